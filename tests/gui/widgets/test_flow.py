"""Parts beside each other, in as many rows as the width asks for; and what a banner takes of the height."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from limen.gui.widgets.flow import Flow
from limen.gui.workspace import Workspace


@pytest.fixture
def buttons(look: QApplication) -> list[QPushButton]:
    assert look is not None
    return [QPushButton(f"Button number {number}") for number in range(5)]


@pytest.fixture
def pane(buttons: list[QPushButton], qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(Flow(*buttons))
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def tops(buttons: list[QPushButton]) -> list[int]:
    return sorted({button.y() for button in buttons if button.isVisible()})


def test_that_parts_stand_in_one_row_where_there_is_room(
    pane: QWidget, buttons: list[QPushButton]
) -> None:
    assert pane.isVisible()
    assert len(tops(buttons)) == 1


def test_that_parts_without_room_begin_another_row_and_none_is_cut(
    pane: QWidget, buttons: list[QPushButton], qtbot: QtBot
) -> None:
    pane.resize(320, 300)
    qtbot.waitUntil(lambda: len(tops(buttons)) == 3)

    assert all(one.geometry().right() < 320 for one in buttons)
    assert all(one.width() >= one.sizeHint().width() for one in buttons)


def test_that_what_is_hidden_takes_no_room(
    pane: QWidget, buttons: list[QPushButton], qtbot: QtBot
) -> None:
    layout = pane.layout()
    assert layout is not None
    before = layout.heightForWidth(320)
    buttons[0].hide()

    qtbot.waitUntil(lambda: buttons[1].x() == 0)
    assert layout.heightForWidth(320) < before


def test_that_a_part_can_be_taken_out_again(pane: QWidget, buttons: list[QPushButton]) -> None:
    layout = pane.layout()
    assert layout is not None
    layout.removeWidget(buttons[0])

    assert layout.count() == 4
    assert layout.itemAt(4) is None
    assert layout.takeAt(4) is None


def test_that_a_banner_is_no_higher_than_its_sentence_and_its_buttons(
    workspace: Workspace, qtbot: QtBot
) -> None:
    window = workspace.window_
    window.resize(1024, 640)
    window.say("Something is late.\nAnd something else.", (("Look", lambda: None),))
    banner = window.banner

    parts = banner.sentence.sizeHint().height() + banner.dismiss.sizeHint().height()
    qtbot.waitUntil(lambda: parts <= banner.height() <= parts + 40)
