"""Tables that are searched: sorted by their headings, and with one row that stays chosen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.guarded import guarded
from limen.gui.widgets.tables import TableModel, table

_LOOKED_AT = 60  # rows whose width is measured; the rest may be elided


class Listing(QObject):
    """A `TableModel` with its view; *chosen* carries the row that is selected now, or ``None``.

    *key* tells rows apart, so that the chosen one stays chosen through sorting and filtering.
    Column *stretch* takes what is left of the width, but at least *least*; *widest* is the
    greatest width of the others (both in pixels at 100 %).  Where that does not fit, the columns
    *giving* go out of sight, in that order; `dress` looks at it anew.
    """

    chosen = Signal(object)

    def __init__(  # noqa: PLR0913 - what a list is made of
        self,
        model: TableModel[Any],
        name: str,
        key: Callable[[Any], str],
        *,
        stretch: int = 0,
        least: int = 200,
        widest: int = 220,
        giving: tuple[int, ...] = (),
    ) -> None:
        view = table(model, name, stretch=stretch)
        super().__init__(view)  # it goes away with its view
        self.model = model
        self.view = view
        self._key = key
        self._least = least
        self._widest = widest
        self.giving = giving
        self._stretch = stretch
        self._widths: dict[int, int] = {}
        self._kept = ""
        self._restoring = False
        self._prepare()
        self.view.selectionModel().selectionChanged.connect(self._tell)
        model.modelReset.connect(self._restore)
        self.view.viewport().installEventFilter(self)
        theme.look.changed.connect(self.dress)

    def _prepare(self) -> None:
        """Let the headings sort, and what is too long end in an ellipsis."""
        heads = self.view.horizontalHeader()
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.setResizeContentsPrecision(_LOOKED_AT)
        self.view.setSortingEnabled(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)

    @property
    def row(self) -> Any:  # noqa: ANN401 - a row is whatever the model holds
        """The chosen row, ``None`` where none is."""
        rows = self.view.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()] if rows else None

    def choose(self, key: str) -> bool:
        """Choose the row with that *key*; whether there is one."""
        number = next((n for n, row in enumerate(self.model.rows) if self._key(row) == key), -1)
        if number < 0:
            return False
        index = self.model.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)
        return True

    def choose_first(self) -> None:
        """Choose the row on top, where nothing is chosen yet."""
        if self.row is None and self.model.rows:
            self.choose(self._key(self.model.rows[0]))

    def dress(self) -> None:
        """Give rows and columns the sizes that their text needs."""
        self.view.verticalHeader().setDefaultSectionSize(theme.px(32))
        heads = self.view.horizontalHeader()
        heads.setSectionResizeMode(self._stretch, QHeaderView.ResizeMode.Interactive)
        for number in range(self.model.columnCount()):
            heads.setSectionHidden(number, False)
            if number != self._stretch:
                wanted = max(self.view.sizeHintForColumn(number), heads.sectionSizeHint(number))
                self._widths[number] = min(wanted + theme.px(4), theme.px(self._widest))
                heads.resizeSection(number, self._widths[number])
        self._fit()

    def _fit(self) -> None:
        """Hide what has to give way, and let one column take the rest."""
        heads, least = self.view.horizontalHeader(), theme.px(self._least)
        left = self.view.viewport().width() - sum(self._widths.values())
        for number in self.giving:
            gone = left < least
            left += self._widths.get(number, 0) if gone else 0
            heads.setSectionHidden(number, gone)
        heads.resizeSection(self._stretch, max(left, least))

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _tell(self) -> None:
        if self.row is not None:
            self._kept = self._key(self.row)
        if not self._restoring:
            self.chosen.emit(self.row)

    def _restore(self) -> None:
        self._restoring = True
        found = self.choose(self._kept)
        self._restoring = False
        if not found:
            self.choose_first()
        self.chosen.emit(self.row)
