"""A casefile written once more, under another name, without ever being in memory as a whole."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from limen.domain.history import Entry
from limen.store import holding, rows, schema, vault
from limen.store.building import in_memory
from limen.store.opening import beside
from limen.store.placing import drafted, place
from limen.store.trouble import told

Tell = Callable[[int], object]
"""Hears how many bytes are done; what it raises stops the work."""

SMALL = 64_000_000
"""Bytes up to which a file is copied in one go."""


def copy(
    source: Path, target: Path, log: Iterable[Entry] | None = None, tell: Tell = lambda _done: None
) -> None:
    """A new file at *target* of what is in the casefile at *source*, over a connection of its own.

    With a *log*, it takes the place of what the file says: the file is damaged, or lags behind.
    Its evidence comes from the file all the same, as far as it can be read.
    """
    if log is not None:
        _rebuild(source, target, log, tell)
        return
    with told(source), closing(beside(source)) as original:
        if is_small(original):
            place(target, original.serialize())
        elif schema.is_newer(original):
            _page_by_page(original, target)
        else:
            _rebuild(source, target, rows.entries(original), tell)


def is_small(connection: sqlite3.Connection) -> bool:
    """Whether the whole file may be in memory at once."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return bool(pages * size <= SMALL)


def _page_by_page(original: sqlite3.Connection, target: Path) -> None:
    with drafted(target) as draft, closing(_bare(draft)) as other:
        original.backup(other)


def _rebuild(source: Path, target: Path, log: Iterable[Entry], tell: Tell) -> None:
    with drafted(target) as draft, told(target):
        furnish(draft, log, evidence_in(source, tell))


Contents = Iterable[tuple[str, Iterable[bytes]]]
"""The SHA-256 of each file and its content, block by block."""


def in_memory_with(log: Iterable[Entry], contents: Contents) -> bytes:
    """The bytes of a casefile with a log and all of *contents*; it has to fit into memory."""
    with closing(in_memory(log)) as memory:
        for digest, blocks in contents:
            vault.fill(memory, digest, blocks)
        return memory.serialize()


def furnish(draft: Path, log: Iterable[Entry], contents: Contents) -> None:
    """Fill the empty file *draft* with a log, and with what *contents* has of its evidence."""
    with closing(in_memory(log)) as memory, closing(_bare(draft)) as other:
        memory.backup(other)
        other.execute("PRAGMA journal_mode = OFF")
        wanted = {row[0] for row in other.execute("SELECT sha256 FROM evidence")}
        for digest, blocks in contents:
            if digest in wanted:
                vault.fill(other, digest, blocks)


def evidence_in(source: Path, tell: Tell) -> Contents:
    """The files in the casefile at *source*; one that is gone or damaged gives what is left of it."""
    done = 0

    def pieces(digest: str) -> Iterator[bytes]:
        nonlocal done
        with suppress(sqlite3.Error):
            for piece in holding.held(original, digest):
                done += len(piece)
                tell(done)
                yield piece

    with suppress(sqlite3.Error), closing(beside(source)) as original:
        for digest in sorted(holding.hashes(original)):
            yield digest, pieces(digest)


def _bare(draft: Path) -> sqlite3.Connection:
    place = f"{draft.resolve().as_uri()}?nolock=1"  # nobody else knows of it
    connection = sqlite3.connect(place, uri=True, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")  # it is synchronized as a whole at the end
    return connection
