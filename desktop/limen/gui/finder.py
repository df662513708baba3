"""Finding by name: questions of the model and the organisation, and models."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from limen.domain.answers import NOT_ASKED
from limen.domain.case import Case
from limen.domain.overriding import override
from limen.engine.interpret import shown
from limen.gui import theme
from limen.gui.guarded import guarded
from limen.gui.interview.route import parts, trail
from limen.gui.widgets.fields import line
from limen.gui.widgets.fitting import fit
from limen.gui.widgets.parts import column, label

_MOST = 60
_NO_MATCH = "Nothing has these words. Try fewer of them."
_NO_ANSWER = "Nothing is answered yet that a file could back."
_HIT = Qt.ItemDataRole.UserRole
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Hit(NamedTuple):
    """Something that can be found: its *title*, *where* it is, and where to go."""

    title: str
    where: str
    record: str
    question: str = ""


def hits(case: Case, model: str, *, answered: bool = False) -> Iterator[Hit]:
    """Everything that can be found: models, then the questions that are asked now.

    Where only *answered* questions count, no models and no open ones.
    """
    if not answered:
        yield from (Hit(one.name, "Model", one.id) for one in case.casefile.models)
    for root in (model, case.casefile.organization.id):
        for part in parts(case, root) if root else ():
            where = trail(case.interview[part.record.kind], part)
            for question in part.asked:
                answer = case.casefile.answer(part.record.id, question.key)
                if answered and answer == NOT_ASKED:
                    continue
                about = f"{where} · {shown(question, answer)}"
                yield Hit(question.label, about, part.record.id, question.key)


class Finder(QDialog):
    """A field and what matches it; Enter goes there.

    Signals: *question_chosen* with record id and question key, *model_chosen* with a model's id.
    """

    question_chosen = Signal(str, str)
    model_chosen = Signal(str)

    def __init__(self, parent: QWidget, case: Case, model: str, *, answered: bool = False) -> None:
        super().__init__(parent)
        title = "Link to an answer" if answered else "Find"
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, 560, 420)
        self._hits = tuple(hits(case, model, answered=answered))
        sought = "A question or an answer" if answered else "A question, an answer or a model"
        self.field: QLineEdit = line("Find", placeholder=sought)
        self.found = QListWidget()
        self.found.setAccessibleName("What was found")
        self.found.setWordWrap(True)
        self.none = label(_NO_MATCH if self._hits else _NO_ANSWER, "quiet", wrap=True)
        caption = label(title, "heading")
        caption.setBuddy(self.field)
        layout = column(caption, self.field, self.found, self.none, gap=theme.WITHIN)
        layout.setContentsMargins(*(theme.BETWEEN,) * 4)
        self.setLayout(layout)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._go)
        self.found.itemActivated.connect(self._go)
        self.found.itemClicked.connect(self._go)
        self._look()

    def _look(self) -> None:
        words = self.field.text().casefold().split()
        self.found.clear()
        for hit in self._hits:
            text = f"{hit.title} {hit.where}".casefold()
            if all(word in text for word in words) and self.found.count() < _MOST:
                item = QListWidgetItem(f"{hit.title}\n{hit.where}", self.found)
                item.setData(_HIT, hit)
        self.found.setCurrentRow(0)
        self.none.setVisible(self.found.count() == 0)

    def _go(self) -> None:
        if not self.found.count():
            return
        _title, _where, record, question = self.found.currentItem().data(_HIT)
        self.accept()
        if question:
            self.question_chosen.emit(record, question)
        else:
            self.model_chosen.emit(record)

    @override
    @guarded(default=None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key(), 0)
        if step:
            row = self.found.currentRow() + step
            self.found.setCurrentRow(max(0, min(row, self.found.count() - 1)))
        else:
            super().keyPressEvent(event)
