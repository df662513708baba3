"""A sentence at the top of the window that waits to be read."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.guarded import guarded
from limen.gui.widgets.parts import button, clear, label, row

_ROOM = 1100
_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom

Offers = tuple[tuple[str, Callable[[], object]], ...]
"""What can be done about it: the words on each button, and what it does."""


class Banner(QFrame):
    """One sentence at a time; it neither blocks nor goes away by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.sentence = label(wrap=True, parts=True)
        self.offers = row()
        self.dismiss = button("Close", self.hide, role="quiet")
        self._flow = row(self.sentence, row(self.offers, None, self.dismiss))
        self._flow.setContentsMargins(theme.BETWEEN, theme.WITHIN, theme.WITHIN, theme.WITHIN)
        self.setLayout(self._flow)
        self.hide()

    def say(self, sentence: str, offers: Offers = ()) -> None:
        """Show the *sentence*, with what is offered for it, and announce it to a screen reader."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.sentence.setText(sentence)
        clear(self.offers)
        for verb, do in offers:
            self.offers.addWidget(button(verb, do))
        self._turn()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _turn(self) -> None:
        """Put what is offered beneath the sentence where both would be narrow."""
        offered = self.offers.count() > 0
        down = offered and self.width() < theme.px(_ROOM)
        self._flow.setDirection(_DOWN if down else _ACROSS)
        self._flow.setStretch(0, 0 if down else 1)  # the sentence is no higher than it has to be

    @override
    @guarded(default=None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
