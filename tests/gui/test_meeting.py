"""What was due is marked as met in the real window: told once, shown everywhere, undone at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from limen.domain.forms import RecordKind
from limen.engine.interpret import interpret
from limen.gui.pages.calendar import CalendarPage
from limen.gui.pages.meeting import Meeting
from limen.gui.workspace import Workspace
from limen.library.interview import question

UID = "event-1-ca-incident"


@pytest.fixture
def page(workspace: Workspace) -> CalendarPage:
    """The calendar of a model with an incident of three weeks ago, which nobody reported."""
    presenter = workspace.presenter
    event = presenter.add(RecordKind.EVENT, "Escape", "model-1")
    assert event is not None
    for key, raw in (("event", "incident"), ("at", "2026-11-02 14:30 America/Los_Angeles")):
        asked = question(presenter.case.interview, RecordKind.EVENT, key)
        presenter.say(event.id, key, interpret(asked, raw))
    workspace.go("calendar")
    assert isinstance(workspace.page, CalendarPage)
    workspace.page.listing.choose(UID)
    return workspace.page


def texts(page: CalendarPage) -> list[str]:
    return [one.text() for one in page.detail.findChildren(QLabel) if one.isVisible()]


def tells(page: CalendarPage, qtbot: QtBot, text: str) -> None:
    """Wait until the chosen date says so."""
    qtbot.waitUntil(lambda: text in texts(page))


def press(page: CalendarPage, qtbot: QtBot, text: str) -> None:
    def found() -> list[QPushButton]:
        every = page.detail.findChildren(QPushButton)
        return [one for one in every if one.isVisible() and one.text() == text]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def asked(page: CalendarPage, qtbot: QtBot) -> Meeting:
    press(page, qtbot, "Mark as met…")
    dialog = page.findChildren(Meeting)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def typed(qtbot: QtBot, dialog: Meeting, day: str) -> None:
    dialog.day.text.setFocus()
    dialog.day.text.selectAll()
    qtbot.keyClicks(dialog.day.text, day)


def stands(page: CalendarPage) -> str:
    row = page.listing.row
    assert row is not None
    return str(row.said)


def test_that_a_duty_is_met_with_its_day_and_who_met_it(
    workspace: Workspace, page: CalendarPage, qtbot: QtBot
) -> None:
    tells(page, qtbot, "✗ late")
    dialog = asked(page, qtbot)
    typed(qtbot, dialog, "16 Nov 2026")
    qtbot.keyClicks(dialog.by, "Ada")
    qtbot.keyClick(dialog.account, Qt.Key.Key_Return)

    said = workspace.presenter.case.casefile.said("duty-1")
    assert {key: answer.said for key, answer in said.items()} == {
        "duty": "ca-incident",
        "met_on": "16 Nov 2026",
        "met_by": "Ada",
    }
    assert page.listing.row.uid == UID
    tells(page, qtbot, "✓ met on 16 Nov 2026 (Mon)")
    tells(page, qtbot, "Met by Ada.")
    assert "Met on 16 Nov 2026 (Mon)." in stands(page)


def test_that_one_undo_takes_it_back(
    workspace: Workspace, page: CalendarPage, qtbot: QtBot
) -> None:
    dialog = asked(page, qtbot)
    typed(qtbot, dialog, "16 Nov 2026")
    dialog.agree.click()

    workspace.presenter.undo()

    tells(page, qtbot, "✗ late")
    asked(page, qtbot).reject()


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("16 Nov", "the year is missing"),
        ("30 Feb 2026", "there is no such day in the calendar"),
        ("25 Nov 2026", "that day is still to come, today is 24 Nov 2026 (Tue)"),
    ],
)
def test_that_a_day_that_cannot_be_is_refused_beside_the_field(
    workspace: Workspace, page: CalendarPage, qtbot: QtBot, day: str, sentence: str
) -> None:
    dialog = asked(page, qtbot)
    typed(qtbot, dialog, day)
    dialog.agree.click()

    assert dialog.isVisible()
    assert sentence in dialog.refusal.text()
    assert dialog.refusal.isVisible()
    qtbot.keyClick(dialog.day.text, Qt.Key.Key_Backspace)
    assert not dialog.refusal.isVisible()
    assert workspace.presenter.case.casefile.record("duty-1") is None
    dialog.reject()


def test_that_what_was_not_met_after_all_is_late_again(page: CalendarPage, qtbot: QtBot) -> None:
    asked(page, qtbot).agree.click()
    tells(page, qtbot, "✓ met on 24 Nov 2026 (Tue)")

    press(page, qtbot, "Not met after all")

    tells(page, qtbot, "✗ late")
