"""Files as evidence, in the window: chosen or dropped, read in the background, checked, saved out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from limen.app.attaching import extract, lies_elsewhere, looked_at, specimen
from limen.domain.errors import LimenError, ReadOnlyError, StoppedError
from limen.domain.evidence import Evidence, Keeping, Specimen
from limen.engine.words import counted
from limen.gui.presenter import Presenter
from limen.gui.window import Window

_SEALED = (
    "What is read here is in memory only: save a copy of it as a casefile, and its files can be "
    "checked and saved out."
)


class Attaching(QObject):
    """Cares for the files of one casefile.

    *found* is the SHA-256 that each file had when it was last looked at, by the id of the evidence;
    *looked* comes when that changed, *attached* carries the id of new evidence.
    """

    looked = Signal()
    attached = Signal(str)

    def __init__(self, window: Window, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._window = window
        self._presenter = presenter
        self._left = False
        self._waiting: list[Callable[[], None]] = []
        self.found: dict[str, str] = {}

    def leave(self) -> None:
        """The casefile is put away: what is being read ends."""
        self._left = True
        self._window.works.stop()

    def ask(self, record: str, question: str = "", *, refer: bool = False) -> None:
        """Let files be chosen for a record, or for one of its answers."""
        title = "Refer to files" if refer else "Attach files"
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(
            lambda paths: self.attach(list(paths), record, question, refer=refer)
        )
        dialog.open()

    def attach(
        self, paths: list[str], record: str, question: str = "", *, refer: bool = False
    ) -> None:
        """Read the files in the background and attach each of them."""
        try:
            self._may_attach(record, question)
        except LimenError as refusal:
            self._presenter.refused.emit(str(refusal))
            return
        for path in map(Path, paths):
            self._read(path, lambda one: self._keep(one, record, question), refer=refer)
            if refer and (said := lies_elsewhere(self._presenter.desk.path, path)):
                self._presenter.told.emit(said)

    def _may_attach(self, record: str, question: str) -> None:
        desk = self._presenter.desk
        if desk.read_only:
            raise ReadOnlyError(desk.path.name, desk.read_only)
        if question:
            desk.answered(record, question)

    def keep(self, path: Path, then: Callable[[Specimen], object]) -> None:
        """Read the file at *path* into the casefile, and *then* go on with it."""
        self._read(path, lambda found: None if self._left else then(found), refer=False)

    def _read(self, path: Path, then: Callable[[Specimen], object], *, refer: bool) -> None:
        """Read a file once those in front of it are read."""
        self._waiting.append(lambda: self._begin(path, then, refer=refer))
        if len(self._waiting) == 1:
            self._waiting[0]()

    def _next(self) -> None:
        self._waiting.pop(0)
        if self._waiting:
            self._waiting[0]()

    def _begin(self, path: Path, then: Callable[[Specimen], object], *, refer: bool) -> None:
        desk = self._presenter.desk
        casefile, at = desk.path, desk.clock.instant()
        self._window.works.begin(
            self,
            f"Reading {path.name}",
            _size(path),
            work=lambda tell: specimen(casefile, path, at, refer=refer, tell=tell),
            done=lambda found: self._end(lambda: then(found)),
            failed=self._break_off,
        )

    def _end(self, then: Callable[[], object]) -> None:
        then()
        self._next()

    def _break_off(self, failure: Exception) -> None:
        """Whoever stops one file stops those that wait behind it."""
        if isinstance(failure, StoppedError):
            del self._waiting[1:]
        self._next()
        self._fail(failure)

    def _keep(self, found: Specimen, record: str, question: str) -> None:
        if self._left:
            return
        one = self._presenter.attach(record, found, question)
        if one is not None:
            self.found[one.id] = found.sha256
            self.looked.emit()
            self.attached.emit(one.id)

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        if not (self._left and isinstance(failure, StoppedError)):
            self._presenter.refused.emit(str(failure))

    def check(self) -> None:
        """Read every file again, and compare."""
        desk = self._presenter.desk
        if desk.sealed:
            self._presenter.refused.emit(_SEALED)
            return
        casefile, files = desk.path, desk.case.casefile.evidence
        self._window.works.begin(
            self,
            "Checking all files",
            sum(one.size for one in files),
            work=lambda tell: looked_at(casefile, files, tell),
            done=lambda found: self._take(files, found),
            failed=self._fail,
        )

    def _take(self, files: tuple[Evidence, ...], found: Mapping[str, str]) -> None:
        self.found = dict(found)
        self.looked.emit()
        wrong = sum(found.get(one.id, one.sha256) != one.sha256 for one in files)
        kept = len(files) - len(found)
        rest = f" Of {counted(kept, 'other')} only the hash is kept." if kept else ""
        said = f"{counted(len(found), 'file')} checked: {wrong or 'none'} changed or missing."
        self._presenter.told.emit(f"{said}{rest}")

    def save_out(self, one: Evidence) -> None:
        """Let a place be chosen, and write the file there as it was attached."""
        if self._presenter.desk.sealed:
            self._presenter.refused.emit(_SEALED)
            return
        dialog = QFileDialog(self._window, "Save the file as", one.name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # no file is ever replaced
        dialog.fileSelected.connect(lambda path: self.extract(one, path))
        dialog.open()

    def extract(self, one: Evidence, path: str) -> None:
        """Write the content of *one* to a new file at *path*."""
        casefile, out = self._presenter.desk.path, Path(path)
        self._window.works.begin(
            self,
            f"Writing {out.name}",
            one.size,
            work=lambda tell: extract(casefile, one, out, tell),
            done=lambda _made: self._presenter.told.emit(
                f"{out.name} written: it is the file that was attached."
            ),
            failed=self._fail,
        )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def can_be_saved_out(one: Evidence) -> bool:
    """Whether there is any content that could be written."""
    return one.keeping is not Keeping.NAMED
