"""The log in words, as far as one scrolls, and any step of it taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import at_desk
import pytest
from gui_texts import read
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.app.history import PAGE
from limen.gui.pages.history import HistoryPage
from limen.gui.presenter import Presenter

CLOCK = fixed(date(2026, 11, 24))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Steps 1 to 4 make a casefile with two models; 5 to 7 answer about the run of the first."""
    with at_desk.desk(tmp_path) as made:
        made.add(at_desk.model(made).kind, "Other", made.case.casefile.organization.id)
        for key, raw in (("tokens", "15T"), ("tokens", "14T"), ("sequence_length", "8192")):
            at_desk.say(made, at_desk.run(made), key, raw)
        yield made


@pytest.fixture
def page(desk: Desk, look: QApplication, qtbot: QtBot) -> HistoryPage:
    assert look is not None
    presenter = Presenter(desk)
    made = HistoryPage(presenter)
    presenter.changed.connect(lambda case: made.show_case(case, "model-1"))
    qtbot.addWidget(made)
    made.resize(1360, 840)
    made.show_case(desk.case, "model-1")
    made.show()
    qtbot.waitExposed(made)
    return made


def whats(page: HistoryPage) -> list[str]:
    return [row.what for row in page.listing.model.rows]


def hows(page: HistoryPage) -> list[str]:
    column = page.listing.model.columns[-1]
    return [column.text(row) for row in page.listing.model.rows]


def press(qtbot: QtBot, button: object) -> None:
    button.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(button, Qt.Key.Key_Return)


def test_that_the_newest_entry_of_the_model_comes_first(page: HistoryPage) -> None:
    assert [one.entry.sequence for one in page.listing.model.rows] == [7, 6, 5, 3, 2]
    assert whats(page)[-1] == "Model “Small 8B” added"
    assert page.filter.count.text() == "5 entries"


def test_that_the_whole_casefile_can_be_shown(page: HistoryPage, qtbot: QtBot) -> None:
    page.filter.whole.setFocus()
    qtbot.keyClick(page.filter.whole, Qt.Key.Key_Space)

    assert whats(page)[-1] == "The casefile of “Small Lab” begun"
    assert page.filter.count.text() == "7 entries"


def test_that_an_entry_is_found_by_what_is_typed(page: HistoryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.filter.changed):
        qtbot.keyClicks(page.filter.text, "small add")
    assert whats(page) == ["Model “Small 8B” added"]

    page.filter.text.clear()
    with qtbot.waitSignal(page.filter.changed):
        qtbot.keyClicks(page.filter.text, "TOKENS 15t")
    assert [one.later for one in page.listing.model.rows] == ["1.5 × 10¹³ tokens"]


def test_that_a_search_without_result_says_so(page: HistoryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.filter.changed):
        qtbot.keyClicks(page.filter.text, "zebra")

    assert page.nothing.what.text() == "No entry matches"
    assert page.nothing.isVisible()


def test_that_one_day_and_one_question_can_be_looked_at(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.filter.day.text, "2026-11-23")
    assert whats(page) == []
    page.filter.day.text.clear()
    qtbot.keyClicks(page.filter.day.text, "24 Nov 2026")
    assert len(whats(page)) == 5
    qtbot.keyClicks(page.filter.day.text, "x")
    assert page.filter.count.text().startswith("Every day is shown: ")
    page.filter.day.text.clear()

    page.listing.choose("6")
    qtbot.keyClick(page.filter.only, Qt.Key.Key_Space)
    assert [one.entry.sequence for one in page.listing.model.rows] == [6, 5]
    qtbot.keyClick(page.filter.only, Qt.Key.Key_Space)

    page.listing.choose("3")
    assert page.filter.only.text() == "Only this record"
    qtbot.keyClick(page.filter.only, Qt.Key.Key_Space)
    assert [one.entry.sequence for one in page.listing.model.rows] == [7, 6, 5, 3]


def test_that_what_one_person_said_can_be_looked_at(
    page: HistoryPage, desk: Desk, qtbot: QtBot
) -> None:
    assert not page.filter.who.isVisible()
    desk.who = "Ada"
    page.presenter.rename("model-1", "Small 9B")

    assert page.filter.who.isVisible()
    qtbot.keyClicks(page.filter.who, "Ada")
    assert whats(page) == ["Renamed to “Small 9B”"]
    assert "Before\nSmall 8B" in read(page.detail)


