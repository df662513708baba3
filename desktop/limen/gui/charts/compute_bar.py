"""The compute chart: every sum as a band with a dot, every threshold as a labelled line."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.log_axis import Flag
from limen.gui.charts.sum_layout import SumLayout, lay_out
from limen.gui.charts.sum_painting import paint_ground, paint_label, paint_row, paint_threshold
from limen.gui.charts.sums import SumChart, SumLine
from limen.gui.guarded import guarded

_NEAR = 6
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
        return self.chart.parts[self._chosen].said if self._chosen >= 0 else _HINT

    def choose(self, number: int) -> None:
        """Read out the bar (or, behind all bars, the threshold) of that *number*."""
        if number == self._chosen or not -1 <= number < len(self.chart.parts):
            return
        self._chosen = number
        self.read_out.emit(self.reading)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.reading))
        self.update()

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
        if step is None or not self.chart.parts:
            super().keyPressEvent(event)
            return
        self.choose(min(len(self.chart.parts) - 1, max(0, self._chosen + step)))

    @override
    @guarded(default=None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and self._chosen < 0 and self.chart.parts:
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
        paint_ground(painter, places)
        for flag in places.flags:
            paint_threshold(painter, places, flag, chosen=self._is_chosen(flag.line))
        for flag in places.flags:
            paint_label(painter, places, flag, chosen=self._is_chosen(flag.line))
        for row in places.rows:
            paint_row(painter, row, places)
        quiet = theme.colour("text" if self._chosen >= 0 else "quiet")
        ink.write(painter, places.readout, self.reading, (ink.small(), quiet))
        if self.hasFocus() and 0 <= self._chosen < len(places.rows):
            ink.ring(painter, places.rows[self._chosen].whole)
        painter.end()

    def _is_chosen(self, line: SumLine) -> bool:
        return self._chosen >= 0 and self.chart.parts[self._chosen] is line
