"""Dialogs as large as their content likes, but never larger than the window that they stand on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from limen.gui import theme

_EDGE = 24
_LEAST = QSize(560, 400)


def fit(dialog: QDialog, over: QWidget, width: int, height: int) -> None:
    """Give *dialog* that size in pixels at 100 % text, as far as the window *over* has room for it."""
    room = over.window().size() - QSize(2 * _EDGE, 2 * _EDGE)
    wanted = QSize(theme.px(width), theme.px(height))
    dialog.resize(wanted.boundedTo(room.expandedTo(_LEAST)))
