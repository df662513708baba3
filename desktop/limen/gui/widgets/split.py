"""What stands side by side where there is room, and beneath each other where not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QSplitter, QWidget

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.guarded import guarded
from limen.gui.widgets.parts import column, scrolled

_LOWEST = 144


class _Filling(QWidget):
    """As low as its parts can be at the width that it has: their own hint assumes the least width.

    Where their height does not follow from the width, it is what they ask for.
    """

    @override
    @guarded(default=QSize(0, 0))
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return QSize(0, 0)
        least = layout.minimumSize()
        return QSize(least.width(), 0) if layout.hasHeightForWidth() else least


def filling(
    *parts: QWidget | QLayout,
    gap: int = theme.WITHIN + 4,
    around: tuple[int, int] = (theme.AROUND, theme.BETWEEN),
) -> QScrollArea:
    """Parts beneath each other, the last of which takes what is left of the height.

    They scroll together where the window is too low for them.  *around* are the margins in pixels:
    left and right, above and below.
    """
    inside = _Filling()
    layout = column(*parts, gap=gap, around=around)
    layout.setStretch(len(parts) - 1, 1)
    inside.setLayout(layout)
    area = scrolled(inside)
    inside.setMinimumHeight(0)  # it knows better itself
    return area


class Breaking(QWidget):
    """Two parts, of which the first takes the width that is left; with less than *room* they break.

    *room* is in pixels at 100 % text size.
    """

    def __init__(self, first: QWidget, second: QWidget, room: int = 720) -> None:
        super().__init__()
        self._room = room
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.BETWEEN)
        layout.addWidget(first, 1)
        layout.addWidget(second)

    @override
    @guarded(default=None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= theme.px(self._room)
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            beside, beneath = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            layout.setDirection(beside if wide else beneath)
        super().resizeEvent(event)


class Split(QSplitter):
    """A list and what it tells about the chosen one.

    *shares* are the panes' parts of the width; from *room* pixels on (at 100 % text size) they
    stand side by side.
    """

    def __init__(
        self, left: QWidget, right: QWidget, shares: tuple[int, int] = (2, 1), room: int = 1180
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shares = shares
        self._room = room
        self._panes = (left, right)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.WITHIN * 2)
        self.setProperty("role", "gap")
        for number, pane in enumerate(self._panes):
            pane.setMinimumHeight(theme.px(_LOWEST))
            self.addWidget(pane)
            self.setStretchFactor(number, shares[number])

    @override
    @guarded(default=None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= theme.px(self._room)
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if wanted is not self.orientation() or not event.oldSize().isValid():
            self.setOrientation(wanted)
            self._share(event.size().width() if wide else event.size().height(), wide=wide)
        super().resizeEvent(event)

    @override
    @guarded(default=QSize(0, 0))
    def sizeHint(self) -> QSize:
        lowest = max(self.minimumHeight(), self._lowest())
        return QSize(self.minimumSizeHint().width(), lowest)

    def _lowest(self) -> int:
        heights = [pane.minimumHeight() for pane in self._panes]
        beside = self.orientation() is Qt.Orientation.Horizontal
        return max(heights) if beside else sum(heights) + self.handleWidth()

    def _share(self, length: int, *, wide: bool) -> None:
        first, second = self._shares if wide else (1, 1)
        part = length * first // (first + second)
        self.setSizes([part, length - part])
