"""A returned copy in the window: changes with a tick each, conflicts with a choice each, one step."""

import shutil
from pathlib import Path

import pytest
from gui.conftest import CLOCK, say
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from limen.app.attaching import specimen
from limen.app.desk import Desk
from limen.domain.answers import Answer, Silence
from limen.domain.forms import RecordKind
from limen.domain.history import Manner
from limen.domain.records import Record
from limen.gui.merge_dialog import MergeDialog
from limen.gui.window import Window
from limen.gui.workspace import Workspace


@pytest.fixture
def run(workspace: Workspace) -> Record:
    casefile = workspace.presenter.case.casefile
    return casefile.below(casefile.models[0].id, RecordKind.TRAINING_RUN)[0]


@pytest.fixture
def copy(casefile: Path, workspace: Workspace, run: Record, tmp_path: Path) -> Path:
    """A copy with a conflict about tokens, a changed answer, a new model, and a file."""
    place = casefile.with_name("copy.limen")
    shutil.copy(casefile, place)
    say(workspace.presenter.desk, run, "tokens", "16T")
    card = tmp_path / "card.md"
    card.write_text("The content of the card.")
    with Desk.open(place, CLOCK, "T. Theirs") as theirs:
        say(theirs, run, "tokens", "14T")
        say(theirs, theirs.case.casefile.models[0], "weights", "closed")
        theirs.add(RecordKind.MODEL, "Pythia", theirs.case.casefile.organization.id)
        theirs.attach("model-1", specimen(place, card, CLOCK.instant()))
    return place


def offered(workspace: Workspace, copy: Path, qtbot: QtBot) -> MergeDialog:
    workspace.merging.offer(str(copy))
    qtbot.waitUntil(lambda: workspace.merging.dialog is not None, timeout=10_000)
    dialog = workspace.merging.dialog
    assert dialog is not None
    qtbot.waitExposed(dialog)
    return dialog


def tokens(workspace: Workspace, run: Record) -> str:
    return workspace.presenter.case.casefile.answer(run.id, "tokens").said


def merge(dialog: MergeDialog, window: Window, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "merged from copy.limen" in window.banner.sentence.text())


def test_that_everything_is_shown_before_anything_is_taken(
    window: Window, workspace: Workspace, copy: Path, qtbot: QtBot, run: Record
) -> None:
    window.actions_["merge"].trigger()
    chooser = window.findChild(QFileDialog)
    assert chooser is not None
    chooser.close()
    before = workspace.presenter.case
    dialog = offered(workspace, copy, qtbot)

    (conflict,) = dialog.conflicts
    assert conflict.ours.accessibleName() == "Ours: 1.6 × 10¹³ tokens"
    assert conflict.theirs.accessibleName() == "Theirs: 1.4 × 10¹³ tokens"
    assert conflict.taken is None
    texts = [
        [item.text(place) for place in range(4)]
        for number in range(dialog.changes.topLevelItemCount())
        if (item := dialog.changes.topLevelItem(number))
    ]
    assert [text[3] for text in texts] == [
        "Closed: access is given, weights are not",
        "Pythia",
        "card.md",
    ]
    assert not dialog.merge.isEnabled()
    assert dialog._count_line.text() == "1 conflict to be decided."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert workspace.presenter.case is before
    assert tokens(workspace, run) == "16T"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [([Qt.Key.Key_Space], "16T"), ([Qt.Key.Key_Right, Qt.Key.Key_Space], "14T")],
)
def test_that_a_conflict_is_decided_by_keyboard_and_all_is_one_step_that_undo_takes_back(
    workspace: Workspace, copy: Path, qtbot: QtBot, keys: list[Qt.Key], expected: str
) -> None:
    window = workspace.window_
    dialog = offered(workspace, copy, qtbot)
    ours = dialog.conflicts[0].ours
    ours.setFocus()
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert dialog._count_line.text() == f"{3 + (expected == '14T')} to be taken over."

    merge(dialog, window, qtbot)

    desk = workspace.presenter.desk
    casefile = desk.case.casefile
    assert casefile.answer("training-run-1", "tokens").said == expected
    assert [one.name for one in casefile.models][-1] == "Pythia"
    (card,) = casefile.evidence
    assert desk._store.holds(card.sha256)
    steps = {one.step for one in desk.entries() if one.manner is Manner.MERGED}
    assert len(steps) == 1
    assert desk.entries()[-1].why.startswith("From copy.limen: T. Theirs on")

    workspace.presenter.undo()

    after = workspace.presenter.case.casefile
    assert after.answer("training-run-1", "tokens").said == "16T"
    assert after.answer("model-1", "weights").said == "open"
    assert (after.evidence, [one.name for one in after.models][-1]) == ((), "Olmo 3 32B")


def test_that_what_is_not_ticked_is_not_taken(
    window: Window, workspace: Workspace, copy: Path, qtbot: QtBot
) -> None:
    dialog = offered(workspace, copy, qtbot)
    dialog._choose_all_buttons[1].click()
    for number in range(3):
        item = dialog.changes.topLevelItem(number)
        assert item is not None
        dialog.changes.setCurrentItem(item)
        dialog.changes.setFocus()
        QTest.keyClick(dialog.changes, Qt.Key.Key_Space)

    merge(dialog, window, qtbot)

    casefile = workspace.presenter.case.casefile
    assert casefile.answer("training-run-1", "tokens").said == "14T"
    assert casefile.answer("model-1", "weights").said == "open"
    assert len(casefile.models) == 2
    assert casefile.evidence == ()


def test_that_a_copy_without_news_is_told(
    window: Window, workspace: Workspace, casefile: Path, qtbot: QtBot
) -> None:
    place = casefile.with_name("copy.limen")
    shutil.copy(casefile, place)

    workspace.merging.offer(str(place))

    qtbot.waitUntil(lambda: "copy.limen brings nothing new" in window.banner.sentence.text())
    assert QApplication.activeModalWidget() is None


def test_that_what_is_no_copy_is_one_sentence(
    window: Window, workspace: Workspace, casefile: Path, qtbot: QtBot
) -> None:
    workspace.merging.offer(str(casefile))
    assert "which is open here: choose its copy" in window.banner.sentence.text()

    other = casefile.with_name("other.limen")
    Desk.create(other, "Another Lab", CLOCK).close()
    workspace.merging.offer(str(other))
    qtbot.waitUntil(
        lambda: "other.limen is no copy of this casefile" in window.banner.sentence.text()
    )


def test_that_a_conflict_that_came_up_meanwhile_is_not_decided_unseen(
    window: Window, workspace: Workspace, casefile: Path, copy: Path, qtbot: QtBot
) -> None:
    dialog = offered(workspace, copy, qtbot)
    dialog._choose_all_buttons[0].click()
    with Desk.open(casefile, CLOCK, "R. Ivers") as other:
        other.say("model-1", "weights", Answer(silence=Silence.DONT_KNOW))

    QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "model-1.weights" in window.banner.sentence.text())
    assert not [one for one in workspace.presenter.desk.entries() if one.manner is Manner.MERGED]
