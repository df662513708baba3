"""Copies of one casefile that go their own ways, in memory: made as the casefile makes them."""

from collections.abc import Callable, Mapping
from typing import Self

from limen.app.merging import Copy, planned, take_over
from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.forms import RecordKind
from limen.domain.history import Entry, Manner
from limen.domain.merging import Taken
from limen.domain.records import Casefile
from limen.store.contents import Contents
from limen.store.step import Circumstances, Step

LAB, MODEL, RUN = "organization-1", "model-1", "training-run-1"


def spoken(text: str, *files: str) -> Answer:
    return Answer(value=text, said=text, evidence=files) if text else NOT_ASKED


class File:
    """One copy of a casefile, whose changes are logged under the name of *who*."""

    def __init__(self, who: str = "") -> None:
        self.who = who
        self.contents = Contents()
        self.entries: list[Entry] = []

    @classmethod
    def begun(cls) -> Self:
        """A lab with one model, one run, and an answer about each."""
        made = cls()
        made.do(lambda step: step.create("Lab", example=False))
        made.add(RecordKind.MODEL, "Olmo", LAB)
        made.add(RecordKind.TRAINING_RUN, "Pre-training", MODEL)
        return made.say(MODEL, "weights", "open").say(RUN, "tokens", "15T")

    def copied(self, who: str) -> "File":
        other = File(who)
        other.contents, other.entries = self.contents.copy(), list(self.entries)
        return other

    def do(self, change: Callable[[Step], object], manner: Manner = Manner.TYPED) -> Self:
        at = f"2026-11-24T12:{len(self.entries):02}:00.000Z"
        step = Step(self.contents, Circumstances(at=at, manner=manner, who=self.who))
        change(step)
        self.contents = step.contents
        self.entries += step.entries
        return self

    def add(self, kind: RecordKind, name: str, parent: str) -> str:
        self.do(lambda step: step.add(kind, name, parent))
        return self.entries[-1].record

    def attach(self, record: str, name: str) -> str:
        self.do(lambda step: step.attach(record, name=name, sha256="ab" * 32, size=7))
        return str(self.entries[-1].what["id"])

    def say(self, record: str, question: str, text: str, *files: str) -> Self:
        return self.do(lambda step: step.say(record, question, spoken(text, *files)))

    def rename(self, record: str, name: str) -> Self:
        return self.do(lambda step: step.rename(record, name))

    def remove(self, record: str) -> Self:
        return self.do(lambda step: step.remove(record))

    def restore(self, record: str) -> Self:
        return self.do(lambda step: step.restore(record))

    @property
    def copy(self) -> Copy:
        return Copy(name="copy.limen", log=tuple(self.entries))

    @property
    def casefile(self) -> Casefile:
        return self.contents.casefile()

    def brings(self, other: "File") -> dict[str, bool]:
        """The keys of what *other* brings, and whether each is a conflict."""
        return {one.key: one.conflict for one in planned(self.entries, other.copy)}

    def merge(self, other: "File", choices: Mapping[str, Taken] | Taken = Taken.THEIRS) -> Self:
        """Take over what *other* brings; one choice for everything, or each by its key."""
        if isinstance(choices, Taken):
            choices = dict.fromkeys(self.brings(other), choices)
        found = planned(self.entries, other.copy)
        return self.do(lambda step: take_over(step, found, other.copy, choices), Manner.MERGED)

    def answer(self, record: str, question: str) -> str:
        return self.casefile.answer(record, question).said

    def names(self) -> list[str]:
        return [record.name for record in self.casefile.records]
