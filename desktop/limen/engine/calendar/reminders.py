"""What is due soon, what is late, and what was due and may have been forgotten."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from limen.domain.calendar import Agenda, Lane, Milestone, ReleasePlan, Standing
from limen.engine import words
from limen.engine.calendar.coming import own

AHEAD_DAYS = 14
_NOBODY: Mapping[str, str] = {}


def reminders(
    agendas: Iterable[Agenda], today: date, names: Mapping[str, str] = _NOBODY
) -> tuple[str, ...]:
    """Sentences on duties that are late first, then on late steps, then on what is due, by date.

    Due is what comes in the next fortnight, and what a clock asked for until it is met.  *names*
    gives the name of the model by its id, where it has to be told.
    """
    found = [(one, names.get(one.model, "")) for one in agendas]
    due = [
        (one.on, one.late, _said(one, _whose(owner, model), today))
        for agenda, model in found
        for one, owner in own(agenda)
        if one.on is not None and _near(one, one.on, today)
    ]
    late = [sentence for agenda, model in found for sentence in behind(agenda, model)]
    said = sorted(due, key=lambda each: each[0])
    return (
        *(sentence for _on, gone, sentence in said if gone),
        *late,
        *(sentence for _on, gone, sentence in said if not gone),
    )


def behind(agenda: Agenda, model: str = "") -> tuple[str, ...]:
    """One sentence for each release of which steps of the preparation are late."""
    return tuple(sentence for plan in agenda.plans for sentence in _late(plan, model))


def _whose(owner: str, model: str) -> str:
    return f"“{owner}” of {model}" if model else f"“{owner}”"


def _late(plan: ReleasePlan, model: str) -> Iterator[str]:
    steps = tuple(one.what for one in plan.milestones if one.late and one.lane is Lane.PREPARATION)
    if steps:
        be = "is" if len(steps) == 1 else "are"
        yield (
            f"{_whose(plan.release.name, model)}: {words.counted(len(steps), 'step')} of the "
            f"preparation {be} late ({words.listed(steps)})."
        )


def _near(one: Milestone, on: date, today: date) -> bool:
    if one.standing is Standing.HAPPENED or one.ends is not None:
        return False
    return one.late or 0 <= (on - today).days <= AHEAD_DAYS


def _said(one: Milestone, whose: str, today: date) -> str:
    on = one.on or today
    days = (on - today).days
    when = "today" if days == 0 else f"in {words.counted(days, 'day')}"
    if days < 0:
        ago = words.counted(-days, "day")
        return f"{whose}: {one.what} was due on {words.day(on)}, {ago} ago."
    return f"{whose}: {one.what}, {words.day(on)}, {when}."
