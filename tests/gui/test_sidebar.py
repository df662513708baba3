"""The models at the left: named at once, and marked one by one where there are many."""

import pytest
import sample_case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from limen.domain.case import Case
from limen.domain.forms import RecordKind
from limen.domain.records import Casefile, Record
from limen.engine.case import examine
from limen.engine.sketches import found, known
from limen.gui.interview.changes import ChangesBox
from limen.gui.sidebar import Sidebar
from limen.library.interview import interview
from limen.library.rulebook import rulebook

MANY = 70
LAB = sample_case.LAB


def case(models: int, *more: Record, before: Case | None = None) -> Case:
    made = (
        Record(id=f"m{number}", kind=RecordKind.MODEL, name=f"Model {number}", parent="lab")
        for number in range(models)
    )
    casefile = Casefile(records=(LAB, *made, *more))
    if before is None:
        return examine(casefile, rulebook(), interview(rulebook()), sample_case.TODAY)
    return examine(casefile, before.rulebook, before.interview, before.today, before)


@pytest.fixture
def sidebar(look: QApplication, qtbot: QtBot) -> Sidebar:
    assert look is not None
    made = Sidebar(lambda: None)
    qtbot.addWidget(made)
    return made


def hints(sidebar: Sidebar) -> list[str]:
    return [sidebar.models.item(n).toolTip() for n in range(sidebar.models.count())]


def waiting(sidebar: Sidebar) -> int:
    return sum("not examined yet" in hint for hint in hints(sidebar))


def test_that_many_models_are_named_at_once_and_marked_in_idle_moments(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    made = case(MANY)
    made.of("m3")
    sidebar.show_case(made)
    first = waiting(sidebar)
    bare = sidebar.models.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.waitUntil(lambda: waiting(sidebar) == 0)

    assert (first, bare) == (MANY - 1, "Model 0, not examined yet")
    assert hints(sidebar)[3].startswith("Model 3: ")
    assert not sidebar.models.item(0).icon().isNull()
    assert set(found(made)) == {"m3"}  # of so many, marks alone are kept


def test_that_a_few_models_are_marked_at_once_and_kept(sidebar: Sidebar) -> None:
    made = case(3)
    sidebar.show_case(made)

    assert waiting(sidebar) == 0
    assert set(found(made)) == {"m0", "m1", "m2"}


def test_that_only_the_newest_case_is_gone_through(sidebar: Sidebar, qtbot: QtBot) -> None:
    old, new = case(MANY), case(MANY)
    sidebar.show_case(old)
    sidebar.show_case(new)
    qtbot.waitUntil(lambda: waiting(sidebar) == 0)

    assert known(old, f"m{MANY - 1}") is None
    assert known(new, f"m{MANY - 1}") is not None


def test_that_what_is_known_is_not_gone_through_again(sidebar: Sidebar, qtbot: QtBot) -> None:
    old = case(MANY)
    sidebar.show_case(old)
    qtbot.waitUntil(lambda: waiting(sidebar) == 0)
    more = Record(id="run", kind=RecordKind.TRAINING_RUN, name="Run", parent="m1")
    new = case(MANY, more, before=old)

    assert known(new, "m0") is known(old, "m0")
    assert known(new, "m1") is None


def test_that_models_that_nobody_looked_at_are_said_to_follow(look: QApplication) -> None:
    assert look is not None
    old = case(MANY)
    old.of("m0")
    box = ChangesBox()
    box.compare(old, case(MANY, before=old), several=True)

    assert box.frame.accessibleDescription() == (
        "No finding changes with this answer. 69 other models will follow when opened."
    )
