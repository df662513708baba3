from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import sample_case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from limen.domain.answers import NOT_ASKED
from limen.domain.case import Case
from limen.domain.screening import State
from limen.engine.case import examine
from limen.engine.sketches import standing
from limen.gui.pages.overview import OverviewPage
from limen.gui.pages.page import Page
from limen.gui.pages.standing import away, in_force, sentence
from limen.gui.presenter import Presenter

Opened = Callable[[Page, str], None]


@pytest.fixture
def page(presenter: Presenter) -> OverviewPage:
    return OverviewPage(presenter)


def texts(page: Page) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def named(page: Page, name: str) -> QPushButton:
    return next(
        one
        for one in page.findChildren(QPushButton)
        if one.isVisible() and name in {one.text(), one.accessibleName()}
    )


def press(qtbot: QtBot, button: QPushButton) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_that_one_sentence_says_where_the_model_stands(page: OverviewPage, opened: Opened) -> None:
    opened(page, "tuned")

    assert page.sentence.text() == (
        "Of 17 rules in force, 1 is tripped and 5 cannot be decided yet; "
        "the threshold of E.O. 14409 is not published, so nothing can be said about it."
    )


def test_that_the_sentence_counts_what_could_be_either(case: Case) -> None:
    screening = case.of("tuned").screening
    first = next(one for one in screening.findings if one.proxy.id == "ca-sb53-frontier")
    turned = replace(first, state=State.COULD_BE_EITHER)
    found = tuple(turned if one is first else one for one in screening.findings)

    assert "1 could be either way" in sentence(replace(screening, findings=found))


def test_that_what_is_tripped_leads_to_its_reasoning(
    page: OverviewPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "tuned")
    asked: list[str] = []
    page.finding_wanted.connect(asked.append)

    press(qtbot, named(page, "Why: EU AI Act: systemic risk presumed"))

    assert asked == ["eu-art51-10e25"]


def test_that_the_next_dates_say_how_far_they_are(page: OverviewPage, opened: Opened) -> None:
    opened(page, "tuned")
    shown = texts(page)

    assert "18 Dec 2026 (Fri)" in shown
    assert "Winter release · in 24 days" in shown
    assert "Window of early access, until 17 Dec 2026" in shown
    assert "Window of early access opens" not in shown


def test_that_the_interview_goes_on_at_the_first_open_question(
    page: OverviewPage, opened: Opened, qtbot: QtBot, case: Case
) -> None:
    opened(page, "tuned")
    first = next(one for one in case.of("tuned").asked if one.open)

    with qtbot.waitSignal(page.question_wanted) as told:
        press(qtbot, named(page, "Continue the interview"))

    assert told.args == [first.record.id, first.question.key]


def test_that_the_fact_most_findings_wait_for_can_be_answered_at_once(
    page: OverviewPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "tuned")

    with qtbot.waitSignal(page.question_wanted) as told:
        press(qtbot, named(page, "Answer that"))

    assert told.args == ["lab", "monthly_users"]


def test_that_an_empty_model_says_what_to_do_first(
    page: OverviewPage, opened: Opened, qtbot: QtBot
) -> None:
    opened(page, "empty")

    assert "No release is planned yet. Dates are counted from the day on which one is." in texts(
        page
    )
    with qtbot.waitSignal(page.section_wanted) as told:
        press(qtbot, named(page, "Describe the training"))
    assert told.args == ["interview"]


def test_that_an_answer_shows_at_once(page: OverviewPage, opened: Opened) -> None:
    opened(page, "tuned")
    before = page.sentence.text()
    page.show_case(sample_case.case((sample_case.LAB, "monthly_users", "2000000")), "tuned")

    assert page.sentence.text() != before
    assert "2 are tripped" in page.sentence.text()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 25), "in 1 day"),
        (date(2026, 11, 22), "2 days ago"),
    ],
)
def test_that_distance_in_days_is_said(day: date, said: str) -> None:
    assert away(day, sample_case.TODAY) == said


def test_that_a_model_of_which_nothing_is_counted_is_not_told_to_be_out_of_reach(
    case: Case,
) -> None:
    said = sample_case.casefile((sample_case.EMPTY, "modifies_base", "no"))
    bare = said.with_answer("lab", "annual_gross_revenue", NOT_ASKED)
    model = examine(bare, case.rulebook, case.interview, case.today).of("empty")

    states = {one.state for one in in_force(model.screening)}
    assert states == {State.CANNOT_SAY, State.DOESNT_APPLY}
    assert standing(model) is State.CANNOT_SAY
