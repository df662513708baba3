"""What the evidence page lists: each file with the answers that rest on it, and how it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from limen.domain.case import Case
from limen.domain.evidence import Evidence, Standing
from limen.domain.forms import Question
from limen.domain.records import Record
from limen.domain.screening import State
from limen.engine.evidence import period, size, standing
from limen.engine.interpret import shown
from limen.engine.words import listed
from limen.gui.belonging import model_of
from limen.gui.phrases import short
from limen.gui.widgets.states import state_icon
from limen.gui.widgets.tables import Column

_SHORT = 12

WORDS: Mapping[Standing, str] = {
    Standing.FINE: "Fine",
    Standing.CHANGED: "Changed since attached",
    Standing.MISSING: "Missing",
    Standing.EXPIRED: "Expired",
    Standing.UNCHECKED: "Not checked",
    Standing.NAMED: "Hash only",
}
"""How a file stands, in words."""

SHAPES: Mapping[Standing, State] = {
    Standing.FINE: State.NOT_TRIPPED,
    Standing.CHANGED: State.TRIPPED,
    Standing.MISSING: State.RULE_PROBLEM,
    Standing.EXPIRED: State.COULD_BE_EITHER,
    Standing.UNCHECKED: State.DOESNT_APPLY,
    Standing.NAMED: State.CANNOT_SAY,
}
"""The shape of each, which is that of a finding: ○ ▲ ! ◐ – ?."""


@dataclass(frozen=True, kw_only=True)
class Linked:
    """One answer that rests on a piece of evidence."""

    record: Record
    question: Question
    said: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """A piece of evidence with the answers that rest on it, and how it stands."""

    evidence: Evidence
    answers: tuple[Linked, ...]
    standing: Standing

    @property
    def kind(self) -> str:
        """What sort of file it is, or by the end of its name where nobody looked into it."""
        if self.evidence.kind:
            return self.evidence.kind
        _name, dot, ending = self.evidence.name.rpartition(".")
        return ending.upper() if dot and ending else "File"

    @property
    def about(self) -> str:
        """The records that it says something about."""
        return listed(tuple(dict.fromkeys(one.record.name for one in self.answers))) or "–"

    @property
    def effective(self) -> str:
        """The day or period of which it tells."""
        begins, ends = self.evidence.begins, self.evidence.ends
        if begins is None:
            return "–"
        return short(begins) if ends is None else f"{short(begins)} to {short(ends)}"

    @property
    def effective_in_full(self) -> str:
        """The same with days of the week."""
        return period(self.evidence.begins, self.evidence.ends)

    @property
    def added(self) -> str:
        """The day on which it was added, here."""
        try:
            return short(datetime.fromisoformat(self.evidence.added).astimezone().date())
        except (ValueError, OverflowError):
            return self.evidence.added  # whatever another program put there


def items(case: Case, model: str, found: Mapping[str, str]) -> tuple[Item, ...]:
    """What answers about that model or the organisation rest on, and what no answer rests on.

    In the order in which it was added; *found* are the hashes that files had when one looked.
    """
    linked: dict[str, list[Linked]] = {}
    for identifier, one in _links(case):
        linked.setdefault(identifier, []).append(one)
    listed_ = (
        Item(
            evidence=one,
            answers=tuple(linked.get(one.id, ())),
            standing=standing(one, case.today, found.get(one.id)),
        )
        for one in case.casefile.evidence
    )
    return tuple(one for one in listed_ if not one.answers or _concerns(case, one, model))


def _concerns(case: Case, item: Item, model: str) -> bool:
    about = {model_of(case.casefile, one.record.id) for one in item.answers}
    return bool(about & {model, ""})


def _links(case: Case) -> Iterator[tuple[str, Linked]]:
    for record in case.casefile.records:
        form = case.interview.get(record.kind)
        questions = {one.key: one for one in form.questions} if form else {}
        for key, answer in case.casefile.said(record.id).items():
            if key in questions:
                said = shown(questions[key], answer)
                one = Linked(record=record, question=questions[key], said=said)
                yield from ((identifier, one) for identifier in answer.evidence)


COLUMNS: tuple[Column[Item], ...] = (
    Column(heading="Name", text=lambda one: one.evidence.name, hint=lambda one: one.evidence.name),
    Column(
        heading="State",
        text=lambda one: WORDS[one.standing].partition(" since")[0],
        hint=lambda one: WORDS[one.standing],
        icon=lambda one: state_icon(SHAPES[one.standing]),
        order=lambda one: list(WORDS).index(one.standing),
    ),
    Column(heading="Kind", text=lambda one: one.kind, hint=lambda one: one.kind),
    Column(
        heading="Effective",
        text=lambda one: one.effective,
        order=lambda one: f"{one.evidence.begins or ''}",
        hint=lambda one: one.effective_in_full,
    ),
    Column(
        heading="Answers",
        text=lambda one: f"{len(one.answers)}",
        order=lambda one: len(one.answers),
        figures=True,
    ),
    Column(heading="For", text=lambda one: one.about, hint=lambda one: one.about),
    Column(
        heading="SHA-256",
        text=lambda one: f"{one.evidence.sha256[:_SHORT]}…",
        hint=lambda one: one.evidence.sha256,
    ),
    Column(
        heading="Size",
        text=lambda one: size(one.evidence.size),
        order=lambda one: one.evidence.size,
        figures=True,
    ),
    Column(heading="Added", text=lambda one: one.added, order=lambda one: one.evidence.added),
)
