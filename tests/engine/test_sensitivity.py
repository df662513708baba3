"""What would turn a finding: moved so far, it turns; and the nearest goes first."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from screened import METRICS, TODAY, Lab, amount, book, flop, interview, rule, trained

from limen.domain.answers import Answer
from limen.domain.case import Case
from limen.domain.quantities import Quantity, exactly
from limen.domain.rules import Clause, Operator, Proxy, RuleKind, RuleReading
from limen.domain.screening import State, Turning
from limen.engine.case import examine
from limen.engine.sensitivity import turnings
from limen.library.rulebook import rulebook

RATIO = rule("third", kind=RuleKind.RATIO, value="1/3", counting_rule="eu-parameter-updates")
MONEY: dict[str, Any] = {"kind": RuleKind.MONEY, "counting_rule": "", "metric": "revenue"}


def case_of(lab: Lab, *rules: Proxy) -> Case:
    return examine(lab.casefile, book(*rules), {}, TODAY)


def turned(lab: Lab, *rules: Proxy) -> tuple[Turning, ...]:
    case = case_of(lab, *rules)
    return turnings(case, lab.model, case.models[0].screening.findings[0])


def texts(lab: Lab, *rules: Proxy) -> list[str]:
    return [one.text for one in turned(lab, *rules)]


def told(lab: Lab, run: str, **said: Quantity | str) -> Lab:
    return lab.say(run, **said)


def tokens(number: str, parameters: str = "1e11", run: str = "r1") -> Lab:
    lab = Lab().run(run, None)
    return lab.say(
        run,
        method="operations",
        tokens=amount(number, "tokens"),
        parameters_total=amount(parameters, "parameters"),
        parameters_active=amount(parameters, "parameters"),
    )


def test_that_a_crossing_is_said_with_the_figure_that_it_takes() -> None:
    found = turned(tokens("1.5e13"), rule())

    assert [one.text for one in found] == [
        (
            "Crosses 10²⁵ if the tokens of “Run r1” were more than 1.67 × 10¹³ instead of 1.5 × 10¹³ "
            "(1.1 times as much)."
        ),
        (
            "Crosses 10²⁵ if the parameters of “Run r1” were more than 1.11 × 10¹¹ instead of "
            "10¹¹ (1.1 times as much)."
        ),
    ]
    assert {(one.record, one.question) for one in found} == {
        ("r1", "tokens"),
        ("r1", "parameters_total"),
    }


def test_that_at_least_is_crossed_by_the_number_itself() -> None:
    (text, _) = texts(tokens("1.5e13"), rule(operator=Operator.AT_LEAST))

    assert "were at least 1.67 × 10¹³ instead" in text


def test_that_a_tripped_rule_says_what_would_bring_it_back() -> None:
    assert texts(trained("2e25"), rule()) == [
        (
            "No longer beyond 10²⁵ if the reported operations of “Run run0” were at most 10²⁵ FLOP "
            "instead of 2 × 10²⁵ FLOP (2 times less)."
        )
    ]
    assert "were less than 10²⁵ FLOP" in texts(trained("2e25"), rule(operator=Operator.AT_LEAST))[0]


@pytest.mark.parametrize(
    ("now", "far"),
    [("9.8e24", "(2 % more)"), ("1.04e25", "(3.8 % less)"), ("9e24", "(1.1 times as much)")],
)
def test_that_what_is_near_is_told_in_per_cent(now: str, far: str) -> None:
    assert texts(trained(now), rule())[0].endswith(f"{far}.")


def test_that_the_nearest_goes_first_and_what_is_far_is_left_out() -> None:
    found = turned(trained("2e24", "4e24", "1e20"), rule())

    assert [(one.record, round(float(one.factor or 0), 1)) for one in found] == [
        ("run1", 2.0),
        ("run0", 3.0),
    ]


def test_that_the_nearest_is_named_however_far() -> None:
    (only,) = turned(trained("1e20"), rule())

    assert round(only.factor or 0) == 100_000


def test_that_a_run_without_which_the_rest_would_still_cross_is_no_way_back() -> None:
    assert [one.record for one in turned(trained("2e25", "1e24"), rule())] == ["run0"]
    assert turned(trained("2e25", "2e25"), rule()) == ()


def test_that_hours_and_utilisation_count_too_but_no_share_above_the_whole() -> None:
    lab = Lab().run("r1", None)
    lab.say(
        "r1",
        method="hardware",
        chips="H100",
        chip_hours=amount("4e6", "chip-hours"),
        utilization=exactly(Decimal("0.4"), "fraction"),
        precision="bf16",
    )
    chips = _with_chips(book(rule(value="1e25"), rule("far", value="1e26")))
    case = examine(lab.casefile, chips, {}, TODAY)
    near, far = (turnings(case, lab.model, one) for one in case.models[0].screening.findings)

    assert {one.question for one in near} == {"chip_hours", "utilization"}
    assert {one.question for one in far} == {"chip_hours"}


def _with_chips(shelf: Any) -> Any:  # noqa: ANN401 - a rulebook
    return replace(shelf, chip=rulebook().chip)


def test_that_a_share_of_the_base_turns_by_the_tuning_and_by_the_base() -> None:
    lab = trained("1e24").say(
        "model", modifies_base=True, base="Something", base_compute=flop("6e24")
    )

    assert texts(lab, RATIO)[::-1] == [
        (
            "Crosses 1/3 if the reported operations of “Run run0” were more than 2 × 10²⁴ FLOP instead "
            "of 10²⁴ FLOP (2 times as much)."
        ),
        (
            "Crosses 1/3 if the compute of the base were less than 3 × 10²⁴ FLOP instead of 6 × 10²⁴ "
            "FLOP (2 times less)."
        ),
    ]


def test_that_a_share_that_is_reached_is_left_by_a_larger_base() -> None:
    lab = trained("4e24").say(
        "model", modifies_base=True, base="Something", base_compute=flop("6e24")
    )
    at_least = rule(
        "third",
        kind=RuleKind.RATIO,
        value="1/3",
        operator=Operator.AT_LEAST,
        counting_rule="eu-parameter-updates",
    )

    assert "the compute of the base were at least 1.2 × 10²⁵" in texts(lab, RATIO)[0]
    assert "the compute of the base were more than 1.2 × 10²⁵" in texts(lab, at_least)[0]


def test_that_an_at_least_of_a_share_turns_at_the_number_itself() -> None:
    lab = trained("1e24").say(
        "model", modifies_base=True, base="Something", base_compute=flop("6e24")
    )
    at_least = rule(
        "third",
        kind=RuleKind.RATIO,
        value="1/3",
        operator=Operator.AT_LEAST,
        counting_rule="eu-parameter-updates",
    )

    assert "the compute of the base were at most 3 × 10²⁴" in texts(lab, at_least)[0]


def test_that_an_answer_that_is_compared_itself_is_named_with_its_unit() -> None:
    lab = Lab().say("org", revenue=amount("250000000"), users=amount("7", "users"))

    assert texts(lab, rule("money", **MONEY, value="5e8")) == [
        (
            "Crosses 500,000,000 if the answer to “revenue” were more than 5 × 10⁸ USD instead of "
            "2.5 × 10⁸ USD (2 times as much)."
        )
    ]


def test_that_questions_are_called_by_their_label() -> None:
    lab = Lab().say("org", revenue=amount("250000000"))
    asked = interview(organization={"revenue": "Gross revenue?", "users": "Users?"})
    case = examine(lab.casefile, book(rule("money", **MONEY, value="5e8")), asked, TODAY)

    (only,) = turnings(case, lab.model, case.models[0].screening.findings[0])

    assert "the answer to “Gross revenue?” were more than" in only.text


def conjunction(*clauses: Clause) -> Proxy:
    return rule("both", **MONEY, value="5e8", also=clauses)


COMPUTE = Clause(metric="training_compute", value="1e25", counting_rule="eu-cumulative")


def test_that_one_of_several_failed_tests_is_not_enough_alone() -> None:
    lab = trained("5e24").say("org", revenue=amount("1e8"))

    found = turned(lab, conjunction(COMPUTE))

    assert [(one.question, one.alone) for one in found] == [
        ("reported_flop", False),
        ("revenue", False),
    ]
    assert all(one.text.endswith(", and its other tests held too.") for one in found)


def test_that_the_only_failed_test_is_enough_alone() -> None:
    lab = trained("5e24").say("org", revenue=amount("6e8"))

    alone = {one.question: one.alone for one in turned(lab, conjunction(COMPUTE))}

    assert alone == {"reported_flop": True, "revenue": False}


def test_that_any_test_brings_a_conjunction_back_and_all_of_a_choice_have_to() -> None:
    lab = trained("2e25").say("org", revenue=amount("6e8"), spend=amount("9"))
    either = Clause(any=(Clause(metric="spend", value="5"), Clause(metric="revenue", value="5e8")))

    both = {one.question: one.alone for one in turned(lab, conjunction(COMPUTE))}
    choice = turned(lab, conjunction(either))

    assert both == {"reported_flop": True, "revenue": True}
    assert {one.question for one in choice if not one.alone} == {"spend", "revenue"}


def test_that_tests_in_words_have_no_figure_to_turn() -> None:
    words = Clause(metric="frontier", operator=Operator.QUALITATIVE)
    lab = Lab().say("org", revenue=amount("6e8")).say("model", frontier=False)

    found = turned(lab, conjunction(words))

    assert [one.question for one in found] == ["revenue"]


def test_that_what_cannot_be_said_has_no_nearest_figure() -> None:
    assert turned(Lab(), rule()) == ()
    assert turned(trained("2e25").say("org", revenue=amount("6e8")), conjunction()) != ()


def test_that_a_rule_of_judgement_has_no_figure() -> None:
    policy = rule(
        "policy",
        kind=RuleKind.QUESTIONNAIRE,
        metric="judgement",
        operator=Operator.QUALITATIVE,
        value="",
        counting_rule="",
        question="Can it?",
    )
    lab = Lab().say("model", **{"policy-policy": Answer(value=True, said="yes")})

    assert turned(lab, policy) == ()


def test_that_an_open_part_of_a_failed_conjunction_is_passed_over() -> None:
    lab = trained("5e24")

    (only,) = turned(lab, conjunction(COMPUTE))

    assert (only.question, only.alone) == ("reported_flop", False)


def test_that_a_rule_about_other_models_says_when_it_would_apply() -> None:
    closed = rule(applies={"model.weights": ("closed",), "organization.size": ("large",)})
    lab = trained("2e25").say("model", weights="open").say("org", size="large")

    (only,) = turned(lab, closed)

    assert only.text == "Would apply if “weights” were answered “closed”."
    assert (only.record, only.question, only.factor) == ("model", "weights", None)


def test_that_another_reading_is_named_where_it_says_something_else() -> None:
    readings = tuple(
        RuleReading(id=one, title=one, text=one, operator=operator, source=())
        for one, operator in (("more", Operator.MORE_THAN), ("least", Operator.AT_LEAST))
    )
    contested = rule(contested="Which?", reading=readings)

    last = turned(trained("1e25"), contested)[-1]

    assert last.text == "Read as “least”, it would be: tripped."
    assert (last.record, last.question) == ("org", "reading-test-10e25")


def test_that_a_sum_that_nothing_adds_up_has_no_figure() -> None:
    assert turned(trained("2e25"), rule(counting_rule="nobodys")) == ()
    assert METRICS["training_compute"].asks == ""


def test_that_a_figure_of_nothing_is_not_moved() -> None:
    assert [one.record for one in turned(trained("0", "5e24"), rule())] == ["run1"]
    assert turned(Lab().say("org", revenue=amount("0")), rule("money", **MONEY, value="5")) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(min_value=21, max_value=26), min_size=1, max_size=4),
    st.integers(min_value=1, max_value=9),
)
def test_that_a_figure_moved_so_far_and_a_little_more_turns_the_finding(
    powers: list[int], digit: int
) -> None:
    figures = tuple(f"{digit}e{power}" for power in powers)
    lab = trained(*figures)
    case = case_of(lab, rule())
    finding = case.models[0].screening.findings[0]
    for one in turnings(case, lab.model, finding):
        was = lab.casefile.answer(one.record, one.question).value
        assert isinstance(was, Quantity)
        assert one.factor is not None
        up = finding.state is State.NOT_TRIPPED
        beyond = one.factor * Decimal("1.01")
        moved = trained(*figures).say(
            one.record, **{one.question: was.scaled(beyond if up else 1 / beyond)}
        )
        now = case_of(moved, rule()).models[0].screening.findings[0].state
        assert now is (State.TRIPPED if up else State.NOT_TRIPPED)


@pytest.mark.parametrize("number", ["1e1000", "5", "1e26"])
def test_that_no_figure_is_named_that_nobody_thinks_of(number: str) -> None:
    for one in turned(trained(number), rule()):
        assert one.factor is not None
        assert one.factor < 10**9


def test_that_of_a_mixture_of_experts_only_what_is_active_is_moved() -> None:
    lab = tokens("1.5e13", "1e11").say("r1", parameters_total=amount("6e11", "parameters"))

    assert {one.question for one in turned(lab, rule())} == {"tokens", "parameters_active"}


def test_that_a_figure_at_the_very_threshold_turns_by_anything_at_all() -> None:
    (crossing,) = texts(trained("1e25"), rule())
    (back,) = texts(trained("1e25"), rule(operator=Operator.AT_LEAST))

    assert crossing == (
        "Crosses 10²⁵ if the reported operations of “Run run0” were more than 10²⁵ FLOP instead of "
        "10²⁵ FLOP (by anything at all)."
    )
    assert back == (
        "No longer beyond 10²⁵ if the reported operations of “Run run0” were less than 10²⁵ FLOP "
        "instead of 10²⁵ FLOP (by anything at all)."
    )


def test_that_a_base_turns_the_other_way_at_the_very_threshold_too() -> None:
    lab = trained("2e24").say(
        "model", modifies_base=True, base="Something", base_compute=flop("6e24")
    )

    assert {one for one in texts(lab, RATIO) if "the base were" in one} == {
        (
            "Crosses 1/3 if the compute of the base were less than 6 × 10²⁴ FLOP instead of 6 × 10²⁴ "
            "FLOP (by anything at all)."
        )
    }


def test_that_a_figure_that_hardly_moves_the_sum_is_tried_without_end_of_numbers() -> None:
    found = turned(trained("8e25", "1e9"), rule(value="9e25"))

    assert [one.record for one in found] == ["run0"]


def test_that_of_many_runs_only_the_largest_are_looked_at() -> None:
    figures = [f"{number}e23" for number in range(1, 10)]

    found = {one.record for one in turned(trained(*figures), rule(value="5e24"))}

    assert found == {"run8", "run7", "run6", "run5", "run4"}
