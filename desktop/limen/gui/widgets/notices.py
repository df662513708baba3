"""Sentences that a person should know about a page, of which only the first few take room."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from limen.engine.words import counted
from limen.gui.widgets.parts import button, clear, column, frame, label, row

_MOST, _FOLDED = 2, 1
_WHOLE = 60  # more than that nobody reads at the top of a page


class Notices:
    """A frame with sentences, out of sight while there are none; a button shows those beyond a few."""

    def __init__(self) -> None:
        self._told = column()
        self._sentences: tuple[str, ...] = ()
        self._whole = False
        self.frame: QFrame = frame("notice", self._told, 12)
        self.frame.hide()

    def tell(self, sentences: Sequence[str]) -> None:
        """Show other *sentences*; the same ones stay as they are."""
        if tuple(sentences) == self._sentences:
            return
        self._sentences = tuple(sentences)
        self._show()

    def _show(self) -> None:
        clear(self._told)
        folds = len(self._sentences) > _MOST
        few = _FOLDED if folds else _MOST
        shown = self._sentences[: _WHOLE if self._whole else few]
        for sentence in shown:
            self._told.addWidget(label(sentence, wrap=True, parts=True))
        if folds:
            more = counted(len(self._sentences) - _FOLDED, "other")
            text = "Show fewer" if self._whole else f"And {more}"
            self._told.addLayout(row(button(text, self._turn, "quiet"), None))
        self.frame.setVisible(bool(self._sentences))

    def _turn(self) -> None:
        self._whole = not self._whole
        self._show()
