"""The content of evidence, written into the casefile piece by piece, and removed from it.

A file of 2 GB is written in hundreds of short transactions, so that meanwhile an answer can be
said and another program can write.  Until the last piece is there nothing of it can be seen, and
what was never finished is cleared away by whoever attaches next.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection
from threading import Event
from types import TracebackType
from typing import Self

from limen.domain.errors import LimenError
from limen.store import schema
from limen.store.holding import content_id, unnamed
from limen.store.opening import beside
from limen.store.trouble import told
from limen.store.turns import turn

PIECE_BYTES = 1 << 20

_AT_ONCE = 4
"""Pieces in one transaction: a few hundredths of a second on a plain disk."""

_PAUSE_SECONDS = 0.02
"""How long everybody else gets between two transactions; waiting writers look every few thousandths."""

_DAY, _MINUTE = 10, 16
"""Characters of an instant up to its day and its minute: 2026-11-25T22:42."""


class ClearedAwayError(LimenError):
    """An attachment that somebody else took for one that was left unfinished."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was not attached: another window cleared it away as unfinished. Attach it again."
        )


class NoContentError(LimenError):
    """Content that the casefile does not hold."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not in the casefile: only its name, size and hash are.")


class Vault:
    """A connection of its own for writing files into a casefile; any thread may have one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = beside(path, writing=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def put(self, name: str, blocks: Iterable[bytes], at: str) -> tuple[str, int]:
        """Write a file, whose content comes in *blocks*; SHA-256 and size.

        *at* is the instant at which it begins.  Where *blocks* raise, nothing stays.
        """
        content = self._begin(at)
        try:
            return self._fill(content, name, blocks)
        except BaseException:
            with suppress(LimenError), told(self._path):  # whoever attaches next clears it away
                remove(self._connection, self._path, content)
            raise

    def _begin(self, at: str) -> int:
        with told(self._path):
            clear_away(self._connection, self._path, at)
            with _writing(self._connection, self._path) as connection:
                schema.ready_for_evidence(connection, at)
                begun = connection.execute(
                    "INSERT INTO content (sha256, size, pieces, touched) VALUES ('', 0, 0, ?)", [at]
                )
            return int(begun.lastrowid or 0)

    def _fill(self, content: int, name: str, blocks: Iterable[bytes]) -> tuple[str, int]:
        hashed, size, number = sha256(), 0, 0
        waiting: list[bytes] = []
        for piece in _pieces(blocks):
            hashed.update(piece)
            size += len(piece)
            waiting.append(piece)
            if len(waiting) == _AT_ONCE:
                number = self._write(content, name, number, waiting)
                waiting = []
                Event().wait(_PAUSE_SECONDS)
        number = self._write(content, name, number, waiting)
        self._finish(content, name, hashed.hexdigest(), size, number)
        return hashed.hexdigest(), size

    def _write(self, content: int, name: str, number: int, pieces: list[bytes]) -> int:
        rows = [(content, number + place, piece) for place, piece in enumerate(pieces)]
        with told(self._path), _writing(self._connection, self._path) as connection:
            connection.executemany("INSERT INTO piece VALUES (?, ?, ?)", rows)
            self._still_there(content, name, number + len(rows))
        return number + len(rows)

    def _still_there(self, content: int, name: str, pieces: int) -> None:
        changed = self._connection.execute(
            "UPDATE content SET pieces = ? WHERE id = ? AND sha256 = ''", [pieces, content]
        )
        if not changed.rowcount:
            raise ClearedAwayError(name)

    def _finish(self, content: int, name: str, digest: str, size: int, pieces: int) -> None:
        with told(self._path), _writing(self._connection, self._path) as connection:
            self._still_there(content, name, pieces)
            known = content_id(connection, digest) is not None
            if not known:
                connection.execute(
                    "UPDATE content SET sha256 = ?, size = ? WHERE id = ?", [digest, size, content]
                )
        if known:
            with told(self._path):
                remove(self._connection, self._path, content)


@contextmanager
def _writing(connection: Connection, path: Path) -> Iterator[Connection]:
    """One short transaction, taken back where something goes wrong."""
    with turn(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def fill(connection: Connection, digest: str, blocks: Iterable[bytes]) -> None:
    """Write a whole file into a casefile that nobody else has open."""
    made = connection.execute(
        "INSERT INTO content (sha256, size, pieces, touched) VALUES (?, 0, 0, '')", [digest]
    )
    size, number = 0, 0
    for number, piece in enumerate(_pieces(blocks), start=1):
        row = (made.lastrowid, number - 1, piece)
        connection.execute("INSERT INTO piece VALUES (?, ?, ?)", row)
        size += len(piece)
    connection.execute(
        "UPDATE content SET size = ?, pieces = ? WHERE id = ?", [size, number, made.lastrowid]
    )


def clear_away(connection: Connection, path: Path, at: str) -> None:
    """Remove what was begun in another minute than *at*, was never finished, and does not grow.

    What was finished and never attached goes on another day: it may be one of several files that are
    attached together.  Nothing of either was ever told of; who is still writing finds out, and says so.
    """
    if not schema.has_content(connection):
        return
    rows = connection.execute(
        "SELECT id, pieces FROM content WHERE"
        " (sha256 = '' AND substr(touched, 1, ?) != ?) OR (sha256 != '' AND"
        " substr(touched, 1, ?) != ? AND sha256 NOT IN (SELECT sha256 FROM evidence))",
        [_MINUTE, at[:_MINUTE], _DAY, at[:_DAY]],
    ).fetchall()
    if rows:
        Event().wait(_PAUSE_SECONDS * 25)
    for content, pieces in rows:
        now = connection.execute("SELECT pieces FROM content WHERE id = ?", [content]).fetchone()
        if now and now[0] == pieces:
            remove(connection, path, content)


def drop(path: Path, digests: tuple[str, ...]) -> None:
    """Remove the content with these hashes, as far as nothing names it; what it was is overwritten."""
    with told(path), closing(beside(path, writing=True)) as connection:
        there = unnamed(connection)
        for digest in digests:
            content = content_id(connection, digest)
            if digest in there and content is not None:
                remove(connection, path, content)


def remove(connection: Connection, path: Path, content: int) -> None:
    """Remove a file in short transactions; what is deleted is overwritten with zeros."""
    connection.execute("PRAGMA secure_delete = ON")
    with _writing(connection, path):
        connection.execute("UPDATE content SET sha256 = '' WHERE id = ?", [content])
    while _removed_some(connection, path, content):
        Event().wait(_PAUSE_SECONDS)
    with _writing(connection, path):
        connection.execute("DELETE FROM content WHERE id = ?", [content])


def _removed_some(connection: Connection, path: Path, content: int) -> bool:
    some = "SELECT rowid FROM piece WHERE content = ? LIMIT ?"
    with _writing(connection, path):
        gone = connection.execute(
            f"DELETE FROM piece WHERE rowid IN ({some})",  # noqa: S608 - a constant
            [content, _AT_ONCE],
        )
    return gone.rowcount > 0


def _pieces(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of `PIECE_BYTES`, the last of which may be shorter."""
    waiting = b""
    for block in blocks:
        waiting = waiting + block if waiting else block
        while len(waiting) >= PIECE_BYTES:
            yield waiting[:PIECE_BYTES]
            waiting = waiting[PIECE_BYTES:]
    if waiting:
        yield waiting
