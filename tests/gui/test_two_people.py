"""Two people at one casefile: the window sees what the other one says, and nobody's words get lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.conftest import CLOCK, say
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from limen.app.desk import Desk
from limen.domain.answers import Answer
from limen.domain.forms import RecordKind
from limen.domain.records import Record
from limen.gui.interview.meanwhile import MeanwhileBox
from limen.gui.pages.interview import InterviewPage
from limen.gui.session import Session
from limen.gui.watching import Watching
from limen.gui.window import Window
from limen.gui.workspace import Workspace


@pytest.fixture
def other(casefile: Path, workspace: Workspace) -> Iterator[Desk]:
    """The same casefile at somebody else's desk."""
    assert workspace is not None
    with Desk.open(casefile, CLOCK, "R. Ivers") as desk:
        yield desk


@pytest.fixture
def watching(window: Window, workspace: Workspace) -> Watching:
    return Watching(window, workspace.presenter)


@pytest.fixture
def page(workspace: Workspace, run: Record) -> InterviewPage:
    """The interview at the tokens of the run, of which nothing is said."""
    workspace.go("interview")
    assert isinstance(workspace.page, InterviewPage)
    workspace.page.go_to(run.id, "tokens")
    return workspace.page


@pytest.fixture
def run(workspace: Workspace) -> Record:
    casefile = workspace.presenter.case.casefile
    return casefile.below(casefile.models[0].id, RecordKind.TRAINING_RUN)[0]


