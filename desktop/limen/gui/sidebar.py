"""The models at the left, each with its state and open questions, and the casefile's own pages."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
)

from limen.domain.case import Case, ModelCase
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.standing import standing
from limen.gui.widgets.counts import COUNT, CountLine
from limen.gui.widgets.parts import button, column, label, rule
from limen.gui.widgets.states import WORDS, state_icon

PLACES = (
    ("organization", "Organisation", "organization"),
    ("calendar", "Calendar", "calendar"),
    ("rulebook", "Rulebook", "rulebook"),
)
"""The pages of the casefile: key, title, icon."""

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
        """List the models of *case*."""
        self._case = case
        chosen = self._chosen()
        self.models.blockSignals(True)
        while self.models.count() > len(case.models):
            self.models.takeItem(self.models.count() - 1)
            self._listed.pop(self.models.count(), None)
        for place, model in enumerate(case.models):
            self._show(place, model)
        self.models.blockSignals(False)
        if chosen:
            self.choose_model(chosen)

    def _show(self, place: int, model: ModelCase) -> None:
        if place >= self.models.count():
            self.models.addItem(QListWidgetItem())
        state, count = standing(model), model.open_count
        listed = (model.model, state, count, theme.look.name, theme.look.percent)
        if self._listed.get(place) == listed:
            return
        self._listed[place] = listed
        item = self.models.item(place)
        item.setText(model.model.name)
        item.setIcon(state_icon(state))
        item.setData(_MODEL, model.model.id)
        item.setData(COUNT, str(count) if count else "")
        said = f"{WORDS[state]}, {counted(count, 'question')} open"
        item.setToolTip(f"{model.model.name}: {said}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{model.model.name}, {said}")

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
