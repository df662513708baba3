"""An axis of days with its months."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from limen.gui import theme
from limen.gui.phrases import short

_MONTH_ROOM = 40
_DAY = timedelta(days=1)
_MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class Month:
    """The beginning of a month: its place, its name, and the year where one begins."""

    x: float
    name: str
    year: str


@dataclass(frozen=True, kw_only=True)
class TimeAxis:
    """The days from *first* to *last* between *left* and *right* in pixels."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where that day begins; days beyond the ends lie on them."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def months(self) -> Iterator[Month]:
        """The months that have room for their names."""
        count = len(list(_firsts(self.first, self.last)))
        step = ceil(theme.px(_MONTH_ROOM) * count / max(1.0, self.right - self.left))
        year = ""
        for number, first in enumerate(_firsts(self.first, self.last)):
            if number % step == 0:
                name, now = short(first).split()[1:]
                yield Month(x=self.x(first), name=name, year=now if now != year else "")
                year = now


def axis(days: Iterable[date], today: date, left: float, right: float) -> TimeAxis:
    """The axis of whole months that holds *days* and today, with one month to spare."""
    held = sorted((*days, today))
    first = held[0].replace(day=1)
    last = _next(_next(held[-1].replace(day=1)))
    return TimeAxis(first=first, last=last, left=left, right=max(right, left + 1.0))


def _firsts(first: date, last: date) -> Iterator[date]:
    while first < last:
        yield first
        first = _next(first)


def _next(first: date) -> date:
    """The first day of the following month; the last day there is, at the end of time."""
    if (first.year, first.month) == (date.max.year, _MONTHS):
        return date.max
    return (first.replace(day=28) + 4 * _DAY).replace(day=1)
