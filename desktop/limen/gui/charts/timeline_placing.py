"""Where the milestones of one lane go: boxes, labels, and what lies beneath what.

All of it is plain figures until a line comes into sight: there may be thousands of lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QRectF

from limen.domain.calendar import Lane
from limen.engine.calendar.duties import mark
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.letters import letters
from limen.gui.charts.plans import Planned, Track
from limen.gui.charts.time_axis import TimeAxis
from limen.gui.phrases import short

_ROW, _HEAD, _MARK, _GAP = 24, 34, 14, 6
_LABEL = 300
_LEAST_BAR, _LEAST_FADE, _SPARE = 4.0, 8.0, 2.0
_DAY = timedelta(days=1)
_LAST = date.max - _DAY
_ENDLESS = "no deadline in the order"


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One milestone with its *box*: a span's bar, or the mark of a single day; and its label."""

    planned: Planned
    box: QRectF
    single: bool
    label: str
    label_left: float


class Spot(NamedTuple):
    """A milestone between *left* and *right*, with its label and between what that stands."""

    planned: Planned
    left: float
    right: float
    single: bool
    label: str = ""
    label_left: float = 0.0
    label_right: float = 0.0


class Placing:
    """Places milestones on the axis *scale*, in the text size in use."""

    def __init__(self, scale: TimeAxis, today: date, *, inside: bool) -> None:
        self._scale, self._today = scale, today
        self._name = ink.line_height(ink.small()) if inside else 0.0
        self._row, self._mark, self._gap = theme.px(_ROW), theme.px(_MARK), theme.px(_GAP)
        self._longest = theme.px(_LABEL)
        self._letters = letters()

    def height(self, track: Track) -> tuple[float, float]:
        """How high the line of *track* is, and how far beneath its top the first row begins."""
        if track.heads:
            return theme.px(_HEAD), 0.0
        count = max((row for _spot, row in self._stacked(track)), default=0) + 1
        return self._name + count * self._row + self._gap, self._name + self._gap / 2

    def placed(self, track: Track, first: float) -> Iterator[Placed]:
        """What is drawn of *track*, of which the rows begin at the height *first*."""
        for spot, row in self._stacked(track):
            top = first + (row + 0.5) * self._row - self._mark / 2
            yield Placed(
                planned=spot.planned,
                box=QRectF(spot.left, top, spot.right - spot.left, self._mark),
                single=spot.single,
                label=spot.label,
                label_left=spot.label_left,
            )

    def _stacked(self, track: Track) -> Iterator[tuple[Spot, int]]:
        """Those that would touch go beneath each other; marks without a label lie on what is there."""
        ends: list[float] = []
        for planned in track.planned:
            spot = self._spot(planned)
            if spot is not None:
                row = 0
                if spot.label:
                    left = min(spot.left, spot.label_left)
                    row = next((n for n, end in enumerate(ends) if end < left), len(ends))
                    ends[row : row + 1] = [max(spot.right, spot.label_right) + self._gap]
                yield spot, row

    def _spot(self, one: Planned) -> Spot | None:
        """The place of one milestone; none where it is out of view."""
        scale, on, ends = self._scale, one.milestone.on, one.milestone.ends
        if one.open_ended:
            start = max(scale.left, scale.x(self._today))
            right = max(start + _LEAST_FADE, scale.right)
            text, wide = self._letters.fitted(_ENDLESS, self._longest)
            left = start + self._gap
            return Spot(
                one,
                start,
                right,
                single=False,
                label=text,
                label_left=left,
                label_right=left + wide,
            )
        if on is None or not scale.holds(on, ends or on):
            return None
        left = scale.x(on)
        if ends is None:
            return self._labelled(one, left - self._mark / 2, left + self._mark / 2, single=True)
        right = max(left + _LEAST_BAR, scale.x(min(ends, _LAST) + _DAY))
        return self._labelled(one, left, right, single=False)

    def _labelled(self, one: Planned, left: float, right: float, *, single: bool) -> Spot:
        """The label goes behind it or, where there is no room, before it."""
        label = _label(one)
        if not label:
            return Spot(one, left, right, single)
        text, wide = self._letters.fitted(label, self._longest)
        room, wide = self._scale, wide + _SPARE
        after = min(right, room.right) + self._gap
        if after + wide > room.right + self._gap:
            after = max(room.left, left) - self._gap - wide
        return Spot(one, left, right, single, text, after, after + wide)


def _label(one: Planned) -> str:
    """What is written beside it: the day of an anchor, or what it is."""
    milestone = one.milestone
    if milestone.on is None or (milestone.lane is Lane.WINDOW and milestone.ends is None):
        return ""
    stands = mark(milestone).partition(" on ")[0]
    stands = f"{stands}: " if stands else ""
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