def test_that_the_chosen_entry_is_told_with_its_seal(page: HistoryPage, desk: Desk) -> None:
    page.listing.choose("6")
    shown = read(page.detail)

    assert "Before\n1.5 × 10¹³ tokens" in shown
    assert f"Entry 6 · SHA-256 {desk.entries()[5].hash}" in shown


def test_that_another_model_has_another_history(page: HistoryPage, desk: Desk) -> None:
    page.show_case(desk.case, "model-2")

    assert whats(page) == ["Model “Other” added"]


def test_that_a_step_is_taken_back_from_the_list_and_marked(
    page: HistoryPage, desk: Desk, qtbot: QtBot
) -> None:
    told: list[str] = []
    page.presenter.told.connect(told.append)
    page.listing.choose("6")
    press(qtbot, page.undo)

    assert desk.case.casefile.answer("training-run-1", "tokens").said == "15T"
    assert hows(page)[:3] == ["undone", "typed", "typed, taken back"]
    assert told[0].startswith("Taken back: Pre-training: How many tokens")
    assert "Taken back\nby step 8" in read(page.detail)
    assert not page.undo.isVisible()

    press(qtbot, page.redo)
    assert desk.case.casefile.answer("training-run-1", "tokens").said == "14T"
    assert hows(page)[3] == "typed"
    assert "Taken back, and done again\nby step 9" in read(page.detail)


def test_that_what_stands_in_the_way_is_told(page: HistoryPage, desk: Desk, qtbot: QtBot) -> None:
    refused: list[str] = []
    page.presenter.refused.connect(refused.append)
    page.listing.choose("5")
    press(qtbot, page.undo)

    assert "the same was changed later, in entry 6" in refused[0]
    assert desk.case.casefile.sequence == 7


def test_that_the_beginning_of_the_casefile_offers_no_undo(page: HistoryPage) -> None:
    page.filter.whole.setChecked(True)
    page.listing.choose("1")

    assert not page.undo.isVisible()
    assert not page.redo.isVisible()


def test_that_the_undo_itself_can_be_taken_back_there(
    page: HistoryPage, desk: Desk, qtbot: QtBot
) -> None:
    page.presenter.undo(6)
    page.listing.choose("8")
    assert "Undo of step 6" in read(page.detail)
    press(qtbot, page.redo)

    assert desk.case.casefile.answer("training-run-1", "tokens").said == "14T"


def test_that_a_long_log_is_fetched_as_far_as_one_scrolls(page: HistoryPage, desk: Desk) -> None:
    for number in range(PAGE):
        at_desk.say(desk, at_desk.run(desk), "tokens", f"{number + 1}T")
    page.show_case(desk.case, "model-1")
    model = page.listing.model
    assert len(model.rows) == PAGE
    assert page.filter.count.text() == f"{PAGE + 5} entries"

    model.fetchMore(QModelIndex())

    assert whats(page)[-1] == "Model “Small 8B” added"
    assert len(model.rows) == PAGE + 5
    model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())


@pytest.mark.parametrize("width", [790, 1360])
def test_that_no_button_covers_what_an_entry_did(
    page: HistoryPage, width: int, qtbot: QtBot
) -> None:
    page.resize(width, 480)
    page.listing.choose("6")
    qtbot.waitUntil(lambda: page.undo.isVisible() and page.points.first.isVisible())

    verbs = [page.undo, page.restore_all, page.points.since, page.points.first]
    qtbot.waitUntil(lambda: min(one.y() for one in verbs) >= page.detail.geometry().bottom())
    assert page.detail.height() >= 100
    assert all(one.height() >= one.sizeHint().height() for one in verbs)
    assert page.filter.day.text.height() >= page.filter.day.text.sizeHint().height()


def test_that_a_column_has_room_for_what_comes_later(page: HistoryPage, desk: Desk) -> None:
    heads = page.list.horizontalHeader()
    before = heads.sectionSize(5)
    desk.undo(6)
    page.show_case(desk.case, "model-1")

    assert "typed, taken back" in hows(page)
    assert heads.sectionSize(5) > before
