from collections.abc import Callable
from datetime import date

import pytest
import sample_case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from limen.engine.calendar.agenda import agenda
from limen.gui.pages.calendar import CalendarPage
from limen.gui.pages.page import Page
from limen.gui.pages.scenarios import compare_scenarios
from limen.gui.presenter import Presenter
from limen.library.rulebook import rulebook

STEPS = {step.title for step in rulebook().almanac.step.values()}
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

    own = [
        (when, away)
        for when, away, whose, what in zip(*(cells(page, n) for n in (0, 2, 3, 1)), strict=True)
        if whose == "Winter release" and what not in STEPS
    ]
    assert own == [
        ("18 Nov 2026 (Wed)", "6 days ago"),
        ("18 Nov 2026 to 17 Dec 2026", "under way"),
        ("18 Dec 2026 (Fri)", "in 24 days"),
        ("8 Jan 2027 (Fri)", "in 45 days"),
        ("no deadline", "–"),
        ("no deadline", "–"),
    ]


def test_that_what_has_to_be_ready_is_listed_by_its_latest_start(
    page: CalendarPage, opened: Opened
) -> None:
    opened(page, "tuned")

    found = dict(zip(cells(page, 1), cells(page, 0), strict=True))
    assert found["Signature"] == "16 Nov 2026 to 17 Nov 2026"
    assert found["Evaluations run and read"] == "9 Oct 2026 to 29 Oct 2026"


def test_that_the_next_date_is_chosen_at_first(page: CalendarPage, opened: Opened) -> None:
    opened(page, "tuned")

    assert page.listing.row.uid == "winter-window"


def test_that_dates_of_the_world_stand_apart(page: CalendarPage, opened: Opened) -> None:
    opened(page, "tuned")
    page.listing.choose("world-order-60")

    assert "Dates of the world" in texts(page)
    assert any("a Saturday, for the classified benchmarking" in text for text in texts(page))


def test_that_lanes_without_a_deadline_tell_what_was_reported(
    page: CalendarPage, opened: Opened
) -> None:
    opened(page, "tuned")
    page.listing.choose("winter-determination")

    assert any(text.startswith("Reported: One developer’s system card") for text in texts(page))


def test_that_everything_follows_a_dragged_day_and_goes_back_when_it_is_given_up(
    page: CalendarPage, opened: Opened
) -> None:
    opened(page, "tuned")
    before = cells(page, 0)

    page.timeline.dragging.emit("winter-trusted-partners", date(2027, 1, 4))
    during = dict(zip(cells(page, 1), cells(page, 0), strict=True))
    page.timeline.dragging.emit("winter-trusted-partners", None)

    assert during["Window of early access"] == "5 Dec 2026 to 3 Jan 2027"
    assert during["Signature"] == "3 Dec 2026 to 4 Dec 2026"
    assert cells(page, 0) == before


def test_that_the_list_and_the_timeline_have_one_selection(
    page: CalendarPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "tuned")

    page.listing.choose("winter-public")
    assert page.timeline.uid == "winter-public"

    qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert page.listing.row.uid == "winter-selection"


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


def test_that_durations_of_ours_lead_to_the_question_that_replaces_them(
    page: CalendarPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "tuned")
    page.listing.choose("winter-draft")

    with qtbot.waitSignal(page.question_wanted) as told:
        press(page, qtbot, "Set durations of your own")

    assert told.args == ["winter", "plan_preparation"]


def test_that_told_durations_lead_to_their_own_questions(
    page: CalendarPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "tuned")
    own = (sample_case.WINTER, "plan_preparation", "yes")
    page.show_case(sample_case.case(own), "tuned")
    page.listing.choose("winter-draft")

    with qtbot.waitSignal(page.question_wanted) as told:
        press(page, qtbot, "Say when it was done")

    assert told.args == ["winter", "done_draft"]


def test_that_all_models_are_shown_together(page: CalendarPage, opened: Opened) -> None:
    opened(page, "")

    assert [track.title for track in page.timeline.tracks if track.heads] == [
        "Winter release · Hermes 3 405B",
        "Spring release · Olmo 3 32B",
        "For everybody",
    ]
    assert set(cells(page, 3)) == {
        "Winter release · Hermes 3 405B",
        "Spring release · Olmo 3 32B",
        "Dates of the world",
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
    assert "The order’s 60-day tasks" in cells(page, 1)  # the days of the world are there for all


def test_that_a_moved_anchor_moves_what_hangs_on_it(page: CalendarPage, opened: Opened) -> None:
    opened(page, "tuned")
    later = (sample_case.WINTER, "trusted_partner_release", "2027-01-04")
    page.show_case(sample_case.case(later), "tuned")

    moved = dict(zip(cells(page, 1), cells(page, 0), strict=True))
    assert moved["Window of early access opens"] == "5 Dec 2026 (Sat)"
    assert moved["Window of early access"] == "5 Dec 2026 to 3 Jan 2027"
    assert moved["Release to other trusted partners"] == "4 Jan 2027 (Mon)"


def test_that_a_scenario_shows_what_would_be_and_moves_no_day(
    page: CalendarPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "tuned")
    page.listing.choose("winter-trusted-partners")
    page.tools.scenarios.setCurrentIndex(2)
    shown = dict(zip(cells(page, 1), cells(page, 0), strict=True))

    with qtbot.assertNotEmitted(page.timeline.moved):
        qtbot.keyClick(page.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert shown["Window of early access"] == "4 Dec 2026 to 17 Dec 2026"
    assert "A window of 14 days: a scenario. The casefile stays as it is." in texts(page)


def test_that_scenarios_are_compared_side_by_side(page: CalendarPage, opened: Opened) -> None:
    opened(page, "tuned")
    dialog = compare_scenarios(
        page,
        sample_case.case(),
        [
            ("Hermes 3 405B", plan.release)
            for plan in agenda(sample_case.case(), sample_case.case().of("tuned")).plans
        ],
    )
    model = dialog.findChildren(QTableView)[0].model()
    rows = [
        [model.index(row, column).data() for column in (1, 3)] for row in range(model.rowCount())
    ]
    dialog.days.setValue(40)
    later = [model.index(row, 1).data() for row in range(model.rowCount())]
    dialog.close()

    assert ["A window of 90 days", "19 Sep 2026"] in rows
    assert len(rows) == 6
    assert "Partners 40 days later" in later


def test_that_releases_that_share_a_team_are_said_to_clash(
    page: CalendarPage, opened: Opened
) -> None:
    shared = [
        (record, key, raw)
        for record in (sample_case.WINTER, sample_case.SPRING)
        for key, raw in (("plan_preparation", "yes"), ("team", "Evaluation team"))
    ]
    opened(page, "")
    page.show_case(sample_case.case(*shared), "")

    assert any(text.startswith("“Evaluation team” works on") for text in texts(page))
