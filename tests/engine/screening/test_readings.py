"""Rules that are read in more than one way: side by side, and as counsel pins them."""

from typing import Any

from hypothesis import given, strategies as st
from screened import TODAY, Lab, amount, book, rule, said_of, trained

from limen.domain.case import Case
from limen.domain.rules import Clause, Operator, Proxy, RuleKind, RuleReading, Status
from limen.domain.screening import Finding, Reason, State
from limen.domain.value import Source
from limen.engine.case import examine
from limen.engine.side_by_side import contested, side_by_side

FIRM = Source(title="A law firm", date="2026")


def reading(identifier: str, **parts: Any) -> RuleReading:  # noqa: ANN401 - any part of a reading
    usual = {"title": f"as {identifier}", "text": f"Read {identifier}.", "source": (FIRM,)}
    return RuleReading(id=identifier, **{**usual, **parts})


ENTRY = reading("entry")
AT_LEAST = reading("at-least", operator=Operator.AT_LEAST)
OWN = reading("own", counting_rule="eu-parameter-updates")


def disputed(*others: RuleReading, **parts: Any) -> Proxy:  # noqa: ANN401 - any part of a rule
    return rule(contested="Which is it?", reading=(ENTRY, *others), **parts)


def pinned(lab: Lab, rule: str, reading: str) -> Lab:
    return lab.say("org", **{f"reading-{rule}": reading})


def case_of(lab: Lab, *rules: Proxy) -> Case:
    return examine(lab.casefile, book(*rules), {}, TODAY)


def found(case: Case) -> Finding:
    return case.models[0].screening.findings[0]


def readings_in(finding: Finding) -> Reason:
    return next(
        one for one in finding.reasoning.because if one.text.startswith("This is read in more")
    )


def test_that_a_rule_is_taken_as_its_entry_has_it_while_nothing_is_pinned() -> None:
    finding = trained("1e25").finding(disputed(AT_LEAST))

    assert (finding.state, finding.pinned, finding.read_as) == (State.NOT_TRIPPED, "", "")
    told = readings_in(finding)
    assert told.text == (
        "This is read in more than one way: Which is it? No reading is pinned: the rule is taken "
        "as its entry has it."
    )
    assert [one.text for one in told.because] == [
        "“as entry”: Read entry.",
        "“as at-least”: Read at-least.",
    ]
    assert told.because[1].sources == (FIRM,)


def test_that_a_pinned_operator_decides_and_says_that_it_is_pinned() -> None:
    finding = pinned(trained("1e25"), "test-10e25", "at-least").finding(disputed(AT_LEAST))

    assert (finding.state, finding.pinned, finding.read_as) == (
        State.TRIPPED,
        "at-least",
        "as at-least",
    )
    assert finding.title == "Rule test-10e25, read as “as at-least”"
    assert "the text says at least 10²⁵ operations" in finding.reasoning.text
    assert "tripped when read as “as at-least”, which counsel pinned" in finding.reasoning.text
    told = readings_in(finding)
    assert (told.record, told.question) == ("org", "reading-test-10e25")


def test_that_a_pin_of_a_reading_that_is_gone_counts_for_nothing() -> None:
    finding = pinned(trained("1e25"), "test-10e25", "gone").finding(disputed(AT_LEAST))

    assert (finding.state, finding.pinned) == (State.NOT_TRIPPED, "")


def test_that_readings_that_compare_alike_say_so() -> None:
    finding = trained("1").finding(disputed(reading("other", text="Report within a day.")))

    assert readings_in(finding).text.endswith("None of them changes anything that Limen compares.")


def test_that_a_reading_can_change_number_counting_scope_status_and_days() -> None:
    lab = trained("2e25").say("model", weights="open")
    number = disputed(reading("x", value="1e26"), value_text="10^25")
    counting = disputed(OWN)
    scope = disputed(reading("x", applies={"model.weights": ("closed",)}))
    later = disputed(
        reading("x", effective_from="2028-01-01", effective_to="2030-01-01"),
        effective_from="2026-01-01",
    )
    history = disputed(reading("x", status=Status.HISTORIC))

    def read(rule: Proxy) -> Finding:
        return pinned(lab, "test-10e25", rule.reading[1].id).finding(rule)

    assert (read(number).state, read(number).proxy.value_text) == (State.NOT_TRIPPED, "")
    assert read(counting).proxy.counting_rule == "eu-parameter-updates"
    assert read(scope).state is State.DOESNT_APPLY
    assert (read(later).status, read(later).proxy.effective_to) == (Status.ENACTED, "2030-01-01")
    assert read(history).status is Status.HISTORIC


