"""Sources as they are cited: who says so, when, and how surely; no address is ever opened."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from limen.domain.value import Source
from limen.gui.phrases import printed
from limen.gui.widgets.elided import Elided
from limen.gui.widgets.parts import button, column, label, row


def about(source: Source) -> str:
    """Date and confidence of a *source*, and how it was read: ``2 Jun 2026 · primary text``."""
    parts = (printed(source.date), source.confidence.value, source.read)
    return " · ".join(part for part in parts if part)


def citation(source: Source) -> QWidget:
    """The *source* with its date and confidence, and a button that copies its address."""
    made = QWidget()
    layout = column(
        label(source.title, wrap=True, parts=True), label(about(source), "quiet", wrap=True), gap=2
    )
    if source.url:
        host = Elided("quiet")
        host.setText(urlsplit(source.url).hostname or "")
        copy = button("Copy address", lambda: _copy(source.url), role="link")
        copy.setAccessibleDescription(f"of {source.title}")
        copy.setToolTip(source.url)
        layout.addLayout(row(copy, host))
    made.setLayout(layout)
    return made


def citations(sources: Iterable[Source]) -> QWidget:
    """Sources beneath each other, each once."""
    made = QWidget()
    made.setLayout(column(*(citation(one) for one in dict.fromkeys(sources)), gap=12))
    return made


def _copy(address: str) -> None:
    QGuiApplication.clipboard().setText(address)
