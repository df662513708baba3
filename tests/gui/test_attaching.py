"""Files as evidence in the window: dropped, chosen, described, linked, checked, and saved out."""

import shutil
from pathlib import Path
from time import perf_counter

import pytest
from gui_texts import named, texts
from places import FIXTURES
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from limen.app.attaching import looked_at
from limen.app.desk import Desk
from limen.domain.evidence import Keeping
from limen.gui.finder import Finder
from limen.gui.importing import ImportDialog
from limen.gui.pages.evidence import EvidencePage
from limen.gui.pages.interview import InterviewPage
from limen.gui.workspace import Workspace

MODEL = "model-1"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("It went well.\n")
    return path


@pytest.fixture
def page(workspace: Workspace) -> EvidencePage:
    workspace.show_evidence("")
    assert isinstance(workspace.page, EvidencePage)
    return workspace.page


def drop(onto: QWidget, *paths: Path) -> None:
    """Drop files as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(onto, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(onto, QDropEvent(QPointF(9, 9), copy, data, left, none))


def done(workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not workspace.window_.works.running, timeout=20_000)


def cells(page: EvidencePage, row: int = 0) -> list[str]:
    model = page.listing.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_that_files_dropped_on_the_page_are_kept_in_the_casefile(
    workspace: Workspace, page: EvidencePage, report: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "data.csv"
    other.write_text("a,b\n")

    drop(page, report, other)
    done(workspace, qtbot)

    evidence = workspace.presenter.case.casefile.evidence
    assert {(one.name, one.keeping) for one in evidence} == {
        ("report.txt", Keeping.HELD),
        ("data.csv", Keeping.HELD),
    }
    assert {cells(page, row)[1] for row in range(2)} == {"Fine"}
    found = looked_at(workspace.presenter.desk.path, evidence)
    assert found == {one.id: one.sha256 for one in evidence}


def test_that_what_is_said_of_a_file_is_kept_and_undone(
    workspace: Workspace, page: EvidencePage, report: Path, qtbot: QtBot
) -> None:
    drop(page, report)
    done(workspace, qtbot)
    qtbot.keyClicks(page.detail.effective, "1 July 2026 to 31 July 2026")
    assert page.dirty
    qtbot.keyClick(page.detail.effective, Qt.Key.Key_Return)
    qtbot.keyClicks(page.detail.expires, "2026-11-01")
    qtbot.keyClick(page.detail.expires, Qt.Key.Key_Return)

    assert cells(page)[1:4:2] == ["Expired", "1 Jul 2026 to 31 Jul 2026"]
    workspace.presenter.undo()
    assert cells(page)[1] == "Fine"
    assert page.detail.expires.text() == ""


def test_that_what_is_no_day_is_refused_beside_its_field_and_can_be_dropped(
    workspace: Workspace, page: EvidencePage, report: Path, qtbot: QtBot
) -> None:
    drop(page, report)
    done(workspace, qtbot)
    before = len(workspace.presenter.desk.entries())
    qtbot.keyClicks(page.detail.effective, "soon")
    qtbot.keyClick(page.detail.effective, Qt.Key.Key_Return)

    assert any(text.startswith("Effective: ") for text in texts(page))
    assert page.detail.effective.property("refused") == "true"
    workspace.window_.actions_["undo"].trigger()
    assert (page.detail.effective.text(), page.dirty) == ("", False)
    assert len(workspace.presenter.desk.entries()) == before


def test_that_a_file_is_linked_to_an_answer_that_is_found_by_its_words(
    workspace: Workspace, page: EvidencePage, report: Path, qtbot: QtBot
) -> None:
    drop(page, report)
    done(workspace, qtbot)
    qtbot.keyClick(named(page, "Link to an answer…"), Qt.Key.Key_Space)
    (finder,) = page.findChildren(Finder)
    qtbot.keyClicks(finder.field, "open or closed")
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)

    (one,) = workspace.presenter.case.casefile.evidence
    answer = workspace.presenter.case.casefile.answer(MODEL, "weights")
    assert answer.evidence == (one.id,)
    qtbot.keyClick(named(page, "Unlink: Are the weights open or closed?"), Qt.Key.Key_Space)
    assert workspace.presenter.case.casefile.answer(MODEL, "weights").evidence == ()


def test_that_checking_all_files_finds_what_changed(
    workspace: Workspace, page: EvidencePage, report: Path, qtbot: QtBot
) -> None:
    workspace.attaching.attach([str(report)], MODEL, refer=True)
    done(workspace, qtbot)
    assert cells(page)[1] == "Fine"
    report.write_text("It went ill..\n")
    qtbot.keyClick(named(page, "Check all files"), Qt.Key.Key_Space)
    done(workspace, qtbot)

    assert cells(page)[1] == "Changed"
    said = workspace.window_.banner.sentence.text()
    assert said == "1 file checked: 1 changed or missing."


def test_that_a_file_elsewhere_is_only_named_and_this_is_said(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "run.log"
    elsewhere.write_text("begun")

    workspace.attaching.attach([str(elsewhere)], MODEL, refer=True)
    done(workspace, qtbot)

    assert "run.log lies elsewhere" in workspace.window_.banner.sentence.text()
    assert b"elsewhere" not in workspace.presenter.desk.path.read_bytes()


def test_that_a_file_comes_out_as_it_was_attached(
    workspace: Workspace, page: EvidencePage, report: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(page, report)
    done(workspace, qtbot)
    qtbot.keyClick(named(page, "Save the file as…"), Qt.Key.Key_Space)
    (dialog,) = workspace.window_.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "out.txt"))
    dialog.reject()
    done(workspace, qtbot)

    assert (tmp_path / "out.txt").read_bytes() == report.read_bytes()
    assert workspace.window_.banner.sentence.text().startswith("out.txt written")


def test_that_a_file_put_out_of_sight_comes_back_with_undo(
    workspace: Workspace, page: EvidencePage, report: Path, qtbot: QtBot
) -> None:
    drop(page, report)
    done(workspace, qtbot)
    qtbot.keyClick(named(page, "Remove"), Qt.Key.Key_Space)
    assert "No evidence yet" in texts(page)

    workspace.presenter.undo()

    assert cells(page)[0] == "report.txt"


def test_that_content_out_of_sight_is_dropped_only_when_it_is_agreed_to(
    workspace: Workspace, page: EvidencePage, report: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "data.csv"
    other.write_text("a,b\n")
    drop(page, report, other)
    done(workspace, qtbot)
    assert not page.drop.isVisible()
    report_id = workspace.presenter.desk.evidence("report.txt").id
    page.show_evidence(report_id)
    qtbot.keyClick(named(page, "Remove"), Qt.Key.Key_Space)

    assert page.drop.text() == "Drop 1 removed file (14 bytes)…"
    qtbot.keyClick(page.drop, Qt.Key.Key_Space)
    (box,) = page.findChildren(QMessageBox)
    assert workspace.presenter.desk.unnamed() != {}
    qtbot.mouseClick(named(box, "Drop it"), Qt.MouseButton.LeftButton)

    assert workspace.presenter.desk.unnamed() == {}
    assert not page.drop.isVisible()
    assert b"It went well." not in workspace.presenter.desk.path.read_bytes()
    assert workspace.presenter.desk.undo_label != ""


def test_that_files_chosen_in_the_dialog_are_attached(
    workspace: Workspace, page: EvidencePage, report: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(named(page, "Attach files…"), Qt.Key.Key_Space)
    (dialog,) = workspace.window_.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(report)])
    dialog.reject()
    done(workspace, qtbot)

    assert cells(page)[0] == "report.txt"


def _asked(workspace: Workspace, question: str) -> InterviewPage:
    workspace.show_question(MODEL, question)
    assert isinstance(workspace.page, InterviewPage)
    return workspace.page


def _offered(menu: QMenu) -> dict[str, QAction]:
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def test_that_a_file_dropped_on_a_question_backs_its_answer_and_is_one_key_away(
    workspace: Workspace, report: Path, qtbot: QtBot
) -> None:
    page = _asked(workspace, "weights")
    assert page.card.files.button.text() == "Evidence (0)"

    drop(page.card, report)
    done(workspace, qtbot)

    assert page.card.files.button.text() == "Evidence (1)"
    _offered(page.card.files.menu)["report.txt"].trigger()
    assert isinstance(workspace.page, EvidencePage)
    assert cells(workspace.page)[0] == "report.txt"


def test_that_an_answer_is_linked_and_unlinked_from_its_question(
    workspace: Workspace, report: Path, qtbot: QtBot
) -> None:
    workspace.attaching.attach([str(report)], MODEL)
    done(workspace, qtbot)
    page = _asked(workspace, "weights")

    link = _offered(page.card.files.menu)["Link"].menu()
    assert isinstance(link, QMenu)
    link.actions()[0].trigger()
    assert page.card.files.button.text() == "Evidence (1)"
    unlink = _offered(page.card.files.menu)["Unlink"].menu()
    assert isinstance(unlink, QMenu)
    unlink.actions()[0].trigger()
    assert page.card.files.button.text() == "Evidence (0)"


def test_that_what_has_no_answer_yet_has_nothing_to_back(
    workspace: Workspace, report: Path, qtbot: QtBot
) -> None:
    page = _asked(workspace, "base")

    assert not _offered(page.card.files.menu)["Attach files…"].isEnabled()
    drop(page.card, report)
    done(workspace, qtbot)

    assert "answer it first" in workspace.window_.banner.sentence.text()
    assert workspace.presenter.case.casefile.evidence == ()


def test_that_files_stay_with_an_answer_that_is_given_anew(
    workspace: Workspace, report: Path, qtbot: QtBot
) -> None:
    page = _asked(workspace, "weights")
    drop(page.card, report)
    done(workspace, qtbot)

    page.card.form.given.emit(workspace.presenter.case.casefile.answer(MODEL, "weights"))
    page.card.note.setText("asked twice")
    page.card.note.editingFinished.emit()

    answer = workspace.presenter.case.casefile.answer(MODEL, "weights")
    assert (answer.note, len(answer.evidence)) == ("asked twice", 1)


def test_that_reading_a_large_file_shows_how_far_it_is_and_stops_when_asked(
    workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(400 << 20)
    workspace.attaching.attach([str(large)], MODEL)
    works = workspace.window_.works
    (line,) = works.running
    qtbot.waitUntil(lambda: line.isVisible() and line.bar.value() > 0, timeout=20_000)

    qtbot.keyClick(line.cancel, Qt.Key.Key_Space)
    done(workspace, qtbot)

    assert workspace.window_.banner.sentence.text() == "Stopped, and nothing was changed."
    assert workspace.presenter.case.casefile.evidence == ()


def test_that_stopping_one_file_stops_those_behind_it_and_those_in_front_stay(
    workspace: Workspace, report: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    large, last = tmp_path / "large.bin", tmp_path / "last.txt"
    last.write_text("so")
    with large.open("wb") as file:
        file.truncate(400 << 20)
    workspace.attaching.attach([str(report), str(large), str(last)], MODEL)
    works = workspace.window_.works
    qtbot.waitUntil(
        lambda: [line.name.text() for line in works.running] == ["Reading large.bin"],
        timeout=20_000,
    )

    works.running[0].stop()
    done(workspace, qtbot)

    assert [one.name for one in workspace.presenter.case.casefile.evidence] == ["report.txt"]


def test_that_the_window_answers_while_a_file_is_being_read(
    workspace: Workspace, tmp_path: Path
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(200 << 20)
    workspace.attaching.attach([str(large)], MODEL)
    longest, number = 0.0, 0
    while workspace.window_.works.running:
        begun = perf_counter()
        QApplication.processEvents()
        longest = max(longest, perf_counter() - begun)
        number += 1

    assert longest < 1  # a tenth of it, where nothing else runs
    assert number > 10
    assert len(workspace.presenter.case.casefile.evidence) == 1


def test_that_closing_the_casefile_ends_what_is_being_read(
    workspace: Workspace, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(400 << 20)
    path = desk.path
    workspace.attaching.attach([str(large)], MODEL)

    workspace.leave()
    done(workspace, qtbot)

    with Desk.open(path, desk.clock) as again:
        assert again.case.casefile.evidence == ()


def _importing(workspace: Workspace, folder: Path, qtbot: QtBot) -> ImportDialog:
    config = folder / "config.json"
    shutil.copy(next((FIXTURES / "configs").glob("*.json")), config)
    workspace.import_file(str(config))
    qtbot.waitUntil(lambda: bool(workspace.window_.findChildren(ImportDialog)), timeout=20_000)
    return workspace.window_.findChildren(ImportDialog)[0]


def test_that_an_imported_file_is_kept_with_what_was_read_from_it(
    workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _importing(workspace, tmp_path, qtbot)
    assert dialog.keep.isChecked()
    qtbot.keyClick(dialog.accept_them, Qt.Key.Key_Space)
    done(workspace, qtbot)

    (one,) = workspace.presenter.case.casefile.evidence
    said = workspace.presenter.case.casefile.answers
    assert (one.name, one.keeping) == ("config.json", Keeping.HELD)
    assert any(one.id in answer.evidence for all_ in said.values() for answer in all_.values())


def test_that_of_an_imported_file_only_the_hash_is_kept_where_that_is_wanted(
    workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _importing(workspace, tmp_path, qtbot)
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.accept_them, Qt.Key.Key_Space)

    (one,) = workspace.presenter.case.casefile.evidence
    assert one.keeping is Keeping.NAMED
