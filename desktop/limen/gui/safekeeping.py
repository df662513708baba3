"""What becomes of the file of an open casefile: looked over, copied, exported, and what if it is gone.

Nothing that was said is lost by a disk that does not take it: it waits in memory, the window says
so until it is in a file, and does not close over it without asking.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from limen.app.checking import LookedOver, looked_over
from limen.app.exporting import FORMATS, Subject, exported
from limen.domain.errors import DamagedFileError, LimenError
from limen.gui.background import in_background
from limen.gui.copying import copy, held
from limen.gui.presenter import Presenter
from limen.gui.sealing import Sealing
from limen.gui.snapshotting import Snapshotting
from limen.gui.ties import Ties
from limen.gui.widgets.banner import Offers
from limen.gui.window import Window
from limen.store.keeping import Kept
from limen.store.snapshots import listed

_WAITS = "What you said is kept in memory, and so is what you say next, until it is in a file."
_UNSAVED = "What you said last is in no file."
_UNSAVED_MORE = (
    "If you go on without saving, it is gone; everything before it stays in the casefile."
)
_FILTERS = {
    "Package with everything (*.zip)": ("package", "zip"),
    "Readable JSON (*.json)": ("json", "json"),
    "Table of answers (*.csv)": ("csv", "csv"),
    "Release calendar (*.ics)": ("ics", "ics"),
}


class Safekeeping(QObject):
    """Cares for the file of one casefile; *saved_as* carries the path of a copy that is gone on with.

    *back_wanted* carries the path of the casefile of which an earlier state is looked at.

    *watching* says whether the file was looked over, so that its loss would lose nothing.
    """

    saved_as = Signal(str)
    back_wanted = Signal(str)

    def __init__(self, window: Window, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._window = window
        self._presenter = presenter
        self._desk = presenter.desk
        self._said = ""
        self._given_up = False
        self.watching = False
        self.dialog: QMessageBox | None = None
        self.snapshots = Snapshotting(window, presenter)
        self.sealing = Sealing(window, presenter)
        self._ties = Ties()
        actions = window.actions_
        self._ties.tie(actions["save_copy"].triggered, lambda _on: self.ask_where())
        self._ties.tie(actions["seal"].triggered, lambda _on: self.sealing.ask())
        self._ties.tie(actions["export"].triggered, lambda _on: self.ask_for_export())
        self._ties.tie(presenter.changed, lambda _case: self._look())
        self._begin()

    def leave(self) -> None:
        """The casefile is put away."""
        self._ties.cut()
        self.snapshots.leave()

    def _begin(self) -> None:
        if self._desk.read_only:
            self._tell_read_only()
            return
        path = self._desk.path
        in_background(self, work=lambda: looked_over(path), done=self._take, failed=self._doubt)

    def _doubt(self, failure: Exception) -> None:
        """The file could not be looked over: it is damaged, or gone (which the next change tells)."""
        if not isinstance(failure, LimenError):
            raise failure
        if isinstance(failure, DamagedFileError):
            self._take(LookedOver(kept=Kept(), problems=(str(failure),)))

    def _take(self, found: LookedOver) -> None:
        if self._desk.stranded or self._desk.read_only:
            return
        if found.problems:
            self._desk.distrust(found.problems)
            self._presenter.changed.emit(self._presenter.case)
            self._tell_read_only()
        else:
            self._desk.keep(found.kept)
            self.watching = True

    def _tell_read_only(self) -> None:
        lost = " ".join(self._desk.lost[:3])
        sentence = f"Nothing can be changed here: {self._desk.read_only} {lost}".strip()
        self._window.say(sentence, (*self._ways_on(), ("Save a copy elsewhere…", self.ask_where)))

    def _ways_on(self) -> Offers:
        """Where else one could look: from an earlier state at the casefile, from a damaged one back."""
        desk, actions = self._desk, self._window.actions_
        if desk.state:
            return (("Back to the casefile", lambda: self.back_wanted.emit(str(desk.path))),)
        if desk.lost and listed(desk.path):
            return (("Look at the snapshots…", actions["snapshots"].trigger),)
        return ()

    def _look(self) -> None:
        if self._desk.stranded:
            self._tell_stranded()
        elif self._desk.behind and self._desk.behind != self._said:
            self._window.say(self._desk.behind)
            self._said = self._desk.behind

    def _tell_stranded(self) -> None:
        offers = (("Save a copy elsewhere…", self.ask_where), ("Try again", self.try_again))
        self._window.say(f"{self._desk.stranded} {_WAITS}", offers)

    def try_again(self) -> None:
        """Write what waits to the casefile after all."""
        try:
            self._desk.try_again()
        except LimenError as problem:
            offers = (("Save a copy elsewhere…", self.ask_where), ("Try again", self.try_again))
            self._window.say(f"{problem} {_WAITS}", offers)
            return
        self._settled(f"Everything you said is in {self._desk.path.name} now.")

    def ask_where(self, then: Callable[[], object] = lambda: None) -> None:
        """Let a place for a copy be chosen, save it there, go on with it, and *then*."""
        dialog = QFileDialog(
            self._window, "Save a copy as", self._desk.path.name, "Casefiles (*.limen)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a copy never replaces a file
        dialog.setDefaultSuffix("limen")
        dialog.fileSelected.connect(lambda path: self.save_copy(path, then))
        dialog.open()

    def save_copy(self, path: str, then: Callable[[], object] = lambda: None) -> None:
        """Save everything to a new file at *path*, go on with that, and *then*."""
        copy(
            self._window,
            self._presenter,
            Path(path),
            go_on=lambda take_over: self._go_on(take_over, path, then),
            failed=self._fail,
        )

    def _go_on(
        self, take_over: Callable[[], object], path: str, then: Callable[[], object]
    ) -> None:
        try:
            take_over()
        except LimenError as problem:
            self._window.say(str(problem), (("Save a copy elsewhere…", self.ask_where),))
            return
        self._settled(f"Saved as {self._desk.path.name}: you go on with this copy.")
        self.saved_as.emit(path)
        self._begin()
        then()

    def _settled(self, sentence: str) -> None:
        self._presenter.changed.emit(self._presenter.case)
        self._window.say(sentence)

    def ask_for_export(self) -> None:
        """Let a format and a place be chosen, and export there."""
        name = self._desk.path.with_suffix("").name
        dialog = QFileDialog(self._window, "Export", name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(_FILTERS))
        dialog.setDefaultSuffix("zip")
        dialog.filterSelected.connect(lambda one: dialog.setDefaultSuffix(_FILTERS[one][1]))
        dialog.fileSelected.connect(
            lambda path: self.export(path, _FILTERS[dialog.selectedNameFilter()][0])
        )
        dialog.open()

    def export(self, path: str, form: str) -> None:
        """Export to *path* in one of the formats, and say what was compared."""
        if form not in FORMATS:
            return
        desk = self._desk
        subject = Subject(
            case=desk.case, entries=desk.entries(), clock=desk.clock, source=desk.path
        )
        name = Path(path).name
        self._window.works.begin(
            self,
            f"Writing {name}",
            held(desk),
            work=lambda tell: exported(subject, form, Path(path), tell),
            done=lambda checked: self._window.say(f"{name} written; {checked.sentence}."),
            failed=self._fail,
        )

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self._window.say(str(failure))

    def settled(self, then: Callable[[], object]) -> bool:
        """Whether everything is in a file; otherwise the person is asked, and *then* it goes on."""
        if self._given_up or not self._desk.stranded:
            return True
        box = QMessageBox(self._window)
        box.setWindowTitle("Not saved yet")
        box.setText(_UNSAVED)
        box.setInformativeText(_UNSAVED_MORE)
        save = box.addButton("Save a copy elsewhere…", QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton("Go on without saving", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.buttonClicked.connect(
            lambda clicked: {save: self.ask_where, drop: self._give_up}.get(clicked, _stay)(then)
        )
        self.dialog = box
        box.open()
        return False

    def _give_up(self, then: Callable[[], object]) -> None:
        self._given_up = True
        then()


def _stay(_then: Callable[[], object]) -> None:
    """Nothing happens."""
