"""A logarithmic axis, and labels above it that never touch each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, log10

from PySide6.QtGui import QFont

from limen.engine import words
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.sums import SumLine

_GAP = 10
_TICK_ROOM = 48
_LIFT = 4


@dataclass(frozen=True, kw_only=True)
class LogAxis:
    """Operations from 10^low to 10^high, between *left* and *right* in pixels."""

    low: int
    high: int
    left: float
    right: float

    def x(self, flop: float) -> float:
        """Where that many operations (> 0) lie; what is beyond the ends lies on them."""
        share = (log10(flop) - self.low) / (self.high - self.low)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Place and label of the powers of ten that have room."""
        room = (self.right - self.left) / (self.high - self.low)
        step = max(1, ceil(theme.px(_TICK_ROOM) / max(1.0, room)))
        for power in range(self.low, self.high + 1, step):
            yield self.x(10.0**power), words.figure(Decimal(10) ** power)


@dataclass(frozen=True, kw_only=True)
class Flag:
    """The label of one threshold: where its line is, the span of its text, and how high up."""

    line: SumLine
    x: float
    left: float
    width: float
    tier: int

    @property
    def beside(self) -> bool:
        """Whether the text stands beside its line; else it stands on top of it."""
        return self.left > self.x


def flags(lines: Sequence[SumLine], axis: LogAxis, edges: tuple[float, float]) -> tuple[Flag, ...]:
    """The labels of *lines* within *edges*, each in the lowest tier that has room for it."""
    font = ink.small(QFont.Weight.Medium)
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for line in sorted(lines, key=lambda one: -one.flop):
        x, width = axis.x(line.flop), ink.width(font, line.label) + theme.px(_LIFT)
        left = max(edges[0], min(x + theme.px(_LIFT), edges[1] - width))
        tier = _free(taken, min(x, left), left + width)
        taken[tier].append((min(x, left), left + width))
        placed.append(Flag(line=line, x=x, left=left, width=width, tier=tier))
    return tuple(placed)


def _free(taken: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """The first tier in which nothing lies between *left* and *right*; a new one at the end."""
    gap = theme.px(_GAP)
    for tier, spans in enumerate(taken):
        if all(right + gap < start or end + gap < left for start, end in spans):
            return tier
    taken.append([])
    return len(taken) - 1
