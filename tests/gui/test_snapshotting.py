"""Snapshots and the trash in the window: made by themselves, kept by name, opened, compared, restored."""

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.domain.answers import Answer
from limen.gui.comparison import ComparisonView
from limen.gui.dialogs import Naming
from limen.gui.pages.history import HistoryPage
from limen.gui.presenter import Presenter
from limen.gui.session import Session
from limen.gui.snapshots import Snapshots
from limen.gui.snapshotting import MANY, Snapshotting
from limen.gui.trash import Trash
from limen.gui.window import Window
from limen.gui.workspace import Workspace
from limen.store import snapshots

CLOCK = fixed(date(2026, 11, 24))
CLOSED = Answer(value="closed", said="closed")
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def session(window: Window, casefile: Path, qtbot: QtBot) -> Session:
    made = Session(window, str(casefile))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: made.safe is not None and made.safe.watching, timeout=20_000)
    return made


def _workspace(session: Session) -> Workspace:
    assert session.workspace is not None
    return session.workspace


def _snapshotting(session: Session) -> Snapshotting:
    assert session.safe is not None
    return session.safe.snapshots


def _dialog(session: Session, kind: type[D]) -> D:
    return next(one for one in session.window.findChildren(kind) if one.isVisible())


def _press(button: QAbstractButton) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def _offers(window: Window) -> dict[str, QPushButton]:
    return {one.text(): one for one in window.banner.findChildren(QPushButton) if one.isVisible()}


def _agree(parent: QWidget, verb: str) -> None:
    box = next(one for one in parent.findChildren(QMessageBox) if one.isVisible())
    _press(next(one for one in box.buttons() if one.text() == verb))


def _kept(session: Session, casefile: Path, qtbot: QtBot, name: str = "before") -> None:
    """Keep a snapshot under a *name*, and say something else behind it."""
    session.window.actions_["snapshot"].trigger()
    dialog = _dialog(session, Naming)
    QTest.keyClicks(dialog.name, name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: session.window.banner.sentence.text().startswith("Kept."), timeout=9_000
    )
    assert snapshots.listed(casefile)[0].name == name
    assert _workspace(session).presenter.say("model-1", "weights", CLOSED)


def _snapshots(session: Session) -> Snapshots:
    session.window.actions_["snapshots"].trigger()
    return _dialog(session, Snapshots)


