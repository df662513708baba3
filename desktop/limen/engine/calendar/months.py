"""The calendar as sheets of months, to be printed and hung on a wall."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from limen.domain.calendar import Agenda, Lane, Milestone
from limen.domain.clocks import DaysOff
from limen.domain.plan_charts import MonthSheet, SheetDay
from limen.engine import words
from limen.engine.calendar.agenda import world
from limen.engine.calendar.duties import mark

MOST_SHEETS = 24
_DAY = timedelta(days=1)


def sheets(
    agendas: Iterable[Agenda], names: Mapping[str, str], off: DaysOff, today: date
) -> tuple[MonthSheet, ...]:
    """The months from that of *today* to the last one of a release or event, two years at most.

    *names* gives the model's name by its id; dates of the world stand where they fall.
    """
    found = list(agendas)
    own = [each for one in found for each in _own(one, names.get(one.model, ""))]
    lines: dict[date, list[str]] = defaultdict(list)
    for day, line in (*own, *_told(world(found), "")):
        lines[day].append(line)
    last = max((day for day, _line in own), default=today)
    return tuple(_sheet(first, lines, off) for first in _months(today, last))


def _own(agenda: Agenda, model: str) -> Iterator[tuple[date, str]]:
    for plan in agenda.plans:
        yield from _told(plan.milestones, f" · {plan.release.name}, {model}")
    for after in agenda.events:
        yield from _told(after.milestones, f" · {after.event.name}, {model}")


def _told(milestones: Iterable[Milestone], whose: str) -> Iterator[tuple[date, str]]:
    """A line on the first day of each, and on the last one of a span.

    How it stands is told in front.  The day on which a window opens is told with the window.
    """
    for one in milestones:
        opens = one.lane is Lane.WINDOW and one.ends is None
        if one.on is not None and not opens:
            begins = " begins" if one.ends else ""
            stands = mark(one).partition(" on ")[0]
            front = f"{stands}: " if stands else ""
            yield one.on, f"{front}{one.what}{begins}{whose}"
        if one.ends is not None:
            yield one.ends, f"{one.what} ends{whose}"


def _months(today: date, last: date) -> Iterator[date]:
    first = today.replace(day=1)
    for _ in range(MOST_SHEETS):
        yield first
        first = (first.replace(day=28) + 4 * _DAY).replace(day=1)
        if first > last:
            return


def _sheet(first: date, lines: Mapping[date, list[str]], off: DaysOff) -> MonthSheet:
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return MonthSheet(
        title=f"{words.month(first)} {first.year}",
        weeks=tuple(
            tuple(_day(day, lines, off) if day.month == first.month else None for day in week)
            for week in weeks
        ),
    )


def _day(day: date, lines: Mapping[date, list[str]], off: DaysOff) -> SheetDay:
    return SheetDay(day=day, off=off(day), lines=tuple(lines.get(day, ())))