def _type(text: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def _press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def _tokens(desk: Desk, run: Record) -> str:
    return desk.look().casefile.answer(run.id, "tokens").said


def _box(page: InterviewPage) -> MeanwhileBox:
    assert page.card.meanwhile.isVisible()
    return page.card.meanwhile


def test_that_the_window_shows_what_another_program_says_and_whose_it_is(
    window: Window, casefile: Path, qtbot: QtBot
) -> None:
    session = Session(window, str(casefile))
    window.show()
    qtbot.waitUntil(lambda: session.safe is not None and session.safe.watching, timeout=20_000)

    settings = casefile.with_name("theirs.json")
    environment = {**os.environ, "LIMEN_SETTINGS": str(settings)}
    for words in (
        ("settings", "--name", "R. Ivers"),
        ("set", casefile, "Pre-training", "tokens", "15T"),
    ):
        subprocess.run(
            [sys.executable, "-m", "limen.cli", *words],
            env=environment,
            check=True,
            capture_output=True,
        )

    qtbot.waitUntil(lambda: "R. Ivers changed this casefile" in window.banner.sentence.text())
    assert "Pre-training, How many tokens did this run process?: 1.5 × 10¹³ tokens." in (
        window.banner.sentence.text()
    )
    assert session.workspace is not None
    run = session.workspace.presenter.case.casefile.answer("training-run-1", "tokens")
    assert run.said == "15T"
    session.put_away()
    assert session.watching is None


def test_that_many_changes_of_two_people_are_told_in_short(
    window: Window, watching: Watching, workspace: Workspace, other: Desk, run: Record
) -> None:
    for key, raw in (("tokens", "15T"), ("tokens", "14T"), ("method", "hardware")):
        say(other, run, key, raw)
    other.who = ""
    other.rename(run.id, "Tuning")

    watching.look()

    said = window.banner.sentence.text()
    assert said.startswith(
        "R. Ivers and Somebody changed this casefile meanwhile. Renamed to “Tuning”."
    )
    assert said.endswith("And 2 more changes.")
    assert workspace.presenter.case.casefile.record(run.id) != run


def test_that_ones_own_change_is_no_news(
    window: Window, watching: Watching, workspace: Workspace, run: Record
) -> None:
    workspace.presenter.say(run.id, "tokens", Answer(value="x", said="15T"))
    watching.look()

    assert not window.banner.isVisible()


def test_that_an_answer_nobody_is_typing_at_is_shown_as_it_comes(
    page: InterviewPage, watching: Watching, other: Desk, run: Record
) -> None:
    say(other, run, "tokens", "15T")
    watching.look()

    assert not page.card.meanwhile.isVisible()
    field = page.card.form.chosen
    assert field is not None
    assert page.card.form.standing is not None
    assert page.card.form.standing.said == "15T"


def test_that_what_somebody_else_moves_is_not_told_as_what_this_answer_changes(
    page: InterviewPage, watching: Watching, other: Desk, qtbot: QtBot
) -> None:
    def told() -> list[str]:
        return [one.text() for one in page.card.changes.frame.findChildren(QLabel)]

    before = told()
    say(other, other.case.casefile.models[0], "weights", "closed")
    watching.look()

    assert told() == before
    with qtbot.waitSignal(page.card.considered):
        _type("15T")
    assert "AI Diffusion Rule: export of model weights" not in told()


def test_that_what_is_being_typed_stays_and_both_answers_stand_side_by_side(
    page: InterviewPage, watching: Watching, other: Desk, run: Record, window: Window
) -> None:
    _type("16T")
    say(other, run, "tokens", "15T")
    watching.look()

    box = _box(page)
    assert box.who.text().startswith("Changed meanwhile by R. Ivers (24 Nov 2026")
    assert (box.theirs.text(), box.mine.text()) == ("1.5 × 10¹³ tokens", "1.6 × 10¹³ tokens")
    assert page.dirty
    assert "R. Ivers" in window.banner.sentence.text()

    _press(Qt.Key.Key_Return)  # nothing goes on before it is decided

    assert QApplication.focusWidget() is box.keep
    assert _tokens(other, run) == "15T"


@pytest.mark.parametrize("said", [["15T"], ["15T", "16T"]])
def test_that_it_is_decided_by_keyboard_whose_answer_counts(
    page: InterviewPage, watching: Watching, other: Desk, run: Record, said: list[str]
) -> None:
    _type("16T")
    say(other, run, "tokens", "15T")
    watching.look()
    _press(Qt.Key.Key_Return)

    for _ in said[1:]:
        _press(Qt.Key.Key_Tab)
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    _press(Qt.Key.Key_Space)

    assert not page.card.meanwhile.isVisible()
    assert not page.dirty
    assert _tokens(other, run) == said[-1]
    assert page.card.form.standing is not None
    assert page.card.form.standing.said == said[-1]
    log = [one for one in other.entries() if one.question == "tokens"]
    assert [one.what["said"] for one in log] == said


def test_that_an_answer_that_comes_first_is_not_overwritten_by_one_entered_before_it_was_seen(
    page: InterviewPage, other: Desk, run: Record, window: Window
) -> None:
    _type("16T")
    say(other, run, "tokens", "15T")

    _press(Qt.Key.Key_Return)

    assert _box(page).mine.text() == "1.6 × 10¹³ tokens"
    assert _tokens(other, run) == "15T"
    assert "what you said was not kept" in window.banner.sentence.text()
    QTest.mouseClick(page.card.meanwhile.replace, Qt.MouseButton.LeftButton)
    assert _tokens(other, run) == "16T"


def test_that_the_same_answer_from_both_is_no_question(
    page: InterviewPage, watching: Watching, other: Desk, run: Record
) -> None:
    _type("15T")
    say(other, run, "tokens", "15T")
    watching.look()

    assert not page.card.meanwhile.isVisible()
    assert not page.dirty


def test_that_what_is_no_answer_yet_is_told_after_the_decision_for_it(
    page: InterviewPage, watching: Watching, other: Desk, run: Record
) -> None:
    _type("many")
    say(other, run, "tokens", "15T")
    watching.look()
    assert _box(page).mine.text() == "what you are typing"

    QTest.mouseClick(page.card.meanwhile.replace, Qt.MouseButton.LeftButton)

    assert page.card.form.refusal.isVisible()
    assert _tokens(other, run) == "15T"
    page.card.form.focus()
    _type("16T")
    _press(Qt.Key.Key_Return)
    assert _tokens(other, run) == "16T"


def test_that_an_undo_key_takes_the_other_answer(
    page: InterviewPage, watching: Watching, other: Desk, run: Record, window: Window
) -> None:
    _type("16T")
    say(other, run, "tokens", "15T")
    watching.look()
    assert window.actions_["undo"].text() == "&Undo: Typing"

    window.actions_["undo"].trigger()

    assert not page.card.meanwhile.isVisible()
    assert page.card.form.standing is not None
    assert page.card.form.standing.said == "15T"
    assert _tokens(other, run) == "15T"


def test_that_going_to_another_question_tells_what_was_not_kept(
    page: InterviewPage, watching: Watching, other: Desk, run: Record, window: Window
) -> None:
    _type("16T")
    say(other, run, "tokens", "15T")
    watching.look()

    page.go_to(run.id, "method")

    assert not page.card.meanwhile.isVisible()
    assert window.banner.sentence.text() == (
        "Your answer to “How many tokens did this run process?” was not kept: 1.6 × 10¹³ tokens."
    )


def test_that_a_note_typed_beside_another_ones_note_is_decided_too(
    page: InterviewPage, watching: Watching, other: Desk, run: Record
) -> None:
    say(other, run, "tokens", "15T")
    watching.look()
    page.card.note.setFocus()
    QTest.keyClicks(page.card.note, "mine")
    noted = other.look().casefile.answer(run.id, "tokens")
    other.say(run.id, "tokens", Answer(value=noted.value, said=noted.said, note="theirs"))
    watching.look()

    assert _box(page).theirs.text() == "1.5 × 10¹³ tokens, with the note “theirs”"
    assert _box(page).mine.text() == "1.5 × 10¹³ tokens, with the note “mine”"
    QTest.mouseClick(page.card.meanwhile.replace, Qt.MouseButton.LeftButton)

    assert other.look().casefile.answer(run.id, "tokens").note == "mine"
    assert other.case.casefile.answer(run.id, "tokens").said == "15T"
