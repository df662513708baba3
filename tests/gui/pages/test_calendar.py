from collections.abc import Callable

import pytest
import sample_case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from limen.gui.pages.calendar import CalendarPage
from limen.gui.pages.page import Page
from limen.gui.presenter import Presenter

Opened = Callable[[Page, str], None]


@pytest.fixture
def page(presenter: Presenter) -> CalendarPage:
    return CalendarPage(presenter)


def cells(page: CalendarPage, column: int) -> list[str]:
    model = page.listing.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def texts(page: CalendarPage) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def press(page: CalendarPage, qtbot: QtBot, name: str) -> None:
    QApplication.processEvents()
    button = next(
        one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == name
    )
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_that_every_date_is_listed_in_order_and_the_one_without_comes_last(
    page: CalendarPage, opened: Opened
) -> None:
    opened(page, "tuned")

    assert cells(page, 0) == [
        "18 Nov 2026 (Wed)",
        "18 Nov 2026 to 17 Dec 2026",
        "18 Dec 2026 (Fri)",
        "8 Jan 2027 (Fri)",
        "no deadline",
    ]
    assert cells(page, 2) == ["6 days ago", "under way", "in 24 days", "in 45 days", "–"]


def test_that_the_list_and_the_timeline_have_one_selection(
    page: CalendarPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "tuned")

    page.listing.choose("winter-public")
    assert page.timeline.uid == "winter-public"

    qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert page.listing.row.uid == "winter-determination"


def test_that_the_chosen_date_says_how_it_is_computed(page: CalendarPage, opened: Opened) -> None:
    opened(page, "tuned")
    page.listing.choose("winter-window")

    assert any(
        text.startswith("30 calendar days back from the release to other trusted partners")
        for text in texts(page)
    )
    assert "Executive Order 14409, sec. 3(b)(ii)" in texts(page)


def test_that_the_determination_has_no_date_anywhere(page: CalendarPage, opened: Opened) -> None:
    opened(page, "tuned")
    page.listing.choose("winter-determination")

    assert any(text.startswith("No date can be computed") for text in texts(page))


@pytest.mark.parametrize(
    ("uid", "way"),
    [
        ("winter-window", ("Change the length", "window_days")),
        ("winter-window", ("Change the day", "trusted_partner_release")),
        ("winter-public", ("Change the day", "public_release")),
    ],
)
def test_that_what_a_date_is_counted_from_can_be_changed(
    page: CalendarPage, opened: Opened, qtbot: QtBot, uid: str, way: tuple[str, str]
) -> None:
    opened(page, "tuned")
    page.listing.choose(uid)

    with qtbot.waitSignal(page.question_wanted) as told:
        press(page, qtbot, way[0])

    assert told.args == ["winter", way[1]]


def test_that_all_models_are_shown_together(page: CalendarPage, opened: Opened) -> None:
    opened(page, "")

    assert [track.title for track in page.timeline.tracks if track.heads] == [
        "Winter release · Hermes 3 405B",
        "Spring release · Olmo 3 32B",
    ]
    assert set(cells(page, 3)) == {
        "Winter release · Hermes 3 405B",
        "Spring release · Olmo 3 32B",
    }


def test_that_oddities_of_the_plan_are_said(page: CalendarPage, opened: Opened) -> None:
    opened(page, "tuned")

    assert "The full window would have opened on 18 Nov 2026 (Wed), 6 days ago." in texts(page)


def test_that_a_model_without_a_release_is_offered_one(
    page: CalendarPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "empty")

    with qtbot.waitSignal(page.record_wanted) as told:
        press(page, qtbot, "Plan a release")

    assert told.args == ["release", "empty"]


def test_that_a_moved_anchor_moves_what_hangs_on_it(page: CalendarPage, opened: Opened) -> None:
    opened(page, "tuned")
    moved = (sample_case.WINTER, "trusted_partner_release", "2027-01-04")
    page.show_case(sample_case.case(moved), "tuned")

    assert cells(page, 0)[:3] == [
        "5 Dec 2026 (Sat)",
        "5 Dec 2026 to 3 Jan 2027",
        "4 Jan 2027 (Mon)",
    ]
