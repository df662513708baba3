"""What an open casefile stands on: its file, or memory from the moment when the file gives way.

A disk fills up, a stick is pulled out, a folder is moved.  Whoever works in a window must not lose
what they say in that moment: from then on the same tables stand in memory, and wait there to be
saved elsewhere or, once the file is back, behind what it holds.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from limen.domain.errors import (
    LimenError,
    MovedOnError,
    ReadOnlyError,
    UnreadableFileError,
    UnwritableFileError,
)
from limen.domain.history import Entry
from limen.store import rows
from limen.store.building import in_memory
from limen.store.contents import Contents
from limen.store.copying import is_small
from limen.store.keeping import Kept
from limen.store.opening import opened
from limen.store.trouble import told
from limen.store.writing import write

T = TypeVar("T")
Head = tuple[int, str]

_GAVE_WAY = (UnwritableFileError, UnreadableFileError)


class Footing:
    """The connection that a casefile is read and written over.

    *stranded* is the sentence about a file that gave way, "" while it holds.  Without something
    *kept* a failure is raised instead, and nothing has changed.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.stranded = ""
        self._kept: Kept | None = None
        self._base: Head = (0, "")

    def keep(self, kept: Kept) -> None:
        """From now on, what is said survives the loss of the file: *kept* holds its log."""
        self._kept = kept
        self._keep_up()

    def ask(self, question: Callable[[sqlite3.Connection], T], known: Head) -> T:
        """The answer to a *question* about the tables; *known* is the newest entry we know of."""
        try:
            with told(self.path):
                return question(self.connection)
        except _GAVE_WAY as trouble:
            self._strand(trouble, known)
            return question(self.connection)

    def claim(self, known: Head) -> None:
        """Take the right to write."""
        self.ask(lambda connection: connection.execute("BEGIN IMMEDIATE"), known)

    def drop(self) -> None:
        """Give the right to write back, with nothing changed."""
        if self.connection.in_transaction:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")

    def append(self, entries: Sequence[Entry], after: Contents, known: Head) -> None:
        """Write *entries*, durable on return; *after* is what the log adds up to with them."""
        try:
            with told(self.path):
                _append(self.connection, entries, after)
        except _GAVE_WAY as trouble:
            self.drop()
            self._strand(trouble, known)
            _append(self.connection, entries, after)
        except BaseException:
            self.drop()
            raise
        self._keep_up()

    def return_to_file(self, contents: Contents) -> None:
        """Write what waits in memory behind what the file holds; raises where that cannot be."""
        connection = _writable(self.path)
        try:
            with told(self.path):
                connection.execute("BEGIN IMMEDIATE")
                _append(connection, self._waiting_behind(rows.head(connection)[:2]), contents)
        except BaseException:
            connection.close()
            raise
        self.stand_on(self.path, connection)

    def _waiting_behind(self, head: Head) -> Sequence[Entry]:
        """What the file lacks; it may hold a change whose success the disk failed to report."""
        waiting = rows.entries(self.connection, self._base[0])
        there = [self._base, *((one.sequence, one.hash) for one in waiting)]
        if head not in there:
            raise MovedOnError(str(self.path))
        return waiting[there.index(head) :]

    def stand_on(self, path: Path, connection: sqlite3.Connection) -> None:
        """Go on with another file."""
        self.connection.close()
        self.path, self.connection, self.stranded = path, connection, ""

    def _keep_up(self) -> None:
        if self._kept is not None and not self.stranded:
            self._kept.take(rows.raw_entries(self.connection, self._kept.sequence))

    def _strand(self, trouble: LimenError, known: Head) -> None:
        """Go over to memory with everything up to the entry *known*, or raise *trouble*."""
        if self._kept is None or self.stranded:
            raise trouble
        memory = _copied(self.connection, known) or in_memory(self._kept.entries())
        if rows.head(memory)[:2] != known:
            raise trouble
        with suppress(sqlite3.Error):
            self.connection.close()
        self.connection, self.stranded, self._base = memory, str(trouble), known


def _writable(path: Path) -> sqlite3.Connection:
    connection, read_only = opened(path)
    if read_only:
        connection.close()
        raise ReadOnlyError(str(path), read_only)
    return connection


def _append(connection: sqlite3.Connection, entries: Sequence[Entry], after: Contents) -> None:
    if not connection.in_transaction:
        connection.execute("BEGIN IMMEDIATE")
    write(connection, entries, after)
    connection.execute("COMMIT")


def _copied(connection: sqlite3.Connection, known: Head) -> sqlite3.Connection | None:
    """The file in memory, as far as it can still be read up to the entry *known*."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        if is_small(connection):  # a large one holds evidence, which does not belong into memory
            memory.deserialize(connection.serialize())
            if rows.head(memory)[:2] == known:
                return memory
    except sqlite3.Error:
        pass
    memory.close()
    return None
