"""The models at the left, each with its state and open questions, and the casefile's own pages."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
)

from limen.domain.case import Case, Sketch
from limen.domain.records import Record
from limen.engine.sketches import known, sketch
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.background import Slices
from limen.gui.widgets.counts import COUNT, CountLine
from limen.gui.widgets.parts import button, column, label, rule
from limen.gui.widgets.states import WORDS, state_icon

PLACES = (
    ("organization", "Organisation", "organization"),
    ("calendar", "Calendar", "calendar"),
    ("rulebook", "Rulebook", "rulebook"),
)
"""The pages of the casefile: key, title, icon."""

_AT_ONCE, _KEPT = 6, 60
"""So few models are examined at once; of casefiles with more than so many, only marks are kept."""
_MODEL = Qt.ItemDataRole.UserRole


class Sidebar(QFrame):
    """Where one can go.

    Signals: *model_chosen* with the model's id, *place_chosen* with a key of `PLACES`.
    """

    model_chosen = Signal(str)
    place_chosen = Signal(str)

    def __init__(self, add_model: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.models = QListWidget()
        self._listed: dict[int, tuple[object, ...]] = {}
        self._case: Case | None = None
        self._filling: Slices | None = None
        self._line = CountLine()
        self.models.setProperty("role", "bare")
        self.models.setAccessibleName("Models")
        self.models.setItemDelegate(self._line)
        self.models.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.models.itemSelectionChanged.connect(self._choose_model)
        self.add = button("Add model", add_model, role="adding")
        self.places = {key: self._place(key, title) for key, title, _icon in PLACES}
        self._group = QButtonGroup(self)
        for place in self.places.values():
            self._group.addButton(place)
        self._lay_out()
        theme.look.changed.connect(self._draw)
        self._draw()

    def _lay_out(self) -> None:
        self.setLayout(
            column(
                label("MODELS", "caption"),
                self.models,
                self.add,
                rule(),
                *self.places.values(),
                gap=4,
                around=(12, theme.BETWEEN),
            )
        )

    def _place(self, key: str, title: str) -> QPushButton:
        made = button(title, lambda: self.place_chosen.emit(key), role="place")
        made.setCheckable(True)
        return made

    def _draw(self) -> None:
        self.setFixedWidth(min(theme.px(208), 320))
        self.add.setIcon(theme.icon("plus", "link"))
        for key, _title, drawing in PLACES:
            self.places[key].setIcon(theme.icon(drawing, "quiet"))
        if self._case is not None:
            self.show_case(self._case)

    def show_case(self, case: Case) -> None:
        """List the models of *case*; those that nobody looked at get their marks one by one."""
        self._case = case
        chosen, records = self._chosen(), case.casefile.models
        self.models.blockSignals(True)
        while self.models.count() > len(records):
            self.models.takeItem(self.models.count() - 1)
            self._listed.pop(self.models.count(), None)
        for place, record in enumerate(records):
            self._show(place, record, known(case, record.id))
        self.models.blockSignals(False)
        if chosen:
            self.choose_model(chosen)
        self._go_on(case)

    def _go_on(self, case: Case) -> None:
        """Examine the models that nobody looked at yet: a few at once, many in idle moments."""
        if self._filling is not None:
            self._filling.stop()
            self._filling.deleteLater()
            self._filling = None
        waiting = [
            (place, record)
            for place, record in enumerate(case.casefile.models)
            if known(case, record.id) is None
        ]
        work = self._marking(case, waiting)
        if len(waiting) <= _AT_ONCE:
            list(work)
        else:
            self._filling = Slices(self, work)

    def _marking(self, case: Case, waiting: list[tuple[int, Record]]) -> Iterator[None]:
        keeping = len(case.casefile.models) <= _KEPT
        for place, record in waiting:
            if keeping:
                case.of(record.id)
            self._show(place, record, sketch(case, record.id))
            yield

    def _show(self, place: int, record: Record, mark: Sketch | None) -> None:
        if place >= self.models.count():
            self.models.addItem(QListWidgetItem())
        listed, before = (
            (record, mark, theme.look.name, theme.look.percent),
            self._listed.get(place),
        )
        if listed == before or (mark is None and before and before[0] == record):
            return  # the mark of before stays until there is a newer one
        self._listed[place] = listed
        item, said = self.models.item(place), _said(mark)
        item.setText(record.name)
        item.setIcon(state_icon(mark.standing) if mark else QIcon())
        item.setData(_MODEL, record.id)
        item.setData(COUNT, str(mark.open_count) if mark and mark.open_count else "")
        item.setToolTip(f"{record.name}: {said}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{record.name}, {said}")

    def choose_model(self, model: str) -> None:
        """Mark the model with that id, and nothing else."""
        self.models.blockSignals(True)
        for number in range(self.models.count()):
            item = self.models.item(number)
            if item.data(_MODEL) == model:
                self.models.setCurrentItem(item)
        self.models.blockSignals(False)
        self._uncheck()

    def choose_place(self, key: str) -> None:
        """Mark one of the casefile's own pages, and nothing else."""
        self.models.blockSignals(True)
        self.models.clearSelection()
        self.models.setCurrentRow(-1)
        self.models.blockSignals(False)
        self.places[key].setChecked(True)

    def _uncheck(self) -> None:
        self._group.setExclusive(False)
        for place in self.places.values():
            place.setChecked(False)
        self._group.setExclusive(True)

    def _chosen(self) -> str:
        item = next(iter(self.models.selectedItems()), None)
        return str(item.data(_MODEL)) if item else ""

    def _choose_model(self) -> None:
        if chosen := self._chosen():
            self._uncheck()
            self.model_chosen.emit(chosen)


def _said(mark: Sketch | None) -> str:
    if mark is None:
        return "not examined yet"
    return f"{WORDS[mark.standing]}, {counted(mark.open_count, 'question')} open"
