"""What was removed, and the button that brings it back."""

from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from limen.app.logbook import when
from limen.app.trash import Discarded, in_trash
from limen.domain.overriding import override
from limen.gui.choosing import Choosing
from limen.gui.presenter import Presenter
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.tables import Column, TableModel

_ABOUT = "What was removed comes back with everything that hung on it."
_EMPTY = (
    "The trash is empty",
    "A record that is removed stays here, with its answers and all below it.",
)
_COLUMNS: tuple[Column[Discarded], ...] = (
    Column(heading="What", text=lambda one: one.name, hint=lambda one: one.name),
    Column(heading="Kind", text=lambda one: one.kind),
    Column(heading="Belonged to", text=lambda one: one.parent, hint=lambda one: one.parent),
    Column(
        heading="Removed",
        text=lambda one: when(one.entry.at),
        order=lambda one: one.entry.sequence,
    ),
    Column(heading="By", text=lambda one: one.entry.who or "–"),
)


class Trash(Choosing):
    """The trash of the casefile that *presenter* shows."""

    def __init__(self, parent: QWidget, presenter: Presenter) -> None:
        listing = Listing(
            TableModel(_COLUMNS), "Trash", lambda one: str(one.id), least=180, giving=(4, 2)
        )
        super().__init__(parent, "Trash", _ABOUT, listing, _EMPTY)
        self._presenter = presenter
        self.back = self.offer("Bring back", self._bring_back)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the trash now."""
        self.show_rows(in_trash(self._presenter.desk))

    @override
    def tell(self, one: Any) -> str:
        if one.under:
            above = self._presenter.desk.teller().name(one.under)
            return f"It hangs on “{above}”, which was removed, too: bring that back first."
        return f"With it comes back: {one.brings}." if one.hung else "Nothing hangs on it."

    @override
    def allows(self, one: Any, offer: QPushButton) -> bool:
        return not one.under and not self._presenter.desk.read_only

    def _bring_back(self) -> None:
        one = self.listing.row
        if one is not None and (said := self._presenter.bring_back(one)):
            self.refresh()
            self.sentence.setText(said)
