"""What is due soon, what is late, and what was due and may have been forgotten."""

from collections.abc import Iterable, Iterator
from datetime import date

from limen.domain.calendar import Agenda, Lane, Milestone, ReleasePlan, Standing
from limen.engine import words
from limen.engine.calendar.coming import Due, own

AHEAD_DAYS = 14


def reminders(agendas: Iterable[Agenda], today: date) -> tuple[str, ...]:
    """Sentences on what is late first, then on what is due, by date.

    Due is what comes in the next fortnight, and what a clock asked for until it is met.
    """
    found = list(agendas)
    late = [sentence for one in found for sentence in behind(one)]
    due = sorted(
        (one for agenda in found for one in own(agenda) if _near(one[0], today)),
        key=lambda one: one[0].on or today,
    )
    return (*late, *(_said(one, today) for one in due))


def behind(agenda: Agenda) -> tuple[str, ...]:
    """One sentence for each release of which steps of the preparation are late."""
    return tuple(sentence for plan in agenda.plans for sentence in _late(plan))


def _late(plan: ReleasePlan) -> Iterator[str]:
    steps = [one.what for one in plan.milestones if one.late and one.lane is Lane.PREPARATION]
    if steps:
        be = "is" if len(steps) == 1 else "are"
        yield (
            f"“{plan.release.name}”: {words.counted(len(steps), 'step')} of the preparation {be} "
            f"late ({words.listed(tuple(steps))})."
        )


def _near(one: Milestone, today: date) -> bool:
    if one.on is None or one.standing is Standing.HAPPENED or one.ends is not None:
        return False
    return one.late or 0 <= (one.on - today).days <= AHEAD_DAYS


def _said(due: Due, today: date) -> str:
    one, owner = due
    on = one.on or today
    days = (on - today).days
    when = "today" if days == 0 else f"in {words.counted(days, 'day')}"
    if days < 0:
        ago = words.counted(-days, "day")
        return f"“{owner}”: {one.what} was due on {words.day(on)}, {ago} ago."
    return f"“{owner}”: {one.what}, {words.day(on)}, {when}."
