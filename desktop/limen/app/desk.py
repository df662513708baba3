"""One open casefile with everything that follows from it: what both faces work at."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from limen.app.clock import Clock
from limen.app.evidencing import WithEvidence
from limen.app.opening import opened
from limen.app.own_rules import carried_along
from limen.app.rulebooks import rulebook_for
from limen.domain.answers import Answer, How, Provenance
from limen.domain.case import Case
from limen.domain.errors import NamelessError, UnknownNameError, UnreadableFileError
from limen.domain.evidence import Described, Keeping, Proposal, Reading, Specimen
from limen.domain.forms import RecordKind
from limen.domain.history import Manner
from limen.domain.merging import Taken
from limen.domain.overriding import override
from limen.domain.records import Record
from limen.domain.rules import Rulebook
from limen.engine.case import examine
from limen.library.interview import interview, offering, question
from limen.library.rulebook import evaluations, rulebook
from limen.store.casefile import CasefileStore

_NOTHING: Mapping[str, Answer] = MappingProxyType({})

if TYPE_CHECKING:
    from limen.app.merging import Copy, Prepared


class Desk(WithEvidence):
    """A casefile that is being worked at.

    Every change is durable when its method returns, and *case* shows what follows from it.  After
    `keep`, a change that the disk does not take waits in memory, and *stranded* says why.
    *who* is the name under which changes are logged, as the person gave it; "" for none.
    *without_own* is a sentence where own rules lie beside the casefile and do not count; else "".
    *state* is what an earlier state is called, where it is one that is looked at.
    """

    without_own = ""
    state = ""

    def __init__(
        self, store: CasefileStore, clock: Clock, who: str = "", book: Rulebook | None = None
    ) -> None:
        super().__init__(store, clock, who)
        self.case = self._under(book or rulebook())

    @classmethod
    def create(
        cls, path: Path, organization: str, clock: Clock, *, who: str = "", example: bool = False
    ) -> Self:
        """A desk with a new casefile about *organization*; refuses to replace a file."""
        at, name = clock.instant(), _name(organization)
        store = CasefileStore.create(path, name, at=at, who=who, example=example)
        return cls(store, clock, who)

    @classmethod
    def open(cls, path: Path, clock: Clock, who: str = "", book: Rulebook | None = None) -> Self:
        """A desk with the casefile at *path*, under *book* or the own rules that lie beside it."""
        book = book or rulebook_for(path)  # first: what is wrong is said before anything is open
        return cls(opened(path), clock, who, book)

    @property
    def title(self) -> str:
        """The organisation's name, marked where the casefile is the example."""
        casefile = self.case.casefile
        state = f", {self.state}" if self.state else ""
        return f"{casefile.organization.name}{' (EXAMPLE)' if casefile.example else ''}{state}"

    def say(self, record_id: str, question_key: str, answer: Answer, why: str = "") -> Case:
        """Answer one question, with a reason where one is given; “not asked yet” takes it back."""
        record = self._record(record_id)
        asked = question(self.case.interview, record.kind, question_key)
        if self.case.casefile.answer(record_id, question_key) == answer:
            return self.case
        with self._step(_MANNERS[answer.provenance.how], why) as step:
            step.say(record_id, asked.key, answer)
        return self._look()

    def add(
        self, kind: RecordKind, name: str, parent_id: str, said: Mapping[str, Answer] = _NOTHING
    ) -> Record:
        """Add a record beneath *parent_id*, with what is *said* about it, as one step."""
        manner = Manner.EXAMPLE if self.case.casefile.example else Manner.TYPED
        with self._step(manner) as step:
            record = step.add(kind, _name(name), parent_id)
            for key, answer in said.items():
                step.say(record.id, key, answer)
        self._look()
        return record

    def rename(self, record_id: str, name: str) -> Case:
        """Give a record another name."""
        record, new = self._record(record_id), _name(name)
        with self._step(Manner.TYPED) as step:
            step.rename(record.id, new)
        return self._look()

    def remove(self, record_id: str) -> Case:
        """Put a record out of sight with all that hangs on it; `undo` brings it back."""
        record = self._record(record_id)
        with self._step(Manner.TYPED) as step:
            step.remove(record.id)
        return self._look()

    def bring_back(self, identifier: str) -> Case:
        """Bring back what was removed, with all that hangs on it."""
        with self._step(Manner.TYPED) as step:
            step.restore(identifier)
        return self._look()

    def accept(
        self,
        record_id: str,
        reading: Reading,
        proposals: tuple[Proposal, ...],
        found: Specimen | None = None,
    ) -> Case:
        """Take over what was read from a file, as one step, with the file as evidence.

        *found* is the file itself, where it is to be kept; otherwise its hash is.
        """
        from limen.engine.interpret import interpret

        record = self._record(record_id)
        meant = [
            (one, interpret(question(self.case.interview, record.kind, one.question), one.raw))
            for one in proposals
        ]  # all of them are understood before any of them is said
        if found and not reading.partial and found.sha256 != reading.sha256:
            raise UnreadableFileError(reading.source, "it changed after it was read.", "Try again.")
        with self._step(Manner.IMPORTED, f"Read from {reading.source}") as step:
            evidence = step.attach_specimen(record_id, found or _named(reading), Described())
            for proposal, answer in meant:
                said = _with_provenance(answer, reading, proposal, evidence.id)
                step.say(record_id, proposal.question, said)
        return self._look()

    def follow(self, book: Rulebook) -> Case:
        """See everything under *book* from now on."""
        self.without_own = ""
        self.case = self._under(book)
        return self.case

    def _under(self, book: Rulebook) -> Case:
        asked = offering(interview(book), book, evaluations())
        return examine(self._store.casefile(), book, asked, self._clock.today())

    @override
    def go_on_with(self, path: Path) -> None:
        super().go_on_with(path)
        self.state = ""
        if self.case.rulebook.pack is not None:
            self.without_own = carried_along(path, self.case.rulebook.pack.files)

    def merge(
        self, copy: "Copy", choices: Mapping[str, Taken], known: "Prepared | None" = None
    ) -> Case:
        """Take over what a returned copy brings, as one step; each conflict is among *choices*.

        What is *known* of it already counts as long as nothing was said since.
        """
        from limen.app.merging import planned, take_over

        with self._step(Manner.MERGED, f"Merged from {copy.name}") as step:
            if known is not None and known.head == step.contents.head:
                found = known.changes
            else:
                found = planned(self._store.entries(), copy)
            take_over(step, found, copy, choices, self._store.holds)
        return self._look()

    @override
    def distrust(self, problems: tuple[str, ...]) -> None:
        super().distrust(problems)
        self._look()

    def look(self) -> Case:
        """The case with what somebody else said since the last look."""
        return self._look()

    @override
    def _look(self) -> Case:
        self.case = examine(
            self._store.casefile(),
            self.case.rulebook,
            self.case.interview,
            self._clock.today(),
            self.case,
        )
        return self.case

    def _record(self, identifier: str) -> Record:
        record = self.case.casefile.record(identifier)
        if record is None:
            known = tuple(one.id for one in self.case.casefile.records)
            raise UnknownNameError("record", identifier, known)
        return record


_MANNERS = {
    How.TYPED: Manner.TYPED,
    How.IMPORTED: Manner.IMPORTED,
    How.EXAMPLE: Manner.EXAMPLE,
}


def _name(typed: str) -> str:
    """What was typed as a name, on one line."""
    name = " ".join(typed.split())
    if not name:
        raise NamelessError
    return name


def _named(reading: Reading) -> Specimen:
    """A file of which only the hash is kept."""
    return Specimen(
        name=reading.source,
        sha256=reading.sha256,
        size=reading.size,
        kind=reading.format,
        keeping=Keeping.NAMED,
    )


def _with_provenance(answer: Answer, reading: Reading, proposal: Proposal, evidence: str) -> Answer:
    from dataclasses import replace

    provenance = Provenance(
        how=How.IMPORTED, source=reading.source, place=proposal.place, sha256=reading.sha256
    )
    return replace(answer, note=proposal.note, provenance=provenance, evidence=(evidence,))
