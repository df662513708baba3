"""Small questions to the person: a name, a new casefile, whether to go on.  All are `open()`ed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from limen.gui import theme
from limen.gui.widgets.fields import line
from limen.gui.widgets.parts import Part, button, column, label, row
from limen.store.settings import LONGEST_NAME


def labelled(text: str, field: QWidget) -> tuple[QWidget, QWidget]:
    """A field with its label above it; the label is its buddy."""
    made = label(text, "label")
    made.setBuddy(field)
    return made, field


class Asking(QDialog):
    """A dialog with fields and two buttons, of which *agree* waits for what is needed."""

    def __init__(self, parent: QWidget, title: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(440))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = title
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = QPushButton(verb)
        self.agree.setProperty("role", "primary")
        self.agree.setDefault(True)
        self.buttons.addButton(self.agree, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def fill(self, *parts: Part) -> None:
        """Lay out the title, what is asked, and the buttons."""
        layout = column(
            label(self._title, "heading", wrap=True), *parts, theme.WITHIN, self.buttons
        )
        layout.setContentsMargins(*(theme.AROUND,) * 4)
        self.setLayout(layout)


class Naming(Asking):
    """Asks for a name; *named* carries it."""

    named = Signal(str)
    needed = True

    def __init__(self, parent: QWidget, title: str, about: str, verb: str, name: str = "") -> None:
        super().__init__(parent, title, verb)
        self.name = line("Name", name)
        self.name.textChanged.connect(self._look)
        texts = (label(about, "quiet", wrap=True),) if about else ()
        self.fill(*texts, *labelled("Name", self.name))
        self.name.selectAll()
        self.accepted.connect(lambda: self.named.emit(self.name.text().strip()))
        self._look()

    def _look(self) -> None:
        self.agree.setEnabled(bool(self.name.text().strip()) or not self.needed)


class LogName(Naming):
    """Asks under which name changes are logged; an empty one is an answer, too."""

    needed = False

    def __init__(self, parent: QWidget, name: str) -> None:
        about = (
            "What you change from now on is logged under this name, and counsel will read it. "
            "Limen never takes the name under which you use this computer; leave it empty to be "
            "nobody."
        )
        super().__init__(parent, "Your name in the log", about, "Keep", name)
        self.name.setMaxLength(LONGEST_NAME)


class Pinning(Asking):
    """Asks why a reading is pinned; *agreed* carries the note, which may be empty."""

    agreed = Signal(str)

    def __init__(self, parent: QWidget, reading: str) -> None:
        super().__init__(parent, f"Pin “{reading}”", "Pin")
        self.note = line("Why", placeholder="printed in counsel’s version only")
        about = "It counts for the organisation and all of its models, is logged, and is marked"
        self.fill(
            label(f"{about} as pinned wherever it matters.", "quiet", wrap=True),
            *labelled("Why", self.note),
        )
        self.accepted.connect(lambda: self.agreed.emit(self.note.text().strip()))


class NewCasefile(Asking):
    """Asks what a new casefile is about; *agreed* carries path, organisation and first model."""

    agreed = Signal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "New casefile", "Create")
        self.organization = line("Organisation")
        self.model = line("First model", placeholder="can be added later")
        self.path = line("Save as")
        self._placed = False
        self.organization.textChanged.connect(self._propose)
        self.path.textEdited.connect(self._place)
        self.path.textChanged.connect(self._look)
        choose = button("Choose…", self._choose)
        choose.setAutoDefault(False)  # Enter in a field agrees
        where = QWidget()
        where.setLayout(row(self.path, choose))
        about = "One file holds everything about one organisation and its models. It stays here."
        place = label("Save as", "label")
        place.setBuddy(self.path)
        self.fill(
            label(about, "quiet", wrap=True),
            *labelled("Organisation", self.organization),
            *labelled("First model", self.model),
            place,
            where,
        )
        self.accepted.connect(self._tell)
        self._propose()

    def _tell(self) -> None:
        texts = (_text(self.path), _text(self.organization), _text(self.model))
        self.agreed.emit(*texts)

    def _propose(self) -> None:
        """A name in the documents folder that follows the organisation's."""
        if not self._placed:
            folder = QStandardPaths.StandardLocation.DocumentsLocation
            kept = "".join(c for c in _text(self.organization) if c.isalnum() or c in " -_")
            name = f"{kept.strip() or 'casefile'}.limen"
            self.path.setText(str(Path(QStandardPaths.writableLocation(folder)) / name))
        self._look()

    def _place(self) -> None:
        self._placed = True

    def _look(self) -> None:
        self.agree.setEnabled(bool(_text(self.organization) and _text(self.path)))

    def _choose(self) -> None:
        dialog = QFileDialog(self, "Save the casefile as", _text(self.path), "Casefiles (*.limen)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("limen")
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self._placed = True
        self.path.setText(path)


def confirm(
    parent: QWidget, question: str, about: str, verb: str, agreed: Callable[[], object]
) -> QMessageBox:
    """Ask a *question* with one way on, named by *verb*, and one way back."""
    box = QMessageBox(parent)
    box.setWindowTitle(verb.rstrip("…"))
    box.setText(question)
    box.setInformativeText(about)
    agree = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(back)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.buttonClicked.connect(lambda clicked: agreed() if clicked is agree else None)
    box.open()
    return box


def _text(field: QLineEdit) -> str:
    return field.text().strip()
