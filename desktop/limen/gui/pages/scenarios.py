"""Other plans: one at a time on the timeline, and all of them side by side."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QWidget

from limen.domain.calendar import Agenda, Outlook, Release, Scenario
from limen.domain.case import Case
from limen.engine.calendar.agenda import own_days_off, shared
from limen.engine.calendar.scenarios import AS_PLANNED, SCENARIOS, side_by_side
from limen.gui import theme
from limen.gui.phrases import short
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.parts import column, label
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
) -> QDialog:
    """All scenarios of all *releases* (with their models' names) in one table."""
    lines: list[Line] = [
        (f"{release.name} · {model}", outlook)
        for model, release in releases
        for outlook in side_by_side(release, case.today, case.rulebook.almanac)
    ]
    shown = Listing(TableModel(_COLUMNS), "Scenarios", _key, stretch=1, least=150, giving=(6,))
    shown.model.show_rows(lines)
    dialog = QDialog(parent)
    dialog.setWindowTitle("Scenarios")
    dialog.resize(*_size(parent))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    why = label(
        "Each release as it would be, looked at from today. Nothing of this is in the casefile.",
        "quiet",
        wrap=True,
    )
    layout = column(why, shown.view, buttons, gap=theme.WITHIN)
    layout.setContentsMargins(*(theme.BETWEEN,) * 4)
    dialog.setLayout(layout)
    dialog.open()
    shown.dress()
    return dialog


def _key(line: Line) -> str:
    return f"{line[1].plan.release.id} {line[1].scenario.key}"


def _size(parent: QWidget) -> tuple[int, int]:
    """As much as the table wants, and no more than the window has."""
    room = parent.window().size()
    return min(theme.px(980), room.width() - 40), min(theme.px(480), room.height() - 40)


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
