"""A table whose rows are fetched page by page, as far as somebody looks."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from limen.domain.overriding import override
from limen.gui.guarded import guarded
from limen.gui.widgets.tables import Column, Row, TableModel

_TOP = QModelIndex()


class PagedModel(TableModel[Row]):
    """Rows in an order that is given: they are not sorted, since not all of them are here."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__(columns)
        self._fetch: Callable[[Row | None], Sequence[Row]] = lambda _last: ()
        self._whole = True

    def show_pages(self, fetch: Callable[[Row | None], Sequence[Row]]) -> None:
        """Show other rows: *fetch* gives those behind a row, ``None`` for the first; none at the end."""
        self._fetch = fetch
        rows = fetch(None)
        self._whole = not rows
        self.show_rows(rows)

    @override
    @guarded(default=False)
    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> bool:
        return not parent.isValid() and not self._whole

    @override
    @guarded(default=None)
    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> None:
        more = self._fetch(self.rows[-1] if self.rows else None)
        self._whole = not more
        if more:
            first = len(self.rows)
            self.beginInsertRows(_TOP, first, first + len(more) - 1)
            self.rows += more
            self.endInsertRows()

    @override
    @guarded(default=None)
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> Any:
        """The order is that of the pages."""
