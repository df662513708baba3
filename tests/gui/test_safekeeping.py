"""The file of an open casefile: gone, damaged, read-only, copied, exported; and what the window says."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from limen.domain.answers import Answer
from limen.gui import opened
from limen.gui.dialogs import LogName
from limen.gui.packages import unpack
from limen.gui.session import Session
from limen.gui.settings import Settings
from limen.gui.window import Window
from limen.gui.workspace import Workspace
from limen.store.casefile import CasefileStore

CLOSED = Answer(value="closed", said="closed")


@pytest.fixture
def stick(casefile: Path) -> Path:
    """The casefile in a folder that can be pulled out."""
    folder = casefile.parent / "stick"
    folder.mkdir()
    return casefile.rename(folder / casefile.name)


@pytest.fixture
def session(window: Window, stick: Path, qtbot: QtBot) -> Session:
    made = Session(window, str(stick))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: made.safe is not None and made.safe.watching, timeout=20_000)
    return made


def _workspace(session: Session) -> Workspace:
    assert session.workspace is not None
    return session.workspace


def _pull_out(stick: Path) -> Path:
    return stick.parent.rename(stick.parent.with_name("elsewhere"))


def _offers(window: Window) -> dict[str, QPushButton]:
    offers = window.banner.offers
    found = [item.widget() for n in range(offers.count()) if (item := offers.itemAt(n))]
    return {one.text(): one for one in found if isinstance(one, QPushButton)}


def _say_closed(session: Session) -> None:
    assert _workspace(session).presenter.say("model-1", "weights", CLOSED)


def test_that_an_answer_given_after_the_folder_vanished_is_kept_and_said_to_be_in_no_file(
    session: Session, stick: Path
) -> None:
    _pull_out(stick)

    _say_closed(session)

    window = session.window
    assert window.banner.isVisible()
    assert "moved, removed or replaced" in window.banner.sentence.text()
    assert "kept in memory" in window.banner.sentence.text()
    assert list(_offers(window)) == ["Save a copy elsewhere…", "Try again"]
    assert window.saved.text().startswith("Not saved, kept in memory")
    case = _workspace(session).presenter.case
    assert case.casefile.answer("model-1", "weights") == CLOSED


def test_that_a_copy_elsewhere_holds_it_and_the_work_goes_on_there(
    session: Session, stick: Path, tmp_path: Path
) -> None:
    _pull_out(stick)
    _say_closed(session)
    assert session.safe is not None

    session.safe.save_copy(str(tmp_path / "copy.limen"))

    assert session.window.saved.text().startswith("Saved ")
    assert "you go on with this copy" in session.window.banner.sentence.text()
    assert session.window.settings.recent[0] == str(tmp_path / "copy.limen")
    with CasefileStore(tmp_path / "copy.limen") as copy:
        assert copy.casefile().answer("model-1", "weights") == CLOSED
        assert copy.verify() == ()


def test_that_trying_again_writes_it_once_the_folder_is_back(session: Session, stick: Path) -> None:
    gone = _pull_out(stick)
    _say_closed(session)
    QTest.mouseClick(_offers(session.window)["Try again"], Qt.MouseButton.LeftButton)
    assert "there is no such file" in session.window.banner.sentence.text()

    gone.rename(stick.parent)
    QTest.mouseClick(_offers(session.window)["Try again"], Qt.MouseButton.LeftButton)

    assert "Everything you said is in lab.limen now." in session.window.banner.sentence.text()
    with CasefileStore(stick) as store:
        assert store.casefile().answer("model-1", "weights") == CLOSED


def test_that_the_window_does_not_close_over_what_is_in_no_file(
    session: Session, stick: Path, qtbot: QtBot
) -> None:
    _pull_out(stick)
    _say_closed(session)
    window = session.window

    window.close()
    assert window.isVisible()
    assert session.safe is not None
    dialog = session.safe.dialog
    assert dialog is not None
    assert "in no file" in dialog.text()
    with qtbot.waitSignal(window.closing):
        QTest.mouseClick(
            next(one for one in dialog.buttons() if one.text() == "Go on without saving"),
            Qt.MouseButton.LeftButton,
        )

    assert not window.isVisible()


def test_that_putting_the_casefile_away_asks_first_as_well(session: Session, stick: Path) -> None:
    _pull_out(stick)
    _say_closed(session)

    session.put_away()

    assert session.workspace is not None
    assert session.safe is not None
    assert session.safe.dialog is not None


def _started(window: Window, path: Path, qtbot: QtBot) -> Session:
    session = Session(window, str(path))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: session.safe is not None, timeout=20_000)
    return session


def test_that_a_log_that_was_altered_is_found_and_nothing_more_is_written(
    window: Window, stick: Path, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(stick)) as other:
        other.execute("UPDATE entry SET why = 'forged' WHERE sequence = 4")
        other.commit()
    before = stick.read_bytes()

    session = _started(window, stick, qtbot)
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)

    sentence = window.banner.sentence.text()
    assert sentence.startswith("Nothing can be changed here: it is damaged")
    assert "Entry 4 was changed after it was written." in sentence
    assert not _workspace(session).presenter.say("model-1", "weights", CLOSED)
    assert stick.read_bytes() == before


def test_that_a_damaged_casefile_is_shown_as_far_as_it_is_whole_and_can_be_copied(
    window: Window, stick: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick.write_bytes(stick.read_bytes()[:-100])

    session = _started(window, stick, qtbot)
    assert "it is cut short" in window.banner.sentence.text()
    assert list(_offers(window)) == ["Save a copy elsewhere…"]
    assert session.safe is not None
    session.safe.save_copy(str(tmp_path / "copy.limen"))

    assert _workspace(session).presenter.say("model-1", "weights", CLOSED)


def test_that_an_export_says_in_the_window_what_was_compared(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    assert session.safe is not None
    session.safe.export(str(tmp_path / "lab.zip"), "package")
    qtbot.waitUntil(window_says(session, "0 differences"), timeout=20_000)

    assert "lab.zip written; verified: 4 answers, 0 files" in session.window.banner.sentence.text()
    assert (tmp_path / "lab.zip").exists()


def window_says(session: Session, words: str) -> Callable[[], bool]:
    return lambda: words in session.window.banner.sentence.text()


def test_that_a_package_becomes_a_casefile_and_is_opened(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    assert session.safe is not None
    session.safe.export(str(tmp_path / "lab.zip"), "package")
    qtbot.waitUntil(window_says(session, "0 differences"), timeout=20_000)

    unpack(session.window, str(tmp_path / "lab.zip"), str(tmp_path / "again.limen"), session.open)
    qtbot.waitUntil(window_says(session, "again.limen made"), timeout=20_000)

    assert "again.limen made from lab.zip; verified: 4 answers" in (
        session.window.banner.sentence.text()
    )
    assert _workspace(session).presenter.desk.path == tmp_path / "again.limen"
    unpack(session.window, str(tmp_path / "lab.zip"), str(tmp_path / "again.limen"), session.open)
    qtbot.waitUntil(window_says(session, "already exists"), timeout=20_000)


def test_that_the_name_in_the_log_is_given_in_a_dialog_and_kept(
    session: Session, qtbot: QtBot
) -> None:
    session.window.actions_["name"].trigger()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(LogName)), timeout=20_000)
    dialog = session.window.findChildren(LogName)[0]
    QTest.keyClicks(dialog.name, "R. Ivers")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    _say_closed(session)

    assert _workspace(session).presenter.desk.entries()[-1].who == "R. Ivers"
    assert Settings().name == "R. Ivers"


@pytest.mark.parametrize(
    ("words", "content", "said"),
    [
        ([], "{", "The settings file cannot be used (it is not JSON)"),
        ([], '{"scheme": "loud"}', "These settings cannot be used and have their defaults: scheme"),
        (["--safe-mode"], '{"percent": 150}', "Safe mode: your settings are neither read nor"),
        (
            ["--reset-settings"],
            '{"percent": 150}',
            "the earlier ones are kept as settings.old.json",
        ),
    ],
)
def test_that_it_starts_whatever_the_settings_hold_and_says_so(
    tmp_path: Path, look: QApplication, words: list[str], content: str, said: str
) -> None:
    assert look is not None
    (tmp_path / "settings.json").write_text(content)

    _, session = opened(words)

    assert session.window.banner.isVisible()
    assert said in session.window.banner.sentence.text()
    assert session.window.settings.percent == 100
    session.window.close()
