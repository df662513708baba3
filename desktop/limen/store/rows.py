"""Values to rows and back; every row that is read is checked."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from limen.domain.evidence import Evidence
from limen.domain.forms import RecordKind
from limen.domain.history import Entry
from limen.domain.records import Answers, Record
from limen.store import codec, schema
from limen.store.chain import canonical
from limen.store.contents import Contents, Created

Row = tuple[Any, ...]

_ENTRY = (
    "sequence",
    "step",
    "at",
    "who",
    "manner",
    "action",
    "record",
    "question",
    "what",
    "why",
    "before",
    "hash",
)
_EVIDENCE = schema.EVIDENCE[:6]
_USUAL = Evidence(id="", name="", sha256="", size=0, added="")
COLUMNS = ", ".join(_ENTRY)
"""The columns of the log, in the order in which `entry` reads a row."""

_PAGE_ROWS = 500
_READ_ENTRIES = (
    f"SELECT {COLUMNS} FROM entry WHERE sequence > ? ORDER BY sequence LIMIT {_PAGE_ROWS}"  # noqa: S608 - constants
)


def entries(connection: sqlite3.Connection, after: int = 0) -> tuple[Entry, ...]:
    """The log behind entry number *after*, oldest first."""
    return tuple(each(connection, after))


def each(connection: sqlite3.Connection, after: int = 0) -> Iterator[Entry]:
    """The log behind entry number *after*, oldest first, one entry at a time."""
    return (entry(row) for _, row in raw_entries(connection, after))


def raw_entries(connection: sqlite3.Connection, after: int = 0) -> Iterator[tuple[int, Row]]:
    """The rows of the log behind entry number *after* as they are, with their numbers.

    Page by page: whoever looks at a long log keeps nobody from writing meanwhile.  Raises
    `msgspec.ValidationError` where the numbers do not rise, as in a damaged file.
    """
    while page := connection.execute(_READ_ENTRIES, [after]).fetchall():
        for row in page:
            if row[0] <= after:
                raise msgspec.ValidationError("its log is out of order")
            after = row[0]
            yield after, row


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One state of the file for several questions to it."""
    if connection.in_transaction:
        yield connection
        return
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        connection.execute("ROLLBACK")


def entry(row: Sequence[Any]) -> Entry:
    """One row of the log as a value."""
    fields = dict(zip(_ENTRY, row, strict=True))
    fields["what"] = _json(fields["what"])
    return msgspec.convert(fields, Entry)


def spelt_as_written(row: Row, read: Entry) -> bool:
    """Whether the payload is the canonical text, and not another one with the same meaning."""
    return bool(row[_ENTRY.index("what")] == canonical(read.what))


def head(connection: sqlite3.Connection) -> tuple[int, str, str]:
    """Number, hash and time of the newest entry."""
    newest = "SELECT sequence, hash, at FROM entry ORDER BY sequence DESC LIMIT 1"
    row = connection.execute(newest).fetchone()
    return msgspec.convert(row or (0, "", ""), tuple[int, str, str])


def contents(connection: sqlite3.Connection) -> Contents:
    """What the log adds up to, from the views."""
    built = Contents()
    built.sequence, built.head, _ = head(connection)
    first = connection.execute("SELECT what FROM entry WHERE sequence = 1").fetchone()
    if first is None:
        raise msgspec.ValidationError("its log is empty")
    built.example = msgspec.convert(_json(first[0]), Created).example
    removed = [*_records(connection, built), *_evidence(connection, built)]
    built.removed = frozenset(removed)
    built.answers = _answers(connection)
    if not any(r.kind is RecordKind.ORGANIZATION for r in built.records.values()):
        raise msgspec.ValidationError("it is about no organization")
    return built


def _records(connection: sqlite3.Connection, built: Contents) -> list[str]:
    rows = connection.execute("SELECT id, kind, name, parent, removed FROM record ORDER BY entry")
    removed = []
    for identifier, kind, name, parent, gone in rows:
        fields = {"id": identifier, "kind": kind, "name": name, "parent": parent}
        built.put(msgspec.convert(fields, Record))
        removed += [identifier] if gone else []
    return removed


def _evidence(connection: sqlite3.Connection, built: Contents) -> list[str]:
    more = "about" if schema.version(connection) > 1 else "'{}'"
    rows = connection.execute(
        f"SELECT removed, {more}, {', '.join(_EVIDENCE)} FROM evidence ORDER BY entry"  # noqa: S608 - constants
    )
    removed = []
    for gone, about, *parts in rows:
        one = evidence(parts, about)
        built.evidence[one.id] = one
        removed += [one.id] if gone else []
    return removed


def evidence(parts: Sequence[Any], about: object) -> Evidence:
    """A row of `evidence` as a value: its first columns, and the one that says the rest."""
    fields = {**_json(about), **dict(zip(_EVIDENCE, parts, strict=True))}
    return msgspec.convert(fields, Evidence)


def about(evidence: Evidence) -> str:
    """What the last column of `evidence` says: whatever has no column of its own and is not usual."""
    said = msgspec.to_builtins(evidence)
    usual = msgspec.to_builtins(_USUAL)
    return canonical({k: v for k, v in said.items() if k not in _EVIDENCE and v != usual[k]})


def _answers(connection: sqlite3.Connection) -> dict[str, Answers]:
    said: dict[str, dict[str, Any]] = {}
    rows = connection.execute("SELECT record, question, answer FROM answer ORDER BY record, entry")
    for row in rows:
        record, question, answer = msgspec.convert(row, tuple[str, str, str])
        said.setdefault(record, {})[question] = codec.answer_in(answer)
    return dict(said)


def _json(text: object) -> Any:  # noqa: ANN401 - that is what JSON is
    return msgspec.json.decode(msgspec.convert(text, str))
