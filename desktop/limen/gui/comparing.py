"""What differs between two states of the casefile, or between it and a file: worked out, then shown."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from limen.domain.errors import LimenError
from limen.gui.comparison import ComparisonView
from limen.gui.presenter import Presenter
from limen.gui.window import Window

if TYPE_CHECKING:
    from limen.app.comparison import Side
    from limen.domain.differences import Comparison

_KINDS = "Casefiles, packages and dossiers (*.limen *.zip *.pdf)"
_ITSELF = (
    "That is the casefile that is open here: choose another file, or two entries of its history."
)


class NoDossierError(LimenError):
    """No dossier that could be compared with."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No dossier that was made from {name} lies in its folder: keep it there, or choose it "
            "with “Compare with a file”."
        )


class Comparing(QObject):
    """Compares the casefile that is open, in dialogs *over* its workspace; *view* shows the outcome of the newest comparison."""

    def __init__(self, over: QWidget, window: Window, presenter: Presenter) -> None:
        super().__init__(over)
        self._over, self._window = over, window
        self._presenter = presenter
        self.view: ComparisonView | None = None

    def ask_for_file(self) -> None:
        """Let a file be chosen, and compare with it."""
        dialog = QFileDialog(self._over, "Compare with a file", "", _KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.with_file)
        dialog.open()

    def with_file(self, path: str) -> None:
        """Show what changed from the file at *path* to what is said here now."""
        from limen.app.comparison import compared, side_of

        if same(Path(path), self._presenter.desk.path):
            self._presenter.refused.emit(_ITSELF)
            return
        here, today = side_now(self._presenter), self._presenter.case.today
        self._work(lambda: compared(side_of(Path(path)), here(), today), Path(path).name)

    def between(self, first: int, second: int = 0) -> None:
        """Show what changed from one entry of the log to another one, or to the newest."""
        from limen.app.comparison import at, compared

        now, today = side_now(self._presenter), self._presenter.case.today

        def work() -> "Comparison":
            here = now()
            return compared(at(here, first), at(here, second or len(here.entries)), today)

        self._work(work, "an earlier entry")

    def since_dossier(self) -> None:
        """Show what changed since the newest dossier that lies beside the casefile."""
        from limen.app.comparison import at, compared
        from limen.app.points import newest_dossier

        now, today = side_now(self._presenter), self._presenter.case.today
        path = self._presenter.desk.path

        def work() -> "Comparison":
            here = now()
            printed = newest_dossier(here.entries, path)
            if not printed:
                raise NoDossierError(path.name)
            return compared(at(here, printed), here, today)

        self._work(work, "the newest dossier")

    def _work(self, work: "Callable[[], Comparison]", what: str) -> None:
        self._window.works.begin(
            self,
            f"Comparing with {what}",
            None,
            work=lambda _tell: work(),
            done=self._show,
            failed=self._refuse,
        )

    def _show(self, found: "Comparison") -> None:
        self.view = ComparisonView(self._over, found)
        self.view.open()

    def _refuse(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self._presenter.refused.emit(str(failure))


def side_now(presenter: Presenter) -> "Callable[[], Side]":
    """What makes a side of a comparison of what is open: in any thread, none of which asks the casefile."""
    from limen.app.comparison import Side

    case, name, log = presenter.case, presenter.desk.path.name, presenter.desk.log_reader()
    sequence = case.casefile.sequence
    return lambda: Side(
        name=name, casefile=case.casefile, rulebook=case.rulebook, entries=log()[:sequence]
    )


def same(one: Path, other: Path) -> bool:
    """Whether both are the same file, by whatever name."""
    try:
        return one.samefile(other)
    except OSError:
        return False
