"""Text for painted widgets: measured and drawn in the fonts of the theme."""

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from limen.gui import theme

_FAR = 10_000.0
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def body(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of running text."""
    return theme.font(weight=weight)


def small(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of secondary text."""
    return theme.font(theme.SECONDARY, weight)


def width(font: QFont, text: str) -> float:
    """How wide *text* is in one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def line_height(font: QFont) -> float:
    """How high one line is."""
    return QFontMetricsF(font).height()


def height(font: QFont, text: str, within: float) -> int:
    """How high *text* is when wrapped *within* that width."""
    room = QRectF(0, 0, within, _FAR)
    return ceil(QFontMetricsF(font).boundingRect(room, WRAPPED, text).height())


def elided(font: QFont, text: str, within: float) -> str:
    """*text*, shortened with an ellipsis where it is wider than that."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, within)


def write(
    painter: QPainter, box: QRectF, text: str, hand: tuple[QFont, QColor], flags: int = WRAPPED
) -> None:
    """Draw *text* into *box* in that font and colour; wrapped from its top left by default."""
    painter.setFont(hand[0])
    painter.setPen(hand[1])
    painter.drawText(box, flags, text)


def pen(name: str, width: float = 1.0, *, dashed: bool = False) -> QPen:
    """A pen in the colour of that token."""
    made = QPen(theme.colour(name), width)
    if dashed:
        made.setDashPattern([3, 3])
    return made


def tinted(name: str, share: float) -> QColor:
    """The colour of that token, let through by *share* (0 to 1)."""
    colour = theme.colour(name)
    colour.setAlphaF(share)
    return colour


def ring(painter: QPainter, box: QRectF) -> None:
    """The ring around what has the keyboard's focus."""
    painter.setPen(pen("link", 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
