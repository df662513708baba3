"""The files that back the answer on the screen: a button that counts them, and what it offers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.evidence import Evidence
from limen.engine.evidence import still_backing

_MOST = 20

Tell = Callable[[str], object]


class BackingFiles(QObject):
    """What backs one answer, and what can be done about it.

    Signals: *shown*, *linked* and *unlinked* carry the id of a piece of evidence, *attaching*
    whether files are to be referred to only.
    """

    shown = Signal(str)
    linked = Signal(str)
    unlinked = Signal(str)
    attaching = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("Evidence (0)")
        self.button.setProperty("role", "quiet")
        self.button.setProperty("menued", "true")
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        self._answer = NOT_ASKED
        self._known: tuple[Evidence, ...] = ()
        self._read_only = False

    def show_files(self, answer: Answer, known: tuple[Evidence, ...], *, read_only: bool) -> None:
        """Show how many of the *known* files back *answer*."""
        self._answer, self._known, self._read_only = answer, known, read_only
        number = len(self._backing)
        self.button.setText(f"Evidence ({number})")
        self.button.setAccessibleName(f"Evidence: {number}")

    @property
    def _backing(self) -> tuple[Evidence, ...]:
        return tuple(one for one in self._known if one.id in self._answer.evidence)

    def kept_by_another(self) -> tuple[str, ...]:
        """What backs another answer to the same question, too."""
        return still_backing(self._answer, self._known)

    def _fill(self) -> None:
        self.menu.clear()
        for one in self._backing:
            _add(self.menu, one.name, _sending(self.shown.emit, one))
        self.menu.addSeparator()
        may = not self._read_only and self._answer != NOT_ASKED
        _add(self.menu, "Attach files…", lambda: self.attaching.emit(False)).setEnabled(may)
        _add(self.menu, "Refer to files…", lambda: self.attaching.emit(True)).setEnabled(may)
        others = tuple(one for one in self._known if one.id not in self._answer.evidence)
        self._offer("Link", others, self.linked.emit, may=may)
        self._offer("Unlink", self._backing, self.unlinked.emit, may=may)
        if self._answer == NOT_ASKED:
            self.menu.addAction("Answer the question first").setEnabled(False)

    def _offer(self, verb: str, files: Sequence[Evidence], tell: Tell, *, may: bool) -> None:
        inner = self.menu.addMenu(verb)
        inner.setEnabled(may and bool(files))
        for one in files[:_MOST]:
            _add(inner, one.name, _sending(tell, one))


def _sending(tell: Tell, one: Evidence) -> Callable[[], object]:
    return lambda: tell(one.id)


def _add(menu: QMenu, text: str, do: Callable[[], object]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda _on: do())
    return action
