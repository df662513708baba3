"""The frame around a casefile: sidebar, header, menus, status, finding."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from limen.domain.forms import RecordKind
from limen.domain.overriding import override
from limen.engine.interpret import interpret
from limen.gui import theme
from limen.gui.dialogs import Naming
from limen.gui.finder import Finder
from limen.gui.guarded import guarded
from limen.gui.menus import Menus
from limen.gui.pages.history import HistoryPage
from limen.gui.pages.interview import InterviewPage
from limen.gui.settings import Settings
from limen.gui.window import Window
from limen.gui.workspace import Workspace
from limen.library.interview import question

CONTROL = Qt.KeyboardModifier.ControlModifier


D = TypeVar("D", bound=QDialog)


def _dialog(workspace: Workspace, kind: type[D]) -> D:
    return next(one for one in workspace.window_.findChildren(kind) if one.isVisible())


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def test_that_it_begins_with_the_overview_of_the_first_model(workspace: Workspace) -> None:
    assert workspace.place == ("overview", "model-1")
    assert workspace.header.title.text() == "Hermes 3 405B"
    assert workspace.window_.windowTitle() == "Limen · Example Lab"


def test_that_the_bottom_says_what_is_saved_and_by_which_rules(workspace: Workspace) -> None:
    asked = workspace.presenter.case.models[0].asked
    still = sum(one.open for one in asked)

    assert workspace.window_.saved.text().endswith(f"· {still} of {len(asked)} questions open")
    assert workspace.window_.saved.text().startswith("Saved ")
    assert workspace.window_.rulebook.text().startswith("Rulebook 1.0, as of ")


@pytest.mark.parametrize(
    ("number", "section"),
    [(Qt.Key.Key_2, "interview"), (Qt.Key.Key_3, "findings"), (Qt.Key.Key_7, "history")],
)
def test_that_control_and_a_number_goes_to_a_section(
    workspace: Workspace, number: Qt.Key, section: str
) -> None:
    QTest.keyClick(workspace, number, CONTROL)

    assert workspace.place.section == section
    assert workspace.header.tabs.tabData(workspace.header.tabs.currentIndex()) == section


def test_that_the_list_of_models_follows_the_keyboard(workspace: Workspace) -> None:
    workspace.sidebar.models.setFocus()
    _press(Qt.Key.Key_Down)

    assert workspace.place == ("overview", "model-2")
    assert workspace.header.title.text() == "Olmo 3 32B"


def test_that_a_model_is_listed_with_its_state_and_open_questions(workspace: Workspace) -> None:
    item = workspace.sidebar.models.item(0)
    still = workspace.presenter.case.models[0].open_count

    said = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Hermes 3 405B, ")
    assert said.endswith(f"{still} questions open")


def test_that_a_model_is_added_by_its_name_and_undone(workspace: Workspace, qtbot: QtBot) -> None:
    QTest.keyClick(workspace.sidebar.add, Qt.Key.Key_Space)
    dialog = _dialog(workspace, Naming)
    assert not dialog.agree.isEnabled()
    QTest.keyClicks(dialog.name, "Third")
    with qtbot.waitSignal(workspace.presenter.changed):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    assert [one.name for one in workspace.presenter.case.casefile.models][-1] == "Third"
    assert workspace.place == ("interview", "model-3")
    assert "Third" in workspace.window_.actions_["undo"].text()

    QTest.keyClick(workspace, Qt.Key.Key_Z, CONTROL)
    assert len(workspace.presenter.case.models) == 2
    assert workspace.place == ("overview", "model-1")


def test_that_a_training_run_is_added_to_the_model_that_is_open(workspace: Workspace) -> None:
    workspace.window_.actions_["add_run"].trigger()
    dialog = _dialog(workspace, Naming)
    QTest.keyClicks(dialog.name, "Fine-tuning")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    casefile = workspace.presenter.case.casefile
    runs = casefile.below("model-1", RecordKind.TRAINING_RUN)
    assert [run.name for run in runs] == ["Pre-training", "Fine-tuning"]
    assert isinstance(workspace.page, InterviewPage)
    assert workspace.page.stop is not None
    assert workspace.page.stop.part.record.name == "Fine-tuning"


def test_that_removing_asks_first_and_undo_brings_it_back(workspace: Workspace) -> None:
    workspace.window_.actions_["remove"].trigger()
    box = _dialog(workspace, QMessageBox)
    assert box.text() == "Remove “Hermes 3 405B”?"
    next(button for button in box.buttons() if button.text() == "Remove").click()
    assert [one.name for one in workspace.presenter.case.casefile.models] == ["Olmo 3 32B"]

    workspace.window_.actions_["undo"].trigger()
    assert len(workspace.presenter.case.models) == 2


def test_that_a_question_is_found_by_its_words(workspace: Workspace) -> None:
    QTest.keyClick(workspace, Qt.Key.Key_F, CONTROL)
    finder = _dialog(workspace, Finder)
    QTest.keyClicks(finder.field, "gross revenue")
    QTest.keyClick(finder.field, Qt.Key.Key_Return)

    assert workspace.place.section == "organization"


def test_that_what_nothing_matches_says_so(workspace: Workspace) -> None:
    workspace.ask_what_to_find()
    finder = _dialog(workspace, Finder)
    QTest.keyClicks(finder.field, "zebra")

    assert finder.none.isVisible()
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert workspace.place.section == "overview"


def test_that_f6_walks_the_panes(workspace: Workspace) -> None:
    workspace.go("interview")
    workspace.sidebar.models.setFocus()
    seen = []
    for _ in range(4):
        _press(Qt.Key.Key_F6)
        widget = QApplication.focusWidget()
        assert widget is not None
        panes = {
            "sidebar": workspace.sidebar,
            "header": workspace.header,
            "page": workspace.stack,
        }
        seen.append(next(name for name, pane in panes.items() if pane.isAncestorOf(widget)))

    assert seen[0] == "header"
    assert seen[1:3] == ["page", "page"]
    assert "sidebar" in seen


def test_that_a_refused_change_is_told_in_the_window(workspace: Workspace) -> None:
    workspace.presenter.say(
        "no-such-record", "tokens", workspace.presenter.case.casefile.answer("", "")
    )

    assert workspace.window_.banner.isVisible()
    assert "no-such-record" in workspace.window_.banner.sentence.text()


def test_that_a_page_is_made_once_and_shown_again(workspace: Workspace) -> None:
    workspace.go("interview")
    first = workspace.page
    workspace.go("findings")
    workspace.go("interview")

    assert workspace.page is first


def test_that_a_dropped_file_is_named_by_its_path(window: Window, tmp_path: Path) -> None:
    dropped: list[str] = []
    window.file_dropped.connect(dropped.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "config.json")), QUrl("https://example.org/")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)

    assert dropped == [str(tmp_path / "config.json")]


def test_that_a_text_field_leaves_undo_to_the_menu(workspace: Workspace) -> None:
    workspace.go("interview")
    field = next(f for f in workspace.page.findChildren(QLineEdit) if f.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)

    assert field.text() == ""


def test_that_no_page_opens_a_window_beside_the_one(workspace: Workspace, qtbot: QtBot) -> None:
    shown = _Shown()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(shown)
    for section in ("interview", "findings", "calendar", "evidence", "dossier", "history"):
        workspace.go(section)
        QApplication.processEvents()
    app.removeEventFilter(shown)

    assert shown.windows == []
    qtbot.waitUntil(lambda: not workspace.page.busy)


class _Shown(QObject):
    """Takes down every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_that_going_to_a_section_by_key_puts_the_focus_into_its_page(workspace: Workspace) -> None:
    workspace.sidebar.models.setFocus()
    for number in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_7):
        QTest.keyClick(workspace, number, CONTROL)
        focus = QApplication.focusWidget()

        assert focus is not None
        assert workspace.page.isAncestorOf(focus)


