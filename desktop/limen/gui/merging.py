"""Merging a returned copy in the window: read it, let it be decided, and take it over as one step."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from limen.domain.errors import LimenError
from limen.engine.words import counted
from limen.gui.background import in_background
from limen.gui.merge_dialog import MergeDialog
from limen.gui.presenter import Presenter
from limen.gui.window import Window

if TYPE_CHECKING:
    from limen.app.merge_words import Told
    from limen.app.merging import Copy, Prepared
    from limen.domain.merging import Taken

_KINDS = "Casefiles and packages (*.limen *.zip)"
_NOTHING = "brings nothing new: everything that it says is known here."


class Merging(QObject):
    """Merges copies into the casefile that is open, in dialogs *over* its workspace; *dialog* asks about the newest one."""

    def __init__(self, over: QWidget, window: Window, presenter: Presenter) -> None:
        super().__init__(over)
        self._over, self._window = over, window
        self._presenter = presenter
        self.dialog: MergeDialog | None = None

    def ask_for_file(self) -> None:
        """Let a copy be chosen, and offer what it brings."""
        dialog = QFileDialog(self._over, "Merge a returned copy", "", _KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.offer)
        dialog.open()

    def offer(self, path: str) -> None:
        """Read the copy at *path* and show what it brings."""
        from limen.app.merge_words import told
        from limen.app.merging import copy_of, planned
        from limen.gui.comparing import same

        desk = self._presenter.desk
        if desk.read_only or same(Path(path), desk.path):
            why = desk.read_only or "that is the casefile which is open here: choose its copy."
            self._presenter.refused.emit(f"Nothing can be merged: {why}")
            return
        read, interview = desk.log_reader(), self._presenter.case.interview

        def work() -> "tuple[Copy, Sequence[Told]]":
            copy, log = copy_of(Path(path)), read()
            return copy, told(planned(log, copy), log, interview)

        self._window.works.begin(
            self,
            f"Reading {Path(path).name}",
            None,
            work=lambda _tell: work(),
            done=self._ask,
            failed=self._refuse,
        )

    def _ask(self, found: "tuple[Copy, Sequence[Told]]") -> None:
        copy, rows = found
        if not rows:
            self._window.say(f"{copy.name} {_NOTHING}")
            return
        self.dialog = MergeDialog(self._over, copy.name, rows)
        self.dialog.decided.connect(lambda choices: self.merge(copy, choices))
        self.dialog.open()

    def merge(self, copy: "Copy", choices: "Mapping[str, Taken]") -> None:
        """Take over what was decided: first the content of files, then everything as one step."""
        from limen.app.merging import prepared

        desk = self._presenter.desk
        path, read, now = desk.path, desk.log_reader(), desk.clock.instant()
        in_background(
            self,
            work=lambda: prepared(path, read(), copy, choices, now),
            done=lambda known: self._take_over(copy, choices, known),
            failed=self._refuse,
        )

    def _take_over(self, copy: "Copy", choices: "Mapping[str, Taken]", known: "Prepared") -> None:
        before = self._presenter.case.casefile.sequence
        if self._presenter.merge(copy, choices, known):
            made = self._presenter.case.casefile.sequence - before
            self._window.say(
                f"{counted(made, 'entry', 'entries')} merged from {copy.name} as one step."
            )

    def _refuse(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self._presenter.refused.emit(str(failure))
