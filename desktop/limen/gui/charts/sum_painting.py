"""How the compute chart is drawn."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from limen.domain.screening import State
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.log_axis import Flag
from limen.gui.charts.sum_layout import Row, SumLayout
from limen.gui.charts.sums import drawn
from limen.gui.widgets.states import WORDS, ink as state_ink, paint_shape

_SHAPE, _BAND, _DOT = 12, 12, 5


def paint_ground(painter: QPainter, places: SumLayout) -> None:
    """The decades and the lines between rows."""
    line = ink.line_height(ink.small())
    for x, label in places.axis.ticks():
        painter.setPen(ink.pen("line"))
        for span in _spans(places):
            painter.drawLine(QPointF(x, span.top()), QPointF(x, span.bottom()))
        wide = ink.width(ink.small(), label)
        left = min(max(0.0, x - wide / 2), places.readout.width() - wide)
        box = QRectF(left, places.bottom + 4, wide + 2, line)
        ink.write(painter, box, label, (ink.small(), theme.colour("quiet")))
    painter.setPen(ink.pen("line"))
    for row in places.rows:
        painter.drawLine(row.whole.topLeft(), row.whole.topRight())
    painter.drawLine(QPointF(0, places.bottom), QPointF(places.readout.width(), places.bottom))


def _spans(places: SumLayout) -> Iterator[QRectF]:
    """Where lines go down: beside the words of a row, never through them."""
    for row in places.rows:
        yield row.plot if places.narrow else row.whole


def paint_threshold(painter: QPainter, places: SumLayout, flag: Flag, *, chosen: bool) -> None:
    """The line of one threshold: solid in force, dashed where not."""
    name = "link" if chosen else "text"
    painter.setPen(ink.pen(name, 2 if chosen else 1.4, dashed=not flag.line.solid))
    top = places.top - places.tier * (flag.tier + (1 if flag.beside else 0)) - 2
    painter.drawLine(QPointF(flag.x, top + 4), QPointF(flag.x, places.top))
    for span in _spans(places):
        painter.drawLine(QPointF(flag.x, span.top()), QPointF(flag.x, span.bottom()))


def paint_label(painter: QPainter, places: SumLayout, flag: Flag, *, chosen: bool) -> None:
    """The label of one threshold, on a ground of its own."""
    top = places.top - places.tier * (flag.tier + 1)
    box = QRectF(flag.left, top, flag.width, places.tier - 2)
    painter.fillRect(box.adjusted(-2, 2, 2, 0), theme.colour("surface"))
    colour = theme.colour("link" if chosen else "text" if flag.line.solid else "quiet")
    weight = QFont.Weight.Medium if flag.line.solid else QFont.Weight.Normal
    ink.write(painter, box, flag.line.label, (ink.small(weight), colour), ink.ONE_LINE)


def paint_row(painter: QPainter, row: Row, places: SumLayout) -> None:
    """One bar: its words, and the interval with its centre."""
    bold, bar = ink.body(QFont.Weight.Medium), row.bar
    ink.write(painter, row.label, bar.label, (bold, theme.colour("text")))
    left = row.state.left()
    if bar.state is not None:
        _paint_state(painter, row.state, bar.state)
        left += theme.px(_SHAPE + 6) + ink.width(bold, WORDS[bar.state]) + theme.px(12)
    margin = QRectF(max(left, row.margin.left()), row.margin.top(), row.margin.width(), 200)
    if row.margin.left() < places.axis.right:
        margin.moveLeft(left)
    ink.write(painter, margin, bar.margin, (ink.small(), theme.colour("quiet")))
    _paint_band(painter, row, places)


def _paint_state(painter: QPainter, box: QRectF, state: State) -> None:
    side, colour = theme.px(_SHAPE), state_ink(state)
    shape = QRectF(box.left(), box.center().y() - side / 2, side, side)
    paint_shape(painter, shape, state, colour)
    beside = box.adjusted(side + theme.px(6), 0, 0, 0)
    ink.write(painter, beside, WORDS[state], (ink.body(QFont.Weight.Medium), colour))


def _paint_band(painter: QPainter, row: Row, places: SumLayout) -> None:
    flop, middle = row.bar.flop, row.plot.center().y()
    if flop is None or not drawn(row.bar):
        nothing = "nothing counted yet"
        line = ink.line_height(ink.small())
        left = row.plot.left() + theme.px(8)
        box = QRectF(left, middle - line / 2, ink.width(ink.small(), nothing), line)
        painter.fillRect(box.adjusted(-4, 0, 4, 0), theme.colour("surface"))
        hand = (ink.small(), theme.colour("quiet"))
        ink.write(painter, box, nothing, hand, ink.ONE_LINE)
        return
    name = "amber" if row.bar.state is State.TRIPPED else "link"
    low, high = places.axis.x(float(flop.low)), places.axis.x(float(flop.high))
    thick = theme.px(_BAND)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tinted(name, 0.35))
    band = QRectF(low, middle - thick / 2, max(2.0, high - low), thick)
    painter.drawRoundedRect(band.adjusted(-2, 0, 2, 0), 4, 4)
    painter.setBrush(theme.colour(name))
    dot = theme.px(_DOT)
    painter.drawEllipse(QPointF(places.axis.x(float(flop.central)), middle), dot, dot)
