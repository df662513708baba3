"""Where everything on the timeline goes, for a width, a text size and the days that are in view."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from PySide6.QtCore import QRectF

from limen.domain.calendar import Lane
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.plans import Planned, Track
from limen.gui.charts.time_axis import TimeAxis, axis, between
from limen.gui.charts.timeline_placing import Placed, Placing

_LANES, _PAD, _NARROW = 172, 12, 620
_DAY = timedelta(days=1)
LONGEST_DAYS = 3 * 366
View = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One track with its *box*; what is drawn in it is placed when somebody looks at it."""

    track: Track
    box: QRectF
    first: float
    placing: Placing

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """What is drawn in it; spans come first, so that what lies on them is found from the end."""
        if self.track.heads:
            return ()
        made = self.placing.placed(self.track, self.first)
        return tuple(sorted(made, key=lambda one: one.single))


@dataclass(frozen=True, kw_only=True)
class TimelineLayout:
    """The axis, the height of its head, the lines beneath, and the height of it all."""

    axis: TimeAxis
    head: float
    lines: tuple[Line, ...]
    height: int
    inside: bool

    @property
    def placed(self) -> Iterator[Placed]:
        """Everything that is in view, from top to bottom."""
        for line in self.lines:
            yield from line.placed

    def find(self, uid: str) -> Placed | None:
        """The milestone with that *uid*, where it is in view."""
        line = self._by_uid.get(uid)
        placed = self.lines[line].placed if line is not None else ()
        return next((one for one in placed if one.planned.uid == uid), None)

    @cached_property
    def _by_uid(self) -> Mapping[str, int]:
        return {
            one.uid: number for number, line in enumerate(self.lines) for one in line.track.planned
        }

    def seen(self, top: float, bottom: float) -> Iterator[Line]:
        """The lines between two heights: the others need not be drawn."""
        start = bisect_right(self.lines, top, key=lambda line: line.box.bottom())
        for line in self.lines[start:]:
            if line.box.top() > bottom:
                return
            yield line


def lay_out(
    tracks: tuple[Track, ...], today: date, width: int, view: View | None = None
) -> TimelineLayout:
    """The places of *tracks* on a timeline that is *width* pixels wide; all of them without *view*."""
    inside = width < theme.px(_NARROW)
    left = theme.px(_PAD) if inside else theme.px(_LANES)
    right = width - theme.px(_PAD)
    scale = between(view, left, right) if view else fitting(tracks, today, left, right)
    placing = Placing(scale, today, inside=inside)
    head = 3 * ink.line_height(ink.small()) + theme.px(_PAD)
    lines, top = [], head
    for track in tracks:
        high, above = placing.height(track)
        box = QRectF(0, top, width, high)
        lines.append(Line(track=track, box=box, first=top + above, placing=placing))
        top += high
    height = int(top + theme.px(_PAD))
    return TimelineLayout(axis=scale, head=head, lines=tuple(lines), height=height, inside=inside)


def fitting(tracks: tuple[Track, ...], today: date, left: float, right: float) -> TimeAxis:
    """The axis that shows all releases and events; dates of the world widen it only without any."""
    every = [one for track in tracks for one in track.planned]
    own = [one for one in every if one.milestone.lane is not Lane.WORLD]
    days = [day for one in own or every for day in _days(one)]
    return axis(_near(days, today), today, left, right)


def _near(days: Iterable[date], today: date) -> list[date]:
    """The *days* within a few years of today: those beyond would squeeze all others."""
    return [day for day in days if abs(day - today) <= LONGEST_DAYS * _DAY]


def _days(one: Planned) -> Iterator[date]:
    for day in (one.milestone.on, one.milestone.ends):
        if day is not None:
            yield day
