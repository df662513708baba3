"""Comparing in the window: with a file, between two entries of the history; told in words."""

import shutil
from pathlib import Path

import pytest
from gui.conftest import CLOCK, say
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from limen.app.desk import Desk
from limen.app.printing import dossier_file
from limen.domain.dossier import Audience, Edition
from limen.domain.forms import RecordKind
from limen.domain.records import Record
from limen.gui.comparison import ComparisonView
from limen.gui.pages.history import HistoryPage
from limen.gui.window import Window
from limen.gui.workspace import Workspace


@pytest.fixture
def run(workspace: Workspace) -> Record:
    casefile = workspace.presenter.case.casefile
    return casefile.below(casefile.models[0].id, RecordKind.TRAINING_RUN)[0]


@pytest.fixture
def before(casefile: Path, workspace: Workspace, run: Record) -> Path:
    """The casefile as it was before 15T of tokens, and another model."""
    copy = casefile.with_name("before.limen")
    shutil.copy(casefile, copy)
    say(workspace.presenter.desk, run, "tokens", "15T")
    workspace.presenter.add(RecordKind.MODEL, "Pythia", "organization-1")
    return copy


def shown(workspace: Workspace, qtbot: QtBot) -> ComparisonView:
    qtbot.waitUntil(lambda: workspace.comparing.view is not None, timeout=10_000)
    view = workspace.comparing.view
    assert view is not None
    qtbot.waitExposed(view)
    return view


def rows(view: ComparisonView) -> list[tuple[str, str, str]]:
    found = view.listing.model.rows
    return [(one.part.value, one.before, one.after) for one in found]


def test_that_a_file_is_chosen_from_the_menu_and_compared_with_what_is_open(
    window: Window, workspace: Workspace, before: Path, qtbot: QtBot
) -> None:
    window.actions_["compare"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(before))

    view = shown(workspace, qtbot)
    assert ("records", "", "Pythia") in rows(view)
    assert ("answers", "", "1.5 × 10¹³ tokens") in rows(view)
    assert {part for part, _, _ in rows(view)} >= {"records", "answers", "findings"}
    assert view.count.text() == f"{len(rows(view))} differences"
    dialog.close()


def test_that_differences_are_narrowed_down_by_part_and_by_words_and_read_at_full_length(
    workspace: Workspace, before: Path, qtbot: QtBot
) -> None:
    workspace.comparing.with_file(str(before))
    view = shown(workspace, qtbot)

    view.part.setCurrentIndex(view.part.findText("Answers (1)"))
    assert rows(view) == [("answers", "", "1.5 × 10¹³ tokens")]
    detail = view.detail.toPlainText()
    assert "Hermes 3 405B › Pre-training" in detail
    assert "Before\nnothing\nAfter\n1.5 × 10¹³ tokens" in detail

    view.part.setCurrentIndex(0)
    QTest.keyClicks(view.filter, "pythia")
    assert rows(view) == [("records", "", "Pythia")]
    QTest.keyClicks(view.filter, " nowhere")
    assert (rows(view), view.count.text(), view.detail.toPlainText()) == ([], "0 differences", "")
    view.close()


def test_that_what_is_the_same_is_said_to_be(
    workspace: Workspace, casefile: Path, qtbot: QtBot
) -> None:
    copy = casefile.with_name("copy.limen")
    shutil.copy(casefile, copy)

    workspace.comparing.with_file(str(copy))

    view = shown(workspace, qtbot)
    assert view.nothing.isVisible()
    assert view.nothing.what.text() == "Nothing differs"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_that_what_cannot_be_compared_is_one_sentence(
    window: Window, workspace: Workspace, casefile: Path, qtbot: QtBot
) -> None:
    workspace.comparing.with_file(str(casefile))
    assert "That is the casefile that is open here" in window.banner.sentence.text()

    (casefile.parent / "notes.limen").write_text("no casefile")
    workspace.comparing.with_file(str(casefile.with_name("notes.limen")))
    qtbot.waitUntil(lambda: "it is not a casefile" in window.banner.sentence.text())


@pytest.fixture
def history(workspace: Workspace, before: Path) -> HistoryPage:
    assert before is not None
    workspace.go("history")
    page = workspace.page
    assert isinstance(page, HistoryPage)
    page.filter.whole.setChecked(True)
    return page


