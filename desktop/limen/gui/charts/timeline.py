"""The timeline: releases with their lanes against the months, and the line of today."""

from datetime import date

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
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.charts import ink
from limen.gui.charts.plans import Planned, Track
from limen.gui.charts.timeline_layout import Placed, TimelineLayout, lay_out
from limen.gui.charts.timeline_painting import paint_ground, paint_line, paint_today
from limen.gui.guarded import guarded

_REACH = 5
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Timeline(QWidget):
    """Tracks of milestones; *chosen* tells the uid of the one that a person picks."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tracks: tuple[Track, ...] = ()
        self.today = date.min
        self.uid = ""
        self._layout: tuple[int, TimelineLayout] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Timeline"))
        theme.look.changed.connect(self._forget)

    def show_tracks(self, tracks: tuple[Track, ...], today: date) -> None:
        """Show other *tracks* around the line of *today*."""
        self.tracks, self.today = tracks, today
        self._describe()
        self._forget()

    def choose(self, uid: str) -> None:
        """Mark the milestone with that *uid*, without telling anybody."""
        self.uid = uid
        self._describe()
        self.update()

    def _describe(self) -> None:
        every = [one for track in self.tracks for one in track.planned]
        first = [one.said for one in every if one.uid == self.uid]
        self.setAccessibleDescription(" ".join(first or [one.said for one in every]))

    def _forget(self) -> None:
        self._layout = None
        self.updateGeometry()
        self.update()

    def _places(self) -> TimelineLayout:
        if self._layout is None or self._layout[0] != self.width():
            self._layout = (self.width(), lay_out(self.tracks, self.today, self.width()))
        return self._layout[1]

    def _pick(self, planned: Planned) -> None:
        if planned.uid == self.uid:
            return
        self.choose(planned.uid)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, planned.said))
        self.chosen.emit(planned.uid)

    @override
    @guarded(default=False)
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    @guarded(default=120)
    def heightForWidth(self, width: int) -> int:
        return lay_out(self.tracks, self.today, max(width, theme.px(200))).height

    @override
    @guarded(default=QSize(320, 120))
    def sizeHint(self) -> QSize:
        return QSize(theme.px(720), self.heightForWidth(theme.px(720)))

    @override
    @guarded(default=QSize(200, 60))
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.heightForWidth(self.width()))

    @override
    @guarded(default=None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        every = [placed.planned for placed in self._places().placed]
        if step is None or not every:
            super().keyPressEvent(event)
            return
        at = next((n for n, one in enumerate(every) if one.uid == self.uid), -1)
        self._pick(every[min(len(every) - 1, max(0, at + step))])

    @override
    @guarded(default=None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        first = next(self._places().placed, None)
        if event.reason() in _BY_KEY and not self.uid and first:
            self._pick(first.planned)
        self.update()

    @override
    @guarded(default=None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        placed = self._at(event.position())
        if placed:
            self._pick(placed.planned)

    @override
    @guarded(default=None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        placed = self._at(event.position())
        hand = Qt.CursorShape.PointingHandCursor if placed else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        if placed:
            told = f"{placed.planned.milestone.what}: {placed.planned.when}"
            QToolTip.showText(event.globalPosition().toPoint(), told, self)

    @override
    @guarded(default=None)
    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()

    def _at(self, point: QPointF) -> Placed | None:
        """What lies at *point*; a mark before the bar beneath it."""
        reach = theme.px(_REACH)
        found = [
            placed
            for placed in self._places().placed
            if placed.box.adjusted(-reach, -reach, reach, reach).contains(point)
        ]
        return found[-1] if found else None

    @override
    @guarded(default=None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        paint_ground(painter, places, self.width())
        paint_today(painter, places, self.today)
        for line in places.lines:
            paint_line(painter, line, places, self.uid)
        if self.hasFocus():
            self._paint_focus(painter, places)
        painter.end()

    def _paint_focus(self, painter: QPainter, places: TimelineLayout) -> None:
        around = QRectF(self.rect())
        for placed in places.placed:
            if placed.planned.uid == self.uid:
                around = placed.box.adjusted(-5, -5, 5, 5)
        ink.ring(painter, around)
