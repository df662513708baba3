"""Dialogs and menus as people meet them: with large text, in a small window, and by keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from limen.app.merge_words import Told
from limen.domain.differences import Comparison, Difference, Part
from limen.gui import helping, theme
from limen.gui.actions import MENUS
from limen.gui.comparison import ComparisonView
from limen.gui.finder import Finder
from limen.gui.merge_dialog import MergeDialog
from limen.gui.window import Window
from limen.gui.workspace import Workspace

DIFFERENCE = Difference(
    part=Part.ANSWERS, about="Small 8B", what="How many tokens?", before="15T", after="14T"
)
FOUND = Comparison(
    before="here.limen",
    after="there.limen",
    today=date(2026, 11, 24),
    differences=(DIFFERENCE,) * 9,
)
CONFLICT = Told(
    key="1",
    about="Small 8B › Pre-training",
    what="How many tokens did this run process?",
    before="15T",
    ours="14T",
    theirs="withheld on advice of counsel",
    said_here="Ada Example on 24 Nov 2026",
    said_there="A colleague with a rather long name on 24 Nov 2026",
    conflict=True,
)


@pytest.fixture
def low(window: Window, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    """A small window, and text twice as large."""
    theme.apply(look, theme.Scheme.LIGHT, 200)
    window.resize(1024, 640)
    window.show()
    qtbot.waitExposed(window)
    yield window
    theme.apply(look, theme.Scheme.LIGHT, 100)


def compared(over: QWidget) -> QDialog:
    made = ComparisonView(over, FOUND)
    made.open()
    return made


def merged(over: QWidget) -> QDialog:
    made = MergeDialog(over, "copy.limen", (CONFLICT,))
    made.open()
    return made


@pytest.mark.parametrize("ask", [helping.show_keys, helping.show_about, compared, merged])
def test_that_a_dialog_is_not_larger_than_the_window_and_cuts_no_text(
    low: Window, ask: Callable[[QWidget], QDialog], qtbot: QtBot
) -> None:
    dialog = ask(low)
    qtbot.waitExposed(dialog)

    assert dialog.width() <= low.width()
    assert dialog.height() <= low.height()
    areas = [one for one in dialog.findChildren(QScrollArea) if one.isVisible()]
    assert areas
    for area in areas:
        assert area.horizontalScrollBar().maximum() == 0
    for text in dialog.findChildren(QLabel):
        wrapped = text.fontMetrics().boundingRect(
            QRect(0, 0, text.width(), 10_000), 0x1000 if text.wordWrap() else 0, text.text()
        )
        assert wrapped.width() <= text.width(), text.text()
        assert wrapped.height() <= text.height(), text.text()


def test_that_no_two_lines_of_a_menu_are_reached_by_the_same_letter() -> None:
    for title, items in MENUS.items():
        letters = [item.text[item.text.index("&") + 1].lower() for item in items if item.name]
        assert sorted(set(letters)) == sorted(letters), title


def test_that_linking_says_so_and_that_nothing_is_answered_yet(
    workspace: Workspace, qtbot: QtBot
) -> None:
    other = workspace.presenter.case.casefile.models[1].id
    finder = Finder(workspace, workspace.presenter.case, other, answered=True)
    qtbot.addWidget(finder)
    finder.open()

    assert finder.windowTitle() == "Link to an answer"
    assert finder.none.text() == "Nothing is answered yet that a file could back."


def test_that_a_screen_reader_has_a_name_for_every_button_of_a_search_field(
    workspace: Workspace, qtbot: QtBot
) -> None:
    view = ComparisonView(workspace, FOUND)
    view.open()
    qtbot.waitExposed(view)
    buttons = [one for one in view.filter.findChildren(QAbstractButton) if one.isVisible()]

    assert buttons
    for one in buttons:
        face = QAccessible.queryAccessibleInterface(one)
        assert face.text(QAccessible.Text.Name)


def test_that_a_change_without_a_word_of_ours_says_so(workspace: Workspace, qtbot: QtBot) -> None:
    change = replace(CONFLICT, ours="", conflict=False)
    dialog = MergeDialog(workspace, "copy.limen", (change,))
    dialog.open()
    qtbot.waitExposed(dialog)

    item = dialog.changes.topLevelItem(0)
    assert item is not None
    assert item.text(2) == "–"
