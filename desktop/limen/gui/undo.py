"""Undo and redo in the menu, in the words of what they take back."""

from collections.abc import Callable

from limen.gui.actions import Actions
from limen.gui.pages.page import Page
from limen.gui.presenter import Presenter
from limen.gui.ties import Ties


class Undo:
    """Keeps the two actions in step with the log, over sessions."""

    def __init__(self, presenter: Presenter, actions: Actions, page: Callable[[], Page]) -> None:
        self._presenter = presenter
        self._page = page
        self._actions = actions

    def tie(self, actions: Actions, ties: Ties) -> None:
        """Let the actions undo and redo until the casefile closes."""
        ties.tie(actions["undo"].triggered, self._undo)
        ties.tie(actions["redo"].triggered, lambda _on: self._presenter.redo())

    def _undo(self) -> None:
        """Drop what is only typed so far; with nothing typed, take the last step back."""
        if self._page().dirty:
            self._page().discard()
            self.refresh()
        else:
            self._presenter.undo()

    def refresh(self) -> None:
        """Name what would be taken back, and offer it only where there is something."""
        desk = self._presenter.desk
        undoing = "Typing" if self._page().dirty else desk.undo_label
        for name, verb, label in (
            ("undo", "&Undo", undoing),
            ("redo", "&Redo", desk.redo_label),
        ):
            self._actions[name].setText(f"{verb}: {_shortened(label)}" if label else verb)
            self._actions[name].setEnabled(bool(label))


def _shortened(label: str) -> str:
    longest = 48
    text = label if len(label) <= longest else f"{label[: longest - 1]}…"
    return text.replace("&", "&&")
