"""What a rule must be besides well-formed: comparable, answerable, dated and with a source."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from limen.domain.rules import Operator, RuleKind, threshold
from limen.domain.training import Purpose
from limen.library.places import Place
from limen.library.sheets import Problem, Sheet, Table, written

_COMPARING = {Operator.MORE_THAN, Operator.AT_LEAST}
_WORDED = {RuleKind.QUESTIONNAIRE, RuleKind.UNPUBLISHED, RuleKind.INFORMATION}
_DATES = ("date", "released", "effective_from", "effective_to")
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, kw_only=True)
class Known:
    """The names that rules may use; *metrics* maps a metric to the question that it asks."""

    metrics: Mapping[str, str]
    counting: Collection[str]
    questions: Collection[str]


def of_rule(rule: Table, known: Known) -> Iterator[Problem]:
    """What is wrong with one rule, at places counted from the rule on."""
    yield from _comparison(rule, known)
    yield from _kind(rule)
    if written(rule, "kind") == RuleKind.QUESTIONNAIRE and not written(rule, "question"):
        yield (), "a questionnaire has to say its question."
    yield from _scope(rule, known)
    yield from _readings(rule, known)
    clauses = rule.get("also")
    for index, clause in enumerate(clauses if isinstance(clauses, list) else ()):
        yield from _clause(clause, known, ("also", index))


def _scope(table: Table, known: Known) -> Iterator[Problem]:
    applies = table.get("applies")
    for key in applies if isinstance(applies, dict) else ():
        if key not in known.questions:
            yield ("applies", key), f"nothing can answer this: no question is called “{key}”."


def _readings(rule: Table, known: Known) -> Iterator[Problem]:
    """What is wrong with the readings of a rule; each is looked at with all that it leaves alone."""
    listed = rule.get("reading")
    readings = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    names = [written(one, "id") for one in readings]
    if len(readings) == 1:
        yield ("reading",), "one reading is no choice: write down the others too."
    if readings and not written(rule, "contested"):
        yield ("reading",), "“contested” has to ask what the readings answer differently."
    known_problems = set(_comparison(rule, known))
    for index, one in enumerate(readings):
        if names.index(names[index]) < index:
            yield ("reading", index, "id"), f"“{names[index]}” is there twice."
        problems = (*_comparison({**rule, **one}, known), *_scope(one, known))
        yield from (
            (("reading", index, *w), s) for w, s in problems if (w, s) not in known_problems
        )


def of_metric(metric: Table, known: Known) -> Iterator[Problem]:
    """What is wrong with one metric."""
    for key in ("asks", "until"):
        asked = written(metric, key)
        if asked and asked not in known.questions:
            yield (key,), f"nothing can answer its rules: no question is called “{asked}”."
    exchange = metric.get("exchange")
    for key, told in exchange.items() if isinstance(exchange, dict) else ():
        if told not in known.questions:
            yield ("exchange", key), f"no question is called “{told}”."
    if bool(metric.get("period")) != bool(metric.get("until")):
        yield (
            ("period",),
            "a period needs “until”, the question on which day it ended, and it a period.",
        )


def of_counting(rule: Table) -> Iterator[Problem]:
    """The purposes about which a counting rule does not decide."""
    counts = rule.get("counts")
    missing = [each for each in Purpose if isinstance(counts, dict) and each not in counts]
    if missing:
        yield ("counts",), f"does not say whether it counts {', '.join(missing)}."


def of_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Entries that say nobody who says so, sources without a title, and dates that are none."""
    for place, table in sheet.walk():
        yield from (((*place, *where), said) for where, said in _sourced(table))
        yield from (((*place, *where), said) for where, said in _dated(table))
        if place[-2:-1] in {("source",), ("sources",)} and table.get("title") == "":
            yield (*place, "title"), "a source needs a title."


def _clause(clause: object, known: Known, place: Place) -> Iterator[Problem]:
    if not isinstance(clause, dict):
        return
    inner = clause.get("any")
    if not inner:
        yield from (((*place, *where), said) for where, said in _comparison(clause, known))
    for index, one in enumerate(inner if isinstance(inner, list) else ()):
        yield from _clause(one, known, (*place, "any", index))


def _comparison(table: Table, known: Known) -> Iterator[Problem]:
    metric, rule = written(table, "metric"), written(table, "counting_rule")
    operator = written(table, "operator") or Operator.MORE_THAN
    if metric not in known.metrics:
        yield ("metric",), f"there is no metric “{metric}”."
    elif operator in _COMPARING and not rule and not known.metrics[metric]:
        yield ("metric",), "nothing can answer this: no counting rule adds it up, no question asks."
    if rule and rule not in known.counting:
        yield ("counting_rule",), f"there is no counting rule “{rule}”."
    value = table.get("value", "")
    if isinstance(value, str):
        yield from _value(operator, value)


def _value(operator: str, value: str) -> Iterator[Problem]:
    if operator not in _COMPARING:
        if value and operator in set(Operator):
            yield ("value",), f"“{operator}” compares no number, but the value is “{value}”."
        return
    if not value:
        yield ("operator",), f"“{operator}” needs a value."
        return
    try:
        positive = threshold(value) > 0
    except ValueError:
        yield ("value",), f"“{value}” is no number: write 1e26, 1/3 or 1e25/3."
        return
    if not positive:
        yield ("value",), f"“{value}” is not above zero."


def _kind(rule: Table) -> Iterator[Problem]:
    kind, operator = written(rule, "kind"), written(rule, "operator")
    if kind not in set(RuleKind) or operator not in set(Operator):
        return  # said already, where the file was read
    if (kind in _WORDED) == (operator in _COMPARING):
        does = "compares no number" if kind in _WORDED else "compares numbers"
        yield (
            ("operator",),
            f"a rule of the kind “{kind}” {does}, but the operator is “{operator}”.",
        )


def _sourced(table: Table) -> Iterator[Problem]:
    for key in ("source", "sources"):
        if table.get(key) == []:
            yield (key,), "names no source."


def _dated(table: Table) -> Iterator[Problem]:
    for key in _DATES:
        said = written(table, key)
        if said and not is_date(said):
            yield (key,), f"{key}: “{said}” is no date: write 2026-10-01, 2026-10 or 2026."


def is_date(said: str) -> bool:
    """Whether *said* is a day, a month or a year in ISO 8601."""
    try:
        return bool(_ISO.fullmatch(said)) and bool(date.fromisoformat(f"{said}-01-01"[:10]))
    except ValueError:
        return False
