"""What was read from a file, to be looked at before any of it is said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from limen.domain.evidence import Proposal, Reading
from limen.domain.records import Record
from limen.engine.proposals import giving_way
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.interview.route import records
from limen.gui.presenter import Presenter
from limen.gui.widgets.parts import column, label, row

_KEPT = 64 << 20
"""Bytes up to which a file is kept unless somebody says otherwise."""

_HEADINGS = ("What was read", "Value", "Where in the file", "Remark")


class ImportDialog(QDialog):
    """Proposals with their places; *accepted_into* carries the id of the record that took them.

    *keeping* carries the id of the record and the proposals where the file is to be kept as well.
    """

    accepted_into = Signal(str)
    keeping = Signal(str, tuple)

    def __init__(
        self, parent: QWidget, presenter: Presenter, reading: Reading, model: str, record: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(760), theme.px(480))
        self._presenter = presenter
        self._reading = reading
        self.into = QComboBox()
        self.proposals = _list()
        self.keep = QCheckBox("Keep the file itself in the casefile, as evidence")
        self.keep.setChecked(0 < reading.size <= _KEPT)
        self.accept_them = QPushButton("Accept")
        self._lay_out()
        self._offer_records(model, record)
        self.into.currentIndexChanged.connect(self._show)
        self.proposals.itemChanged.connect(self._count)
        self._show()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_them.setProperty("role", "primary")
        self.accept_them.setDefault(True)
        buttons.addButton(self.accept_them, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take_over)
        buttons.rejected.connect(self.reject)
        into = label("For", "label")
        into.setBuddy(self.into)
        self.into.setAccessibleName("The record that these are about")
        about = f"{self._reading.format} · nothing is recorded before you accept it"
        self.none = label(
            "Nothing here answers a question about that record. Choose another one.", wrap=True
        )
        warnings = (label(text, "refusal", wrap=True) for text in self._reading.warnings)
        parts = (
            label(self._reading.source, "heading"),
            label(about, "quiet"),
            row(into, self.into),
        )
        layout = column(*parts, self.none, self.proposals, *warnings, self.keep, buttons)
        layout.setContentsMargins(*(theme.AROUND,) * 4)
        self.setLayout(layout)

    def _offer_records(self, model: str, record: str) -> None:
        """Every record that something here could answer a question about."""
        case = self._presenter.case
        root = model or case.casefile.organization.id
        for one in records(case.casefile, root):
            if self._fitting(one) or one.id == record:
                form = case.interview[one.kind]
                self.into.addItem(f"{form.title}: {one.name}", one.id)
        self.into.setCurrentIndex(max(0, self.into.findData(record)))

    def _fitting(self, record: Record) -> tuple[Proposal, ...]:
        keys = {one.key for one in self._presenter.case.interview[record.kind].questions}
        return tuple(one for one in self._reading.proposals if one.question in keys)

    @property
    def _record(self) -> Record | None:
        return self._presenter.case.casefile.record(str(self.into.currentData() or ""))

    def _show(self) -> None:
        fitting = self._fitting(self._record) if self._record else ()
        self.proposals.blockSignals(True)
        self.proposals.clear()
        ways = self._giving_way(fitting)
        for proposal in fitting:
            remark = self._remark(proposal) if proposal in ways else proposal.note
            texts = [proposal.label, _short(proposal.raw), proposal.place, remark]
            item = QTreeWidgetItem(self.proposals, texts)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            taken = Qt.CheckState.Unchecked if proposal in ways else Qt.CheckState.Checked
            item.setCheckState(0, taken)
            for place, text in enumerate(texts):
                item.setToolTip(place, text)
        self.proposals.blockSignals(False)
        self.proposals.setVisible(bool(fitting))
        self.none.setVisible(not fitting)
        self._count()

    def _giving_way(self, fitting: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
        record = self._record
        casefile = self._presenter.case.casefile
        return giving_way(casefile, record.id, fitting) if record else ()

    def _remark(self, proposal: Proposal) -> str:
        casefile = self._presenter.case.casefile
        said = casefile.answer(str(self.into.currentData()), proposal.question).said
        return f"Answered already, with {_short(said)}: ticked, this takes its place."

    def _chosen(self) -> tuple[Proposal, ...]:
        fitting = self._fitting(self._record) if self._record else ()
        items = (self.proposals.topLevelItem(place) for place in range(len(fitting)))
        return tuple(
            proposal
            for proposal, item in zip(fitting, items, strict=True)
            if item is not None and item.checkState(0) is Qt.CheckState.Checked
        )

    def _count(self) -> None:
        number = len(self._chosen())
        self.accept_them.setText(f"Accept {counted(number, 'answer')}" if number else "Accept")
        self.accept_them.setEnabled(bool(number))

    def _take_over(self) -> None:
        record = self._record
        if record and self.keep.isChecked():
            chosen = self._chosen()
            self.accept()
            self.keeping.emit(record.id, chosen)
        elif record and self._presenter.accept(record.id, self._reading, self._chosen()):
            self.accept()
            self.accepted_into.emit(record.id)


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName("What was read from the file")
    made.setColumnCount(len(_HEADINGS))
    made.setHeaderLabels(list(_HEADINGS))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for place in (1, 2, 3):
        made.header().resizeSection(place, theme.px(150))
    return made


def _short(raw: str) -> str:
    line = " ".join(raw.split())
    longest = 60
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
