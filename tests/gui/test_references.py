"""Some releases of Qt's binding lose references to ``None``; the process then dies while painting."""

import sys

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget


def test_that_calls_which_return_nothing_do_not_lose_references_to_none(look: QApplication) -> None:
    widget = QWidget()
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.setPen("#000000")
        painter.drawRect(QRect(0, 0, 4, 4))
        widget.update()
        widget.setToolTip("")
        widget.parent()
    after = sys.getrefcount(None)
    painter.end()

    assert look is not None
    assert after - before > -100
