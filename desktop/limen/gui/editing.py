"""What the Model menu does with records: add, rename, remove, import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from limen.domain.errors import LimenError
from limen.domain.evidence import Proposal, Reading, Specimen
from limen.domain.forms import RecordKind
from limen.domain.records import Record
from limen.gui.actions import Actions
from limen.gui.background import in_background
from limen.gui.dialogs import Naming, confirm
from limen.gui.importing import ImportDialog
from limen.gui.places import Place
from limen.gui.presenter import Presenter
from limen.gui.ties import Ties
from limen.importers import read

Keeper = Callable[[Path, Callable[[Specimen], object]], object]


def _nobody(_path: Path, _then: Callable[[Specimen], object]) -> None:
    """Keeps no file."""


_KINDS = {
    "add_run": RecordKind.TRAINING_RUN,
    "add_evaluation": RecordKind.EVALUATION,
    "add_release": RecordKind.RELEASE,
}


class Editing(QObject):
    """Changes to the records; *place* is where the person is, *added* carries a new record's id.

    *keeper* reads a file into the casefile and calls back with it.
    """

    added = Signal(str)

    def __init__(self, window: QWidget, presenter: Presenter) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self.place = Place("organization")
        self.keeper: Keeper = _nobody

    def tie(self, actions: Actions, ties: Ties) -> None:
        """Let the menu's actions work until the casefile closes."""
        ties.tie(actions["add_model"].triggered, self.add_model)
        ties.tie(actions["rename"].triggered, lambda _on: self.ask_for_name())
        ties.tie(actions["remove"].triggered, lambda _on: self.ask_to_remove())
        ties.tie(actions["import"].triggered, lambda _on: self.ask_for_import())
        for name, kind in _KINDS.items():
            ties.tie(actions[name].triggered, self._adding(kind))

    def _adding(self, kind: RecordKind) -> Callable[[], None]:
        return lambda: self.add(kind)

    def add_model(self) -> None:
        """Ask for the name of a new model and add it."""
        self._ask(RecordKind.MODEL, self._presenter.case.casefile.organization.id)

    def add(self, kind: RecordKind) -> None:
        """Ask for the name of a new record of *kind* and add it to the model that is open."""
        if self.place.model:
            self._ask(kind, self.place.model)
        else:
            self._presenter.refused.emit("Choose a model first: this belongs to one.")

    def ask_for_record(self, kind: str, parent: str) -> None:
        """Ask for the name of a new record of that kind beneath *parent*."""
        self._ask(RecordKind(kind), parent)

    def _ask(self, kind: RecordKind, parent: str) -> None:
        form = self._presenter.case.interview[kind]
        dialog = Naming(self._window, f"Add {form.title.lower()}", form.invitation, "Add")
        dialog.named.connect(lambda name: self._add(kind, name, parent))
        dialog.open()

    def _add(self, kind: RecordKind, name: str, parent: str) -> None:
        record = self._presenter.add(kind, name, parent)
        if record is not None:
            self.added.emit(record.id)

    def ask_for_name(self, record_id: str = "") -> None:
        """Ask for another name of a record, or of the model (or organisation) that is open."""
        record = self._record(record_id)
        dialog = Naming(self._window, f"Rename “{record.name}”", "", "Rename", record.name)
        dialog.named.connect(lambda name: self._presenter.rename(record.id, name))
        dialog.open()

    def ask_to_remove(self, record_id: str = "") -> None:
        """Ask whether a record, or the model that is open, is to go; undo brings it back."""
        record = self._record(record_id)
        if record.kind is RecordKind.ORGANIZATION:
            self._presenter.refused.emit(
                "The organisation is what the casefile is about: it stays."
            )
            return
        confirm(
            self._window,
            f"Remove “{record.name}”?",
            "It goes with all that hangs on it. Nothing is deleted from the log: undo and the trash "
            "bring it back.",
            "Remove",
            lambda: self._presenter.remove(record.id),
        )

    def _record(self, record_id: str) -> Record:
        casefile = self._presenter.case.casefile
        return casefile.record(record_id or self.place.model) or casefile.organization

    def ask_for_import(self, record_id: str = "") -> None:
        """Let a file be chosen and offer what can be read from it, for a record if one is named."""
        dialog = QFileDialog(self._window, "Import a file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.import_file(path, record_id))
        dialog.open()

    def import_file(self, path: str, record_id: str = "") -> None:
        """Read the file at *path* and offer what was found in it."""
        in_background(
            self,
            work=lambda: read(Path(path)),
            done=lambda reading: self._offer(reading, record_id, Path(path)),
            failed=self._refuse,
        )

    def _offer(self, reading: Reading, record_id: str, path: Path) -> None:
        dialog = ImportDialog(self._window, self._presenter, reading, self.place.model, record_id)
        dialog.accepted_into.connect(self.added)
        dialog.keeping.connect(
            lambda record, proposals: self.keeper(
                path, lambda found: self._accept(record, reading, proposals, found)
            )
        )
        dialog.open()

    def _accept(
        self, record: str, reading: Reading, proposals: tuple[Proposal, ...], found: Specimen
    ) -> None:
        if self._presenter.accept(record, reading, proposals, found):
            self.added.emit(record)

    def _refuse(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self._presenter.refused.emit(str(failure))
