"""The outline of the interview: records and pages with ticks and open counts."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from limen.domain.forms import PARENTS, Interview, RecordKind
from limen.domain.overriding import override
from limen.domain.records import Record
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.guarded import guarded
from limen.gui.interview.route import Part
from limen.gui.widgets.counts import COUNT, CountLine

_PART = Qt.ItemDataRole.UserRole
_ADDS = Qt.ItemDataRole.UserRole + 1


class Outline(QTreeWidget):
    """The parts of the interview as a tree that follows the selection.

    Signals: *part_chosen* with record id and page key; *adding* with the kind of a new record
    and the id of its parent.
    """

    part_chosen = Signal(str, str)
    adding = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bare")
        self.setAccessibleName("Outline of the questions")
        self.header().hide()
        self._line = CountLine(28)
        self.setItemDelegate(self._line)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: dict[tuple[str, str], QTreeWidgetItem] = {}
        self._shape: tuple[object, ...] = ()
        self._shown: tuple[tuple[Part, ...], Record, Interview] | None = None
        self.itemSelectionChanged.connect(self._choose)
        self.itemClicked.connect(self._add)
        self.itemActivated.connect(self._add)
        theme.look.changed.connect(self._draw)

    @override
    @guarded(default=None)
    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if self.model().hasChildren(index):
            super().drawBranches(painter, rect, index)
        else:
            painter.fillRect(rect, theme.colour("surface"))  # the selection is the line's alone

    def _draw(self) -> None:
        """Build the tree anew: its lines keep colours and fonts of their own."""
        if self._shown is not None:
            current = self.currentItem()
            chosen = current.data(0, _PART) if current else None
            self._shape = ()
            self.show_parts(*self._shown)
            self._mark(chosen)

    def show_parts(self, way: tuple[Part, ...], root: Record, interview: Interview) -> None:
        """Show the parts of a *way*; the tree is built anew only when it has other lines."""
        self._shown = (way, root, interview)
        shape = (root.id, *(part.key for part in way), *(part.record.name for part in way))
        if shape != self._shape:
            self._shape = shape
            self._build(way, root, interview)
        for part in way:
            self._count(self._items[part.key], part)

    def _build(self, way: tuple[Part, ...], root: Record, interview: Interview) -> None:
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for part in way:
            if part.record.id == root.id:
                self._put(self.invisibleRootItem(), part, part.page.title)
        for kind in RecordKind:
            if root.kind in PARENTS[kind] and kind is not RecordKind.MODEL:
                self._group(self.invisibleRootItem(), way, root, interview, kind)
        self.expandAll()
        self.blockSignals(False)

    def _group(
        self,
        above: QTreeWidgetItem,
        way: tuple[Part, ...],
        parent: Record,
        interview: Interview,
        kind: RecordKind,
    ) -> None:
        """The records of one kind beneath *parent*, each with its pages, and a line that adds."""
        group = _line(above, interview[kind].plural)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFont(0, theme.font(theme.SECONDARY, QFont.Weight.DemiBold))
        for record in _unique(p.record for p in way if p.record.kind is kind):
            if record.parent == parent.id:
                self._record(group, way, record, interview)
        add = _line(group, f"Add {interview[kind].title.lower()}…")
        add.setFlags(Qt.ItemFlag.ItemIsEnabled)
        add.setIcon(0, theme.icon("plus", "link"))
        add.setForeground(0, theme.colour("link"))
        add.setData(0, _ADDS, (kind.value, parent.id))

    def _record(
        self,
        group: QTreeWidgetItem,
        way: tuple[Part, ...],
        record: Record,
        interview: Interview,
    ) -> None:
        named = _line(group, record.name)
        named.setFlags(Qt.ItemFlag.ItemIsEnabled)
        named.setToolTip(0, record.name)
        for part in way:
            if part.record.id == record.id:
                self._put(named, part, part.page.title)
        for kind in RecordKind:
            if record.kind in PARENTS[kind]:
                self._group(named, way, record, interview, kind)

    def _put(self, above: QTreeWidgetItem, part: Part, title: str) -> None:
        item = _line(above, title)
        item.setData(0, _PART, part.key)
        item.setToolTip(0, title)
        self._items[part.key] = item

    def _count(self, item: QTreeWidgetItem, part: Part) -> None:
        still = len(part.open)
        item.setData(0, COUNT, str(still) if still else True)
        state = f"{counted(still, 'question')} open" if still else "complete"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{part.page.title}, {state}")

    def mark(self, part: Part) -> None:
        """Select a part without being told that it was chosen."""
        self._mark(part.key)

    def _mark(self, key: tuple[str, str] | None) -> None:
        item = self._items.get(key) if key else None
        if item is not None and item is not self.currentItem():
            self.blockSignals(True)
            self.setCurrentItem(item)
            self.blockSignals(False)

    def _choose(self) -> None:
        for item in self.selectedItems():
            if key := item.data(0, _PART):
                self.part_chosen.emit(*key)

    def _add(self, item: QTreeWidgetItem) -> None:
        if kind := item.data(0, _ADDS):
            self.adding.emit(*kind)


def _line(above: QTreeWidgetItem, title: str) -> QTreeWidgetItem:
    return QTreeWidgetItem(above, [title])


def _unique(records: Iterable[Record]) -> list[Record]:
    return list({record.id: record for record in records}.values())
