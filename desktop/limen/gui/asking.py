"""What is asked and shown in a window whether or not a casefile is open in it.

The dialogs are imported when they are wanted, so that the first painting does not wait for them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from limen.gui.dialogs import LogName, NewCasefile

_CASEFILES = "Casefiles (*.limen);;Packages (*.zip);;Confidential copies (*.age);;All files (*)"


def ask_for_file(window: QWidget, chosen: Callable[[str], object]) -> None:
    """Let a casefile be *chosen* by its path."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(window, "Open a casefile", "", _CASEFILES)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def ask_for_new(window: QWidget, agreed: Callable[[str, str, str], object]) -> "NewCasefile":
    """Let a new casefile be named and placed: path, organisation and model once *agreed*."""
    from limen.gui.dialogs import NewCasefile

    dialog = NewCasefile(window)
    dialog.agreed.connect(agreed)
    dialog.open()
    return dialog


def ask_for_name(window: QWidget, who: str, named: Callable[[str], object]) -> "LogName":
    """Let the person say under which name their changes are logged."""
    from limen.gui.dialogs import LogName

    dialog = LogName(window, who)
    dialog.named.connect(named)
    dialog.open()
    return dialog


def show_keys(window: QWidget) -> None:
    """List what the keys do."""
    from limen.gui import helping

    helping.show_keys(window)


def show_about(window: QWidget) -> None:
    """Say what Limen is."""
    from limen.gui import helping

    helping.show_about(window)