def test_that_what_changed_since_an_entry_is_shown_from_the_history(
    workspace: Workspace, history: HistoryPage, qtbot: QtBot
) -> None:
    newest = workspace.presenter.case.casefile.sequence
    history.listing.choose(str(newest - 2))

    QTest.mouseClick(history.points.since, Qt.MouseButton.LeftButton)

    view = shown(workspace, qtbot)
    assert ("records", "", "Pythia") in rows(view)
    assert ("answers", "", "1.5 × 10¹³ tokens") in rows(view)
    view.close()


def test_that_two_entries_are_chosen_and_compared_by_keyboard(
    workspace: Workspace, history: HistoryPage, qtbot: QtBot
) -> None:
    newest = workspace.presenter.case.casefile.sequence
    history.listing.choose(str(newest - 1))
    history.points.first.setFocus()
    QTest.keyClick(history.points.first, Qt.Key.Key_Space)

    assert history.points.second.text() == "Choose the other entry"
    assert not history.points.second.isEnabled()
    assert QApplication.focusWidget() is history.points.drop
    history.listing.choose(str(newest - 2))
    assert history.points.second.text() == f"Compare entries {newest - 2} and {newest - 1}"
    history.points.second.setFocus()
    QTest.keyClick(history.points.second, Qt.Key.Key_Space)

    view = shown(workspace, qtbot)
    assert ("answers", "", "1.5 × 10¹³ tokens") in rows(view)
    assert not any(part == "records" for part, _, _ in rows(view))
    assert history.points.since.isVisible()
    view.close()


def test_that_choosing_two_entries_can_be_given_up(history: HistoryPage) -> None:
    QTest.mouseClick(history.points.first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(history.points.drop, Qt.MouseButton.LeftButton)

    visible = {one.text() for one in history.points.buttons if one.isVisible()}
    assert visible == {"What changed since", "Compare with another…"}


def test_that_a_dossier_is_compared_with_what_is_open(
    workspace: Workspace, casefile: Path, run: Record, qtbot: QtBot
) -> None:
    desk = workspace.presenter.desk
    edition = Edition(audience=Audience.COUNSEL)
    dossier = casefile.with_name("dossier.pdf")
    dossier.write_bytes(dossier_file(desk.case, "model-1", edition, desk.entries()))
    say(desk, run, "tokens", "15T")
    desk.add(RecordKind.MODEL, "Of which the dossier tells nothing", "organization-1")

    workspace.comparing.with_file(str(dossier))

    view = shown(workspace, qtbot)
    assert ("answers", "", "1.5 × 10¹³ tokens") in rows(view)
    assert not any(part == "records" for part, _, _ in rows(view))

    workspace.comparing.view = None
    workspace.window_.actions_["since_dossier"].trigger()

    view = shown(workspace, qtbot)
    assert ("answers", "", "1.5 × 10¹³ tokens") in rows(view)
    assert ("records", "", "Of which the dossier tells nothing") in rows(view)


def test_that_a_casefile_without_a_dossier_beside_it_says_so(
    window: Window, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.window_.actions_["since_dossier"].trigger()

    qtbot.waitUntil(
        lambda: "No dossier that was made from lab.limen" in window.banner.sentence.text()
    )


def test_that_somebody_elses_file_is_compared_by_names(
    workspace: Workspace, casefile: Path, qtbot: QtBot
) -> None:
    other = casefile.with_name("other.limen")
    with Desk.create(other, "Another Lab", CLOCK) as desk:
        desk.add(RecordKind.MODEL, "Hermes 3 405B", desk.case.casefile.organization.id)

    workspace.comparing.with_file(str(other))

    found = rows(shown(workspace, qtbot))
    assert ("records", "Another Lab", "Example Lab") in found
    assert ("records", "", "Hermes 3 405B") not in found


def test_that_comparing_shows_that_it_goes_on_and_can_be_given_up(
    window: Window, workspace: Workspace, before: Path, qtbot: QtBot
) -> None:
    workspace.comparing.with_file(str(before))
    (line,) = window.works.running
    assert line.name.text() == "Comparing with before.limen"
    assert line.bar.maximum() == 0  # nobody knows how long it takes

    QTest.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.works.running, timeout=10_000)
    assert workspace.comparing.view is None
