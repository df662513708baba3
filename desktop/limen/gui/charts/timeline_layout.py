"""Where everything on the timeline goes, for a width and a text size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF

from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.plans import Planned, Track
from limen.gui.charts.time_axis import TimeAxis, axis

_LANES, _ROW, _HEAD, _MARK, _PAD, _NARROW = 172, 34, 36, 14, 12, 620
_DAY = timedelta(days=1)
LONGEST_DAYS = 3 * 366


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One milestone with its *box*: a span's bar, or the mark of a single day."""

    planned: Planned
    box: QRectF
    single: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """One track with its *box* and what is drawn in it."""

    track: Track
    box: QRectF
    placed: tuple[Placed, ...]


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
        """Everything that can be chosen, from top to bottom."""
        for line in self.lines:
            yield from line.placed


def lay_out(tracks: tuple[Track, ...], today: date, width: int) -> TimelineLayout:
    """The places of *tracks* on a timeline that is *width* pixels wide."""
    inside = width < theme.px(_NARROW)
    left = theme.px(_PAD) if inside else theme.px(_LANES)
    every = (day for track in tracks for one in track.planned for day in _days(one))
    scale = axis(_shown(every, today), today, left, width - theme.px(_PAD))
    head = 3 * ink.line_height(ink.small()) + theme.px(_PAD)
    lines, top = [], head
    for track in tracks:
        high = _height(track, inside=inside)
        box = QRectF(0, top, width, high)
        lines.append(Line(track=track, box=box, placed=_placed(track, box, scale, today)))
        top += high
    height = int(top + theme.px(_PAD))
    return TimelineLayout(axis=scale, head=head, lines=tuple(lines), height=height, inside=inside)


def _shown(days: Iterable[date], today: date) -> list[date]:
    """The *days* within a few years of today: those beyond would squeeze all others."""
    return [day for day in days if abs(day - today) <= LONGEST_DAYS * _DAY]


def _days(one: Planned) -> Iterator[date]:
    for day in (one.milestone.on, one.milestone.ends):
        if day is not None:
            yield day


def _height(track: Track, *, inside: bool) -> float:
    line = ink.line_height(ink.small())
    if track.heads:
        return theme.px(_HEAD)
    return theme.px(_ROW) + (line if inside else 0)


def _placed(track: Track, box: QRectF, scale: TimeAxis, today: date) -> tuple[Placed, ...]:
    """Spans first, so that what lies on top of them is found first from the end."""
    found = (_place(one, box, scale, today) for one in track.planned)
    return tuple(sorted((one for one in found if one), key=lambda one: one.single))


def _place(one: Planned, box: QRectF, scale: TimeAxis, today: date) -> Placed | None:
    middle, mark = box.bottom() - theme.px(_ROW) / 2, theme.px(_MARK)
    on, ends = one.milestone.on, one.milestone.ends
    if one.open_ended:
        start = scale.x(today)
        bar = QRectF(start, middle - mark / 2, max(8.0, scale.right - start), mark)
        return Placed(planned=one, box=bar, single=False)
    if on is None:
        return None
    if ends is None:
        at = scale.x(on)
        return Placed(
            planned=one, box=QRectF(at - mark / 2, middle - mark / 2, mark, mark), single=True
        )
    until = scale.x(min(ends, date.max - _DAY) + _DAY)
    bar = QRectF(scale.x(on), middle - mark / 2, max(4.0, until - scale.x(on)), mark)
    return Placed(planned=one, box=bar, single=False)
