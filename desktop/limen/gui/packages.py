"""What is opened in the window and is no plain casefile: a package, or a confidential copy."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from limen.domain.errors import LimenError
from limen.gui.window import Window

if TYPE_CHECKING:
    from limen.app.comparing import Checked
    from limen.app.desk import Desk


def is_package(path: str) -> bool:
    """Whether the name is that of a package."""
    return path.lower().endswith(".zip")


def is_sealed(path: str) -> bool:
    """Whether it is a confidential copy: by its name, or by what it begins with.

    A casefile is not looked into: closing it again would drop the locks that one has on it.
    """
    if path.lower().endswith((".age", ".limen", ".zip")):
        return path.lower().endswith(".age")
    from limen.app.confidential import is_encrypted

    return is_encrypted(Path(path))


def way_in(
    window: Window,
    path: str,
    begin: Callable[["Callable[[], Desk]"], object],
    opened: Callable[[str], object],
) -> Callable[[], object] | None:
    """How to open what is no plain casefile; ``None`` for one that is.

    *begin* shows a desk, *opened* goes on with a file that was made.
    """
    if is_package(path):
        return lambda: ask_where_to_unpack(window, path, opened)
    if is_sealed(path):
        return lambda: _unseal(window, path, begin, opened)
    return None


def _unseal(
    window: Window,
    path: str,
    begin: Callable[["Callable[[], Desk]"], object],
    opened: Callable[[str], object],
) -> None:
    from limen.gui.sealing import Unsealing

    Unsealing(window, path, begin, opened)


def ask_where_to_unpack(window: Window, package: str, then: Callable[[str], object]) -> None:
    """Let a place for the casefile be chosen, make it there, and *then* go on with its path."""
    from PySide6.QtWidgets import QFileDialog

    proposed = Path(package).with_suffix(".limen").name
    dialog = QFileDialog(window, "Save the package’s casefile as", proposed)
    dialog.setNameFilter("Casefiles (*.limen)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a casefile is never replaced
    dialog.setDefaultSuffix("limen")
    dialog.fileSelected.connect(lambda path: unpack(window, package, path, then))
    dialog.open()


def unpack(window: Window, package: str, path: str, then: Callable[[str], object]) -> None:
    """Make a casefile at *path* of the *package*, say what was compared, and *then* go on with it."""
    from limen.app.unpacking import unpacked_to

    source, out = Path(package), Path(path)

    def go_on(checked: "Checked") -> None:
        then(path)
        window.say(f"{out.name} made from {source.name}; {checked.sentence}.")

    def fail(failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        window.say(str(failure))

    window.works.begin(
        window,
        f"Reading {source.name}",
        source.stat().st_size if source.exists() else 0,
        work=lambda tell: unpacked_to(source, out, tell),
        done=go_on,
        failed=fail,
    )
