"""The menu bar, filled from the actions."""

from collections.abc import Callable

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolButton

from limen.gui.actions import MENUS, Actions, Item
from limen.gui.settings import Settings


class Menus:
    """The menus of *window*; *open_recent* is called with a path."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        settings: Settings,
        open_recent: Callable[[str], object],
    ) -> None:
        self._actions = actions
        self._settings = settings
        self._open_recent = open_recent
        self.recent = QMenu("Open &recent", window)
        self.recent.aboutToShow.connect(self._list_recent)
        bar = window.menuBar()
        for title, items in MENUS.items():
            if title == "&Help":
                self._add_view(bar.addMenu("&View"))
            self._fill(bar.addMenu(title), items)
        bar.setCornerWidget(_finding(bar, actions["find"]))

    def _fill(self, menu: QMenu, items: tuple[Item, ...]) -> None:
        for item in items:
            if not item.name:
                menu.addSeparator()
            elif item.name == "recent":
                menu.addMenu(self.recent)
            else:
                menu.addAction(self._actions[item.name])

    def _add_view(self, menu: QMenu) -> None:
        menu.addActions(self._actions.schemes.actions())
        menu.addSeparator()
        menu.addActions(self._actions.sizes.actions())
        menu.addSeparator()
        menu.addActions(self._actions.sections)
        menu.addSeparator()
        self.reminding = menu.addAction("Remind me on the desktop too")
        self.reminding.setCheckable(True)
        self.reminding.setStatusTip("When a casefile opens in which something is due or late")
        self.reminding.toggled.connect(self._remind)
        menu.aboutToShow.connect(lambda: self.reminding.setChecked(self._settings.reminds))

    def _list_recent(self) -> None:
        self.recent.clear()
        for path in self._settings.recent:
            action = self.recent.addAction(QFileInfo(path).fileName().replace("&", "&&"))
            action.setToolTip(path)
            action.triggered.connect(lambda _checked, path=path: self._open_recent(path))
        if not self._settings.recent:
            self.recent.addAction("No recent casefiles").setEnabled(False)
        self.recent.addSeparator()
        keep = self.recent.addAction("List recent casefiles")
        keep.setCheckable(True)
        keep.setChecked(self._settings.keeps_recent)
        keep.toggled.connect(self._keep)

    def _remind(self, reminds: bool) -> None:
        self._settings.reminds = reminds

    def _keep(self, keeps: bool) -> None:
        self._settings.keeps_recent = keeps


def _finding(bar: QMenuBar, find: QAction) -> QToolButton:
    """The button in the corner that finds; it follows what the menu offers."""
    made = QToolButton(bar)
    made.setProperty("role", "finding")
    made.setText("Find  Ctrl+F")
    made.setAccessibleName("Find a question, a finding or a model")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard it is the menu's, or Ctrl+F
    made.setEnabled(find.isEnabled())
    find.enabledChanged.connect(made.setEnabled)
    made.clicked.connect(lambda _checked: find.trigger())
    return made
