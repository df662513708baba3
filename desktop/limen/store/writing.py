"""Entries into the log, and the views after them."""

import sqlite3
from collections.abc import Callable, Iterable

import msgspec

from limen.domain.history import Action, Entry
from limen.store import chain, rows, schema
from limen.store.contents import Contents


def write(connection: sqlite3.Connection, entries: Iterable[Entry], after: Contents) -> None:
    """Append *entries*, and move the views to where *after* (the contents with them all) is."""
    for entry in entries:
        row = {**msgspec.to_builtins(entry), "what": chain.canonical(entry.what)}
        connection.execute(_INSERT_ENTRY, row)
        _VIEWS[entry.action](connection, entry, after)


_INSERT_ENTRY = """
INSERT INTO entry (sequence, step, at, who, manner, action, record, question, what, why, before, hash)
VALUES (:sequence, :step, :at, :who, :manner, :action, :record, :question, :what, :why, :before, :hash)
"""


def _added(connection: sqlite3.Connection, entry: Entry, after: Contents) -> None:
    record = after.records[entry.record]
    connection.execute(
        "INSERT INTO record (id, kind, name, parent, removed, entry) VALUES (?, ?, ?, ?, 0, ?)",
        [record.id, str(record.kind), record.name, record.parent, entry.sequence],
    )


def _said(connection: sqlite3.Connection, entry: Entry, after: Contents) -> None:
    if entry.question not in after.answers.get(entry.record, {}):
        place = [entry.record, entry.question]
        connection.execute("DELETE FROM answer WHERE record = ? AND question = ?", place)
        return
    connection.execute(
        "INSERT OR REPLACE INTO answer (record, question, answer, entry) VALUES (?, ?, ?, ?)",
        [entry.record, entry.question, chain.canonical(entry.what), entry.sequence],
    )


def _renamed(connection: sqlite3.Connection, entry: Entry, after: Contents) -> None:
    name = after.records[entry.record].name
    connection.execute("UPDATE record SET name = ? WHERE id = ?", [name, entry.record])


def _removed(connection: sqlite3.Connection, entry: Entry, after: Contents) -> None:
    gone = [entry.record in after.removed, entry.record]
    connection.execute("UPDATE record SET removed = ? WHERE id = ?", gone)
    connection.execute("UPDATE evidence SET removed = ? WHERE id = ?", gone)


def _attached(connection: sqlite3.Connection, entry: Entry, after: Contents) -> None:
    schema.ready_for_evidence(connection, entry.at)
    evidence = after.evidence[entry.what["id"]]
    connection.execute(
        "INSERT INTO evidence (id, name, sha256, size, added, obtained, record, removed, entry, about)"
        " VALUES (:id, :name, :sha256, :size, :added, :obtained, :record, 0, :entry, :about)",
        {
            **msgspec.to_builtins(evidence),
            "record": entry.record,
            "entry": entry.sequence,
            "about": rows.about(evidence),
        },
    )


def _described(connection: sqlite3.Connection, entry: Entry, after: Contents) -> None:
    schema.ready_for_evidence(connection, entry.at)
    evidence = after.evidence[entry.record]
    connection.execute(
        "UPDATE evidence SET obtained = ?, about = ? WHERE id = ?",
        [evidence.obtained, rows.about(evidence), evidence.id],
    )


def _discarded(connection: sqlite3.Connection, entry: Entry, after: Contents) -> None:
    """The content goes in the same transaction; see `limen.store.vault.discard`."""
    del after
    schema.ready_for_evidence(connection, entry.at)


_VIEWS: dict[Action, Callable[[sqlite3.Connection, Entry, Contents], None]] = {
    Action.CREATE: _added,
    Action.ADD: _added,
    Action.SAY: _said,
    Action.RENAME: _renamed,
    Action.REMOVE: _removed,
    Action.RESTORE: _removed,
    Action.ATTACH: _attached,
    Action.DESCRIBE: _described,
    Action.DISCARD: _discarded,
}
