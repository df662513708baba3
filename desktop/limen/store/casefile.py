"""The casefile on disk: a log that only grows, and the current state that follows from it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from limen.domain.answers import Answer
from limen.domain.errors import LimenError, ReadOnlyError
from limen.domain.forms import RecordKind
from limen.domain.history import Entry, Manner
from limen.domain.records import Casefile, Record
from limen.store import codec, rows, schema, verifying
from limen.store.contents import Contents
from limen.store.opening import opened
from limen.store.placing import place
from limen.store.step import Circumstances, Step
from limen.store.trouble import told


class CasefileStore:
    """One open ``.limen`` file.

    Whatever returns from a change is on disk; what fails has changed nothing.  *read_only* is the
    reason why nothing can be changed, "" where it can.  Another program may write the same file:
    its changes show with the next look, and only one writes at a time.  To be used by the thread
    that opened it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection, self.read_only = opened(path)
        try:
            self._contents = self._all()
        except BaseException:
            self._connection.close()
            raise
        self._casefile = self._contents.casefile()

    @classmethod
    def create(
        cls, path: Path, organization: str, *, at: str, who: str = "", example: bool = False
    ) -> Self:
        """A new casefile about *organization*; refuses to replace a file."""
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
            schema.build(memory, at)
            manner = Manner.EXAMPLE if example else Manner.TYPED
            step = Step(memory, Contents(), Circumstances(at=at, manner=manner, who=who))
            step.create(organization, example=example)
            content = memory.serialize()
        place(path, content)
        return cls(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def casefile(self) -> Casefile:
        """What is currently said."""
        with told(self.path):
            self._catch_up()
        return self._current()

    def entries(self, after: int = 0) -> tuple[Entry, ...]:
        """The log behind entry number *after*, oldest first."""
        with told(self.path):
            return rows.entries(self._connection, after)

    @property
    def saved(self) -> str:
        """The instant of the newest entry."""
        with told(self.path):
            return rows.head(self._connection)[2]

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the log or with what is stored beside it, in sentences."""
        found: list[str] = []
        try:
            with told(self.path), _reading(self._connection):
                found.extend(verifying.problems(self._connection))
        except LimenError as error:
            found.append(str(error))
        return tuple(found)

    @contextmanager
    def step(
        self, *, at: str, manner: Manner = Manner.TYPED, why: str = "", who: str = ""
    ) -> Iterator[Step]:
        """Several changes as one: all of them are on disk at the end of the block, or none.

        `casefile` shows them afterwards.  *at* is an ISO 8601 instant in UTC.
        """
        if self.read_only:
            raise ReadOnlyError(str(self.path), self.read_only)
        circumstances = Circumstances(at=at, manner=manner, why=why, who=who)
        with told(self.path), _writing(self._connection):
            self._catch_up()
            step = Step(self._connection, self._contents, circumstances)
            yield step
        self._contents = step.contents

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

    def _catch_up(self) -> None:
        """Take over what another program wrote since the last look."""
        known = (self._contents.sequence, self._contents.head)
        if rows.head(self._connection)[:2] != known:
            self._contents = self._all()

    def _all(self) -> Contents:
        with told(self.path), _reading(self._connection):
            return rows.contents(self._connection)


def said(entry: Entry) -> Answer:
    """The answer that an entry of the action “say” recorded."""
    return codec.answer(entry.what)


@contextmanager
def _reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the file for several questions to it."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that has the right to write from its first moment, and is durable at its end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
