"""The casefile on disk: a log that only grows, and the current state that follows from it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from limen.domain.answers import Answer
from limen.domain.errors import DamagedFileError, LimenError, ReadOnlyError
from limen.domain.forms import RecordKind
from limen.domain.history import Entry, Manner
from limen.domain.overriding import override
from limen.domain.records import Casefile, Record
from limen.store import codec, rows, verifying
from limen.store.building import built, in_bytes, in_memory
from limen.store.contents import Contents
from limen.store.footing import Footing
from limen.store.keeping import Kept
from limen.store.on_disk import OnDisk
from limen.store.opening import opened
from limen.store.placing import place
from limen.store.step import Circumstances, Step
from limen.store.trouble import told
from limen.store.turns import turn

if TYPE_CHECKING:
    from limen.store.salvage import Salvage

_FEW = 500
"""So many new entries are followed one by one: what they do not touch stays as it is, and is known."""

_DAMAGED = "it is damaged; what is whole is shown. Save a copy elsewhere to go on with that."


class CasefileStore(OnDisk):
    """One open ``.limen`` file.

    Whatever returns from a change is on disk; what fails has changed nothing, unless `keep` was
    called.  *read_only* is the reason why nothing can be changed, "" where it can.  Of a
    damaged file what is whole is shown, *lost* names the rest, and it is never written.  Another program
    may write the same file: its changes show with the next look, and only one writes at a time.
    To be used by the thread that opened it.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        try:
            connection, self.read_only = opened(path)
            self._stand_on(path, connection)
        except DamagedFileError as damage:
            salvage = _salvaged(path)
            if salvage is None:
                raise
            self._show_whole(path, salvage, (str(damage), *salvage.lost))

    def _show_whole(self, path: Path, salvage: "Salvage", lost: tuple[str, ...]) -> None:
        self.read_only, self.lost = _DAMAGED, lost
        self._stand_on(path, in_memory(salvage.entries))

    def _stand_on(self, path: Path, connection: sqlite3.Connection) -> None:
        self._footing = Footing(path, connection)
        try:
            self._contents = self._all()
        except BaseException:
            connection.close()
            raise
        self._casefile = self._contents.casefile()

    @classmethod
    def create(
        cls, path: Path, organization: str, *, at: str, who: str = "", example: bool = False
    ) -> Self:
        """A new casefile about *organization*; refuses to replace a file."""
        manner = Manner.EXAMPLE if example else Manner.TYPED
        step = Step(Contents(), Circumstances(at=at, manner=manner, who=who))
        step.create(organization, example=example)
        place(path, built(step.entries))
        return cls(path)

    @classmethod
    def of_log(cls, path: Path, entries: Iterable[Entry], reason: str) -> Self:
        """What a log adds up to, in memory and only to be read for that *reason*; *path* names it."""
        made = cls.__new__(cls)
        OnDisk.__init__(made)
        made.read_only = reason
        with told(path):
            made._stand_on(path, in_memory(entries))  # noqa: SLF001 - it is ours
        return made

    @classmethod
    def of_bytes(cls, path: Path, content: bytes, reason: str) -> Self:
        """The casefile in *content*, in memory and only to be read for that *reason*; *path* names it."""
        made = cls.__new__(cls)
        OnDisk.__init__(made)
        made.read_only, made.sealed = reason, content
        made._stand_on(path, in_bytes(path, content))  # noqa: SLF001 - it is ours
        return made

    def casefile(self) -> Casefile:
        """What is currently said."""
        self._catch_up()
        return self._current()

    @property
    def newest(self) -> tuple[int, str, str]:
        """Number, hash and instant of the newest entry."""
        return self._ask(rows.head)

    @property
    def saved(self) -> str:
        """The instant of the newest entry."""
        return self.newest[2]

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the log or with what is stored beside it, in sentences."""
        if self.lost:
            return self.lost
        found: list[str] = []
        try:
            with told(self.path), rows.reading(self._footing.connection) as connection:
                found.extend(verifying.problems(connection))
        except LimenError as error:
            found.append(str(error))
        return tuple(found)

    def keep(self, kept: Kept | None = None) -> None:
        """Survive the loss of the file: a change that it cannot take waits in memory from now on.

        *kept* is its log, where somebody has read it already.
        """
        self._footing.keep(kept or Kept.of(self.path))

    def distrust(self, problems: tuple[str, ...]) -> None:
        """Show what is whole, as of a damaged file: `verify` found *problems* in it."""
        salvage = _salvaged(self.path)
        if salvage is not None:
            self._footing.connection.close()
            self._show_whole(self.path, salvage, problems)

    def try_again(self) -> None:
        """Write what waits in memory to the file after all; raises where that still cannot be."""
        if self.stranded:
            self._footing.return_to_file(self._contents)

    @contextmanager
    def step(
        self,
        *,
        at: str,
        manner: Manner = Manner.TYPED,
        why: str = "",
        who: str = "",
        seen: Casefile | None = None,
    ) -> Iterator[Step]:
        """Several changes as one: all of them are on disk at the end of the block, or none.

        `casefile` shows them afterwards.  *at* is an ISO 8601 instant in UTC.  With what was *seen*,
        a change of what somebody else changed since raises `ChangedMeanwhileError`.
        """
        if self.read_only:
            raise ReadOnlyError(str(self.path), self.read_only)
        with turn(self.path):
            self._footing.claim(self._head)
            try:
                self._catch_up()
                about = Circumstances(at=at, manner=manner, why=why, who=who)
                step = Step(self._contents, about, seen)
                yield step
            except BaseException:
                self._footing.drop()
                raise
            self._footing.append(step.entries, step.contents, self._head)
            self._contents = step.contents
            self._own.update(entry.step for entry in step.entries[:1])

    def say(  # noqa: PLR0913 - what is said, and the circumstances of every change
        self,
        record: str,
        question: str,
        answer: Answer,
        *,
        at: str,
        manner: Manner = Manner.TYPED,
        why: str = "",
        who: str = "",
    ) -> Casefile:
        """The casefile after one question was answered; “not asked yet” takes an answer back."""
        with self.step(at=at, manner=manner, why=why, who=who) as step:
            step.say(record, question, answer)
        return self._current()

    def add(self, kind: RecordKind, name: str, parent: str, *, at: str, who: str = "") -> Record:
        """A new record of *kind* below the record *parent*."""
        with self.step(at=at, who=who) as step:
            return step.add(kind, name, parent)

    def _current(self) -> Casefile:
        if self._casefile.sequence != self._contents.sequence:
            self._casefile = self._contents.casefile()
        return self._casefile

    def others(self, after: int) -> tuple[Entry, ...]:
        """What other programs said behind entry number *after*, oldest first."""
        return tuple(one for one in self.entries(after) if one.step not in self._own)

    @override
    def _catch_up(self) -> None:
        """Take over what another program wrote since the last look: entry by entry, where it is little."""
        number, head, _ = self._ask(rows.head)
        if (number, head) != self._head:
            few = 0 < number - self._contents.sequence <= _FEW
            self._contents = (few and self._with_news()) or self._all()

    def _with_news(self) -> Contents | None:
        """The contents with the new entries; none where these do not follow what we know."""
        contents, new = self._contents.copy(), self.entries(self._contents.sequence)
        if not new or new[0].before != contents.head:
            return None
        try:
            for entry in new:
                contents.apply(entry)
        except msgspec.MsgspecError:
            return None
        return contents

    def _all(self) -> Contents:
        def read(connection: sqlite3.Connection) -> Contents:
            with rows.reading(connection):
                return rows.contents(connection)

        return self._ask(read)


def _salvaged(path: Path) -> "Salvage | None":
    from limen.store.salvage import salvaged_in  # noqa: PLC0415 - hardly ever needed

    return salvaged_in(path)


def said(entry: Entry) -> Answer:
    """The answer that an entry of the action “say” recorded."""
    return codec.answer(entry.what)
