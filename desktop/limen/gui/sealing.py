"""Confidential copies in the window: one is saved, or opened again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from limen.app.clock import SYSTEM
from limen.app.confidential import check, decrypt, decrypted, desk_of, encrypt
from limen.app.recovering import still_readable
from limen.domain.errors import LimenError
from limen.gui.background import in_background
from limen.gui.passphrases import NewPassphrase, OldPassphrase
from limen.gui.presenter import Presenter
from limen.gui.window import Window

if TYPE_CHECKING:
    from limen.app.desk import Desk

_FILTER = "Confidential copies (*.age)"


class Sealing(QObject):
    """Saves confidential copies of the casefile that is open."""

    def __init__(self, window: Window, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._window = window
        self._presenter = presenter
        self._desk = presenter.desk

    def ask(self) -> None:
        """Ask for a passphrase and a place."""
        dialog = NewPassphrase(self._window)
        dialog.agreed.connect(self._ask_where)
        dialog.open()

    def _ask_where(self, passphrase: str) -> None:
        proposed = f"{self._desk.path.name}.age"
        dialog = QFileDialog(self._window, "Save the confidential copy as", proposed, _FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # no file is ever replaced
        dialog.setDefaultSuffix("age")
        dialog.fileSelected.connect(lambda path: self.save(path, passphrase))
        dialog.open()

    def save(self, path: str, passphrase: str) -> None:
        """Write a confidential copy to a new file at *path*."""
        out, source = Path(path), self._desk.source()
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        self._window.works.begin(
            self,
            f"Writing {out.name}",
            size,
            work=lambda tell: encrypt(source, out, passphrase, tell),
            done=lambda _made: self._window.say(
                f"{out.name} written. Only the passphrase opens it; you go on with the casefile."
                f"{still_readable(self._desk.path)}"
            ),
            failed=self._fail,
        )

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self._window.say(str(failure))


class Unsealing(QObject):
    """Opens a confidential copy: *begin* shows a desk, *opened* a file that was made of it."""

    def __init__(
        self,
        window: Window,
        path: str,
        begin: Callable[["Callable[[], Desk]"], object],
        opened: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._path = Path(path)
        self._begin = begin
        self._opened = opened
        self.dialog = OldPassphrase(window, self._path)
        self.dialog.read_wanted.connect(self._read)
        self.dialog.saved_wanted.connect(self._try)
        self.dialog.open()

    def _read(self, passphrase: str) -> None:
        """Look at it in memory."""
        path = self._path
        self._work(lambda: decrypted(path, passphrase, lambda _done: None), self._show)

    def _work(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self.dialog.wait()
        in_background(self.dialog, work, done, self._refuse)

    def _show(self, content: bytes) -> None:
        self.dialog.done(1)
        path, who = self._path, self._window.settings.name
        self._begin(lambda: desk_of(path, content, SYSTEM, who))

    def _try(self, passphrase: str) -> None:
        """Make sure of the passphrase before a place is asked for."""
        path = self._path
        self._work(
            lambda: check(path, passphrase), lambda package: self._ask_where(passphrase, package)
        )

    def _ask_where(self, passphrase: str, package: bool) -> None:
        self.dialog.done(1)
        ending = "zip" if package else "limen"
        what = "Packages (*.zip)" if package else "Casefiles (*.limen)"
        proposed = self._path.with_suffix("").with_suffix(f".{ending}").name
        dialog = QFileDialog(self._window, "Save what is in it as", proposed, what)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # no file is ever replaced
        dialog.setDefaultSuffix(ending)
        dialog.fileSelected.connect(lambda out: self.save(out, passphrase))
        dialog.open()

    def save(self, path: str, passphrase: str) -> None:
        """Write what is in it to a new file at *path*, and open that."""
        out, source = Path(path), self._path
        self._window.works.begin(
            self,
            f"Writing {out.name}",
            source.stat().st_size,
            work=lambda tell: decrypt(source, out, passphrase, tell),
            done=lambda _made: self._opened(path),
            failed=self._fail,
        )

    def _refuse(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self.dialog.refuse(str(failure))

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self._window.say(str(failure))
