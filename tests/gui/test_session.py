"""Starting, opening, and files that are none."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from limen.gui.dialogs import NewCasefile
from limen.gui.session import Session
from limen.gui.settings import Settings
from limen.gui.start_page import StartPage
from limen.gui.theme import Scheme, look as look_in_use
from limen.gui.window import Window


def _started(window: Window, qtbot: QtBot, path: str = "") -> Session:
    session = Session(window, path)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return session


@pytest.fixture
def session(window: Window, qtbot: QtBot) -> Session:
    return _started(window, qtbot)


def _opened(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)


def test_that_it_starts_with_three_ways_to_begin(session: Session) -> None:
    start = session.window.stack.currentWidget()
    assert isinstance(start, StartPage)
    assert [tile.accessibleName() for tile in start.tiles] == [
        "Screen a model",
        "Look at the example",
        "Open a casefile",
    ]


def test_that_a_casefile_opens_behind_the_first_painting(
    window: Window, casefile: Path, qtbot: QtBot
) -> None:
    session = _started(window, qtbot, str(casefile))
    assert session.workspace is None
    _opened(session, qtbot)

    assert window.windowTitle() == "Limen · Example Lab"
    assert session.window.settings.recent == [str(casefile)]
    session.close()


def test_that_broken_own_rules_do_not_keep_a_casefile_shut(
    window: Window, casefile: Path, qtbot: QtBot
) -> None:
    own = casefile.with_suffix(".rules")
    own.mkdir()
    (own / "rulebook.toml").write_text("name = 'x\n", encoding="utf-8")

    session = _started(window, qtbot, str(casefile))
    _opened(session, qtbot)

    said = window.banner.sentence.text()
    assert said.startswith("lab.rules/rulebook.toml:1: ")
    assert said.endswith("all that is shown follows the shipped ones.")
    assert window.rulebook.text().startswith("Rulebook 1.0")
    assert not window.rulebook.text().endswith("with own rules")
    session.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.limen", None), ("text.limen", b"not a casefile"), ("empty.limen", b"")],
)
def test_that_what_is_no_casefile_is_told_in_one_sentence_and_the_window_stays(
    window: Window, tmp_path: Path, qtbot: QtBot, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    session = _started(window, qtbot, str(path))
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)

    assert name in window.banner.sentence.text()
    assert isinstance(window.stack.currentWidget(), StartPage)
    assert window.isVisible()
    assert session.workspace is None


def test_that_closing_the_casefile_leads_back_to_the_start(
    window: Window, casefile: Path, qtbot: QtBot
) -> None:
    session = _started(window, qtbot, str(casefile))
    _opened(session, qtbot)
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)

    assert session.workspace is None
    assert isinstance(window.stack.currentWidget(), StartPage)
    assert not window.actions_["undo"].isEnabled()
    assert window.windowTitle() == "Limen"


def test_that_a_new_casefile_is_named_placed_and_opened(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClick(session.start.tiles[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(session.window.findChildren(NewCasefile)), timeout=20_000)
    dialog = session.window.findChildren(NewCasefile)[0]
    assert not dialog.agree.isEnabled()
    QTest.keyClicks(dialog.organization, "Small Lab")
    assert dialog.path.text().endswith("Small Lab.limen")
    QTest.keyClicks(dialog.model, "Tiny")
    dialog.path.selectAll()
    QTest.keyClicks(dialog.path, str(tmp_path / "new.limen"))
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)

    _opened(session, qtbot)
    assert session.workspace is not None
    assert session.workspace.header.title.text() == "Tiny"
    assert (tmp_path / "new.limen").exists()
    session.close()


def test_that_a_casefile_in_the_way_is_not_replaced(
    session: Session, casefile: Path, qtbot: QtBot
) -> None:
    before = casefile.read_bytes()
    session.create(str(casefile), "Other", "")
    qtbot.waitUntil(session.window.banner.isVisible)

    assert session.workspace is None
    assert casefile.read_bytes() == before


def test_that_scheme_and_text_size_are_chosen_in_the_menu_and_kept(
    session: Session, look: QApplication
) -> None:
    actions = session.window.actions_
    next(a for a in actions.schemes.actions() if a.data() == "dark").trigger()
    next(a for a in actions.sizes.actions() if a.data() == "150").trigger()

    assert look_in_use.name == "dark"
    assert look.font().pixelSize() == 20
    assert Settings().scheme is Scheme.DARK
    assert Settings().percent == 150


def test_that_recent_casefiles_can_be_switched_off(casefile: Path) -> None:
    settings = Settings()
    settings.remember(str(casefile))
    assert settings.recent == [str(casefile)]

    settings.keeps_recent = False
    settings.remember(str(casefile))
    assert settings.recent == []


def test_that_a_bug_is_told_once_and_without_paths_or_answers(
    session: Session, qtbot: QtBot
) -> None:
    try:
        int("secret answer")
    except ValueError as failure:
        session.boundary.catch(type(failure), failure, failure.__traceback__)
        session.boundary.catch(type(failure), failure, failure.__traceback__)
    qtbot.waitUntil(lambda: session.boundary.dialog is not None)

    dialog = session.boundary.dialog
    assert dialog is not None
    assert "saved" in dialog.text()
    assert "ValueError" in dialog.detailedText()
    assert "secret" not in dialog.detailedText()
    assert "/" not in dialog.detailedText()
    dialog.accept()
