"""The window: the only package that knows Qt.

Before its first painting nothing is imported here but Qt, the look and the frame; the rest comes
from a thread (`limen.gui.session`).
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from limen.gui.session import Session


def main(argv: list[str] | None = None) -> int:
    """Open the window, on the casefile that is named; the exit status."""
    app, session = opened(sys.argv[1:] if argv is None else argv)
    status = app.exec()
    session.close()
    return status


def opened(files: list[str]) -> "tuple[QApplication, Session]":
    """The application with its window on the screen; the first of *files* opens once it is there."""
    from PySide6.QtWidgets import QApplication

    from limen.gui import theme
    from limen.gui.session import Session
    from limen.gui.settings import Settings
    from limen.gui.window import Window

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Limen")
    app.setDesktopFileName("limen")
    settings = Settings()
    theme.apply(app, settings.scheme, settings.percent)
    window = Window(settings)
    session = Session(window, files[0] if files else "")
    window.show()
    return app, session
