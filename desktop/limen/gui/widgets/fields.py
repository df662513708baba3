"""Text fields that leave undo and redo to the casefile."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from limen.domain.overriding import override
from limen.gui.guarded import guarded

_KEPT = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class _UndoBelongsToTheCasefile(QObject):
    """Lets Ctrl+Z and Ctrl+Shift+Z through a text field, to the menu's actions."""

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undoing = any(event.matches(key) for key in _KEPT)
        event.setAccepted(event.isAccepted() and not undoing)
        return undoing


def leave_undo(field: QWidget) -> None:
    """Let undo and redo typed in *field* belong to the casefile."""
    field.installEventFilter(_UndoBelongsToTheCasefile(field))


def line(name: str, text: str = "", placeholder: str = "") -> QLineEdit:
    """A one-line text field; *name* is what a screen reader calls it."""
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    leave_undo(made)
    return made


def lines(name: str, text: str = "", placeholder: str = "") -> QPlainTextEdit:
    """A text field of several lines in which Tab goes on to the next field."""
    made = QPlainTextEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setTabChangesFocus(True)
    made.setUndoRedoEnabled(False)
    leave_undo(made)
    return made
