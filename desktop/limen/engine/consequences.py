"""What a difference between two casefiles leads to: findings and dates that moved, in words."""

from collections.abc import Iterator, Mapping

from limen.domain.calendar import Milestone
from limen.domain.case import Case, ModelCase
from limen.domain.differences import Difference, Part
from limen.domain.screening import Finding, State
from limen.engine import instants, words
from limen.engine.calendar.agenda import agenda
from limen.engine.screening.phrases import STATES

_SILENT = {State.CANNOT_SAY, State.DOESNT_APPLY}


def _models(before: Case, after: Case) -> Iterator[tuple[ModelCase | None, ModelCase | None]]:
    was, now = ({one.model.id: one for one in case.models} for case in (before, after))
    yield from ((was.get(one), now.get(one)) for one in dict.fromkeys((*now, *was)))


def findings(before: Case, after: Case) -> Iterator[Difference]:
    """The findings that moved; of a model that only one of the two has, those that say something."""
    for one, other in _models(before, after):
        was, now = _by_rule(one), _by_rule(other)
        for rule in dict.fromkeys((*now, *was)):
            states = [book[rule].state if rule in book else None for book in (was, now)]
            alone = one is None or other is None
            if states[0] is not states[1] and not (alone and _SILENT & set(states)):
                yield Difference(
                    part=Part.FINDINGS,
                    about=_model(one, other),
                    what=(now.get(rule) or was[rule]).title,
                    before=_word(states[0]),
                    after=_word(states[1]),
                    record=_id(one, other),
                )


def _word(state: State | None) -> str:
    return STATES[state] if state else ""


def _by_rule(model: ModelCase | None) -> Mapping[str, Finding]:
    return {one.proxy.id: one for one in model.screening.findings} if model else {}


def _model(one: ModelCase | None, other: ModelCase | None) -> str:
    return next((each.model.name for each in (other, one) if each), "")


def _id(one: ModelCase | None, other: ModelCase | None) -> str:
    return next((each.model.id for each in (other, one) if each), "")


def dates(before: Case, after: Case) -> Iterator[Difference]:
    """The dates that moved, came or went; of a model that only one of the two has, its own."""
    for one, other in _models(before, after):
        both = one is not None and other is not None
        was, now = _dated(before, one, world=both), _dated(after, other, world=both)
        for uid in dict.fromkeys((*now, *was)):
            days = [_when(book[uid]) if uid in book else "" for book in (was, now)]
            if days[0] != days[1]:
                yield Difference(
                    part=Part.DATES,
                    about=_model(one, other),
                    what=(now.get(uid) or was[uid]).what,
                    before=days[0],
                    after=days[1],
                    record=_id(one, other),
                )


def _dated(case: Case, model: ModelCase | None, *, world: bool) -> Mapping[str, Milestone]:
    """The dates of a model by what they stay known by; days of the *world* only where asked for."""
    if model is None:
        return {}
    found = agenda(case, model)
    releases = (one for plan in found.plans for one in plan.milestones)
    events = (one for plan in found.events for one in plan.milestones)
    everywhere = found.world if world else ()
    return {one.uid: one for one in (*releases, *events, *everywhere)}


def _when(milestone: Milestone) -> str:
    """The day, span or instant of a milestone; "" while it has none."""
    if milestone.at is not None:
        return instants.said(milestone.at)
    days = (words.day(day) for day in (milestone.on, milestone.ends) if day)
    return " to ".join(days)