def test_that_finding_is_offered_in_the_corner_while_a_casefile_is_open(
    workspace: Workspace, qtbot: QtBot
) -> None:
    Menus(workspace.window_, workspace.window_.actions_, Settings(), lambda _path: None)
    corner = workspace.window_.menuBar().cornerWidget()
    qtbot.mouseClick(corner, Qt.MouseButton.LeftButton)
    _dialog(workspace, Finder).close()

    workspace.window_.actions_.enable(opened=False)
    assert not corner.isEnabled()


def test_that_an_earlier_answer_can_be_brought_back_from_the_history(
    workspace: Workspace, qtbot: QtBot
) -> None:
    desk = workspace.presenter.desk
    model = desk.case.casefile.models[0]
    asked = question(desk.case.interview, model.kind, "weights")
    workspace.presenter.say(model.id, "weights", interpret(asked, "closed"))
    workspace.go("history")
    page = workspace.page
    assert isinstance(page, HistoryPage)
    assert not page.restore.isVisible()

    earlier = next(one for one in page.listing.model.rows if one.later.startswith("Open"))
    page.listing.choose(str(earlier.entry.sequence))
    qtbot.waitUntil(page.restore.isVisible)
    page.restore.setFocus()
    qtbot.keyClick(page.restore, Qt.Key.Key_Return)

    assert desk.case.casefile.answer(model.id, "weights").value == "open"
    assert desk.undo_label
    assert not page.restore.isVisible()


def test_that_the_marks_of_the_models_follow_another_look(
    look: QApplication, workspace: Workspace
) -> None:
    def mark() -> QImage:
        return workspace.sidebar.models.item(0).icon().pixmap(16, 16).toImage()

    light = mark()
    theme.apply(look, theme.Scheme.DARK, 100)
    dark = mark()
    theme.apply(look, theme.Scheme.LIGHT, 100)

    assert dark != light
    assert mark() == light
