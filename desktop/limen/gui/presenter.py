"""Between the desk and the pages: one immutable state, one signal when it changed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from limen.app.desk import Desk
from limen.domain.answers import Answer
from limen.domain.case import Case
from limen.domain.errors import ChangedMeanwhileError, LimenError
from limen.domain.evidence import Described, Evidence, Proposal, Reading, Specimen
from limen.domain.forms import RecordKind
from limen.domain.history import Manner
from limen.domain.merging import Taken
from limen.domain.records import Record
from limen.domain.snapshots import Snapshot

if TYPE_CHECKING:
    from limen.app.trash import Discarded

if TYPE_CHECKING:
    from limen.app.merging import Copy, Prepared

T = TypeVar("T")


class Presenter(QObject):
    """The casefile on the screen.

    Every edit goes through here to the desk and is durable when the method returns.  *changed*
    carries the whole `Case`; *refused* a sentence about an edit that could not be made, *told* one
    about an edit that would not be seen otherwise.  *met* is why the last edit was not made, where
    somebody else was quicker; *looking* tells that what changed now is somebody else's doing.
    """

    changed = Signal(object)
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.met: ChangedMeanwhileError | None = None
        self.looking = False

    @property
    def case(self) -> Case:
        """The casefile and all that follows from it now."""
        return self.desk.case

    def say(self, record: str, question: str, answer: Answer) -> bool:
        """Give an answer; whether it was taken."""
        return self._edit(lambda: self.desk.say(record, question, answer)) is not None

    def add(
        self, kind: RecordKind, name: str, parent: str, said: Mapping[str, Answer] | None = None
    ) -> Record | None:
        """Add a record beneath *parent*, with what is *said* about it."""
        return self._edit(lambda: self.desk.add(kind, name, parent, said or {}))

    def rename(self, record: str, name: str) -> bool:
        """Give a record another name."""
        return self._edit(lambda: self.desk.rename(record, name)) is not None

    def remove(self, record: str) -> bool:
        """Take a record away; undo brings it back."""
        return self._edit(lambda: self.desk.remove(record)) is not None

    def accept(
        self,
        record: str,
        reading: Reading,
        proposals: tuple[Proposal, ...],
        found: Specimen | None = None,
    ) -> bool:
        """Take over what was read from a file, which is kept where it was *found* for that."""
        return self._edit(lambda: self.desk.accept(record, reading, proposals, found)) is not None

    def merge(self, copy: "Copy", choices: Mapping[str, Taken], known: "Prepared") -> bool:
        """Take over what was decided about a returned copy, of which so much is *known*."""
        return self._edit(lambda: self.desk.merge(copy, choices, known)) is not None

    def look(self) -> None:
        """Show what somebody else said meanwhile."""
        try:
            self.desk.look()
        except LimenError:
            return  # the next look, or the next change, tells what is wrong
        self.looking = True
        self.changed.emit(self.case)
        self.looking = False

    def attach(self, record: str, found: Specimen, question: str = "") -> Evidence | None:
        """Attach a file that was read, to a record or to one of its answers."""
        return self._edit(lambda: self.desk.attach(record, found, question=question))

    def describe(self, evidence: str, said: Described) -> bool:
        """Say something else about a piece of evidence."""
        return self._edit(lambda: self.desk.describe(evidence, said)) is not None

    def link(self, record: str, question: str, evidence: str) -> bool:
        """Let a piece of evidence back one more answer."""
        return self._edit(lambda: self.desk.link(record, question, evidence)) is not None

    def unlink(self, record: str, question: str, evidence: str) -> bool:
        """Let a piece of evidence back an answer no more."""
        return self._edit(lambda: self.desk.unlink(record, question, evidence)) is not None

    def discard_unnamed(self) -> bool:
        """Drop the content of files that are out of sight, for good."""
        return self._edit(self.desk.discard_unnamed) is not None

    def put_evidence_away(self, evidence: str) -> bool:
        """Put a piece of evidence out of sight; undo brings it back."""
        return self._edit(lambda: self.desk.put_evidence_away(evidence)) is not None

    def undo(self, step: int = 0) -> None:
        """Take a step back, or without a number the last one of one's own, if there is one."""
        if step or self.desk.undo_label:
            self._reverse(self.desk.undo, step, Manner.UNDONE)

    def redo(self, step: int = 0) -> None:
        """Do a step again that was taken back; without a number the last one, if there is one."""
        if step or self.desk.redo_label:
            self._reverse(self.desk.redo, step, Manner.REDONE)

    def _reverse(self, reverse: Callable[[int], str], step: int, manner: Manner) -> None:
        """Reverse a step; what was not done in plain sight just now is told."""
        hidden = bool(step) or self.desk.reaches_back(manner)
        said = self._edit(lambda: reverse(step))
        if said and hidden:
            self.told.emit(said)

    def restore_to(self, sequence: int) -> str:
        """Bring back the state behind an entry; what was done, in a sentence, "" where nothing was."""
        return self._tell(self._edit(lambda: self.desk.restore_to(sequence)))

    def restore(self, snapshot: Snapshot) -> str:
        """Bring back the state of a snapshot; likewise."""
        from limen.app.snapshots import restored

        return self._tell(self._edit(lambda: restored(self.desk, snapshot)))

    def bring_back(self, one: "Discarded") -> str:
        """Take something out of the trash; likewise."""
        from limen.app.trash import bring_back

        return self._edit(lambda: bring_back(self.desk, one)) or ""

    def _tell(self, said: str | None) -> str:
        if said:
            self.told.emit(said)
        return said or ""

    def _edit(self, edit: Callable[[], T]) -> T | None:
        self.met = None
        try:
            made = edit()
        except ChangedMeanwhileError as meeting:
            self.met = meeting
            self.changed.emit(self.case)
            self.refused.emit(str(meeting))
            return None
        except LimenError as refusal:
            self.refused.emit(str(refusal))
            return None
        self.changed.emit(self.case)
        return made