def test_that_a_way_of_counting_holds_for_the_further_tests_too_and_money_stays_money() -> None:
    compute = Clause(metric="training_compute", value="1e25", counting_rule="eu-cumulative")
    money = Clause(metric="spend", value="5")
    entry = disputed(
        OWN,
        kind=RuleKind.MONEY,
        metric="revenue",
        value="5",
        counting_rule="",
        also=(Clause(any=(compute, money)),),
    )

    proxy = pinned(trained("1"), "test-10e25", "own").finding(entry).proxy

    assert proxy.counting_rule == ""
    assert [one.counting_rule for one in proxy.also[0].any] == ["eu-parameter-updates", ""]


def test_that_a_rule_is_read_with_the_rule_on_which_it_rests() -> None:
    frontier = disputed(AT_LEAST)
    large = rule(
        "large",
        kind=RuleKind.MONEY,
        metric="revenue",
        value="5e8",
        counting_rule="",
        read_with="test-10e25",
        also=(Clause(metric="training_compute", value="1e25", counting_rule="eu-cumulative"),),
    )
    lab = trained("1e25").say("org", revenue=amount("6e8"))

    assert lab.finding(large, frontier).state is State.NOT_TRIPPED
    read = pinned(lab, "test-10e25", "at-least").finding(large, frontier)
    assert (read.state, read.pinned) == (State.TRIPPED, "")
    assert "Counsel pinned “as at-least”." in said_of(read)
    assert lab.finding(large).state is State.NOT_TRIPPED  # nothing is known of the other rule


def test_that_the_readings_stand_side_by_side_with_what_follows_from_each() -> None:
    case = case_of(pinned(trained("1e25"), "test-10e25", "at-least"), disputed(AT_LEAST), rule("x"))
    model = case.casefile.models[0]

    entry, least = side_by_side(case, model, "test-10e25")

    assert (entry.reading, entry.finding.state, entry.pinned) == (ENTRY, State.NOT_TRIPPED, False)
    assert (least.finding.state, least.pinned) == (State.TRIPPED, True)
    assert side_by_side(case, model, "x") == ()
    assert side_by_side(case, model, "no such rule") == ()
    assert [one.id for one in contested(case)] == ["test-10e25"]


def test_that_pinning_looks_anew_at_the_rules_that_it_moves_and_unpinning_brings_them_back() -> (
    None
):
    lab = trained("1e25")
    before = case_of(lab, disputed(AT_LEAST), rule("x"))
    assert before.models[0].model.id == "model"  # it has been looked at

    pinned(lab, "test-10e25", "at-least")
    after = examine(lab.casefile, before.rulebook, before.interview, TODAY, before)
    lab.casefile = before.casefile
    again = examine(lab.casefile, before.rulebook, before.interview, TODAY, after)

    assert [found(one).state for one in (before, after, again)] == [
        State.NOT_TRIPPED,
        State.TRIPPED,
        State.NOT_TRIPPED,
    ]
    assert after.models[0].screening.findings[1] is before.models[0].screening.findings[1]


@given(st.integers(min_value=1, max_value=10**27), st.sampled_from(["entry", "at-least"]))
def test_that_a_pinned_reading_says_what_stands_beside(operations: int, chosen: str) -> None:
    lab = pinned(trained(str(operations)), "test-10e25", chosen)
    case = case_of(lab, disputed(AT_LEAST))

    beside = {one.reading.id: one for one in side_by_side(case, lab.model, "test-10e25")}

    assert beside[chosen].finding.state is found(case).state


def test_that_a_reading_that_asks_about_the_model_is_looked_at_when_the_answer_changes() -> None:
    scope = reading("x", applies={"organization.users": ("many",)})
    lab = pinned(trained("2e25"), "test-10e25", "x").say("org", users="few")
    before = case_of(lab, disputed(scope))
    lab.say("org", users="many")

    after = examine(lab.casefile, before.rulebook, before.interview, TODAY, before)

    assert (found(before).state, found(after).state) == (State.DOESNT_APPLY, State.TRIPPED)


def test_that_somebodys_own_rule_is_called_so() -> None:
    assert trained("1").finding(rule("house", own=True)).title == "Rule house (own rule)"
