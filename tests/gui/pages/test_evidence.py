from collections.abc import Callable
from dataclasses import replace

import pytest
from gui_texts import named, texts
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from limen.domain.case import Case
from limen.gui.pages.evidence import EvidencePage
from limen.gui.pages.page import Page
from limen.gui.presenter import Presenter

Opened = Callable[[Page, str], None]


@pytest.fixture
def page(presenter: Presenter, opened: Opened) -> EvidencePage:
    made = EvidencePage(presenter)
    opened(made, "small")
    return made


def cells(page: EvidencePage, row: int) -> list[str]:
    model = page.listing.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_that_a_file_is_listed_with_hash_size_and_answers(page: EvidencePage) -> None:
    assert cells(page, 0) == [
        "config.json",
        "Hash only",
        "JSON",
        "–",
        "1",
        "Pre-training",
        "5f5f5f5f5f5f…",
        "1.5 KiB",
        "20 Nov 2026",
    ]
    assert page.count.text() == "2 files, 1 without an answer that rests on it"


def test_that_files_are_sorted_by_size_and_not_by_its_digits(page: EvidencePage) -> None:
    page.listing.model.sort(7, Qt.SortOrder.DescendingOrder)

    assert [cells(page, row)[7] for row in range(2)] == ["9.0 MiB", "1.5 KiB"]


def test_that_an_answer_that_rests_on_a_file_is_one_key_away(
    page: EvidencePage, qtbot: QtBot
) -> None:
    button = named(page, "Look at the answer: How many parameters does the model have in total?")
    with qtbot.waitSignal(page.question_wanted) as told:
        qtbot.keyClick(button, Qt.Key.Key_Space)

    assert told.args == ["pre", "parameters_total"]


def test_that_what_only_another_model_rests_on_is_left_out(page: EvidencePage, case: Case) -> None:
    page.show_case(case, "tuned")

    assert [cells(page, row)[0] for row in range(page.listing.model.rowCount())] == [
        "technical-report-of-the-base-model.pdf"
    ]


def test_that_a_file_without_answers_says_so(page: EvidencePage) -> None:
    page.listing.choose("e2")

    assert "None yet." in texts(page)


def test_that_a_casefile_without_evidence_says_what_belongs_here(
    page: EvidencePage, case: Case, qtbot: QtBot
) -> None:
    page.show_case(replace(case, casefile=replace(case.casefile, evidence=())), "small")

    assert "No evidence yet" in texts(page)
    with qtbot.waitSignal(page.attach_wanted) as told:
        qtbot.keyClick(named(page, "Attach files…"), Qt.Key.Key_Space)
    assert told.args == ["small", "", False]
