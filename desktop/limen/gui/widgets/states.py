"""The six states: always a shape, a word and a colour together."""

from collections.abc import Callable, Mapping
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from limen.domain.overriding import override
from limen.domain.screening import State
from limen.gui import theme
from limen.gui.guarded import guarded

WORDS: Mapping[State, str] = {
    State.TRIPPED: "Tripped",
    State.COULD_BE_EITHER: "Could be either",
    State.NOT_TRIPPED: "Not tripped",
    State.CANNOT_SAY: "Cannot say",
    State.DOESNT_APPLY: "Doesn't apply",
    State.RULE_PROBLEM: "Rule problem",
}
"""What each state is called wherever people read it."""

GRAVITY: tuple[State, ...] = (
    State.TRIPPED,
    State.COULD_BE_EITHER,
    State.RULE_PROBLEM,
    State.CANNOT_SAY,
    State.NOT_TRIPPED,
    State.DOESNT_APPLY,
)
"""The states, the one to look at first in front."""

_SHAPE = 12
_GAP = 6


def ink(state: State) -> QColor:
    """The colour of *state*: amber for “tripped”, otherwise that of text."""
    names = {State.TRIPPED: "amber", State.COULD_BE_EITHER: "text", State.RULE_PROBLEM: "text"}
    return theme.colour(names.get(state, "quiet"))


def paint_shape(painter: QPainter, box: QRectF, state: State, colour: QColor) -> None:
    """Draw the shape of *state* into the square *box*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, box.width() / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = box.width() / 12
    _DRAWERS[state](painter, box.adjusted(edge, edge, -edge, -edge), colour)
    painter.restore()


def _triangle(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    top = QPointF(box.center().x(), box.top())
    painter.drawPolygon([top, box.bottomRight(), box.bottomLeft()])


def _half_circle(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawEllipse(box)
    painter.setBrush(colour)
    painter.drawPie(box, 90 * 16, 180 * 16)


def _circle(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    painter.drawEllipse(box)


def _dash(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    middle = box.center().y()
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))


def _letter(painter: QPainter, box: QRectF, letter: str) -> None:
    font = theme.font(weight=QFont.Weight.Bold)
    font.setPixelSize(max(1, ceil(box.height() * 1.25)))
    painter.setFont(font)
    wide = box.adjusted(-box.width(), -box.height(), box.width(), box.height())
    painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, letter)


_DRAWERS: Mapping[State, Callable[[QPainter, QRectF, QColor], None]] = {
    State.TRIPPED: _triangle,
    State.COULD_BE_EITHER: _half_circle,
    State.NOT_TRIPPED: _circle,
    State.CANNOT_SAY: lambda painter, box, _colour: _letter(painter, box, "?"),
    State.DOESNT_APPLY: _dash,
    State.RULE_PROBLEM: lambda painter, box, _colour: _letter(painter, box, "!"),
}


def state_icon(state: State) -> QIcon:
    """The shape of *state* as an icon for lists and tables; make it anew after `look.changed`."""
    ratio = QApplication.primaryScreen().devicePixelRatio()
    side = theme.px(16)
    drawn = QPixmap(ceil(side * ratio), ceil(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    edge = (side - theme.px(_SHAPE)) / 2
    box = QRectF(edge, edge, theme.px(_SHAPE), theme.px(_SHAPE))
    paint_shape(painter, box, state, ink(state))
    painter.end()
    return QIcon(drawn)


class StateBadge(QWidget):
    """One state, drawn: the shape and the word, or *words* that stand in its place."""

    def __init__(self, state: State, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, words)

    def show_state(self, state: State, words: str = "") -> None:
        """Show another *state*."""
        self.state = state
        self.words = words or WORDS[state]
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    @override
    @guarded(default=QSize(0, 0))
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        width = theme.px(_SHAPE) + theme.px(_GAP) + metrics.horizontalAdvance(self.words) + 2
        return QSize(ceil(width), ceil(metrics.height()) + 2)

    @override
    @guarded(default=None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(_SHAPE)
        colour = ink(self.state)
        paint_shape(painter, QRectF(0, (self.height() - side) / 2, side, side), self.state, colour)
        painter.setFont(self._font())
        painter.setPen(colour)
        beside = QRectF(self.rect()).adjusted(side + theme.px(_GAP), 0, 0, 0)
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(beside, upright, self.words)
        painter.end()

    def _font(self) -> QFont:
        return theme.font(weight=QFont.Weight.Medium)
