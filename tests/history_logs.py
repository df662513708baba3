"""Logs for tests of the history: made as the casefile makes them, without a file."""

from collections.abc import Callable, Iterable, Sequence

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.evidence import Described
from limen.domain.forms import RecordKind
from limen.domain.history import Action, Entry, Manner
from limen.domain.undoing import Deed, Obstacle, Outline
from limen.engine.history.reversals import (
    Reversals,
    meant,
    newest_reversals,
    reason,
    run_of,
    stands,
)
from limen.engine.history.undoing import do_again, take_back
from limen.store import codec
from limen.store.contents import Contents
from limen.store.step import Circumstances, Step

Change = Callable[[Step], object]


class Log:
    """A log to which steps are added, one after the other."""

    def __init__(self) -> None:
        self.contents = Contents()
        self.entries: list[Entry] = []
        self.make(lambda step: step.create("Lab", example=False))

    def make(self, change: Change, manner: Manner = Manner.TYPED, why: str = "") -> int:
        """Make a step, and give its number; 0 where it did nothing."""
        number = len(self.entries) + 1
        at = f"2026-11-24T12:{number // 60 % 60:02}:{number % 60:02}.000Z"
        step = Step(self.contents, Circumstances(at=at, manner=manner, why=why))
        change(step)
        self.contents = step.contents
        self.entries += step.entries
        return number if step.entries else 0

    def add(self, kind: RecordKind, parent: str) -> str:
        """Add a record, and give its id."""
        made: list[str] = []
        self.make(lambda step: made.append(step.add(kind, f"A {kind}", parent).id))
        return made[0]

    def say(self, record: str, question: str, text: str) -> int:
        """Say an answer in a step of its own."""
        return self.make(lambda step: step.say(record, question, Answer(value=text, said=text)))

    @property
    def reversals(self) -> Reversals:
        return newest_reversals(outlines(self.entries))

    def undo(self, step: int) -> Obstacle | int:
        """Take a step back, and give the number of the step that does it, or what stands in the way."""
        return self._reverse(Manner.UNDONE, step)

    def redo(self, step: int) -> Obstacle | int:
        """Do a step again, likewise."""
        return self._reverse(Manner.REDONE, step)

    def _reverse(self, asked: Manner, number: int) -> Obstacle | int:
        manner, step = meant(asked, self.entries[number - 1])
        backwards = manner is Manner.UNDONE
        deeds = (take_back if backwards else do_again)(self.entries, step, self.reversals)
        if isinstance(deeds, Obstacle):
            return deeds
        why = reason(manner, step, "it")
        return self.make(lambda one: do_all(one, deeds), manner, why)


def do_all(step: Step, deeds: Iterable[Deed]) -> None:
    """Make the entries that *deeds* ask for."""
    for deed in deeds:
        do(step, deed)


def do(step: Step, deed: Deed) -> None:
    """Make the entry that *deed* asks for."""
    match deed.action:
        case Action.SAY:
            what = NOT_ASKED if deed.what is None else codec.answer(deed.what)
            step.say(deed.record, deed.question, what)
        case Action.RENAME:
            step.rename(deed.record, str((deed.what or {})["name"]))
        case Action.DESCRIBE:
            step.describe(deed.record, Described(note=str((deed.what or {}).get("note", ""))))
        case Action.REMOVE:
            step.remove(deed.record)
        case _:
            step.restore(deed.record)


def outlines(entries: Sequence[Entry]) -> list[Outline]:
    """The steps of a log, newest first."""
    return [
        Outline(
            step=one.step,
            at=one.at,
            who=one.who,
            manner=one.manner,
            action=one.action,
            why=one.why,
        )
        for one in reversed(entries)
        if one.sequence == one.step
    ]


def state(contents: Contents) -> object:
    """What is there and what is said about it, in no order."""
    casefile = contents.casefile()
    return (
        set(casefile.records),
        {one.id: dict(casefile.said(one.id)) for one in casefile.records},
        set(casefile.evidence),
    )


def state_of_what_stands(entries: Sequence[Entry]) -> object:
    """What a log would add up to in which only the steps were made that stand, when they did."""
    reversals = newest_reversals(outlines(entries))
    contents = Contents()
    for run in dict.fromkeys(one.step for one in entries if stands(one, reversals)):
        origin = next(
            (step for step in reversals if run_of(step, reversals) == run),
            run,
        )
        for entry in entries:
            if entry.step == origin:
                contents.apply(entry)
    return state(contents)
