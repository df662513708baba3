"""Tables as data: a column is a heading and a function, a row is a value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.guarded import guarded

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its *heading*, the *text* of a row, perhaps an *icon*, and by what it is sorted.

    *hint* is the tool tip of a cell, *figures* sets the column flush right.
    """

    heading: str
    text: Callable[[Row], str]
    icon: Callable[[Row], QIcon] | None = None
    order: Callable[[Row], Any] | None = None
    hint: Callable[[Row], str] | None = None
    figures: bool = False


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows under columns, read-only; it sorts and filters its own list."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = columns
        self.rows: list[Row] = []
        self._all: list[Row] = []
        self._wanted: Callable[[Row], bool] = lambda _row: True
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other *rows*, in the order and under the filter in use."""
        self._all = list(rows)
        self._arrange()

    def filter(self, wanted: Callable[[Row], bool]) -> None:
        """Show only the rows that are *wanted*."""
        self._wanted = wanted
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self.rows = [row for row in self._all if self._wanted(row)]
        if self._sorted_by is not None:
            number, order = self._sorted_by
            column = self.columns[number]
            self.rows.sort(
                key=column.order or (lambda row: column.text(row).casefold()),
                reverse=order is Qt.SortOrder.DescendingOrder,
            )
        self.endResetModel()

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    @guarded(default=0)
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    @guarded(default=None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self.columns[index.column()], self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.DecorationRole:
                return column.icon(row) if column.icon else None
            case Qt.ItemDataRole.ToolTipRole:
                return column.hint(row) if column.hint else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(column)
        return None

    @override
    @guarded(default=None)
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(self.columns[section])
        return self.columns[section].heading if role == Qt.ItemDataRole.DisplayRole else None

    @override
    @guarded(default=None)
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = (column, order) if column >= 0 else None
        self._arrange()

    def _side(self, column: Column[Row]) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def table(model: TableModel[Any], name: str, *, stretch: int = 0) -> QTableView:
    """The view of a *model*: whole rows, fixed heights, sorted by its headings.

    *name* is what a screen reader calls it; column *stretch* takes the width that is left.
    """
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.px(32))
    heads = view.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    heads.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view
