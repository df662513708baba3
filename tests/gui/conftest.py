"""What tests of the window share: the look, and settings that nobody else reads."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from limen.gui import theme


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture(autouse=True)
def _no_widgets_of_earlier_tests() -> None:
    """Let go of what earlier tests closed: restyling it over and over takes most of the time."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def look(qapp: QApplication) -> QApplication:
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
    return qapp
