"""What is said about the chosen date: how it is computed, both readings, what it rests on, sources."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from limen.domain.calendar import Met, Milestone, Standing
from limen.domain.case import Case
from limen.engine import words
from limen.engine.calendar.duties import mark
from limen.gui.charts.plans import LANE_NAMES, Planned
from limen.gui.phrases import capital
from limen.gui.widgets.citations import citations
from limen.gui.widgets.parts import button, clear, column, label, row

_MOST_BUTTONS = 3
_OWN = "plan_preparation"


class DateDetail(QWidget):
    """The sentences about one date.

    *question_wanted* asks for an answer that it is counted from.  *met* carries what a person wants
    to mark as met, *unmet* the id of the record that said so of something that was not met.
    """

    question_wanted = Signal(str, str)
    met = Signal(object)
    unmet = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told = column()
        self._told.setContentsMargins(16, 12, 16, 16)
        self.setLayout(self._told)

    def tell(self, one: Planned | None, case: Case | None) -> None:
        """Say everything about *one*."""
        clear(self._told)
        if one is not None and case is not None:
            for part in self._sentences(one, case):
                self._told.addWidget(part)
        self._told.addStretch(1)

    def _sentences(self, one: Planned, case: Case) -> Iterator[QWidget]:
        milestone = one.milestone
        yield from _heading(one)
        yield label(milestone.computed, wrap=True, parts=True)
        yield from _readings(milestone)
        for remark in milestone.remarks:
            yield label(f"Reported: {remark.text}", wrap=True, parts=True)
            yield citations(remark.source)
        yield self._buttons(one, case)
        if one.note:
            yield label(one.note, "quiet", wrap=True, parts=True)
        if milestone.source:
            yield citations(milestone.source)

    def _buttons(self, one: Planned, case: Case) -> QWidget:
        made, buttons = QWidget(), column()
        if one.milestone.duty:
            buttons.addLayout(row(*self._meeting(one), None))
        for record, key in one.milestone.rests_on[:_MOST_BUTTONS]:
            name, asked = _asked(case, record, key)
            if name:
                buttons.addLayout(row(button(name, self._asking(record, asked)), None))
        made.setLayout(buttons)
        return made

    def _meeting(self, one: Planned) -> Iterator[QWidget]:
        """What can be said about whether a duty was met."""
        met = one.milestone.met
        if met is None:
            yield button("Mark as met…", lambda: self.met.emit(one), "primary")
        elif met.id:
            yield button("Not met after all", lambda: self.unmet.emit(met.id))

    def _asking(self, record: str, key: str) -> Callable[[], None]:
        return lambda: self.question_wanted.emit(record, key)


def _heading(one: Planned) -> Iterator[QWidget]:
    """Whose it is, what it is, when, and how it stands."""
    milestone = one.milestone
    parts = (LANE_NAMES[milestone.lane], one.name, one.model)
    place = " · ".join(part for part in dict.fromkeys(parts) if part)
    yield label(place, "quiet", wrap=True)
    yield label(milestone.what, "heading", wrap=True, parts=True)
    if milestone.on is not None:
        yield label(f"{one.when}{_firm(one)}", "label", wrap=True, parts=True)
    if stands := mark(milestone):
        yield label(stands, "label", wrap=True, parts=True)
    if milestone.met is not None:
        yield from _told(milestone.met)


def _readings(one: Milestone) -> Iterator[QWidget]:
    if one.rolled and one.strict and one.rolled != one.strict:
        strict, rolled = words.day(one.strict), words.day(one.rolled)
        yield label(f"Strictly {strict}; rolled {rolled}.", "quiet", wrap=True)


def _told(met: Met) -> Iterator[QWidget]:
    if met.by:
        yield label(f"Met by {met.by}.", wrap=True, parts=True)
    if met.account:
        yield label(met.account, "quiet", wrap=True, parts=True)


def _firm(one: Planned) -> str:
    milestone = one.milestone
    marks = ["on the critical chain"] if milestone.critical else []
    if milestone.standing is not Standing.PLANNED and not mark(milestone):
        marks.append(milestone.standing)
    return f" · {', '.join(marks)}" if marks else ""


_CHANGES = {
    "trusted_partner_release": "Change the day",
    "public_release": "Change the day",
    "date": "Change the day",
    "met_on": "Change what was said of it",
    "start_date": "Change the start",
    "end_date": "Change the end",
    "window_days": "Change the length",
    "at": "Change the moment",
    "involved_at": "Change the moment",
    "resolved_at": "Say when it was resolved",
    "harm": "Say what the harm was",
}


def _asked(case: Case, record_id: str, key: str) -> tuple[str, str]:
    """The name of the button that leads to a question, and its key; no name where there is none."""
    record = case.casefile.record(record_id)
    if record is None:
        return "", key
    if key.startswith(("days_", "done_")):
        if case.casefile.answer(record_id, _OWN).value is not True:
            return ("Set durations of your own" if key.startswith("days_") else ""), _OWN
        return ("Change the duration" if key.startswith("days_") else "Say when it was done"), key
    return capital(_CHANGES.get(key, "Change the answer")), key
