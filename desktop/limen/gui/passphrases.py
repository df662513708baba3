"""Asking for a passphrase: twice for a new confidential copy, once to open one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from limen.domain.overriding import override
from limen.gui.dialogs import Asking, labelled
from limen.gui.guarded import guarded
from limen.gui.widgets.fields import line
from limen.gui.widgets.parts import label

_ABOUT = (
    "A copy of the casefile that only the passphrase opens: nothing in it can be read without, not "
    "even a name. You go on with the casefile itself, which stays as it is."
)
_ADVICE = (
    "Several words that have nothing to do with each other are good to remember and slow to try. "
    "Whoever forgets the passphrase has lost the copy; nobody can help."
)
_TRYING = "The passphrase is being tried, which takes a second on purpose."
_DIFFERENT = "The two are not the same yet."


def secret(name: str) -> QLineEdit:
    """A text field whose text is hidden."""
    made = line(name)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def length_of(passphrase: str) -> str:
    """How long a passphrase is; how good it is, nobody can tell from that."""
    words, signs = len(passphrase.split()), len(passphrase)
    many = "1 word" if words == 1 else f"{words} words"
    return f"{many}, {signs} characters. Limen cannot tell how hard it is to guess."


class _Secret(Asking):
    """What both have in common: fields that can be shown."""

    def _showing(self, *fields: QLineEdit) -> QCheckBox:
        box = QCheckBox("Show what is typed")
        echo = QLineEdit.EchoMode

        def show(on: bool) -> None:
            for one in fields:
                one.setEchoMode(echo.Normal if on else echo.Password)

        box.toggled.connect(show)
        return box


class NewPassphrase(_Secret):
    """Asks for a new passphrase; *agreed* carries it."""

    agreed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Save a confidential copy", "Choose a place…")
        self.first = secret("Passphrase")
        self.second = secret("The same again")
        self.hint = label(_ADVICE, "quiet", wrap=True)
        self.show_them = self._showing(self.first, self.second)
        self.fill(
            label(_ABOUT, "quiet", wrap=True),
            *labelled("Passphrase", self.first),
            *labelled("The same again", self.second),
            self.show_them,
            self.hint,
        )
        for field in (self.first, self.second):
            field.textChanged.connect(self._look)
        self.accepted.connect(lambda: self.agreed.emit(self.first.text()))
        self._look()

    def _look(self) -> None:
        first, second = self.first.text(), self.second.text()
        self.agree.setEnabled(bool(first) and first == second)
        told = f"{length_of(first)} {_ADVICE}" if first else _ADVICE
        different = bool(second) and not first.startswith(second)
        self.hint.setText(f"{_DIFFERENT} {told}" if different else told)


class OldPassphrase(_Secret):
    """Asks for the passphrase of a file that is to be opened, and how.

    Signals: *read_wanted* to look at it in memory, *saved_wanted* to make a casefile of it, both
    with the passphrase.
    """

    read_wanted = Signal(str)
    saved_wanted = Signal(str)

    def __init__(self, parent: QWidget, path: Path) -> None:
        super().__init__(parent, f"Open {path.name}", "Save it as a casefile…")
        self.passphrase = secret("Passphrase")
        self.read = QPushButton("Only read it")
        self.buttons.addButton(self.read, self.buttons.ButtonRole.ActionRole)
        self.progress = label(_TRYING, "quiet")
        self.trouble = label(role="refusal", wrap=True)
        self.fill(
            label(
                "It is a confidential copy. To only read it keeps it in memory: nothing is written, "
                "and nothing can be changed.",
                "quiet",
                wrap=True,
            ),
            *labelled("Passphrase", self.passphrase),
            self._showing(self.passphrase),
            self.progress,
            self.trouble,
        )
        self.trouble.hide()
        self.progress.hide()
        self.passphrase.textChanged.connect(self._look)
        self.read.clicked.connect(lambda: self.read_wanted.emit(self.passphrase.text()))
        self._look()

    def _look(self) -> None:
        for one in (self.agree, self.read):
            one.setEnabled(bool(self.passphrase.text()))

    @override
    @guarded(default=None)
    def accept(self) -> None:
        """Stay open until the passphrase is known to be the right one."""
        self.saved_wanted.emit(self.passphrase.text())

    def wait(self) -> None:
        """The passphrase is being tried."""
        for one in (self.agree, self.read):
            one.setEnabled(False)
        self.trouble.hide()
        self.progress.show()

    def refuse(self, sentence: str) -> None:
        """Say why it was not opened, and let another passphrase be typed."""
        self.progress.hide()
        self.trouble.setText(sentence)
        self.trouble.show()
        self.passphrase.selectAll()
        self.passphrase.setFocus()
        self._look()
