"""Where everything on the timeline goes, for a width, a text size and the days that are in view."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF

from limen.domain.calendar import Lane
from limen.engine.calendar.duties import mark
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.plans import Planned, Track
from limen.gui.charts.time_axis import TimeAxis, axis, between
from limen.gui.phrases import short

_LANES, _ROW, _HEAD, _MARK, _PAD, _NARROW, _GAP = 172, 24, 34, 14, 12, 620, 6
_LABEL = 300
_DAY = timedelta(days=1)
LONGEST_DAYS = 3 * 366
_ENDLESS = "no deadline in the order"
View = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One milestone with its *box*: a span's bar, or the mark of a single day; and its label."""

    planned: Planned
    box: QRectF
    single: bool
    label: str
    label_left: float


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
        """Everything that is in view, from top to bottom."""
        for line in self.lines:
            yield from line.placed

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
    head = 3 * ink.line_height(ink.small()) + theme.px(_PAD)
    lines, top = [], head
    for track in tracks:
        line = _line(track, (top, width), scale, today, inside=inside)
        lines.append(line)
        top += line.box.height()
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


def _line(
    track: Track, place: tuple[float, int], scale: TimeAxis, today: date, *, inside: bool
) -> Line:
    top, width = place
    if track.heads:
        return Line(track=track, box=QRectF(0, top, width, theme.px(_HEAD)), placed=())
    name = ink.line_height(ink.small()) if inside else 0
    first = top + name + theme.px(_GAP) / 2
    shown = [_place(one, scale, today) for one in track.planned]
    placed, rows = _stacked([one for one in shown if one], first)
    high = name + rows * theme.px(_ROW) + theme.px(_GAP)
    return Line(track=track, box=QRectF(0, top, width, high), placed=placed)


def _stacked(shown: list[Placed], first: float) -> tuple[tuple[Placed, ...], int]:
    """Those that would touch go beneath each other; marks without a label lie on what is there.

    Spans come first, so that what lies on top of them is found first from the end.
    """
    ends: list[float] = []
    made: list[Placed] = []
    for one in shown:
        left = min(one.box.left(), one.label_left)
        right = max(one.box.right(), one.label_left + _wide(one.label))
        row = 0
        if one.label:
            row = next((n for n, end in enumerate(ends) if end < left), len(ends))
            ends[row : row + 1] = [right + theme.px(_GAP)]
        moved = one.box.translated(0, first + (row + 0.5) * theme.px(_ROW) - one.box.center().y())
        made.append(_at(one, moved))
    return tuple(sorted(made, key=lambda one: one.single)), max(1, len(ends))


def _at(one: Placed, box: QRectF) -> Placed:
    return Placed(
        planned=one.planned,
        box=box,
        single=one.single,
        label=one.label,
        label_left=one.label_left,
    )


def _place(one: Planned, scale: TimeAxis, today: date) -> Placed | None:
    """The box at height zero, with the label after it or, where there is no room, before it."""
    on, ends, mark = one.milestone.on, one.milestone.ends, theme.px(_MARK)
    if one.open_ended:
        start = max(scale.left, scale.x(today))
        bar = QRectF(start, 0, max(8.0, scale.right - start), mark)
        return Placed(
            planned=one, box=bar, single=False, label=_ENDLESS, label_left=start + theme.px(_GAP)
        )
    if on is None or not scale.holds(on, ends or on):
        return None
    if ends is None:
        return _labelled(one, QRectF(scale.x(on) - mark / 2, 0, mark, mark), scale, single=True)
    until = scale.x(min(ends, date.max - _DAY) + _DAY)
    bar = QRectF(scale.x(on), 0, max(4.0, until - scale.x(on)), mark)
    return _labelled(one, bar, scale, single=False)


def _labelled(one: Planned, box: QRectF, scale: TimeAxis, *, single: bool) -> Placed:
    text = ink.elided(ink.small(), _label(one), theme.px(_LABEL))
    gap = theme.px(_GAP)
    left = min(box.right(), scale.right) + gap
    if text and left + _wide(text) > scale.right + gap:
        left = max(scale.left, box.left()) - gap - _wide(text)
    return Placed(planned=one, box=box, single=single, label=text, label_left=left)


def _wide(text: str) -> float:
    return ink.width(ink.small(), text) + 2 if text else 0.0


def _label(one: Planned) -> str:
    """What is written beside it: the day of an anchor, or what it is."""
    milestone = one.milestone
    if milestone.on is None or (milestone.lane is Lane.WINDOW and milestone.ends is None):
        return ""
    stands = f"{mark(milestone).partition(' on ')[0]}: " if mark(milestone) else ""
    match milestone.lane:
        case Lane.WINDOW:
            return one.when
        case Lane.PUBLIC:
            return short(milestone.on)
        case Lane.PARTNERS if milestone.ends is None and one.uid.startswith(one.owner):
            return short(milestone.on)
        case Lane.PREPARATION:
            return f"{stands}{milestone.what}"
        case _:
            return f"{stands}{milestone.what} · {short(milestone.on).rpartition(' ')[0]}"
