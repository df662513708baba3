"""Whose own rules count, and two buttons: to take some over from a folder, to switch them off."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from limen.app.own_rules import Judged, judged, keep_beside, lay_aside
from limen.app.rulebooks import BESIDE
from limen.domain.errors import LimenError
from limen.domain.rules import Rulebook
from limen.engine.words import counted
from limen.gui.dialogs import confirm
from limen.gui.pages.own_rules import about_judged, about_off, about_use, own_line
from limen.gui.presenter import Presenter
from limen.gui.widgets.flow import Flow
from limen.gui.widgets.parts import button, column, label
from limen.gui.widgets.split import Breaking
from limen.library.rulebook import rulebook

T = TypeVar("T")

_TITLE = "Use the own rules in"
_ABOUT = "The page lists them. A rule with a mistake compares nothing until it is mended."


class OwnBar(QWidget):
    """The own rules of the casefile in a line; *told* carries lines about what became of them."""

    told = Signal(object)

    def __init__(self, presenter: Presenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.own = label(role="quiet", wrap=True, parts=True)
        self.use = button("Use own rules from a folder…", self.ask_for_folder)
        self.off = button("Switch own rules off", self.switch_off)
        buttons = QWidget()
        buttons.setLayout(Flow(self.use, self.off))
        self.setLayout(column(Breaking(self.own, buttons)))

    def show_book(self, book: Rulebook) -> None:
        """Say whose own rules lie over *book*, or why none do."""
        trouble = self._presenter.desk.without_own
        self.own.setText(trouble or own_line(book.pack))
        self.off.setVisible(bool(trouble or book.pack))

    def ask_for_folder(self) -> None:
        """Let a folder of own rules be chosen, and take them over."""
        dialog = QFileDialog(self, _TITLE)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, folder: str) -> None:
        """Use the own rules in *folder*; where there are mistakes in them, only after a question."""
        found = self._heeding(lambda: judged(Path(folder)))
        if found is None:
            return
        if found.mistakes or found.book is None:
            self.told.emit(tuple(about_judged(found)))
        if found.book is None:
            self._presenter.refused.emit(f"{found.refusal} Nothing was changed.")
        elif found.mistakes:
            many = counted(len(found.mistakes), "mistake")
            ask = f"Use the own rules in “{found.name}” with {many}?"
            confirm(self, ask, _ABOUT, "Use them", lambda: self._use(found, Path(folder)))
        else:
            self._use(found, Path(folder))

    def _use(self, found: Judged, folder: Path) -> None:
        casefile = self._presenter.desk.path
        place = casefile.with_suffix(BESIDE)
        there = place.exists() and place.samefile(folder)
        gone = "" if there else self._heeding(lambda: keep_beside(casefile, found.files))
        if gone is not None and found.book is not None:
            self._follow(found.book)
            self.told.emit(tuple(about_use(found, place.name, gone)))

    def switch_off(self) -> None:
        """Let no own rules count any more; their folder is kept under another name."""
        gone = self._heeding(lambda: lay_aside(self._presenter.desk.path))
        if gone is not None:
            self._follow(rulebook())
            self.told.emit(tuple(about_off(gone)))

    def _follow(self, book: Rulebook) -> None:
        self._presenter.changed.emit(self._presenter.desk.follow(book))

    def _heeding(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except LimenError as problem:
            self._presenter.refused.emit(str(problem))
            return None
