"""Small parts beside each other, in as many rows as the width asks for."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.guarded import guarded

_NONE: QLayoutItem | None = None


class Flow(QLayout):
    """The parts from left to right; one that has no room begins another row.  Hidden ones take none."""

    def __init__(self, *parts: QWidget, gap: int = theme.WITHIN) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    @override
    @guarded(default=None)
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    @guarded(default=0)
    def count(self) -> int:
        return len(self._items)

    @override
    @guarded(default=_NONE)
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    @guarded(default=_NONE)
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    @guarded(default=True)
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    @guarded(default=0)
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    @guarded(default=QSize(0, 0))
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown]
        across = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(across, max((hint.height() for hint in hints), default=0))

    @override
    @guarded(default=QSize(0, 0))
    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._shown:
            least = least.expandedTo(item.minimumSize())
        return least

    @override
    @guarded(default=None)
    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        self._place(room, move=True)

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, room: QRect, *, move: bool) -> int:
        """The height that the parts take in the width of *room*; with *move* they go to their places."""
        left, top, high = room.left(), room.top(), 0
        for item in self._shown:
            size = item.sizeHint()
            if left > room.left() and left + size.width() > room.right() + 1:
                left, top, high = room.left(), top + high + self._gap, 0
            if move:
                width = min(size.width(), room.width())
                item.setGeometry(QRect(left, top, width, size.height()))
            left, high = left + size.width() + self._gap, max(high, size.height())
        return top + high - room.top()
