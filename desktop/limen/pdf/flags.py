"""Where the labels of thresholds stand above a chart, so that none meets another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from limen.domain.dossier import Line
from limen.pdf.typesetter import SANS
from limen.pdf.writing import several_lines, width

FACE = (SANS, 7.0)
LEADING = 8.6
_WIDEST = 104.0
_MOST_LINES = 4
_GAP = 4.0


@dataclass(frozen=True)
class Flag:
    """The label of one threshold: its lines of text to the right of *x*, and its tier."""

    line: Line
    x: float
    text: tuple[str, ...]
    tier: int = 0

    @property
    def right(self) -> float:
        """Where the label ends, with the air that it needs."""
        return self.x + _GAP + max((width(one, FACE) for one in self.text), default=0.0) + _GAP


def placed(lines: Sequence[Line], place: Callable[[float], float], room: float) -> tuple[Flag, ...]:
    """The labels of *lines*, from the right, each above those to its right that it would meet.

    *place* is where a figure stands on the axis, *room* the width of the chart.  A label hangs to
    the right of its line and the line ends with it: so no line runs through a label either.
    """
    found: list[Flag] = []
    for line in sorted(lines, key=lambda one: -one.flop):
        x = place(line.flop)
        text = several_lines(line.label, FACE, min(_WIDEST, room - x - _GAP), _MOST_LINES)
        right = Flag(line, x, text).right
        met = [other.tier for other in found if other.x < right]
        found.append(Flag(line, x, text, max(met, default=-1) + 1))
    return tuple(found)


def tier_heights(flags: Sequence[Flag]) -> list[float]:
    """How high each tier of labels is, in points, lowest first."""
    heights: dict[int, float] = {}
    for flag in flags:
        height = LEADING * len(flag.text) + _GAP
        heights[flag.tier] = max(heights.get(flag.tier, 0.0), height)
    return [heights[tier] for tier in sorted(heights)]
