"""From exec to the first painted window: Limen's (``limen``) or a bare one with a label (``bare``)."""

import os
import sys

from limen.domain.overriding import override

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def limen() -> None:
    from limen.gui import opened

    app, session = opened([])
    session.window.painted.connect(lambda: os._exit(0))
    app.exec()


def bare() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Label(QLabel):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            os._exit(0)

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(Label("Limen"))
    window.resize(1280, 800)
    window.show()
    app.exec()


if __name__ == "__main__":
    {"limen": limen, "bare": bare}[sys.argv[1]]()
