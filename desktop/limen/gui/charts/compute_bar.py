"""The compute chart: every sum as a band with a dot, every threshold as a labelled line."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from limen.domain.overriding import override
from limen.domain.screening import State
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.log_axis import Flag
from limen.gui.charts.sum_layout import Row, SumLayout, lay_out
from limen.gui.charts.sums import SumBar, SumChart, SumLine, drawn
from limen.gui.guarded import guarded
from limen.gui.widgets.states import WORDS, ink as state_ink, paint_shape

_SHAPE, _BAND, _DOT, _NEAR = 12, 12, 5, 6
_HINT = "Point at a bar or a threshold, or press the arrow keys, to read its numbers."
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class ComputeBars(QWidget):
    """Sums of compute on a log axis.

    *read_out* tells the sentence about the bar or threshold that is pointed at or chosen by key.
    """

    read_out = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chart = SumChart(bars=(), lines=())
        self._chosen = -1
        self._layout: SumLayout | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Training compute against the thresholds"))
        theme.look.changed.connect(self._forget)

    def show_chart(self, chart: SumChart) -> None:
        """Show another *chart*."""
        self.chart = chart
        self._chosen = -1
        self.setAccessibleDescription(chart.said)
        self._forget()

    def _forget(self) -> None:
        self._layout = None
        self.updateGeometry()
        self.update()

    @property
    def reading(self) -> str:
        """The sentence that is read out now."""
        return self._parts()[self._chosen].said if self._chosen >= 0 else _HINT

    def choose(self, number: int) -> None:
        """Read out the bar (or, behind all bars, the threshold) of that *number*."""
        if number == self._chosen or not -1 <= number < len(self._parts()):
            return
        self._chosen = number
        self.read_out.emit(self.reading)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.reading))
        self.update()

    def _parts(self) -> tuple[SumBar | SumLine, ...]:
        return (*self.chart.bars, *self.chart.lines)

    def _places(self) -> SumLayout:
        if self._layout is None or self._layout.readout.width() != self.width():
            self._layout = lay_out(self.chart, self.width())
        return self._layout

    @override
    @guarded(default=False)
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    @guarded(default=120)
    def heightForWidth(self, width: int) -> int:
        return lay_out(self.chart, max(width, theme.px(200))).height

    @override
    @guarded(default=QSize(320, 120))
    def sizeHint(self) -> QSize:
        return QSize(theme.px(720), self.heightForWidth(theme.px(720)))

    @override
    @guarded(default=QSize(200, 60))
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(60))

    @override
    @guarded(default=None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._parts():
            super().keyPressEvent(event)
            return
        self.choose(min(len(self._parts()) - 1, max(0, self._chosen + step)))

    @override
    @guarded(default=None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and self._chosen < 0 and self._parts():
            self.choose(0)
        self.update()

    @override
    @guarded(default=None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.choose(self._at(event.position()))

    @override
    @guarded(default=None)
    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.choose(-1)

    def _at(self, point: QPointF) -> int:
        """The number of what lies at *point*: a threshold's line before the row behind it."""
        places = self._places()
        lines = [flag.line for flag in places.flags if self._touches(flag, point)]
        if lines:
            return len(self.chart.bars) + self.chart.lines.index(lines[0])
        return next((n for n, row in enumerate(places.rows) if row.whole.contains(point)), -1)

    def _touches(self, flag: Flag, point: QPointF) -> bool:
        places = self._places()
        if point.y() < places.top:
            top = places.top - places.tier * (flag.tier + 1)
            return QRectF(flag.left, top, flag.width, places.tier).contains(point)
        return point.y() <= places.bottom and abs(point.x() - flag.x) <= theme.px(_NEAR) / 2

    @override
    @guarded(default=None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        _paint_ground(painter, places)
        for flag in places.flags:
            _paint_threshold(painter, places, flag, chosen=self._is_chosen(flag.line))
        for flag in places.flags:
            _paint_label(painter, places, flag, chosen=self._is_chosen(flag.line))
        for row in places.rows:
            _paint_row(painter, row, places)
        quiet = theme.colour("text" if self._chosen >= 0 else "quiet")
        ink.write(painter, places.readout, self.reading, ink.small(), quiet)
        if self.hasFocus() and 0 <= self._chosen < len(places.rows):
            ink.ring(painter, places.rows[self._chosen].whole)
        painter.end()

    def _is_chosen(self, line: SumLine) -> bool:
        return self._chosen >= 0 and self._parts()[self._chosen] is line


def _paint_ground(painter: QPainter, places: SumLayout) -> None:
    line = ink.line_height(ink.small())
    for x, label in places.axis.ticks():
        painter.setPen(ink.pen("line"))
        painter.drawLine(QPointF(x, places.top), QPointF(x, places.bottom))
        wide = ink.width(ink.small(), label)
        left = min(max(0.0, x - wide / 2), places.readout.width() - wide)
        box = QRectF(left, places.bottom + 4, wide + 2, line)
        ink.write(painter, box, label, ink.small(), theme.colour("quiet"))
    painter.setPen(ink.pen("line"))
    for row in places.rows:
        painter.drawLine(row.whole.topLeft(), row.whole.topRight())
    painter.drawLine(
        QPointF(0, places.bottom), QPointF(places.readout.width(), places.bottom)
    )


def _paint_threshold(painter: QPainter, places: SumLayout, flag: Flag, *, chosen: bool) -> None:
    name = "link" if chosen else "text"
    painter.setPen(ink.pen(name, 2 if chosen else 1.4, dashed=not flag.line.solid))
    top = places.top - places.tier * (flag.tier + (1 if flag.beside else 0)) - 2
    painter.drawLine(QPointF(flag.x, top + 4), QPointF(flag.x, places.top))
    for row in places.rows:
        span = row.plot if places.narrow else row.whole
        painter.drawLine(QPointF(flag.x, span.top()), QPointF(flag.x, span.bottom()))


def _paint_label(painter: QPainter, places: SumLayout, flag: Flag, *, chosen: bool) -> None:
    top = places.top - places.tier * (flag.tier + 1)
    box = QRectF(flag.left, top, flag.width, places.tier - 2)
    painter.fillRect(box.adjusted(-2, 2, 2, 0), theme.colour("surface"))
    colour = theme.colour("link" if chosen else "text" if flag.line.solid else "quiet")
    weight = QFont.Weight.Medium if flag.line.solid else QFont.Weight.Normal
    ink.write(painter, box, flag.line.label, ink.small(weight), colour, ink.ONE_LINE)


def _paint_row(painter: QPainter, row: Row, places: SumLayout) -> None:
    bold, bar = ink.body(QFont.Weight.Medium), row.bar
    ink.write(painter, row.label, bar.label, bold, theme.colour("text"))
    left = row.state.left()
    if bar.state is not None:
        _paint_state(painter, row.state, bar.state)
        left += theme.px(_SHAPE + 6) + ink.width(bold, WORDS[bar.state]) + theme.px(12)
    margin = QRectF(max(left, row.margin.left()), row.margin.top(), row.margin.width(), 200)
    if row.margin.left() < places.axis.right:
        margin.moveLeft(left)
    ink.write(painter, margin, bar.margin, ink.small(), theme.colour("quiet"))
    _paint_band(painter, row, places)


def _paint_state(painter: QPainter, box: QRectF, state: State) -> None:
    side, colour = theme.px(_SHAPE), state_ink(state)
    shape = QRectF(box.left(), box.center().y() - side / 2, side, side)
    paint_shape(painter, shape, state, colour)
    beside = box.adjusted(side + theme.px(6), 0, 0, 0)
    ink.write(painter, beside, WORDS[state], ink.body(QFont.Weight.Medium), colour)


def _paint_band(painter: QPainter, row: Row, places: SumLayout) -> None:
    flop, middle = row.bar.flop, row.plot.center().y()
    if flop is None or not drawn(row.bar):
        box = QRectF(row.plot.left() + theme.px(8), middle - 10, row.plot.width(), 40)
        ink.write(painter, box, "nothing counted yet", ink.small(), theme.colour("quiet"))
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
