"""What holds for rules of every kind: scope, further tests, status, cautions, faults."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from screened import (
    DOUBTFUL,
    SOURCE,
    TODAY,
    Lab,
    amount,
    book,
    flop,
    rule,
    said_of,
    sentences,
    trained,
)

from limen.domain.answers import Answer, Silence
from limen.domain.rules import Clause, Operator, Proxy, RuleKind, Status
from limen.domain.screening import State
from limen.domain.value import Confidence, Source
from limen.engine.facts import gather
from limen.engine.screening import screen

UNPUBLISHED = rule(
    "order",
    kind=RuleKind.UNPUBLISHED,
    operator=Operator.UNPUBLISHED,
    value="",
    jurisdiction="US-federal",
    status=Status.UNPUBLISHED,
)
LARGE = rule(
    "large",
    kind=RuleKind.MONEY,
    metric="revenue",
    value="5e8",
    unit="USD",
    also=(
        Clause(
            metric="training_compute",
            value="1e26",
            unit="operations",
            counting_rule="eu-cumulative",
        ),
    ),
)
EITHER_MONEY = rule(
    "either",
    also=(
        Clause(
            any=(
                Clause(metric="revenue", value="5e8", unit="USD"),
                Clause(metric="spend", value="1e9", unit="USD"),
            )
        ),
    ),
)
IN_WORDS = rule("words", also=(Clause(metric="frontier", operator=Operator.QUALITATIVE),))


def test_that_the_unpublished_threshold_can_never_be_said() -> None:
    finding = trained("1e30").finding(UNPUBLISHED)

    assert finding.state is State.CANNOT_SAY
    assert finding.missing == ()
    assert finding.reasoning.text.startswith("The federal threshold is not published")
    assert finding.change == "Changes only once a threshold is published."


def test_that_a_threshold_that_a_bill_leaves_to_an_agency_is_not_set() -> None:
    bill = rule("bill", kind=RuleKind.UNPUBLISHED, status=Status.PROPOSED, jurisdiction="Elsewhere")

    assert Lab().finding(bill).reasoning.text.startswith("The threshold is not set")


def test_that_information_sets_nothing_to_compare_with() -> None:
    finding = Lab().finding(rule("uk", kind=RuleKind.INFORMATION, value=""))

    assert finding.state is State.DOESNT_APPLY
    assert finding.reasoning.text.startswith("It sets no number to compare with")


@pytest.mark.parametrize(
    ("revenue", "compute", "state", "margin"),
    [
        ("6e8", "2e26", State.TRIPPED, "1.2 times above"),
        ("6e8", "1e25", State.NOT_TRIPPED, "training compute: 10 times below"),
        ("1e8", "2e26", State.NOT_TRIPPED, "5 times below"),
        ("1e8", "1e25", State.NOT_TRIPPED, "5 times below"),
    ],
)
def test_that_further_tests_must_all_hold(
    revenue: str, compute: str, state: State, margin: str
) -> None:
    finding = trained(compute).say("org", revenue=amount(revenue)).finding(LARGE)

    assert (finding.state, finding.margin) == (state, margin)


def test_that_one_failed_test_decides_whatever_else_is_open() -> None:
    poor = Lab().say("org", revenue=amount("1e8")).finding(LARGE)
    small = trained("1e20").finding(LARGE)

    assert poor.state is small.state is State.NOT_TRIPPED
    assert poor.missing == small.missing == ()
    assert small.reasoning.text == (
        "The compute counted by “Title of eu-cumulative” is 10²⁰ FLOP, 10⁶ times below; the "
        "text says more than 10²⁶ operations. That decides it, whatever the facts that are still "
        "open. “Rule large”: not tripped; in force on 24 Nov 2026 (Tue)."
    )
    assert poor.reasoning.text.startswith("The yearly revenue is 100,000,000 USD, 5 times below;")


def test_that_an_open_test_leaves_the_rest_open_and_names_what_is_missing() -> None:
    finding = trained("2e26").finding(LARGE)

    assert finding.state is State.CANNOT_SAY
    assert [missing.question for missing in finding.missing] == ["revenue"]
    assert finding.probability is None


def test_that_a_tripped_rule_turns_by_its_nearest_part() -> None:
    finding = trained("5e26").say("org", revenue=amount("6e8")).finding(LARGE)

    assert finding.change.startswith("No longer beyond 500,000,000 USD if the yearly revenue")


def test_that_a_rule_that_fails_twice_names_both_changes() -> None:
    finding = trained("1e25").say("org", revenue=amount("1e8")).finding(LARGE)

    assert finding.change == (
        "Crosses 500,000,000 USD if the yearly revenue were 5 times larger. Crosses 10²⁶ if the "
        "compute counted by “Title of eu-cumulative” were 10 times larger."
    )


def test_that_the_probability_is_that_of_the_least_probable_part() -> None:
    finding = trained(flop("0.5e26", "1e26", "2e26")).say("org", revenue=amount("6e8"))

    assert finding.finding(LARGE).probability == 0.5
    assert finding.finding(LARGE).state is State.COULD_BE_EITHER
    assert finding.finding(LARGE).margin.startswith("training compute: exactly at the threshold (")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"revenue": "6e8"}, State.TRIPPED),
        ({"spend": "2e9"}, State.TRIPPED),
        ({"revenue": "1e8", "spend": "1e8"}, State.NOT_TRIPPED),
        ({"revenue": "1e8"}, State.CANNOT_SAY),
        ({}, State.CANNOT_SAY),
    ],
)
def test_that_of_several_tests_one_suffices(said: dict[str, str], state: State) -> None:
    lab = trained("2e25")
    lab.say("org", **{key: amount(value) for key, value in said.items()})

    assert lab.finding(EITHER_MONEY).state is state


def test_that_of_several_tests_what_is_missing_is_what_is_open() -> None:
    finding = trained("2e25").say("org", revenue=amount("1e8")).finding(EITHER_MONEY)

    assert [missing.question for missing in finding.missing] == ["spend"]
    assert "One of 2 tests must hold: " in finding.reasoning.text


def test_that_failed_alternatives_are_named_with_their_margins() -> None:
    lab = trained("2e25").say("org", revenue=amount("1e8"), spend=amount("5e8"))

    assert lab.finding(EITHER_MONEY).margin == (
        "yearly revenue or spending on AI: yearly revenue: 5 times below; spending on AI: "
        "2 times below"
    )


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (True, State.TRIPPED),
        (False, State.NOT_TRIPPED),
        (Answer(silence=Silence.DONT_KNOW), State.CANNOT_SAY),
        ("maybe", State.RULE_PROBLEM),
    ],
)
def test_that_a_further_test_may_be_one_in_words(said: Any, state: State) -> None:  # noqa: ANN401
    assert trained("2e25").say("model", frontier=said).finding(IN_WORDS).state is state


def test_that_a_test_in_words_turns_by_its_answer() -> None:
    finding = trained("2e25").say("model", frontier=False).finding(IN_WORDS)

    assert "“frontier” is answered no." in said_of(finding)
    assert finding.change == "Turns if “frontier” is answered yes."


@pytest.mark.parametrize("key", ["weights", "model.weights"])
@pytest.mark.parametrize(
    ("weights", "compute", "state"),
    [
        ("closed", "2e25", State.TRIPPED),
        ("open", "2e25", State.DOESNT_APPLY),
        (None, "2e25", State.CANNOT_SAY),
        (None, "2e24", State.NOT_TRIPPED),
    ],
)
def test_that_a_rule_is_about_the_models_that_it_names(
    key: str, weights: str | None, compute: str, state: State
) -> None:
    lab = trained(compute)
    if weights:
        lab.say("model", weights=weights)

    finding = lab.finding(rule(applies={key: ("closed",)}))

    assert finding.state is state
    missing = [one.question for one in finding.missing]
    assert missing == (["weights"] if state is State.CANNOT_SAY else [])


def test_that_a_rule_about_other_models_says_by_which_answer() -> None:
    finding = (
        trained("2e25")
        .say("model", weights="open")
        .finding(rule(applies={"weights": ("closed", "mixed")}))
    )

    assert finding.reasoning.text.startswith(
        "The rule is about models with the answer “closed” or “mixed” to “weights”; "
        "here it is “open”."
    )


def test_that_a_rule_about_these_models_says_so_too() -> None:
    finding = (
        trained("2e25")
        .say("model", weights="closed")
        .finding(rule(applies={"weights": ("closed",)}))
    )

    assert "with the answer “closed” to “weights”: so it is here." in said_of(finding)


def test_that_conditions_on_the_organisation_name_its_record() -> None:
    finding = trained("2e25").finding(rule(applies={"organization.place": ("EU",)}))

    assert finding.missing[0].record == "org"


@pytest.mark.parametrize(
    ("status", "starts", "today", "binding"),
    [
        (Status.IN_FORCE, "2026-01-01", Status.IN_FORCE, True),
        (Status.ENACTED, "2027-01-01", Status.ENACTED, False),
        (Status.ENACTED, "2026-11-24", Status.IN_FORCE, True),
        (Status.PROPOSED, "", Status.PROPOSED, False),
        (Status.HISTORIC, "", Status.HISTORIC, False),
        (Status.POLICY, "", Status.POLICY, True),
    ],
)
def test_that_rules_of_any_status_are_screened_and_labelled(
    status: Status, starts: str, today: Status, binding: bool
) -> None:
    finding = trained("2e25").finding(rule(status=status, effective_from=starts))

    assert (finding.state, finding.status) == (State.TRIPPED, today)
    assert f"tripped; {today} on 24 Nov 2026 (Tue)." in finding.reasoning.text
    assert ("It binds nobody on that day" in said_of(finding)) is not binding


def test_that_a_reasoning_names_the_rule_with_sources_status_open_weights_and_cautions() -> None:
    cautious = rule(
        open_weights="No exception was found.",
        caution="Read in a digest only.",
        source=(SOURCE, DOUBTFUL),
    )

    finding = trained("2e25").say("model", weights="open").finding(cautious)

    texts = sentences(finding.reasoning)
    assert texts[1] == "Test act, art. 1: Looks at compute."
    assert finding.reasoning.because[0].sources == (SOURCE, DOUBTFUL)
    assert texts[2] == "Status on 24 Nov 2026 (Tue): in force. In force since 2026."
    assert (
        "On open weights: No exception was found. The weights of this model are answered “open”."
        in texts
    )
    assert "Caution: Read in a digest only." in texts
    assert "Not firmly known: Digest (sources conflict)." in texts


def test_that_open_weights_are_noted_without_an_answer_too() -> None:
    text = said_of(trained("2e25").finding(rule(open_weights="No exception was found.")))

    assert "On open weights: No exception was found." in text
    assert "are answered" not in text


BROKEN = {
    "an unknown counting rule": rule(counting_rule="nowhere"),
    "an unknown metric": rule(kind=RuleKind.MONEY, metric="nowhere"),
    "a metric that nothing asks": rule(kind=RuleKind.MONEY, metric="judgement"),
    "a metric of a run": rule(kind=RuleKind.MONEY, metric="elsewhere"),
    "no threshold": rule(value=""),
    "a threshold in words": rule(value="much"),
    "a threshold of nothing": rule(value="0"),
    "a division by nothing": rule(value="1/0"),
    "a threshold out of proportion": rule(value="1e999999999"),
    "an operator that compares nothing": rule(operator=Operator.EVENT),
    "a clause that compares nothing": rule(also=(Clause(metric="nowhere", value="1"),)),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_that_a_faulty_rule_is_a_problem_of_its_own(broken: Proxy) -> None:
    lab = trained("2e25").say("org", revenue=amount("6e8"))
    shelf = book(broken, rule())

    screened = screen(gather(lab.casefile, lab.model, {}, shelf), shelf, TODAY)

    problem, sound = screened.findings
    assert (problem.state, sound.state) == (State.RULE_PROBLEM, State.TRIPPED)
    assert problem.reasoning.text.startswith("The rulebook's entry cannot be worked out: ")


def test_that_a_figure_answered_in_words_is_a_problem_of_the_rule() -> None:
    lab = Lab().say("org", revenue="plenty")

    finding = lab.finding(rule(kind=RuleKind.MONEY, metric="revenue", value="5e8"))

    assert finding.state is State.RULE_PROBLEM
    assert "is not answered by a figure" in finding.reasoning.text


def test_that_an_unforeseen_fault_stays_with_its_rule() -> None:
    broken = rule(kind="no kind at all")

    finding = trained("2e25").finding(broken)

    assert finding.state is State.RULE_PROBLEM
    assert finding.reasoning.text.startswith("The rule could not be worked out (KeyError: ")


def test_that_a_fault_in_a_reading_stays_with_its_rule() -> None:
    broken: Any = SimpleNamespace(id="half", title="a reading without the rest")
    finding = trained("2e25").finding(rule(contested="Which?", reading=(broken,)))

    assert finding.state is State.RULE_PROBLEM
    assert "The rule could not be worked out (AttributeError: " in finding.reasoning.text


def test_that_a_screening_holds_runs_sums_and_one_finding_for_each_rule() -> None:
    lab = trained("2e25", "1e24")
    shelf = book(rule("a"), rule("b", value="1e26"))

    screened = screen(gather(lab.casefile, lab.model, {}, shelf), shelf, TODAY)

    assert [finding.proxy.id for finding in screened.findings] == ["a", "b"]
    assert [count.run.id for count in screened.runs] == ["run0", "run1"]
    assert {total.rule for total in screened.sums} == {
        "eu-cumulative",
        "eu-parameter-updates",
        "us-original-and-modifications",
    }
    assert (screened.model, screened.today) == ("model", date(2026, 11, 24))


def test_that_no_sentence_of_ours_passes_a_verdict() -> None:
    lab = trained("2e25", flop("1e24", "2e25", "4e25")).say("org", revenue=amount("6e8"))
    rules = (rule(), LARGE, EITHER_MONEY, IN_WORDS, UNPUBLISHED, rule(value="3e25"))

    text = " ".join(said_of(lab.finding(one)) + lab.finding(one).change for one in rules).casefold()

    for word in ("covered", "exempt", "compliant", "compliance", "cleared", "safe", " pass"):
        assert word not in text


def test_that_a_source_of_a_single_voice_is_shown_with_the_rule() -> None:
    single = Source(title="Newsletter", date="2026-08", confidence=Confidence.UNVERIFIED)

    finding = trained("2e25").finding(rule(source=(single,)))

    assert "Not firmly known: Newsletter (recalled, not verified)." in said_of(finding)


@pytest.mark.parametrize(
    ("figure", "side"),
    [
        ("100000000000000000000000000.00001", "above"),
        ("99999999999999999999999999.99999999", "below"),
    ],
)
def test_that_only_what_is_equal_is_said_to_be_exactly_at_the_threshold(
    figure: str, side: str
) -> None:
    assert trained(figure).finding(rule(value="1e26")).margin.endswith(f"% {side}")


def test_that_the_shortest_list_of_missing_facts_comes_first() -> None:
    lab = Lab().run("run0", None)

    finding = lab.finding(rule(applies={"weights": ("closed",)}))

    assert len(finding.missing) > 2
    assert finding.missing[0].question == "weights"
