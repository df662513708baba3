"""Rules that are read in more than one way: what each reading changes, and which one is pinned.

While none is pinned, a rule is taken as its entry has it, and the others stand beside it.
"""

from dataclasses import replace
from functools import lru_cache

from limen.domain.answers import Answer
from limen.domain.nouns import dataclass
from limen.domain.rules import Clause, Proxy, RuleReading
from limen.domain.screening import Reason
from limen.domain.value import Value
from limen.engine.same import Same
from limen.engine.screening.grounds import Grounds

PIN = "reading-"
"""In front of a rule's id: the key of the organisation's answer that pins a reading."""

_CONFLICT = "This is read in more than one way:"
_OPEN = "No reading is pinned: the rule is taken as its entry has it."
_SAME = "None of them changes anything that Limen compares."


@dataclass(frozen=True, kw_only=True)
class Taken(Value):
    """A rule as it is read today: *pinned* is the id of its own reading that was chosen."""

    rule: Proxy
    pinned: str = ""
    because: tuple[Reason, ...] = ()


def key(rule: str) -> str:
    """The answer of the organisation that pins a reading of the rule with that id."""
    return f"organization.{PIN}{rule}"


def pins(rule: Proxy) -> tuple[str, ...]:
    """The answers by which *rule* would be read otherwise than its entry has it."""
    return tuple(key(one) for one in (rule.id if rule.reading else "", rule.read_with) if one)


def unpinned(rule: Proxy) -> Taken:
    """*rule* while no reading is pinned, of it or of the one it is read with."""
    if not rule.reading:
        return _as_it_stands(Same(rule))
    return Taken(rule=rule, because=_conflict(Same(rule), Same(None), ""))


def taken(grounds: Grounds, rule: Proxy) -> Taken:
    """*rule* as the pinned readings have it: its own, and that of the rule it is read with."""
    other = grounds.rulebook.named(rule.read_with) if rule.read_with else None
    elsewhere = _pinned(grounds, other) if other else None
    if other and elsewhere:
        rule = replace(rule, also=tuple(_clause(one, elsewhere) for one in rule.also))
    own = _pinned(grounds, rule)
    because = (
        *(_told(grounds, rule, own) if rule.reading else ()),
        *(_told(grounds, other, elsewhere) if other and elsewhere else ()),
    )
    if own is None:
        return Taken(rule=rule, because=because)
    return Taken(rule=read_as(rule, own), pinned=own.id, because=because)


@lru_cache(maxsize=256)
def _as_it_stands(rule: Same[Proxy]) -> Taken:
    """A rule that is read in one way only; the same for all models."""
    return Taken(rule=rule.it)


def read_as(rule: Proxy, reading: RuleReading) -> Proxy:
    """*rule* with what *reading* sets in place of what the entry has."""
    counting = reading.counting_rule
    compares = replace(reading, operator=None, value="")
    return replace(
        rule,
        operator=reading.operator or rule.operator,
        value=reading.value or rule.value,
        value_text="" if reading.value else rule.value_text,
        counting_rule=counting if counting and rule.counting_rule else rule.counting_rule,
        applies=reading.applies or rule.applies,
        also=tuple(_clause(one, compares) for one in rule.also),
        status=reading.status or rule.status,
        effective_from=reading.effective_from or rule.effective_from,
        effective_to=reading.effective_to or rule.effective_to,
    )


def variants(rule: Proxy) -> tuple[Proxy, ...]:
    """*rule* under each of its readings, in their order, with no reading left to choose."""
    return tuple(replace(read_as(rule, one), reading=()) for one in rule.reading)


def _clause(clause: Clause, reading: RuleReading) -> Clause:
    """A further test of compute under *reading*; tests of other things are not touched by it."""
    inside = tuple(_clause(one, reading) for one in clause.any)
    if not clause.counting_rule:
        return replace(clause, any=inside)
    return replace(
        clause,
        operator=reading.operator or clause.operator,
        value=reading.value or clause.value,
        counting_rule=reading.counting_rule or clause.counting_rule,
    )


def _answer(grounds: Grounds, rule: Proxy) -> Answer:
    return grounds.facts.answer(key(rule.id))


def _pinned(grounds: Grounds, rule: Proxy) -> RuleReading | None:
    """The reading that counsel pinned; none where the rulebook no longer knows it."""
    said = _answer(grounds, rule).value
    if said is None:
        return None
    return next((one for one in rule.reading if one.id == said), None)


def _told(grounds: Grounds, rule: Proxy, pinned: RuleReading | None) -> tuple[Reason, ...]:
    return _conflict(Same(rule), Same(pinned), grounds.facts.organization.id if pinned else "")


@lru_cache(maxsize=256)
def _conflict(
    read: Same[Proxy], chosen: Same[RuleReading | None], record: str
) -> tuple[Reason, ...]:
    """The readings beside each other; told once for all models."""
    rule, pinned = read.it, chosen.it
    which = f"Counsel pinned “{pinned.title}”." if pinned else _OPEN
    same = all(read_as(rule, one) == rule for one in rule.reading)
    return (
        Reason(
            text=f"{_CONFLICT} {rule.contested} {which}{f' {_SAME}' if same else ''}",
            record=record,
            question=f"{PIN}{rule.id}" if pinned else "",
            because=tuple(
                Reason(text=f"“{one.title}”: {one.text}", sources=one.source)
                for one in rule.reading
            ),
        ),
    )
