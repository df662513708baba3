"""A text to read: headings, captions and paragraphs that can be selected and copied as one."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from limen.gui import theme
from limen.gui.widgets.fields import leave_undo


class Line(NamedTuple):
    """One paragraph of plain text in a *role*: title, caption, lead, body, strong or quiet."""

    text: str
    role: str = "body"


class _Style(NamedTuple):
    size: int
    weight: QFont.Weight
    ink: str
    above: int


_STYLES = {
    "title": _Style(theme.HEADING + 1, QFont.Weight.DemiBold, "text", 0),
    "caption": _Style(theme.SECONDARY, QFont.Weight.DemiBold, "quiet", 14),
    "body": _Style(theme.BODY, QFont.Weight.Normal, "text", 2),
    "strong": _Style(theme.BODY, QFont.Weight.Medium, "text", 2),
    "lead": _Style(theme.BODY, QFont.Weight.Normal, "text", 10),
    "quiet": _Style(theme.SECONDARY, QFont.Weight.Normal, "quiet", 2),
}
_LEADING = 135.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class Reading(QTextEdit):
    """A text that is read: nothing in it is markup, and addresses in it lead nowhere.

    It scrolls by keyboard; Tab goes on to the next field.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "reading")
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        leave_undo(self)
        theme.look.changed.connect(self._write)

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show other *lines*, from their beginning."""
        self._lines = tuple(lines)
        self._write()

    def _write(self) -> None:
        self.clear()
        self.document().setDocumentMargin(theme.px(theme.BETWEEN))
        cursor = QTextCursor(self.document())
        for number, line in enumerate(self._lines):
            style = _STYLES[line.role]
            block = _block(style, first=number == 0)
            if number:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(line.text, _characters(style))
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _block(style: _Style, *, first: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(0 if first else theme.px(style.above))
    made.setLineHeight(_LEADING, _PROPORTIONAL)
    return made


def _characters(style: _Style) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(theme.font(style.size, style.weight))
    made.setForeground(theme.colour(style.ink))
    return made
