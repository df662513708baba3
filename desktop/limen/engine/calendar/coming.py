"""What comes next among all dates of a model: of its releases and events, and of the world."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from limen.domain.calendar import Agenda, Lane, Milestone, Standing

_MANY = {Lane.PREPARATION, Lane.WORLD}
Due = tuple[Milestone, str]
"""A milestone with the name of its release or event; "" where it is nobody's."""


def own(agenda: Agenda) -> Iterator[Due]:
    """The milestones of releases and events."""
    for plan in agenda.plans:
        yield from ((one, plan.release.name) for one in plan.milestones)
    for after in agenda.events:
        yield from ((one, after.event.name) for one in after.milestones)


def coming(agenda: Agenda, today: date) -> tuple[Due, ...]:
    """The dated milestones that are neither over nor done, each with whose it is, by date.

    What is late and not met comes first, as its day has gone by; steps that should have begun
    already are left out, as they are told together.  The day on which a window opens is told with
    the window.
    """
    every = (*own(agenda), *((one, "") for one in agenda.world))
    ahead = (one for one in every if _ahead(one[0], today))
    return tuple(sorted(ahead, key=lambda due: due[0].on or today))


def _ahead(one: Milestone, today: date) -> bool:
    if one.on is None or one.standing is Standing.HAPPENED:
        return False
    if one.late:
        return one.lane is not Lane.PREPARATION
    opens = one.lane is Lane.WINDOW and one.ends is None
    return (one.ends or one.on) >= today and not opens


def nearest(agenda: Agenda, today: date, most: int) -> tuple[Due, ...]:
    """The first few of what comes; steps and days of the world, of which there are many, once each."""
    ahead = coming(agenda, today)
    return tuple(islice(_once(ahead), most))


def _once(ahead: tuple[Due, ...]) -> Iterator[Due]:
    told: set[Lane] = set()
    for due in ahead:
        lane = due[0].lane
        if lane not in told & _MANY:
            told.add(lane)
            yield due


def titled(one: Milestone) -> str:
    """What it is, as it stands beside its day: of a step, that day is the latest to begin on."""
    if one.lane is Lane.PREPARATION:
        return f"Begin at the latest: {one.what}"
    return f"Late: {one.what}" if one.late else one.what
