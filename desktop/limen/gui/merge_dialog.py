"""What a returned copy brings, to be looked at: changes with a tick each, conflicts with a choice each."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from limen.app.merge_words import Told
from limen.domain.merging import Taken
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.widgets.fitting import fit
from limen.gui.widgets.parts import button, column, label, row, scrolled
from limen.gui.widgets.split import Breaking

_NONE = "–"
_HEADINGS = ("About", "What", "Here", "In the copy", "Who said so there")


class Conflict(QFrame):
    """One conflict: both answers side by side, neither of which is chosen at first."""

    def __init__(self, one: Told) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.key = one.key
        self.choices = QButtonGroup(self)
        self.ours = self._choice("Ours", one)
        self.theirs = self._choice("Theirs", one)
        before = (label(f"Before: {one.before}", "quiet", wrap=True),) if one.before else ()
        sides = row(
            self._side(self.ours, one.ours, one.said_here),
            self._side(self.theirs, one.theirs, one.said_there),
            gap=theme.AROUND,
        )
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        heading = label(f"{one.about}: {one.what}", "label", wrap=True)
        layout = column(heading, *before, sides)
        layout.setContentsMargins(*(theme.BETWEEN,) * 4)
        self.setLayout(layout)

    def _choice(self, whose: str, one: Told) -> QRadioButton:
        made = QRadioButton(whose)
        answer = one.ours if whose == "Ours" else one.theirs
        made.setAccessibleName(f"{whose}: {answer}")
        made.setAccessibleDescription(f"{one.about}: {one.what}")
        self.choices.addButton(made)
        return made

    @staticmethod
    def _side(choice: QRadioButton, answer: str, who: str) -> QVBoxLayout:
        said = label(answer or "nothing", wrap=True, parts=True)
        return column(choice, said, label(who, "quiet", wrap=True), None, gap=2)

    @property
    def taken(self) -> Taken | None:
        """Whose word counts; none before it is decided."""
        if self.ours.isChecked():
            return Taken.OURS
        return Taken.THEIRS if self.theirs.isChecked() else None


class MergeDialog(QDialog):
    """Shows everything that the copy called *name* brings; *decided* carries a choice for each key."""

    decided = Signal(object)

    def __init__(self, parent: QWidget, name: str, rows: Sequence[Told]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Merge a returned copy")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, 1000, 660)
        self._rows = [one for one in rows if not one.conflict]
        self.conflicts = [Conflict(one) for one in rows if one.conflict]
        self.changes = _list(self._rows)
        self.merge = QPushButton("Merge")
        self._choose_all_buttons = (
            button("Ours for all", lambda: self._choose_all(Taken.OURS), role="quiet"),
            button("Theirs for all", lambda: self._choose_all(Taken.THEIRS), role="quiet"),
        )
        self._count_line = label(role="quiet", wrap=True)
        self._lay_out(name)
        self.changes.itemChanged.connect(lambda _item: self._count())
        for one in self.conflicts:
            one.choices.buttonToggled.connect(lambda _button, _on: self._count())
        (self.conflicts[0].ours if self.conflicts else self.changes).setFocus()
        self._count()

    def _lay_out(self, name: str) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge.setProperty("role", "primary")
        self.merge.setDefault(True)
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        about = "Nothing is taken before you merge; it is one step, which undo takes back."
        inside = QWidget()
        inside.setLayout(column(*self._conflict_parts(), *self._change_parts(), None))
        layout = column(
            label(f"What {name} brings", "heading"),
            label(about, "quiet", wrap=True),
            scrolled(inside),
            row(self._count_line, None, buttons),
        )
        layout.setStretch(2, 1)
        layout.setContentsMargins(*(theme.AROUND,) * 4)
        self.setLayout(layout)

    def _conflict_parts(self) -> tuple[QWidget, ...]:
        if not self.conflicts:
            return ()
        number = counted(len(self.conflicts), "conflict")
        text = f"{number}: both sides said something else. Whose word counts?"
        for_all = QWidget()
        for_all.setLayout(row(*self._choose_all_buttons, None))
        head = Breaking(label(text, "label", wrap=True), for_all, room=640)
        return (head, *self.conflicts)

    def _change_parts(self) -> tuple[QWidget, ...]:
        if not self._rows:
            return ()
        number = counted(len(self._rows), "change")
        return (label(f"{number} that only the copy made", "label"), self.changes)

    def _choose_all(self, taken: Taken) -> None:
        for one in self.conflicts:
            (one.ours if taken is Taken.OURS else one.theirs).setChecked(True)
        self._count()

    def choices(self) -> dict[str, Taken]:
        """What is decided, by key: each conflict, and the changes that are not wanted.

        The others are taken unless they turn out to be conflicts meanwhile, which nobody decided.
        """
        left = {one.key: Taken.OURS for one, wanted in self._ticked() if not wanted}
        decided = {one.key: one.taken for one in self.conflicts if one.taken}
        return {**left, **decided}

    def _ticked(self) -> Iterator[tuple[Told, bool]]:
        for place, one in enumerate(self._rows):
            item = self.changes.topLevelItem(place)
            yield one, item is not None and item.checkState(0) is Qt.CheckState.Checked

    def _count(self) -> None:
        open_ = sum(one.taken is None for one in self.conflicts)
        taken = sum(one.taken is Taken.THEIRS for one in self.conflicts)
        taken += sum(wanted for _one, wanted in self._ticked())
        self._count_line.setText(
            f"{counted(open_, 'conflict')} to be decided."
            if open_
            else f"{taken} to be taken over."
        )
        self.merge.setEnabled(not open_ and bool(taken or self.conflicts))

    def _agree(self) -> None:
        self.accept()
        self.decided.emit(self.choices())


def _list(rows: Sequence[Told]) -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName("Changes that only the copy made")
    made.setColumnCount(len(_HEADINGS))
    made.setHeaderLabels(list(_HEADINGS))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    for place, width in ((0, 180), (2, 150), (3, 200), (4, 170)):
        made.header().resizeSection(place, theme.px(width))
    for one in rows:
        texts = [one.about, one.what, one.ours or _NONE, one.theirs or _NONE, one.said_there]
        item = QTreeWidgetItem(made, texts)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked)
        for place, text in enumerate(texts):
            item.setToolTip(place, text)
    made.setMinimumHeight(theme.px(min(60 + 26 * len(rows), 300)))
    return made
