"""The file side of an open casefile: where it is, what it is asked, and how a copy takes its place."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from limen.domain.errors import LimenError, MovedOnError
from limen.domain.history import Entry
from limen.store import copying, holding, rows, schema
from limen.store.building import built
from limen.store.contents import Contents
from limen.store.footing import Footing, Head
from limen.store.opening import beside, opened
from limen.store.placing import place
from limen.store.trouble import told
from limen.store.writing import write

T = TypeVar("T")


class OnDisk:
    """What `limen.store.casefile.CasefileStore` is as a file.

    *sealed* are its bytes where it is only in memory, b"" otherwise.
    """

    _footing: Footing

    def __init__(self) -> None:
        self.lost: tuple[str, ...] = ()
        self.sealed = b""
        self.read_only = ""
        self._contents = Contents()
        self._own: set[int] = set()
        self._version: int | None = None

    @property
    def path(self) -> Path:
        """Where the file is, or was when it could last be written."""
        return self._footing.path

    @property
    def stranded(self) -> str:
        """Why what is said waits in memory and is in no file, as a sentence; "" where it is on disk."""
        return self._footing.stranded

    def close(self) -> None:
        """Let go of the file."""
        self._footing.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def save_copy(self, path: Path) -> None:
        """Write everything to a new file at *path*, and go on with that one.

        Of a damaged or altered file it is the log that is copied.  What a newer version wrote is
        copied as it is: we would not know what we leave out.
        """
        self.copier(path)(lambda _done: None)
        self.go_on_with(path)

    def copier(self, path: Path) -> Callable[[copying.Tell], None]:
        """What makes a copy at *path*, in any thread."""
        if self.sealed:
            content = self.sealed
            return lambda _tell: place(path, content)
        source, log = self.path, self.log_for_copy()
        return lambda tell: copying.copy(source, path, log, tell)

    def source(self) -> Path | bytes:
        """The bytes of the casefile, or the path where they are."""
        log = self.log_for_copy()
        return self.sealed or (self.path if log is None else built(log))

    def log_reader(self) -> Callable[[], tuple[Entry, ...]]:
        """What reads the whole log in any thread: a long one takes a while."""
        known = self.entries() if self.sealed else self.log_for_copy()
        if known is not None:
            return lambda: known
        path = self.path

        def read() -> tuple[Entry, ...]:
            with told(path), closing(beside(path)) as connection:
                return rows.entries(connection)

        return read

    @property
    def moved_on(self) -> bool:
        """Whether another program said something since the last look; asking costs next to nothing."""
        connection = self._footing.connection
        try:
            with told(self.path):
                (version,) = connection.execute("PRAGMA data_version").fetchone()
                if version == self._version:
                    return False
                moved = rows.head(connection)[:2] != self._head
        except LimenError:
            return False  # the next change tells what is wrong
        self._version = None if moved else version
        return moved

    def entries(self, after: int = 0) -> tuple[Entry, ...]:
        """The log behind entry number *after*, oldest first."""
        return self._ask(lambda connection: rows.entries(connection, after))

    @property
    def contents(self) -> Contents:
        """What the log adds up to, with what was removed; only to be looked at."""
        self._catch_up()
        return self._contents

    def holds(self, digest: str) -> bool:
        """Whether the file holds content with that SHA-256."""
        return self._ask(lambda one: holding.holds(one, digest))

    def unnamed(self) -> dict[str, int]:
        """SHA-256 and size of content that backs nothing any more."""
        return self._ask(holding.unnamed)

    def log_for_copy(self) -> tuple[Entry, ...] | None:
        """The log that a copy has to hold where the file does not say it; ``None`` where it does."""
        if self.stranded or (self.read_only and not self._ask(schema.is_newer)):
            return self.entries()
        return None

    def go_on_with(self, path: Path) -> None:
        """Leave this file for a copy of it at *path*, in which nothing may be missing."""
        connection, read_only = opened(path)
        try:
            with told(path):
                self._complete(connection)
        except BaseException:
            connection.close()
            raise
        self.read_only, self.sealed = read_only, b""
        self.lost = ()
        self._footing.stand_on(path, connection)

    def _complete(self, connection: sqlite3.Connection) -> None:
        """Write into a copy what was said since it was made."""
        number, head, _ = rows.head(connection)
        known = self._ask(lambda one: rows.entries(one, number - 1))
        if not known or known[0].hash != head:
            raise MovedOnError(str(self.path))
        if known[1:]:
            connection.execute("BEGIN IMMEDIATE")
            write(connection, known[1:], self._contents)
            connection.execute("COMMIT")

    @property
    def _head(self) -> Head:
        return self._contents.sequence, self._contents.head

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        return self._footing.ask(question, self._head)

    look_up = _ask
    """The answer to a question of `limen.store.looking`."""

    def _catch_up(self) -> None:
        raise NotImplementedError
