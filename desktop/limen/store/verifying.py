"""Whether a casefile is what its log says."""

import sqlite3
from collections.abc import Iterator

import msgspec

from limen.domain.history import Entry
from limen.store import chain, rows
from limen.store.contents import Contents


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, in sentences; nothing where all is well."""
    for (finding,) in connection.execute("PRAGMA integrity_check(10)"):
        if finding != "ok":
            yield f"The file is damaged: {finding}."
    log: list[Entry] = []
    yield from _read(connection, log)
    yield from chain.breaks(log)
    replay = Contents()
    yield from _replayed(log, replay)
    yield from _differences(log, replay, rows.contents(connection))


def _read(connection: sqlite3.Connection, log: list[Entry]) -> Iterator[str]:
    """The entries go to *log*; what cannot be read, or is spelt otherwise, is told."""
    for number, row in rows.raw_entries(connection):
        try:
            entry = rows.entry(row)
        except msgspec.MsgspecError as error:
            yield f"Entry {number} cannot be read: {error}."
            continue
        log.append(entry)
        if not rows.spelt_as_written(row, entry):
            yield f"Entry {number} was changed after it was written."


def _replayed(log: list[Entry], replay: Contents) -> Iterator[str]:
    for entry in log:
        try:
            replay.apply(entry)
        except msgspec.MsgspecError as error:
            yield f"Entry {entry.sequence} cannot be followed: {error}."


def _differences(log: list[Entry], replay: Contents, stored: Contents) -> Iterator[str]:
    for name in sorted({*replay.records, *replay.evidence, *stored.records, *stored.evidence}):
        if _thing(replay, name) != _thing(stored, name):
            last = _last(log, name)
            yield f"What is stored about “{name}” is not what the log says (entry {last})."
    for record, question in sorted(_said(replay) | _said(stored)):
        if _answer(replay, record, question) != _answer(stored, record, question):
            last = _last(log, record, question)
            yield (
                f"The stored answer to “{question}” of “{record}” is not what the log says"
                f" (entry {last})."
            )


def _thing(contents: Contents, name: str) -> object:
    thing = contents.records.get(name) or contents.evidence.get(name)
    return thing, name in contents.removed


def _said(contents: Contents) -> set[tuple[str, str]]:
    return {(record, question) for record, said in contents.answers.items() for question in said}


def _answer(contents: Contents, record: str, question: str) -> object:
    return contents.answers.get(record, {}).get(question)


def _last(log: list[Entry], record: str, question: str = "") -> int:
    """The newest entry about it, 0 where there is none."""
    about = (
        entry.sequence
        for entry in reversed(log)
        if entry.what.get("id", entry.record) == record and entry.question == question
    )
    return next(about, 0)
