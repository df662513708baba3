"""Parts beside each other where there is room, beneath each other where there is not."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.guarded import guarded

_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom


class Beside(QWidget):
    """The *parts*, side by side from a width of *room* pixels (at 100 % text size) on."""

    def __init__(self, *parts: QWidget, room: int, gap: int = theme.BETWEEN) -> None:
        super().__init__()
        self._room = room
        self._layout = QBoxLayout(_ACROSS, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        for part in parts:
            self._layout.addWidget(part, 1)

    @override
    @guarded(default=None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = _ACROSS if event.size().width() >= theme.px(self._room) else _DOWN
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
