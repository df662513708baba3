"""What tests of pages share: a sample case, and a desk that only shows it."""

from collections.abc import Callable
from typing import cast

import pytest
import sample_case
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from limen.app.desk import Desk
from limen.domain.case import Case
from limen.domain.history import Entry
from limen.gui.pages.page import Page
from limen.gui.presenter import Presenter


class ShownDesk:
    """A desk with a case that nobody changes."""

    title = "Example Lab (EXAMPLE)"
    read_only = ""
    undo_label = ""
    redo_label = ""
    saved = "14:02:11"

    def __init__(self, case: Case) -> None:
        self.case = case
        self.log: tuple[Entry, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        return self.log

    def unnamed(self) -> dict[str, int]:
        return {}


@pytest.fixture(scope="session")
def case() -> Case:
    return sample_case.case()


@pytest.fixture
def desk(case: Case) -> ShownDesk:
    return ShownDesk(case)


@pytest.fixture
def presenter(desk: ShownDesk, look: QApplication) -> Presenter:
    assert look is not None
    return Presenter(cast(Desk, desk))


@pytest.fixture
def opened(qtbot: QtBot, case: Case) -> Callable[[Page, str], None]:
    """Shows a page of the window at 1360 by 840 pixels."""

    def show(page: Page, model: str) -> None:
        qtbot.addWidget(page)
        page.resize(QSize(1360, 840))
        page.show_case(case, model)
        page.show()
        qtbot.waitExposed(page)

    return show
