"""Snapshots in the window: made in the background while one works, named by hand, opened, restored."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from limen.app.snapshots import keep_snapshot, told
from limen.domain.errors import LimenError
from limen.domain.snapshots import Snapshot
from limen.gui.background import in_background
from limen.gui.dialogs import Naming
from limen.gui.presenter import Presenter
from limen.gui.ties import Ties
from limen.gui.window import Window

SOON = 10_000
"""Milliseconds after opening, and after many changes, until a snapshot is made."""

OFTEN = 10 * 60_000
"""Milliseconds from one snapshot to the next while something is changed."""

MANY = 50
"""So many entries are worth a snapshot of their own."""

_ELSEWHERE = "What is shown here is not what the casefile holds: save a copy of it instead."

_ABOUT = "A snapshot with a name stays beside the casefile until somebody deletes its file."


class Snapshotting(QObject):
    """Cares for the snapshots of one casefile; *wanted* carries one that is to be opened."""

    wanted = Signal(object)

    def __init__(self, window: Window, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._window = window
        self._presenter = presenter
        self._desk = presenter.desk
        self._kept = presenter.case.casefile.sequence
        self.dialog: QDialog | None = None
        self.soon = QTimer(self, singleShot=True, interval=SOON)
        self.often = QTimer(self, interval=OFTEN)
        for timer in (self.soon, self.often):
            timer.timeout.connect(self.keep)
        self._ties = Ties()
        actions = window.actions_
        for name, slot in (
            ("snapshot", self.ask_for_name),
            ("snapshots", self.show_snapshots),
            ("trash", self.show_trash),
        ):
            self._ties.tie(actions[name].triggered, lambda _on, slot=slot: slot())
        self._ties.tie(presenter.changed, lambda _case: self._look())
        self.soon.start()
        self.often.start()

    def leave(self) -> None:
        """The casefile is put away."""
        self.soon.stop()
        self.often.stop()
        self._ties.cut()

    @property
    def _still(self) -> bool:
        """Whether nothing is to be kept: the casefile is not on disk, cannot change, or is the example."""
        desk = self._desk
        return bool(desk.read_only or desk.stranded or desk.case.casefile.example)

    def _look(self) -> None:
        if self._presenter.case.casefile.sequence - self._kept >= MANY and not self._still:
            self.soon.start()

    def keep(self) -> None:
        """Make a snapshot in the background, where anything changed; trouble is told in passing."""
        if self._still:
            return
        path, clock = self._desk.path, self._desk.clock
        self._kept = self._presenter.case.casefile.sequence
        in_background(
            self,
            work=lambda: keep_snapshot(path, clock),
            done=lambda _made: None,
            failed=self._murmur,
        )

    def _murmur(self, failure: Exception) -> None:
        """Say it where it disturbs nobody; the casefile itself is as safe as before."""
        if not isinstance(failure, LimenError):
            raise failure
        self._window.statusBar().showMessage(f"No snapshot was made: {failure}", SOON)

    def ask_for_name(self) -> None:
        """Let a snapshot be named, and keep it; of what is in the file, and of nothing else."""
        if self._desk.state or self._desk.stranded or self._desk.sealed:
            self._window.say(_ELSEWHERE)
            return
        dialog = Naming(self._window, "Keep a snapshot", _ABOUT, "Keep")
        dialog.named.connect(self._keep_named)
        dialog.open()

    def _keep_named(self, name: str) -> None:
        path, clock = self._desk.path, self._desk.clock
        in_background(
            self,
            work=lambda: keep_snapshot(path, clock, name),
            done=self._tell_kept,
            failed=self._fail,
        )

    def _tell_kept(self, made: Snapshot | None) -> None:
        if made is not None:
            self._window.say(f"Kept. {told(made)}")

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self._window.say(str(failure))

    def show_snapshots(self) -> None:
        """List the snapshots."""
        from limen.gui.snapshots import Snapshots

        dialog = Snapshots(self._window, self._presenter)
        dialog.wanted.connect(self.wanted)
        self._open(dialog)

    def show_trash(self) -> None:
        """List what was removed."""
        from limen.gui.trash import Trash

        self._open(Trash(self._window, self._presenter))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
