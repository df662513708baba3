"""Rules that are wrong in every way: each is a rule problem of its own, and the others stand."""

from typing import Any

import pytest
from screened import TODAY, Lab, amount, book, rule, trained

from limen.domain.rules import Clause, Operator, Proxy, RuleKind, RuleReading
from limen.domain.screening import Finding, State
from limen.engine.case import examine

GOOD = rule("good")
MONEY: dict[str, Any] = {"kind": RuleKind.MONEY, "metric": "revenue", "counting_rule": ""}


def nested(depth: int) -> Clause:
    clause = Clause(metric="revenue", value="1")
    for _ in range(depth):
        clause = Clause(any=(clause,))
    return clause


HOSTILE = (
    rule("no-number", value="plenty"),
    rule("nothing", value=""),
    rule("zero", value="0"),
    rule("negative", value="-1e25"),
    rule("by-zero", value="1/0"),
    rule("endless", value="1e999999999"),
    rule("endless-underscored", value="1e9_999_999_999"),
    rule("endless-below", value="1/1e-99999999"),
    rule("long", value="9" * 100_000),
    rule("words", operator=Operator.QUALITATIVE),
    rule("nobodys-sum", counting_rule="nobodys"),
    rule("no-metric", **{**MONEY, "metric": "nothing of the kind"}),
    rule("of-a-run", **{**MONEY, "metric": "elsewhere"}),
    rule("deep", also=(nested(5_000),)),
    rule("bad-clause", also=(Clause(metric="revenue", value="much"),)),
    rule("no-kind", kind="nonsense"),
    rule("no-scope", applies=7),
    rule("no-clauses", also=7),
    rule("unusable", problem="mine.toml:3: “id” is missing."),
    rule(
        "bad-reading",
        contested="Which?",
        reading=(RuleReading(id="x", title="x", text="x", value="much", source=()),),
    ),
    rule(
        "unreadable",
        contested="Which?",
        also=7,
        reading=(RuleReading(id="x", title="x", text="x", source=()),),
    ),
)


def screened(*rules: Proxy) -> dict[str, Finding]:
    lab: Lab = trained("2e25").say("org", revenue=amount("5e8"), **{"reading-bad-reading": "x"})
    (model,) = examine(lab.casefile, book(*rules), {}, TODAY).models
    return {finding.proxy.id: finding for finding in model.screening.findings}


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda rule: rule.id)
def test_that_a_hostile_rule_is_a_problem_of_its_own(hostile: Proxy) -> None:
    found = screened(hostile, GOOD)

    assert found[hostile.id].state is State.RULE_PROBLEM
    assert found[hostile.id].probability is None
    assert "rule problem" in found[hostile.id].reasoning.text
    assert len(found[hostile.id].reasoning.text) < 1_000
    assert found["good"].state is State.TRIPPED


def test_that_all_of_them_together_leave_the_others_alone() -> None:
    found = screened(*HOSTILE, GOOD)

    assert {one.state for one in found.values()} == {State.RULE_PROBLEM, State.TRIPPED}
    assert [one for one in found if found[one].state is State.TRIPPED] == ["good"]


def test_that_tests_as_deep_as_they_may_be_are_put_into_words() -> None:
    deepest = rule("deepest", also=(nested(20),))

    found = screened(deepest, rule("deeper", also=(nested(21),)))

    assert found["deepest"].reasoning.text.count("One of 1 test must hold") == 20
    assert found["deeper"].state is State.RULE_PROBLEM
    assert "too deep within each other" in found["deeper"].reasoning.text


def test_that_an_entry_that_cannot_be_used_says_why() -> None:
    assert screened(HOSTILE[18])["unusable"].reasoning.text.startswith(
        "The entry cannot be used: mine.toml:3: “id” is missing."
    )
