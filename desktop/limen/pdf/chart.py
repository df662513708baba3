"""Sums of compute against thresholds on one log axis: a band, a dot, and labelled lines."""

import math
from decimal import Decimal

from limen.domain.dossier import Bar, ComputeChart
from limen.domain.overriding import override
from limen.domain.quantities import Quantity
from limen.domain.screening import State
from limen.engine import words
from limen.pdf.flags import FACE, LEADING, Flag, placed, tier_heights
from limen.pdf.look import AMBER, AMBER_BAND, BAND, HAIRLINE, HEADING, INK, MUTED, RULE
from limen.pdf.shapes import WORDS, draw_shape
from limen.pdf.typesetter import SANS, SANS_BOLD, Flowable
from limen.pdf.writing import several_lines, write, write_centred, write_left_of

_LABELS = 146.0
_MARGINS = 82.0
_ROW = 32.0
_AXIS = 18.0
_SMALL = (SANS, 7.5)
_NAME = (SANS_BOLD, 8.0)
_LEADING = 9.2
_UNCOUNTED = "not counted"


class Chart(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The drawing of a `ComputeChart`, as wide as the room that it is given."""

    def __init__(self, chart: ComputeChart) -> None:
        super().__init__()
        self._chart = chart
        self._low, self._high = decades(chart)
        self._top = _AXIS + _ROW * len(chart.bars)
        self._flags: tuple[Flag, ...] = ()
        self._tiers: list[float] = []

    @override
    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """The whole width; as high as bars and the tiers of labels ask for."""
        self.width = width
        self._flags = placed(self._chart.lines, self._x, width)
        self._tiers = tier_heights(self._flags)
        self.height = self._top + sum(self._tiers) + 6
        return self.width, self.height

    @override
    def draw(self) -> None:
        """Draw axis, thresholds and bars, in this order."""
        self._axis()
        for flag in self._flags:
            self._threshold(flag)
        for index, bar in enumerate(self._chart.bars):
            self._bar(bar, self._top - _ROW * index)

    def _x(self, flop: float) -> float:
        room = self.width - _LABELS - _MARGINS
        return _LABELS + room * (math.log10(flop) - self._low) / (self._high - self._low)

    def _axis(self) -> None:
        canvas = self.canv
        for power in range(self._low, self._high + 1):
            x = self._x(10.0**power)
            self._rule((x, _AXIS), (x, self._top))
            write_centred(canvas, words.figure(Decimal(10) ** power), (x, 6), _SMALL, MUTED)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(_LABELS, _AXIS, self.width - _MARGINS, _AXIS)
        write_left_of(canvas, "operations", (self.width, 6), _SMALL, MUTED)

    def _rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.4)
        self.canv.line(*start, *end)

    def _threshold(self, flag: Flag) -> None:
        bottom = self._top + 6 + sum(self._tiers[: flag.tier])
        top = bottom + LEADING * len(flag.text)
        self.canv.saveState()
        self.canv.setStrokeColor(HEADING)
        self.canv.setLineWidth(0.9 if flag.line.solid else 0.7)
        if not flag.line.solid:
            self.canv.setDash(2.5, 2)
        self.canv.line(flag.x, _AXIS, flag.x, top)
        self.canv.restoreState()
        for index, text in enumerate(flag.text):
            write(self.canv, text, (flag.x + 3, top - LEADING * (index + 1) + 2), FACE)

    def _bar(self, bar: Bar, top: float) -> None:
        self._rule((0, top), (self.width, top))
        self._name(bar, top)
        middle = top - _ROW / 2
        if bar.flop is None or bar.flop.low <= 0:
            self._remark(_UNCOUNTED, middle)
        else:
            self._interval(bar.flop, middle, tripped=bar.state is State.TRIPPED)
            self._remark(bar.margin, middle)

    def _name(self, bar: Bar, top: float) -> None:
        lines = several_lines(bar.label, _NAME, _LABELS - 8, 2)
        for index, line in enumerate(lines):
            write(self.canv, line, (0, top - 9 - _LEADING * index), _NAME)
        below = top - 10 - _LEADING * len(lines)
        draw_shape(self.canv, bar.state, 0, below - 1, 7)
        write(self.canv, WORDS[bar.state], (11, below), _SMALL)

    def _remark(self, text: str, middle: float) -> None:
        lines = several_lines(text, _SMALL, _MARGINS - 8, 2)
        for index, line in enumerate(lines):
            y = middle - 3 + _LEADING / 2 * (len(lines) - 1) - _LEADING * index
            write(self.canv, line, (self.width - _MARGINS + 8, y), _SMALL)

    def _interval(self, flop: Quantity, middle: float, *, tripped: bool) -> None:
        low, high = self._x(float(flop.low)), self._x(float(flop.high))
        self.canv.setFillColor(AMBER_BAND if tripped else BAND)
        self.canv.roundRect(low - 1.5, middle - 4, high - low + 3, 8, 2, stroke=0, fill=1)
        self.canv.setFillColor(AMBER if tripped else INK)
        self.canv.circle(self._x(float(flop.central)), middle, 2.7, stroke=0, fill=1)


def decades(chart: ComputeChart) -> tuple[int, int]:
    """The powers of ten between which all bars and lines lie, with a little air."""
    figures = [line.flop for line in chart.lines]
    for bar in chart.bars:
        if bar.flop is not None and bar.flop.low > 0:
            figures += [float(bar.flop.low), float(bar.flop.high)]
    low, high = (min(figures), max(figures)) if figures else (1e23, 1e26)
    return math.floor(math.log10(low) - 0.2), math.ceil(math.log10(high) + 0.2)
