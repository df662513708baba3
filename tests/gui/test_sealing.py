"""Confidential copies in the window: saved under a passphrase, and opened again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from limen.app.attaching import specimen
from limen.app.clock import SYSTEM
from limen.app.confidential import decrypted, encrypt
from limen.app.desk import Desk
from limen.app.exporting import Subject, exported
from limen.domain.answers import Answer
from limen.gui.passphrases import NewPassphrase, OldPassphrase
from limen.gui.session import Session
from limen.gui.window import Window

WORDS = "correct horse"


@pytest.fixture
def session(window: Window, qtbot: QtBot) -> Iterator[Session]:
    made = Session(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: made._waiting is None, timeout=20_000)
    yield made
    window.works.stop()
    qtbot.waitUntil(lambda: not window.works.running, timeout=20_000)
    made.close()


@pytest.fixture
def sealed(casefile: Path, tmp_path: Path) -> Path:
    """A confidential copy of a casefile that holds a file."""
    (tmp_path / "report.txt").write_text("It went well.")
    with Desk.open(casefile, SYSTEM) as desk:
        found = specimen(casefile, tmp_path / "report.txt", SYSTEM.instant())
        desk.attach("model-1", found, question="weights")
    out = tmp_path / "lab.limen.age"
    encrypt(casefile, out, WORDS, lambda _done: None)
    return out


def _dialog(session: Session, kind: type[QFileDialog]) -> QFileDialog:
    (found,) = session.window.findChildren(kind)
    return found


def _done(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.window.works.running, timeout=20_000)


def test_that_a_confidential_copy_is_saved_under_a_passphrase_that_is_typed_twice(
    session: Session, casefile: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session.open(str(casefile))
    session.window.actions_["seal"].trigger()
    (asking,) = session.window.findChildren(NewPassphrase)
    qtbot.keyClicks(asking.first, WORDS)
    assert not asking.agree.isEnabled()
    qtbot.keyClicks(asking.second, "correct house")
    assert not asking.agree.isEnabled()
    assert asking.hint.text().startswith("The two are not the same yet. 2 words, 13 characters.")
    asking.second.clear()
    qtbot.keyClicks(asking.second, WORDS)
    qtbot.keyClick(asking.second, Qt.Key.Key_Return)
    _dialog(session, QFileDialog).fileSelected.emit(str(tmp_path / "out.age"))
    _dialog(session, QFileDialog).reject()
    _done(session, qtbot)

    assert session.window.banner.sentence.text().startswith("out.age written.")
    assert decrypted(tmp_path / "out.age", WORDS, print) == casefile.read_bytes()
    assert session.workspace is not None
    assert session.workspace.presenter.desk.path == casefile


def test_that_what_is_typed_is_hidden_until_it_is_to_be_seen(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    session.open(str(casefile))
    session.window.actions_["seal"].trigger()
    (asking,) = session.window.findChildren(NewPassphrase)
    hidden, plain = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal

    assert {asking.first.echoMode(), asking.second.echoMode()} == {hidden}
    qtbot.keyClick(asking.show_them, Qt.Key.Key_Space)
    assert {asking.first.echoMode(), asking.second.echoMode()} == {plain}
    asking.reject()


def _asked(session: Session, sealed: Path) -> OldPassphrase:
    session.open(str(sealed))
    (asking,) = session.window.findChildren(OldPassphrase)
    return asking


def test_that_a_wrong_passphrase_is_told_and_another_can_be_typed(
    session: Session, sealed: Path, qtbot: QtBot
) -> None:
    before = sorted(sealed.parent.iterdir())
    asking = _asked(session, sealed)
    qtbot.keyClicks(asking.passphrase, "wrong")
    qtbot.mouseClick(asking.read, Qt.MouseButton.LeftButton)
    assert asking.progress.isVisible()
    qtbot.waitUntil(asking.trouble.isVisible, timeout=20_000)

    assert not asking.progress.isVisible()
    assert "the passphrase is not the right one" in asking.trouble.text()
    assert session.workspace is None
    assert sorted(sealed.parent.iterdir()) == before
    qtbot.keyClicks(asking.passphrase, WORDS)
    qtbot.mouseClick(asking.read, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)


def test_that_a_confidential_copy_is_read_in_memory_and_nothing_is_written(
    session: Session, sealed: Path, qtbot: QtBot
) -> None:
    before = {one: one.stat().st_mtime_ns for one in sealed.parent.iterdir()}
    asking = _asked(session, sealed)
    qtbot.keyClicks(asking.passphrase, WORDS)
    qtbot.mouseClick(asking.read, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    assert session.workspace is not None
    presenter = session.workspace.presenter

    assert presenter.case.casefile.organization.name == "Example Lab"
    assert "in memory only" in session.window.banner.sentence.text()
    assert not presenter.say("model-1", "weights", Answer(value="closed", said="closed"))
    assert {one: one.stat().st_mtime_ns for one in sealed.parent.iterdir()} == before


def test_that_what_was_read_in_memory_can_be_saved_with_its_files(
    session: Session, sealed: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    asking = _asked(session, sealed)
    qtbot.keyClicks(asking.passphrase, WORDS)
    qtbot.mouseClick(asking.read, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    assert session.safe is not None
    session.safe.save_copy(str(tmp_path / "again.limen"))

    assert session.workspace is not None
    desk = session.workspace.presenter.desk
    assert (desk.read_only, desk.sealed, desk.path.name) == ("", False, "again.limen")
    session.workspace.attaching.check()
    _done(session, qtbot)
    assert session.window.banner.sentence.text() == "1 file checked: none changed or missing."


def test_that_a_confidential_copy_becomes_a_casefile_where_the_person_says(
    session: Session, sealed: Path, casefile: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    asking = _asked(session, sealed)
    qtbot.keyClicks(asking.passphrase, WORDS)
    qtbot.keyClick(asking.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.window.findChildren(QFileDialog)), timeout=20_000)
    _dialog(session, QFileDialog).fileSelected.emit(str(tmp_path / "again.limen"))
    _dialog(session, QFileDialog).reject()
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)

    assert session.workspace is not None
    assert session.workspace.presenter.desk.path == tmp_path / "again.limen"
    assert (tmp_path / "again.limen").read_bytes() == casefile.read_bytes()


def test_that_a_confidential_package_is_read_in_memory_too(
    session: Session, casefile: Path, sealed: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert sealed.exists()
    with Desk.open(casefile, SYSTEM) as desk:
        subject = Subject(case=desk.case, entries=desk.entries(), clock=SYSTEM, source=casefile)
    exported(subject, "package", tmp_path / "lab.zip")
    encrypt(tmp_path / "lab.zip", tmp_path / "zip.age", WORDS, lambda _done: None)

    asking = _asked(session, tmp_path / "zip.age")
    qtbot.keyClicks(asking.passphrase, WORDS)
    qtbot.mouseClick(asking.read, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)

    assert session.workspace is not None
    assert [one.name for one in session.workspace.presenter.case.casefile.evidence] == [
        "report.txt"
    ]


def test_that_an_altered_copy_is_told_and_leaves_nothing(
    session: Session, sealed: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    content = sealed.read_bytes()
    sealed.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    before = sorted(tmp_path.iterdir())
    asking = _asked(session, sealed)
    qtbot.keyClicks(asking.passphrase, WORDS)
    qtbot.mouseClick(asking.read, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(asking.trouble.isVisible, timeout=20_000)

    assert "altered or cut short" in asking.trouble.text()
    assert sorted(tmp_path.iterdir()) == before
    QApplication.processEvents()
    asking.reject()


def test_that_a_large_copy_is_made_beside_what_is_said(
    session: Session, casefile: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with (tmp_path / "large.bin").open("wb") as file:
        file.truncate(30 << 20)
    with Desk.open(casefile, SYSTEM) as desk:
        desk.attach("model-1", specimen(casefile, tmp_path / "large.bin", SYSTEM.instant()))
    session.open(str(casefile))
    assert session.workspace is not None
    assert session.safe is not None
    presenter = session.workspace.presenter

    session.safe.save_copy(str(tmp_path / "copy.limen"))
    presenter.say("model-1", "weights", Answer(value="closed", said="closed"))
    _done(session, qtbot)

    assert presenter.desk.path == tmp_path / "copy.limen"
    assert presenter.case.casefile.answer("model-1", "weights").value == "closed"
    session.workspace.attaching.check()
    _done(session, qtbot)
    assert session.window.banner.sentence.text() == "1 file checked: none changed or missing."
