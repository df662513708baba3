"""What is due or late is said when a casefile opens."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from limen.domain.forms import RecordKind
from limen.engine.interpret import interpret
from limen.gui import reminding
from limen.gui.menus import Menus
from limen.gui.pages.calendar import CalendarPage
from limen.gui.window import Window
from limen.gui.workspace import Workspace
from limen.library.interview import question


@pytest.fixture
def planned(workspace: Workspace) -> Workspace:
    asked = question(
        workspace.presenter.case.interview, RecordKind.RELEASE, "trusted_partner_release"
    )
    workspace.presenter.say("release-1", asked.key, interpret(asked, "2027-01-03"))
    return workspace


def press(window: Window, text: str) -> None:
    next(one for one in window.banner.findChildren(QPushButton) if one.text() == text).click()


def test_that_the_window_says_what_is_late_and_what_is_due(
    window: Window, planned: Workspace, qtbot: QtBot
) -> None:
    reminding.remind_soon(window, planned)

    qtbot.waitUntil(window.banner.isVisible)
    said = window.banner.sentence.text()
    assert "steps of the preparation are late" in said
    assert "Window of early access opens, 4 Dec 2026 (Fri), in 10 days." in said


def test_that_the_calendar_of_all_models_is_one_click_away(
    window: Window, planned: Workspace
) -> None:
    reminding.remind(window, planned)
    press(window, "Open the calendar")

    assert isinstance(planned.page, CalendarPage)


def test_that_nothing_due_is_not_mentioned(window: Window, workspace: Workspace) -> None:
    assert reminding.remind(window, workspace) == ()
    assert not window.banner.isVisible()


def test_that_the_desktop_stays_quiet_until_somebody_asks(
    window: Window, planned: Workspace
) -> None:
    before = window.settings.reminds
    reminding.remind(window, planned)
    press(window, "Remind me on the desktop too")
    after = window.settings.reminds
    window.banner.hide()
    reminding.remind(window, planned)
    press(window, "No more reminders on the desktop")

    assert (before, after, window.settings.reminds) == (False, True, False)


def test_that_a_desktop_without_a_tray_is_left_alone(window: Window) -> None:
    assert reminding.notify(window, 3) is False


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # offscreen there is no tray to watch
def test_that_the_message_comes_from_an_icon_that_goes_away_once_seen(
    look: QApplication, window: Window
) -> None:
    assert look is not None
    tray = reminding.tray_icon(window)
    tray.show()
    shown = tray.isVisible()
    tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)

    assert not tray.icon().isNull()
    assert (shown, tray.isVisible()) == (True, False)


def test_that_desktop_reminders_are_switched_in_the_view_menu(window: Window) -> None:
    menus = Menus(window, window.actions_, window.settings, lambda _path: None)
    menus.reminding.trigger()
    on = window.settings.reminds
    menus.reminding.trigger()

    assert (on, window.settings.reminds) == (True, False)
