"""Every shipped comparison, at, below and above its threshold and unknown, by a truth table."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import product

import pytest
from screened import TODAY, Lab

from limen.domain.answers import Meaning
from limen.domain.quantities import Quantity, exactly
from limen.domain.rules import Clause, Operator, Proxy, RuleKind, threshold
from limen.domain.screening import State
from limen.engine.case import examine
from limen.library.interview import interview
from limen.library.rulebook import rulebook

BOOK = rulebook()
FORMS = interview(BOOK)
TRIPPED, NOT, OPEN, EITHER = (
    State.TRIPPED,
    State.NOT_TRIPPED,
    State.CANNOT_SAY,
    State.COULD_BE_EITHER,
)
PLACES = ("below", "exactly", "above", "around", "unknown")
_KINDS = (RuleKind.COMPUTE, RuleKind.MONEY, RuleKind.USERS, RuleKind.HARDWARE)
_STAND_IN = "modification_compute"


def _numbers(rule: Proxy) -> tuple[Proxy | Clause, ...]:
    """The comparisons with numbers of *rule*, those of its clauses and their alternatives."""
    return (rule, *(one for clause in rule.also for one in (clause.any or (clause,))))


RULES = [
    rule
    for rule in BOOK.proxy
    if rule.kind in _KINDS and rule.metric != _STAND_IN and "organization" not in str(rule.applies)
]


def _figure(test: Proxy | Clause, place: str) -> Quantity | None:
    limit = threshold(test.value)
    line, unit = Decimal(limit.numerator) / limit.denominator, _unit(test)
    around = Quantity(low=line / 2, central=line, high=line * 2, unit=unit)
    figures = {"below": line / 3, "exactly": line, "above": line * 3}
    return (
        around if place == "around" else exactly(figures[place], unit) if place in figures else None
    )


def _unit(test: Proxy | Clause) -> str:
    return "FLOP" if test.counting_rule else BOOK.metric[test.metric].unit


def _lab(rule: Proxy, places: Mapping[str, str]) -> Lab:
    """A model from scratch to which the rule applies, with its figures at those places."""
    lab = Lab().say("model", modifies_base=False)
    for key, wanted in rule.applies.items():
        said: Meaning = True if wanted == ("yes",) else wanted[0]
        lab.say("model", **{key.rpartition(".")[2]: said})
    for test in _numbers(rule):
        figure = _figure(test, places[test.metric])
        asks = BOOK.metric[test.metric].asks
        if figure is not None and test.counting_rule:
            lab.run("run", figure)
        elif figure is not None:
            record, _, key = asks.partition(".")
            lab.say("org" if record == "organization" else record, **{key: figure})
    return lab


def _truth(test: Proxy | Clause, place: str) -> State:
    at_line = TRIPPED if test.operator is Operator.AT_LEAST else NOT
    states = {"below": NOT, "exactly": at_line, "above": TRIPPED, "around": EITHER}
    return states.get(place, OPEN)


def _of_all(states: list[State]) -> State:
    return next((one for one in (NOT, OPEN, EITHER) if one in states), TRIPPED)


def _of_one(states: list[State]) -> State:
    return next((one for one in (TRIPPED, OPEN, EITHER) if one in states), NOT)


def _expected(rule: Proxy, places: Mapping[str, str]) -> State:
    clauses = [
        _of_one([_truth(one, places[one.metric]) for one in clause.any or (clause,)])
        for clause in rule.also
    ]
    return _of_all([_truth(rule, places[rule.metric]), *clauses])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_that_a_rule_says_what_its_operators_and_its_tests_together_come_to(rule: Proxy) -> None:
    metrics = tuple(dict.fromkeys(test.metric for test in _numbers(rule)))
    for chosen in product(PLACES, repeat=len(metrics)):
        places = dict(zip(metrics, chosen, strict=True))
        case = examine(_lab(rule, places).casefile, BOOK, FORMS, TODAY)
        finding = case.models[0].screening.finding(rule.id)

        assert finding is not None
        assert finding.state is _expected(rule, places), places


def test_that_every_rule_with_a_number_is_among_them() -> None:
    numbers = {rule.id for rule in BOOK.proxy if rule.value}

    assert numbers - {rule.id for rule in RULES} == {
        "eu-modifier-third",
        "eu-modifier-third-unknown-sys",
        "eu-modifier-third-unknown-gpai",
    }
