"""Reading what a person reads on the screen."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit, QWidget


def read(text: QTextEdit) -> str:
    """The text that is shown, its paragraphs on lines of their own."""
    return text.toPlainText()


def texts(within: QWidget) -> list[str]:
    """The labels that can be seen."""
    QApplication.processEvents()
    return [one.text() for one in within.findChildren(QLabel) if one.isVisible()]


def named(within: QWidget, name: str) -> QPushButton:
    """The button that can be seen under that name."""
    QApplication.processEvents()
    return next(
        one
        for one in within.findChildren(QPushButton)
        if one.isVisible() and name in {one.text(), one.accessibleName()}
    )
