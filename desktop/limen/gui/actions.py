"""Everything that the menus offer, by name; who is on the screen connects what it can do."""

from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from limen.gui.settings import SIZES
from limen.gui.theme import Scheme

SECTIONS = (
    ("overview", "Overview"),
    ("interview", "Interview"),
    ("findings", "Findings"),
    ("calendar", "Calendar"),
    ("evidence", "Evidence"),
    ("dossier", "Dossier"),
    ("history", "History"),
)
"""The pages of a model, in the order of their tabs and of Ctrl+1 to Ctrl+7."""


class Item(NamedTuple):
    """One line of a menu; *needs* says whether a casefile has to be open for it."""

    name: str
    text: str
    keys: str = ""
    needs: bool = True


LINE = Item("", "")

MENUS: dict[str, tuple[Item, ...]] = {
    "&File": (
        Item("new", "&New casefile…", "Ctrl+N", needs=False),
        Item("open", "&Open casefile…", "Ctrl+O", needs=False),
        Item("recent", "Open &recent", needs=False),
        Item("example", "Look at the &example", needs=False),
        LINE,
        Item("save_copy", "&Save a copy as…", "Ctrl+Shift+S"),
        Item("seal", "Save a con&fidential copy…"),
        Item("export", "E&xport…", "Ctrl+E"),
        LINE,
        Item("snapshot", "&Keep a snapshot…", "Ctrl+Shift+K"),
        Item("snapshots", "Sna&pshots…"),
        Item("trash", "&Trash…"),
        LINE,
        Item("compare", "Co&mpare with a file…"),
        Item("since_dossier", "Changes since the newest &dossier"),
        Item("merge", "Mer&ge a returned copy…"),
        LINE,
        Item("close", "&Close casefile", "Ctrl+W"),
        Item("quit", "&Quit", "Ctrl+Q", needs=False),
    ),
    "&Edit": (
        Item("undo", "&Undo", "Ctrl+Z"),
        Item("redo", "&Redo", "Ctrl+Shift+Z"),
        LINE,
        Item("find", "&Find…", "Ctrl+F"),
        LINE,
        Item("name", "Your &name in the log…", needs=False),
    ),
    "&Model": (
        Item("add_model", "Add &model…", "Ctrl+Shift+M"),
        LINE,
        Item("add_run", "Add &training run…"),
        Item("add_evaluation", "Add &evaluation…"),
        Item("add_release", "Add &release…"),
        LINE,
        Item("rename", "Re&name…", "F2"),
        Item("remove", "Rem&ove"),
        LINE,
        Item("import", "&Import file…", "Ctrl+I"),
        Item("dossier", "Make &dossier", "Ctrl+D"),
    ),
    "&Help": (
        Item("help", "&Help on this", "F1"),
        Item("keys", "&Keys", "?", needs=False),
        LINE,
        Item("about", "&About Limen", needs=False),
    ),
}


class Actions:
    """The actions by name, and the two groups of which one is always chosen."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._named: dict[str, QAction] = {}
        self._needing: list[QAction] = []
        for item in (item for items in MENUS.values() for item in items if item.name):
            self._named[item.name] = self._made(item)
        self.schemes = self._group({scheme.value: scheme.value.title() for scheme in Scheme})
        self.sizes = self._group({str(size): f"Text {size} %" for size in SIZES})
        self.sections = [
            self._made(Item(key, title, f"Ctrl+{number}"))
            for number, (key, title) in enumerate(SECTIONS, start=1)
        ]
        self.panes = self._made(Item("panes", "Next pane", "F6"))
        window.addActions([*self._named.values(), *self.sections, self.panes])
        self.enable(opened=False)

    def __getitem__(self, name: str) -> QAction:
        return self._named[name]

    def enable(self, *, opened: bool) -> None:
        """Offer what can be done with a casefile *opened*, or without."""
        for action in self._needing:
            action.setEnabled(opened)

    def _made(self, item: Item) -> QAction:
        action = QAction(item.text, self._window)
        action.setObjectName(item.name)
        if item.keys:
            action.setShortcut(QKeySequence(item.keys))
        if item.needs:
            self._needing.append(action)
        return action

    def _group(self, choices: dict[str, str]) -> QActionGroup:
        group = QActionGroup(self._window)
        for data, text in choices.items():
            action = group.addAction(text)
            action.setCheckable(True)
            action.setData(data)
        return group
