"""The field in which one types what a list should show."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.guarded import guarded
from limen.gui.widgets.fields import leave_undo


def matcher(typed: str) -> Callable[[str], bool]:
    """Whether a text (in lower case) holds every word that was *typed*."""
    wanted = typed.casefold().split()
    return lambda text: all(word in text for word in wanted)


class FilterField(QLineEdit):
    """A search field; Escape empties it, the arrow down goes on to *into*."""

    def __init__(self, name: str, placeholder: str, into: QWidget) -> None:
        super().__init__()
        self._into = into
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._glass = self.addAction(
            theme.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._glass.setText(name)  # what a screen reader calls it
        leave_undo(self)
        self._dress()
        theme.look.changed.connect(self._dress)

    @property
    def glass(self) -> QAction:
        """The sign in front."""
        return self._glass

    def search(self) -> None:
        """Take the focus, with what was typed selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _dress(self) -> None:
        self._glass.setIcon(theme.icon("search", "quiet"))
        self.setMinimumWidth(theme.px(220))

    @override
    @guarded(default=None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self._into.setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                super().keyPressEvent(event)


class FindsHere(QObject):
    """Gives Ctrl+F to the filter of a page while the focus is anywhere on that page."""

    def __init__(self, page: QWidget, field: FilterField) -> None:
        super().__init__(page)
        self._field = field
        page.installEventFilter(self)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not _finds(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._field.search()
            return True
        return False


def _finds(event: QKeyEvent) -> bool:
    held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return held and event.key() == Qt.Key.Key_F
