"""Whether a casefile is what its log says."""

import sqlite3
from collections.abc import Iterator

import msgspec

from limen.store import chain, rows, schema
from limen.store.contents import Contents
from limen.store.copying import is_small


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, in sentences; nothing where all is well."""
    yield from _damage(connection)
    walk = _Walk()
    yield from walk.on(connection)
    with rows.reading(connection):  # somebody may have gone on meanwhile
        yield from walk.on(connection)
        stored = rows.contents(connection)
    yield from _differences(walk, stored)


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite finds; of a large file without its evidence, so that nobody waits for it to write."""
    tables = [*schema.statements(connection).keys() - {"piece"}]
    checks = ["10"] if is_small(connection) else sorted(tables)
    for check in checks:
        for (finding,) in connection.execute(f"PRAGMA integrity_check({check})"):
            if finding != "ok":
                yield f"The file is damaged: {finding}."


class _Walk:
    """The log, entry by entry: however long it is, only what it adds up to is kept."""

    def __init__(self) -> None:
        self.replay = Contents()
        self.newest: dict[tuple[str, str], int] = {}
        self._links = chain.Links()
        self._number = 0

    def on(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Go on to the end of the log; what is wrong on the way, in sentences."""
        for number, row in rows.raw_entries(connection, self._number):
            self._number = number
            yield from self._problems(number, row)

    def _problems(self, number: int, row: rows.Row) -> Iterator[str]:
        try:
            entry = rows.entry(row)
        except msgspec.MsgspecError as error:
            yield f"Entry {number} cannot be read: {error}."
            return
        if not rows.spelt_as_written(row, entry):
            yield f"Entry {number} was changed after it was written."
        yield from self._links.broken(entry)
        self.newest[str(entry.what.get("id", entry.record)), entry.question] = number
        try:
            self.replay.apply(entry)
        except msgspec.MsgspecError as error:
            yield f"Entry {number} cannot be followed: {error}."

    def last(self, record: str, question: str = "") -> int:
        """The newest entry about it, 0 where there is none."""
        return self.newest.get((record, question), 0)


def _differences(walk: _Walk, stored: Contents) -> Iterator[str]:
    replay = walk.replay
    for name in sorted({*replay.records, *replay.evidence, *stored.records, *stored.evidence}):
        if _thing(replay, name) != _thing(stored, name):
            yield (
                f"What is stored about “{name}” is not what the log says (entry {walk.last(name)})."
            )
    for record, question in sorted(_said(replay) | _said(stored)):
        if _answer(replay, record, question) != _answer(stored, record, question):
            yield (
                f"The stored answer to “{question}” of “{record}” is not what the log says"
                f" (entry {walk.last(record, question)})."
            )


def _thing(contents: Contents, name: str) -> object:
    thing = contents.records.get(name) or contents.evidence.get(name)
    return thing, name in contents.removed


def _said(contents: Contents) -> set[tuple[str, str]]:
    return {(record, question) for record, said in contents.answers.items() for question in said}


def _answer(contents: Contents, record: str, question: str) -> object:
    return contents.answers.get(record, {}).get(question)
