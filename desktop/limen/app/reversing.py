"""Undo and redo over sessions: the log says what can be taken back, and keeps both.

The keys walk the log backwards: undo takes back the newest step that stands and that the person at
work made, in whatever session, or that nobody signed.  What somebody else did is taken back where it can
be seen, in the history, and never by a key.
"""

from msgspec import convert

from limen.app.clock import Clock
from limen.app.logbook import Teller, when
from limen.app.together import Together
from limen.domain.answers import NOT_ASKED
from limen.domain.errors import (
    LimenError,
    ReadOnlyError,
    UnknownNameError,
)
from limen.domain.evidence import Described
from limen.domain.history import Action, Entry, Manner
from limen.domain.overriding import override
from limen.domain.undoing import Deed, Obstacle, Reason
from limen.engine.history.reversals import (
    Reversals,
    meant,
    nearest_redo,
    nearest_undo,
    reason,
)
from limen.engine.history.undoing import brought_back, do_again, take_back
from limen.engine.words import counted
from limen.store import codec, looking
from limen.store.casefile import CasefileStore
from limen.store.step import Step

_ADVICE = {
    Reason.CHANGED: ": take that back first",
    Reason.RESTS: ": take that back first",
    Reason.GONE: ": bring that back first",
}


class InTheWayError(LimenError):
    """A step that cannot be taken back, or not be done again, and what stands in the way."""

    def __init__(self, what: str, why: str, advice: str) -> None:
        super().__init__(f"{what} {why}. Nothing was changed{advice}.")


class NothingChangedError(LimenError):
    """A state that is to be restored, and is there."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The casefile says what it said in {what}: there is nothing to restore.")


class Reversing(Together):
    """A casefile whose steps can be taken back and done again; *who* is at work."""

    def __init__(self, store: CasefileStore, clock: Clock, who: str) -> None:
        super().__init__(store, clock, who)
        self._opened_at = store.newest[0]
        self._near: tuple[object, int, int] = (None, 0, 0)
        self._reversals: tuple[int, str, Reversals] = (0, "", {})

    @property
    def undo_label(self) -> str:
        """What `undo` would take back, "" for nothing."""
        step = self._nearest()[0]
        return self.label(step) if step else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would do again, "" for nothing."""
        step = self._nearest()[1]
        return self.label(step) if step else ""

    def reaches_back(self, manner: Manner) -> bool:
        """Whether `undo` or `redo` would reverse what was done before the casefile was opened here."""
        step = self._nearest()[0 if manner is Manner.UNDONE else 1]
        return 0 < step <= self._opened_at

    def undo(self, step: int = 0) -> str:
        """Take a step back, the newest of one's own without a number; what was taken back, in a sentence.

        The log keeps both.  Raises `InTheWayError` where something stands in the way; "" is
        returned where there is nothing to take back.
        """
        return self._reverse(Manner.UNDONE, step or self._nearest()[0])

    def redo(self, step: int = 0) -> str:
        """Do a step again that was taken back, the last one of one's own without a number; likewise."""
        return self._reverse(Manner.REDONE, step or self._nearest()[1])

    def restore_to(self, sequence: int, name: str = "") -> str:
        """Bring back the state behind entry number *sequence*, as a step; what was done, in a sentence.

        Nothing is lost by it, and it can be taken back like any step.  *name* is what the state is
        called.
        """
        what = f"the state of {name}" if name else f"the state after entry {sequence}"
        if not 0 < sequence <= self._store.newest[0]:
            raise UnknownNameError("entry", str(sequence))
        with self._step(Manner.RESTORED, f"Restore {what}") as doing:
            deeds = brought_back(self.look_up(lambda one: looking.since(one, sequence)), sequence)
            if not deeds:
                raise NothingChangedError(what)
            for deed in deeds:
                do(doing, deed)
        self._look()
        return f"Restored {what}: {counted(len(deeds), 'change')} taken back."

    def label(self, step: int) -> str:
        """What a step did, in a few words."""
        return self.teller().label(self._entries_of(step))

    @override
    def teller(self) -> Teller:
        """What tells the log as it stands now."""
        return Teller(self.case, self.contents, self.reversals)

    def reversals(self) -> Reversals:
        """What became of the steps that were taken back or done again."""
        number, head, _ = self._store.newest
        known, last, found = self._reversals
        if (number, head) != (known, last):
            if self.look_up(lambda one: looking.hash_of(one, known)) != last:
                known, found = 0, {}  # it is another log
            new = self.look_up(lambda one: looking.reversals(one, known))
            self._reversals = number, head, {**found, **new}
        return self._reversals[2]

    def _nearest(self) -> tuple[int, int]:
        if self.read_only:
            return 0, 0
        known = self._store.newest[:2], self.who
        if self._near[0] != known:
            look_up, who = self.look_up, self.who
            undo = look_up(lambda one: looking.nearest(one, who, nearest_undo))
            redo = look_up(lambda one: looking.nearest(one, who, nearest_redo))
            self._near = known, undo, redo
        return self._near[1:]

    def _entries_of(self, number: int) -> list[Entry]:
        """The entries of the step to which entry *number* belongs."""
        if not 0 < number <= self._store.newest[0]:
            raise UnknownNameError("entry", str(number))
        return self.look_up(lambda one: looking.step(one, number))

    def _reverse(self, asked: Manner, number: int) -> str:
        if not number and self.read_only:
            raise ReadOnlyError(str(self.path), self.read_only)
        if not number:
            return ""
        manner, step = meant(asked, self._entries_of(number)[0])
        entries = self._entries_of(step)
        label = self.teller().label(entries)
        with self._step(manner, reason(manner, step, label)) as doing:
            for deed in self._deeds(manner, step):
                do(doing, deed)
        self._look()
        done = "Taken back" if manner is Manner.UNDONE else "Done again"
        return f"{done}: {label} (step {step} of {when(entries[0].at)})."

    def _deeds(self, manner: Manner, step: int) -> tuple[Deed, ...]:
        known = self.reversals()
        log = self.look_up(lambda one: looking.concerning(one, step, known))
        backwards = manner is Manner.UNDONE
        found = (take_back if backwards else do_again)(log, step, known)
        if isinstance(found, Obstacle):
            verb = "taken back" if backwards else "done again"
            what = f"Step {step} ({self.label(step)}) cannot be {verb}:"
            raise InTheWayError(what, self._told(found), _ADVICE.get(found.reason, ""))
        return found

    def _told(self, obstacle: Obstacle) -> str:
        if obstacle.entry is None:
            return str(obstacle.reason)
        entry = obstacle.entry
        by = f", {entry.who}" if entry.who else ""
        more = f", and {obstacle.more} more" if obstacle.more else ""
        label = self.teller().label([entry])
        where = f"entry {entry.sequence} ({when(entry.at)}{by}: {label}){more}"
        return f"{obstacle.reason}, in {where}"


def do(step: Step, deed: Deed) -> None:
    """Make the entry that *deed* asks for."""
    match deed.action:
        case Action.SAY:
            answer = NOT_ASKED if deed.what is None else codec.answer(deed.what)
            step.say(deed.record, deed.question, answer)
        case Action.RENAME:
            step.rename(deed.record, str((deed.what or {})["name"]))
        case Action.DESCRIBE:
            step.describe(deed.record, convert(deed.what, Described))
        case Action.REMOVE:
            step.remove(deed.record)
        case _:
            step.restore(deed.record)