def test_that_a_snapshot_is_made_by_itself_while_one_works(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    made = _snapshotting(session)
    assert made.soon.isActive()
    made.soon.stop()
    made.keep()
    qtbot.waitUntil(lambda: len(snapshots.listed(casefile)) == 1, timeout=9_000)

    for number in range(MANY):
        assert not made.soon.isActive()
        said = Answer(value=f"text {number}", said=f"text {number}")
        _workspace(session).presenter.say("model-1", "data_sources", said)
    assert made.soon.isActive()
    session.close()
    assert not made.soon.isActive()


def test_that_a_folder_that_cannot_be_written_is_one_quiet_sentence(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    snapshots.folder(casefile).write_text("in the way")

    _snapshotting(session).keep()

    bar = session.window.statusBar()
    qtbot.waitUntil(
        lambda: bar.currentMessage().startswith("No snapshot was made: "), timeout=9_000
    )
    assert not session.window.banner.isVisible()


def test_that_the_example_is_not_kept(window: Window, tmp_path: Path) -> None:
    with Desk.create(tmp_path / "x.limen", "Lab", CLOCK, example=True) as desk:
        made = Snapshotting(window, Presenter(desk))
        made.keep()
        made.leave()
    assert not (tmp_path / "x.snapshots").exists()


def test_that_a_snapshot_is_opened_to_be_read_and_left_again(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    _kept(session, casefile, qtbot)
    dialog = _snapshots(session)
    assert "the log has 1 entry more" in dialog.sentence.text()
    _press(dialog.look)

    qtbot.waitUntil(lambda: "snapshot “before”" in session.window.windowTitle(), timeout=9_000)
    then = _workspace(session).presenter.case.casefile
    assert then.answer("model-1", "weights").value == "open"
    assert not session.window.actions_["undo"].isEnabled()

    _workspace(session).go("history")
    _press(_offers(session.window)["Back to the casefile"])
    qtbot.waitUntil(lambda: session.window.windowTitle() == "Limen · Example Lab", timeout=9_000)
    now = _workspace(session).presenter.case.casefile
    assert now.answer("model-1", "weights") == CLOSED


def test_that_no_snapshot_is_kept_of_a_snapshot(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    _kept(session, casefile, qtbot)
    _press(_snapshots(session).look)
    qtbot.waitUntil(lambda: "snapshot “before”" in session.window.windowTitle(), timeout=9_000)

    session.window.actions_["snapshot"].trigger()

    assert "save a copy of it instead" in session.window.banner.sentence.text()
    assert len(snapshots.listed(casefile)) == 1


def test_that_tab_goes_through_the_buttons_as_the_eye_does(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    _kept(session, casefile, qtbot)
    dialog = _snapshots(session)
    dialog.listing.view.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        focus = dialog.focusWidget()
        assert isinstance(focus, QPushButton)
        seen.append(focus.text())

    assert seen == ["Open to read", "Compare with now", "Restore…", "Close"]


def test_that_a_snapshot_is_compared_with_now(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    _kept(session, casefile, qtbot)
    dialog = _snapshots(session)
    _press(dialog.compare)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ComparisonView)), timeout=20_000)

    first = dialog.findChildren(ComparisonView)[0].listing.model.rows[0]
    assert first.what == "Are the weights open or closed?"
    assert first.words.startswith("Open: anyone can download them → Closed: ")


def test_that_a_snapshot_is_restored_and_undo_takes_that_back(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    _kept(session, casefile, qtbot)
    dialog = _snapshots(session)
    _press(dialog.back)
    _agree(dialog, "Restore")

    presenter = _workspace(session).presenter
    assert presenter.case.casefile.answer("model-1", "weights").value == "open"
    assert "Restored the state of the snapshot “before”" in session.window.banner.sentence.text()
    assert "Restore the state of the snapshot" in session.window.actions_["undo"].text()
    session.window.actions_["undo"].trigger()
    assert presenter.case.casefile.answer("model-1", "weights") == CLOSED


def test_that_a_name_that_is_taken_is_refused_in_a_sentence(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    _kept(session, casefile, qtbot)
    session.window.actions_["snapshot"].trigger()
    dialog = _dialog(session, Naming)
    QTest.keyClicks(dialog.name, "before")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    said = session.window.banner.sentence
    qtbot.waitUntil(lambda: "There is a snapshot “before” already" in said.text(), timeout=9_000)


def test_that_a_lost_casefile_offers_its_snapshot(
    session: Session, casefile: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    _kept(session, casefile, qtbot)
    session.put_away()
    casefile.write_bytes(b"garbage" * 999)

    session.open(str(casefile))
    window = session.window
    assert "there is the snapshot “before”" in window.banner.sentence.text()
    assert "limen restore" not in window.banner.sentence.text()
    qtbot.waitUntil(lambda: "Open the snapshot" in _offers(window))
    _press(_offers(window)["Open the snapshot"])
    qtbot.waitUntil(lambda: "snapshot “before”" in window.windowTitle(), timeout=9_000)

    assert session.safe is not None
    session.safe.save_copy(str(tmp_path / "saved.limen"))
    assert window.windowTitle() == "Limen · Example Lab"
    assert _workspace(session).presenter.say("model-1", "weights", CLOSED)
    _snapshotting(session).keep()
    qtbot.waitUntil(lambda: len(snapshots.listed(tmp_path / "saved.limen")) == 1, timeout=9_000)


def test_that_a_removed_record_comes_back_from_the_trash(session: Session) -> None:
    presenter = _workspace(session).presenter
    before = presenter.case.casefile.records
    presenter.remove("training-run-1")
    presenter.remove("model-1")
    session.window.actions_["trash"].trigger()
    dialog = _dialog(session, Trash)
    assert [row.name for row in dialog.listing.model.rows] == ["Hermes 3 405B", "Pre-training"]
    assert dialog.sentence.text() == "With it comes back: 4 answers and 2 records."

    dialog.listing.choose("training-run-1")
    assert "hangs on “Hermes 3 405B”" in dialog.sentence.text()
    assert not dialog.back.isEnabled()
    dialog.listing.choose("model-1")
    _press(dialog.back)
    _press(dialog.back)

    assert presenter.case.casefile.records == before
    assert dialog.listing.model.rows == []


def test_that_the_state_of_an_entry_is_restored_from_the_history(session: Session) -> None:
    workspace = _workspace(session)
    presenter = workspace.presenter
    presenter.say("model-1", "weights", CLOSED)
    presenter.rename("model-1", "Other")
    workspace.go("history")
    page = workspace.page
    assert isinstance(page, HistoryPage)
    assert not page.restore_all.isVisible()
    newest = presenter.case.casefile.sequence
    page.listing.choose(str(newest - 2))
    _press(page.restore_all)
    _agree(page, "Restore")

    casefile = presenter.case.casefile
    assert casefile.answer("model-1", "weights").value == "open"
    assert casefile.models[0].name == "Hermes 3 405B"
    assert page.listing.model.columns[-1].text(page.listing.model.rows[0]) == "restored"
