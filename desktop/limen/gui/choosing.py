"""A list from which one line is chosen, what is to be known about it, and what can be done with it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget

from limen.gui import theme
from limen.gui.widgets.fitting import fit
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.parts import Nothing, button, column, label, row


class Choosing(QDialog):
    """A dialog around a *listing*; *empty* says what would stand there, in a heading and a sentence."""

    def __init__(
        self, parent: QWidget, title: str, about: str, listing: Listing, empty: tuple[str, str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, 860, 480)
        self.listing = listing
        self.sentence = label(wrap=True, parts=True)
        self.shown = QStackedWidget()
        self.shown.addWidget(listing.view)
        self.shown.addWidget(Nothing(*empty))
        self._offered: list[QPushButton] = []
        self._close = button("Close", self.reject)
        self._offers = row(None, self._close)
        head = label(about, "quiet", wrap=True)
        layout = column(head, self.shown, self.sentence, self._offers, gap=theme.WITHIN)
        layout.setStretch(1, 1)
        layout.setContentsMargins(*(theme.BETWEEN,) * 4)
        self.setLayout(layout)
        listing.chosen.connect(self._tell)

    def offer(self, text: str, do: Callable[[], object]) -> QPushButton:
        """One more thing that can be done with the chosen line."""
        made = button(text, do)
        self._offers.insertWidget(len(self._offered), made)
        self._offered.append(made)
        QWidget.setTabOrder(made, self._close)  # as the eye goes
        return made

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other lines; the chosen one stays chosen where it is still there."""
        self.listing.model.show_rows(rows)
        self.listing.choose_first()
        self.listing.dress()
        self.shown.setCurrentIndex(0 if rows else 1)
        self._tell(self.listing.row)

    def tell(self, one: Any) -> str:  # noqa: ANN401 - a line is whatever the list holds
        """What is to be known about a line."""
        raise NotImplementedError

    def allows(self, one: Any, offer: QPushButton) -> bool:  # noqa: ANN401, ARG002 - as above; most allow all
        """Whether something that is *offer*ed can be done with a line."""
        return True

    def _tell(self, one: Any) -> None:  # noqa: ANN401 - as above
        self.sentence.setText("" if one is None else self.tell(one))
        for each in self._offered:
            each.setEnabled(one is not None and self.allows(one, each))
