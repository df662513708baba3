from collections.abc import Callable

import pytest
import sample_case
from gui_texts import read
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sample_case import entry

from limen.domain.history import Action
from limen.gui.pages.history import HistoryPage
from limen.gui.pages.page import Page
from limen.gui.presenter import Presenter
from limen.store import codec

Opened = Callable[[Page, str], None]
LOG = (
    entry(1, Action.CREATE, "lab", what={"name": "Example Lab", "example": True}),
    entry(2, Action.ADD, "tuned", what={"kind": "model", "name": "Hermes", "parent": "lab"}),
    entry(3, Action.ADD, "small", what={"kind": "model", "name": "Olmo", "parent": "lab"}),
    entry(
        4,
        Action.SAY,
        "tuned",
        question="weights",
        what=codec.plain(sample_case.answer(sample_case.TUNED, "weights", "open")),
    ),
)


@pytest.fixture
def page(presenter: Presenter, opened: Opened) -> HistoryPage:
    presenter.desk.log = LOG  # type: ignore[attr-defined]  # it is the desk of these tests
    made = HistoryPage(presenter)
    opened(made, "tuned")
    return made


def whats(page: HistoryPage) -> list[str]:
    return [row.what for row in page.listing.model.rows]


def test_that_the_newest_entry_of_the_model_comes_first(page: HistoryPage) -> None:
    assert whats(page) == ["Are the weights open or closed?", "Model “Hermes” added"]
    assert page.count.text() == "2 entries"


def test_that_the_whole_casefile_can_be_shown(page: HistoryPage, qtbot: QtBot) -> None:
    page.whole.setFocus()
    qtbot.keyClick(page.whole, Qt.Key.Key_Space)

    assert whats(page)[-1] == "The casefile of “Example Lab” begun"
    assert page.count.text() == "4 entries"


def test_that_an_entry_is_found_by_what_is_typed(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.filter, "hermes add")

    assert whats(page) == ["Model “Hermes” added"]


def test_that_a_search_without_result_says_so(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.filter, "zebra")

    assert page.nothing.what.text() == "No entry matches"
    assert page.nothing.isVisible()


def test_that_the_chosen_entry_is_told_with_its_seal(page: HistoryPage) -> None:
    shown = read(page.detail)

    assert "Before\nnot asked yet" in shown
    assert f"Entry 4 · SHA-256 {'1' * 64}" in shown


def test_that_another_model_has_another_history(page: HistoryPage) -> None:
    page.show_case(sample_case.case(), "small")

    assert whats(page) == ["Model “Olmo” added"]
