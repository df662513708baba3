"""Other plans: one at a time on the timeline, and all of them side by side."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QSpinBox, QWidget

from limen.domain.calendar import Agenda, Outlook, Release, Scenario
from limen.domain.case import Case
from limen.engine.calendar.agenda import own_days_off, shared
from limen.engine.calendar.scenarios import (
    AS_PLANNED,
    LATE,
    MOST_LATE,
    SCENARIOS,
    scenarios,
    side_by_side,
)
from limen.gui import theme
from limen.gui.phrases import short
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.parts import column, label, row
from limen.gui.widgets.tables import Column, TableModel

_LETTERS = 20
Line = tuple[str, Outlook]


def scenario_box(chosen: Callable[[Scenario], None]) -> QComboBox:
    """The switch between the plan as it is and as it would be."""
    made = QComboBox()
    made.setAccessibleName("Scenario")
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_LETTERS)
    for one in SCENARIOS:
        made.addItem(one.title)
    made.currentIndexChanged.connect(lambda number: chosen(SCENARIOS[number]))
    return made


def compare_scenarios(
    parent: QWidget, case: Case, releases: Iterable[tuple[str, Release]]
) -> "Comparing":
    """All scenarios of all *releases* (with their models' names) in one table."""
    dialog = Comparing(parent, case, tuple(releases))
    dialog.open()
    dialog.shown.dress()
    return dialog


class Comparing(QDialog):
    """The table of scenarios; *days* tells by how many of them a determination or an anchor is late."""

    def __init__(
        self, parent: QWidget, case: Case, releases: tuple[tuple[str, Release], ...]
    ) -> None:
        super().__init__(parent)
        self._case, self._releases = case, releases
        self.setWindowTitle("Scenarios")
        self.resize(*_size(parent))
        self.shown = Listing(
            TableModel(_COLUMNS), "Scenarios", _key, stretch=1, least=150, giving=(6,)
        )
        self.days = QSpinBox()
        self.days.setRange(1, MOST_LATE)
        self.days.setValue(LATE)
        self.days.setAccessibleName("Days by which a determination or an anchor is late")
        self.days.valueChanged.connect(self._show)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        why = label(
            "Each release as it would be, looked at from today. Nothing of this is in the casefile.",
            "quiet",
            wrap=True,
        )
        late = label("Late or later by")
        late.setBuddy(self.days)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        asked = row(late, self.days, label("days"), None)
        layout = column(why, asked, self.shown.view, buttons, gap=theme.WITHIN)
        layout.setContentsMargins(*(theme.BETWEEN,) * 4)
        self.setLayout(layout)

    def _show(self) -> None:
        days = self.days.value()
        every, almanac = scenarios(days, days), self._case.rulebook.almanac
        self.shown.model.show_rows(
            [
                (f"{release.name} · {model}", outlook)
                for model, release in self._releases
                for outlook in side_by_side(release, self._case.today, almanac, every)
            ]
        )


def _key(line: Line) -> str:
    return f"{line[1].plan.release.id} {line[1].scenario.key}"


def _size(parent: QWidget) -> tuple[int, int]:
    """As much as the table wants, and no more than the window has."""
    room = parent.window().size()
    return min(theme.px(1080), room.width() - 40), min(theme.px(480), room.height() - 40)


def oddities(
    case: Case, scenario: Scenario, agendas: Iterable[tuple[str, Agenda]]
) -> Iterator[str]:
    """What is to be known about the plans that are shown: a scenario, problems, shared teams."""
    found = [one for _name, one in agendas]
    if scenario is not AS_PLANNED:
        yield f"{scenario.title}: a scenario. The casefile stays as it is."
    for one in found:
        for plan in one.plans:
            yield from plan.problems
    yield from shared(case, found)
    yield from own_days_off(case)[1]


def _day(on: date | None) -> str:
    return short(on) if on else "–"


def _dated(heading: str, day: Callable[[Outlook], date | None]) -> Column[Line]:
    return Column(
        heading=heading,
        text=lambda one: _day(day(one[1])),
        order=lambda one: day(one[1]) or date.max,
    )


_COLUMNS: tuple[Column[Line], ...] = (
    Column(heading="Release", text=lambda one: one[0], hint=lambda one: one[0]),
    Column(heading="Scenario", text=lambda one: one[1].scenario.title),
    _dated("Work begins", lambda outlook: outlook.begins),
    _dated("Window opens", lambda outlook: outlook.opens),
    _dated("Partners", lambda outlook: outlook.plan.release.trusted_partners),
    _dated("Public", lambda outlook: outlook.plan.release.public),
    Column(heading="Late steps", text=lambda one: str(one[1].late)),
)
