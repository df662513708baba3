"""The timeline for assistive programs: one child for every milestone, whose name says it all."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from limen.domain.overriding import override
from limen.gui.charts.timeline_view import DayView
from limen.gui.guarded import guarded

if TYPE_CHECKING:
    from limen.gui.charts.plans import Planned

_NONE: Any = None
"""Nothing, where Qt takes a null pointer that its stubs do not know."""
_KEPT: dict[int, "TimelineInterface"] = {}
_INSTALLED: list[bool] = []


def answer_for_timelines() -> None:
    """Let assistive programs ask timelines for their milestones; once is enough."""
    if not _INSTALLED:
        _INSTALLED.append(True)
        QAccessible.installFactory(_interface)


def follow_focus(timeline: DayView, place: int) -> None:
    """Let a screen reader follow the focus to the milestone at that *place*, whose name says it all."""
    focus = QAccessibleEvent(timeline, QAccessible.Event.Focus)
    focus.setChild(place)
    QAccessible.updateAccessibility(focus)


def announce(timeline: DayView, sentence: str) -> None:
    """Let a screen reader say what came of a key."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(timeline, sentence))


def _interface(_name: str, asked: QObject) -> QAccessibleInterface | None:
    if not isinstance(asked, DayView):
        return None
    key = id(asked)
    _KEPT[key] = TimelineInterface(asked)
    asked.destroyed.connect(lambda: _KEPT.pop(key, None))
    return _KEPT[key]


class TimelineInterface(QAccessibleWidget):
    """The whole timeline as a list."""

    def __init__(self, timeline: DayView) -> None:
        super().__init__(timeline, QAccessible.Role.List)
        self._timeline = timeline
        self._bars: dict[str, BarInterface] = {}

    def bar(self, planned: "Planned") -> "BarInterface":
        """The child for that milestone; the same one as long as it says the same."""
        known = self._bars.get(planned.uid)
        if known is None or known.planned != planned:
            known = self._bars[planned.uid] = BarInterface(self, self._timeline, planned)
        return known

    @override
    @guarded(default=0)
    def childCount(self) -> int:
        return len(self._timeline.everything)

    @override
    @guarded(default=_NONE)
    def child(self, index: int) -> QAccessibleInterface:
        every = self._timeline.everything
        return self.bar(every[index]) if 0 <= index < len(every) else _NONE

    @override
    @guarded(default=-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        uid = child.planned.uid if isinstance(child, BarInterface) else ""
        every = self._timeline.everything
        return next((n for n, one in enumerate(every) if one.uid == uid), -1)

    @override
    @guarded(default=_NONE)
    def focusChild(self) -> QAccessibleInterface:
        timeline = self._timeline
        chosen = (one for one in timeline.everything if one.uid == timeline.uid)
        one = next(chosen, None) if timeline.hasFocus() else None
        return self.bar(one) if one else _NONE


class BarInterface(QAccessibleInterface):
    """One milestone: what it is, when, whose, and how its date is computed."""

    def __init__(self, above: TimelineInterface, timeline: DayView, planned: "Planned") -> None:
        super().__init__()
        self.planned = planned
        self._above = above
        self._timeline = timeline

    @override
    @guarded(default=True)
    def isValid(self) -> bool:
        return True

    @override
    @guarded(default=_NONE)
    def object(self) -> QObject:
        return cast("QObject", None)

    @override
    @guarded(default=_NONE)
    def window(self) -> QWindow:
        return self._above.window()

    @override
    @guarded(default=_NONE)
    def parent(self) -> QAccessibleInterface:
        return self._above

    @override
    @guarded(default=_NONE)
    def child(self, index: int) -> QAccessibleInterface:
        return cast("QAccessibleInterface", None)

    @override
    @guarded(default=_NONE)
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return cast("QAccessibleInterface", None)

    @override
    @guarded(default=0)
    def childCount(self) -> int:
        return 0

    @override
    @guarded(default=-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    @guarded(default="")
    def text(self, kind: QAccessible.Text) -> str:
        return self.planned.said if kind is QAccessible.Text.Name else ""

    @override
    @guarded(default=_NONE)
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing: a milestone is not renamed from outside."""

    @override
    @guarded(default=QRect())
    def rect(self) -> QRect:
        placed = self._timeline.places.find(self.planned.uid)
        if placed is None:
            return QRect()
        box = placed.box.toAlignedRect()
        return QRect(self._timeline.mapToGlobal(box.topLeft()), box.size())

    @override
    @guarded(default=QAccessible.Role.ListItem)
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    @guarded(default=QAccessible.State())
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        chosen = self._timeline.uid == self.planned.uid
        state.selectable = state.focusable = True
        state.selected = chosen
        state.focused = chosen and self._timeline.hasFocus()
        state.offscreen = not self._in_sight()
        return state

    def _in_sight(self) -> bool:
        placed = self._timeline.places.find(self.planned.uid)
        seen = self._timeline.visibleRegion().boundingRect()
        return placed is not None and seen.intersects(placed.box.toAlignedRect())

    @override
    @guarded(default=QColor())
    def foregroundColor(self) -> QColor:
        return QColor()

    @override
    @guarded(default=QColor())
    def backgroundColor(self) -> QColor:
        return QColor()
