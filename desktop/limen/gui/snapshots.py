"""The snapshots beside a casefile: opened, compared, restored."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from limen.app.comparison import Side
from limen.app.logbook import when
from limen.app.recovering import seen
from limen.app.snapshots import log_beside, since
from limen.domain.differences import Comparison
from limen.domain.errors import LimenError
from limen.domain.overriding import override
from limen.domain.snapshots import Snapshot
from limen.engine.words import counted
from limen.gui.background import in_background
from limen.gui.choosing import Choosing
from limen.gui.comparison import ComparisonView
from limen.gui.dialogs import confirm
from limen.gui.presenter import Presenter
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.tables import Column, TableModel
from limen.store import snapshots

_ABOUT = (
    "The log as it was, in a folder beside the casefile. Those with a name stay; the others are made "
    "while you work, and the older they are, the fewer are kept."
)
_EMPTY = (
    "There are no snapshots yet",
    "One is made by itself while you work. Keep one under a name before something large.",
)
_COLUMNS: tuple[Column[Snapshot], ...] = (
    Column(heading="Name", text=lambda one: one.name or "made by itself"),
    Column(heading="When", text=lambda one: when(one.at), order=lambda one: one.at),
    Column(
        heading="Entries",
        text=lambda one: f"{one.sequence:,}",
        order=lambda one: one.sequence,
        figures=True,
    ),
)


class Snapshots(Choosing):
    """The snapshots of the casefile that *presenter* shows; *wanted* carries one that is to be opened."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, presenter: Presenter) -> None:
        listing = Listing(TableModel(_COLUMNS), "Snapshots", lambda one: str(one.file), least=200)
        super().__init__(parent, "Snapshots", _ABOUT, listing, _EMPTY)
        self._window = parent
        self._presenter = presenter
        self.look = self.offer("Open to read", self._open)
        self.compare = self.offer("Compare with now", self._compare)
        self.back = self.offer("Restore…", self._ask)
        self.show_rows(snapshots.listed(presenter.desk.path))

    @override
    def tell(self, one: Any) -> str:
        behind = self._presenter.case.casefile.sequence - one.sequence
        if behind <= 0:
            return "Nothing was changed since."
        return f"Since then the log has {counted(behind, 'entry', 'entries')} more."

    @override
    def allows(self, one: Any, offer: QPushButton) -> bool:
        return offer is not self.back or not self._presenter.desk.read_only

    def _open(self) -> None:
        if self.listing.row is not None:
            self.wanted.emit(self.listing.row)
            self.accept()

    def _ask(self) -> None:
        one = self.listing.row
        if one is not None:
            confirm(
                self,
                f"Restore the {seen(one)}?",
                "The casefile says again what it said then, as one step: nothing is deleted from the "
                "log, and undo takes it back.",
                "Restore",
                lambda: self._restore(one),
            )

    def _restore(self, one: Snapshot) -> None:
        if self._presenter.restore(one):
            self.accept()

    def _compare(self) -> None:
        one, desk = self.listing.row, self._presenter.desk
        if one is None:
            return
        case, path = self._presenter.case, desk.path
        here = Side(name=path.name, casefile=case.casefile, rulebook=case.rulebook)
        elsewhere = desk.stranded or desk.read_only
        log = (
            desk.entries() if elsewhere else ()
        )  # otherwise it is read where it keeps nobody waiting
        self.sentence.setText(f"Comparing with the {seen(one)}…")
        in_background(
            self,
            work=lambda: since(
                path, one, replace(here, entries=log or log_beside(path)), case.today
            ),
            done=self._show,
            failed=self._fail,
        )

    def _show(self, found: Comparison) -> None:
        self._tell(self.listing.row)
        ComparisonView(self, found).open()

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        self.sentence.setText(str(failure))
