"""Where the parts of the compute chart go, for a width and a text size."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.log_axis import Flag, LogAxis, flags
from limen.gui.charts.sums import SumBar, SumChart

_NARROW = 660
_LABELS = 216
_MARGINS = 132
_PLOT = 28
_PAD = 10
_GAP = 4


@dataclass(frozen=True, kw_only=True)
class Row:
    """The boxes of one bar: the whole row, its label, its state, its margin, and the plot."""

    bar: SumBar
    whole: QRectF
    label: QRectF
    state: QRectF
    margin: QRectF
    plot: QRectF


@dataclass(frozen=True, kw_only=True)
class SumLayout:
    """The whole chart: flags at the top, rows beneath, axis, and a line that reads out numbers."""

    axis: LogAxis
    flags: tuple[Flag, ...]
    tier: float
    rows: tuple[Row, ...]
    top: float
    bottom: float
    readout: QRectF
    height: int
    narrow: bool


def lay_out(chart: SumChart, width: int) -> SumLayout:
    """The places of everything in a chart that is *width* pixels wide."""
    narrow = width < theme.px(_NARROW)
    inset = theme.px(_PAD)
    left = inset if narrow else theme.px(_LABELS)
    right = width - (inset if narrow else theme.px(_MARGINS))
    low, high = chart.decades
    axis = LogAxis(low=low, high=high, left=left, right=max(right, left + 1.0))
    placed = flags(chart.lines, axis, (inset, width - inset))
    tier = ink.line_height(ink.small()) + theme.px(_GAP)
    top = tier * (1 + max((flag.tier for flag in placed), default=-1)) + theme.px(_GAP)
    rows = _rows(chart, width, top, axis, narrow=narrow)
    bottom = rows[-1].whole.bottom() if rows else top
    readout = QRectF(0, bottom + tier + theme.px(_PAD), width, _reading(chart, width))
    return SumLayout(
        axis=axis,
        flags=placed,
        tier=tier,
        rows=rows,
        top=top,
        bottom=bottom,
        readout=readout,
        height=int(readout.bottom()) + 2,
        narrow=narrow,
    )


def _rows(
    chart: SumChart, width: int, top: float, axis: LogAxis, *, narrow: bool
) -> tuple[Row, ...]:
    rows = []
    for bar in chart.bars:
        row = _narrow(bar, width, top, axis) if narrow else _wide(bar, width, top, axis)
        rows.append(row)
        top = row.whole.bottom()
    return tuple(rows)


def _wide(bar: SumBar, width: int, top: float, axis: LogAxis) -> Row:
    pad, line = theme.px(_PAD), ink.line_height(ink.body())
    room = axis.left - 2 * pad
    label = QRectF(pad, top + pad, room, ink.height(_bold(), bar.label, room))
    state = QRectF(pad, label.bottom() + 2, room, line if bar.state else 0)
    beside = width - axis.right - 2 * pad
    high = ink.height(ink.small(), bar.margin, beside)
    height = max(state.bottom() - top, high + pad, theme.px(_PLOT) + pad) + pad
    whole = QRectF(0, top, width, height)
    margin = QRectF(axis.right + pad, whole.center().y() - high / 2, beside, high + 2)
    plot = QRectF(axis.left, top, axis.right - axis.left, height)
    return Row(bar=bar, whole=whole, label=label, state=state, margin=margin, plot=plot)


def _narrow(bar: SumBar, width: int, top: float, axis: LogAxis) -> Row:
    pad, line = theme.px(_PAD), ink.line_height(ink.body())
    room = width - 2 * pad
    label = QRectF(pad, top + pad, room, ink.height(_bold(), bar.label, room))
    state = QRectF(pad, label.bottom() + 2, room, line if bar.state or bar.margin else 0)
    plot = QRectF(axis.left, state.bottom(), axis.right - axis.left, theme.px(_PLOT))
    whole = QRectF(0, top, width, plot.bottom() + theme.px(_GAP) - top)
    margin = QRectF(state.center().x(), state.top() + 1, state.width() / 2, state.height())
    return Row(bar=bar, whole=whole, label=label, state=state, margin=margin, plot=plot)


def _reading(chart: SumChart, width: int) -> int:
    """The room for the longest sentence that is read out, so that nothing jumps."""
    sentences = [ink.height(ink.small(), part.said, width) for part in chart.parts]
    most = 3 * ink.line_height(ink.small())
    return int(min(max(sentences, default=0), most)) + 2


def _bold() -> QFont:
    return ink.body(QFont.Weight.Medium)
