"""Saying that a duty was met: when, by whom, and what is on record; undone like any answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from limen.app.meeting import telling
from limen.domain.case import Case
from limen.domain.errors import LimenError
from limen.domain.forms import RecordKind
from limen.domain.overriding import override
from limen.gui.dialogs import Asking, labelled
from limen.gui.guarded import guarded
from limen.gui.phrases import short
from limen.gui.widgets.days import DayField
from limen.gui.widgets.fields import line
from limen.gui.widgets.parts import label, row

if TYPE_CHECKING:
    from limen.gui.charts.plans import Planned
    from limen.gui.presenter import Presenter


class Meeting(Asking):
    """Asks when a duty was met and by whom; *agreed* carries what is said of it, by question key."""

    agreed = Signal(object)

    def __init__(self, parent: QWidget, case: Case, planned: "Planned", who: str) -> None:
        super().__init__(parent, "Mark as met", "Mark as met")
        self._case, self._planned = case, planned
        self.day = DayField("On which day was it met?")
        self.day.text.setText(short(case.today))
        self.refusal = label(role="refusal", wrap=True)
        self.by = line("Who met it?", who)
        self.account = line("What is on record about it?", placeholder="a reference, what was sent")
        self.fill(
            label(planned.milestone.what, "label", wrap=True),
            label(f"{planned.place} · {planned.when}", "quiet", wrap=True),
            _named("On which day was it met?", self.day.text),
            row(self.day, None),
            self.refusal,
            *labelled("Who met it?", self.by),
            *labelled("What is on record about it?", self.account),
        )
        self.refusal.hide()
        self.day.text.textEdited.connect(self.refusal.hide)
        self.day.text.setFocus()
        self.day.text.selectAll()

    @override
    @guarded(default=None)
    def accept(self) -> None:
        """Take what was typed, or say beside the day why it cannot be taken."""
        texts = (self.day.text.text(), self.by.text(), self.account.text())
        try:
            said = telling(self._case, self._planned.milestone, *texts)
        except LimenError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            self.day.text.setFocus()
            return
        self.agreed.emit(said)
        super().accept()


def _named(text: str, field: QWidget) -> QLabel:
    made = label(text, "label")
    made.setBuddy(field)
    return made


def ask_when_met(
    parent: QWidget, presenter: "Presenter", case: Case, planned: "Planned"
) -> Meeting:
    """Let a person say when what is *planned* was met."""
    dialog = Meeting(parent, case, planned, presenter.desk.who)
    name, owner = planned.milestone.what, planned.owner
    dialog.agreed.connect(lambda said: presenter.add(RecordKind.DUTY, name, owner, said))
    dialog.open()
    return dialog
