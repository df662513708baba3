"""The timeline: releases with their lanes against the days, the line of today, and days to drag."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.plans import Planned
from limen.gui.charts.timeline_access import announce, answer_for_timelines, follow_focus
from limen.gui.charts.timeline_drag import Drag, day_later, key_step
from limen.gui.charts.timeline_layout import Line
from limen.gui.charts.timeline_painting import (
    DaysOff,
    paint_ground,
    paint_head,
    paint_placed,
    paint_title,
    paint_today,
)
from limen.gui.charts.timeline_placing import Placed
from limen.gui.charts.timeline_view import DayView
from limen.gui.guarded import guarded

_REACH = 5
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Timeline(DayView):
    """Tracks of milestones, to look at and to move.

    *chosen* tells the uid of the one that a person picks.  While one of their own days is dragged,
    *dragging* carries its uid and the day under the pointer (``None`` once it is given up); when
    it is let go, or moved by key, *moved* does.
    """

    chosen = Signal(str)
    dragging = Signal(str, object)
    moved = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        answer_for_timelines()
        self.off: DaysOff = _no_day_off
        self.fixed = False  # whether no day can be moved
        self._drag: Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))

    def _pick(self, planned: Planned) -> None:
        if planned.uid == self.uid:
            return
        self.choose(planned.uid)
        follow_focus(self, self.everything.index(planned))
        self.chosen.emit(planned.uid)

    @override
    @guarded(default=None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._by_key(event)
        if action is None:
            super().keyPressEvent(event)

    def _by_key(self, event: QKeyEvent) -> object:
        """Do what the key asks for; ``None`` where it asks for nothing here."""
        keys = Qt.Key
        if event.key() == keys.Key_Escape and self._drag:
            return self._give_up()
        days = day_later(event)
        if days:
            return self._move_by(days)
        return self._look(keys(event.key())) or self._step(key_step(event))

    def _look(self, key: Qt.Key) -> object:
        """Zoom or pan by key."""
        keys = Qt.Key
        looks: dict[Qt.Key, Callable[[], None]] = {
            keys.Key_Plus: self.zoom_in,
            keys.Key_Equal: self.zoom_in,
            keys.Key_Minus: self.zoom_out,
            keys.Key_0: lambda: self.show_days(None),
            keys.Key_PageUp: lambda: self.pan(-0.5),
            keys.Key_PageDown: lambda: self.pan(0.5),
        }
        if key not in looks:
            return None
        looks[key]()
        return True

    def _movable(self, one: Planned) -> bool:
        return one.milestone.movable and not self.fixed

    def _step(self, step: int | None) -> object:
        every = self.everything
        if step is None or not every:
            return None
        at = next((n for n, one in enumerate(every) if one.uid == self.uid), -1)
        self._pick(every[min(len(every) - 1, max(0, at + step))])
        return True

    def _move_by(self, days: int) -> object:
        one = self.planned_as(self.uid)
        if one is None:
            return None
        if not self._movable(one) or one.milestone.on is None:
            announce(self, self.tr("This day follows from others: it is not moved by itself."))
            return True
        ordinal = one.milestone.on.toordinal() + days
        if 1 <= ordinal <= date.max.toordinal():
            self.moved.emit(one.uid, date.fromordinal(ordinal))
            now = self.planned_as(one.uid)
            announce(self, now.said if now else "")
        return True

    @override
    @guarded(default=None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        every = self.everything
        if event.reason() in _BY_KEY and not self.uid and every:
            self._pick(every[0])
        self.update()

    @override
    @guarded(default=None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned.y():
            around = self.places.axis.day(event.position().x())
            self.zoom(0.7 if turned.y() > 0 else 1 / 0.7, around)
        elif turned.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-0.1 if (turned.x() or turned.y()) > 0 else 0.1)
        else:
            event.ignore()

    @override
    @guarded(default=None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        placed = self._at(event.position())
        if placed:
            self._pick(placed.planned)
            if self._movable(placed.planned):
                self._drag = Drag.of(placed.planned, event.position().x(), self.places.axis)

    @override
    @guarded(default=None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            if self._drag.to(event.position().x()):
                self.view = (self._drag.axis.first, self._drag.axis.last)
                self.dragging.emit(self._drag.uid, self._drag.day)
            return
        placed = self._at(event.position())
        movable = placed is not None and self._movable(placed.planned)
        shape = Qt.CursorShape.SizeHorCursor if movable else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape if placed else Qt.CursorShape.ArrowCursor)
        if told := self._told(placed, event.position()):
            QToolTip.showText(event.globalPosition().toPoint(), told, self)

    def _told(self, placed: Placed | None, point: QPointF) -> str:
        """The tool tip: what is there, or what holiday it is."""
        if placed:
            return f"{placed.planned.milestone.what}: {placed.planned.when}"
        axis = self.places.axis
        named = self.off(axis.day(point.x())) if axis.left <= point.x() <= axis.right else ""
        return f"{named}, {axis.day(point.x()):%d %b %Y}" if named else ""

    @override
    @guarded(default=None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag and drag.moved:
            self.moved.emit(drag.uid, drag.day)

    def _give_up(self) -> object:
        drag, self._drag = self._drag, None
        if drag and drag.moved:
            self.dragging.emit(drag.uid, None)
        return True

    @override
    @guarded(default=None)
    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()

    def _at(self, point: QPointF) -> Placed | None:
        """What lies at *point*; a mark before the bar beneath it."""
        reach = theme.px(_REACH)
        found = [
            placed
            for line in self.places.seen(point.y() - reach, point.y() + reach)
            for placed in line.placed
            if placed.box.adjusted(-reach, -reach, reach, reach).contains(point)
        ]
        return found[-1] if found else None

    @override
    @guarded(default=None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, area = self.places, QRectF(event.rect())
        lines = list(places.seen(area.top(), area.bottom()))
        inside = QRectF(places.axis.left - 8, 0, places.axis.right - places.axis.left + 20, 1e6)
        painter.setClipRect(inside.intersected(area))
        paint_ground(painter, places, self.off)
        paint_today(painter, places, self.today)
        painter.setClipRect(area)
        for line in lines:
            paint_title(painter, line, places)
        painter.setClipRect(inside.intersected(area))
        for placed in (placed for line in lines for placed in line.placed):
            paint_placed(painter, placed, chosen=placed.planned.uid == self.uid)
        painter.setClipRect(area)
        self._paint_focus(painter, lines)
        painter.translate(0, max(0, self.visibleRegion().boundingRect().top()))
        paint_head(painter, places, self.width(), self.today)
        painter.end()

    def _paint_focus(self, painter: QPainter, lines: list[Line]) -> None:
        if not self.hasFocus():
            return
        for placed in (placed for line in lines for placed in line.placed):
            if placed.planned.uid == self.uid:
                ink.ring(painter, placed.box.adjusted(-5, -5, 5, 5))
                return
        ink.ring(painter, QRectF(self.visibleRegion().boundingRect()))


def _no_day_off(_day: date) -> str:
    return ""
