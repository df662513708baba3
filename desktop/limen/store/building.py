"""A casefile in memory, made from a log (the views follow from it) or out of its own bytes."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from limen.domain.history import Entry
from limen.store import schema
from limen.store.contents import Contents
from limen.store.opening import hardened
from limen.store.trouble import damaged, told
from limen.store.writing import write


def built(entries: Iterable[Entry]) -> bytes:
    """The bytes of a casefile whose log is *entries*: the same log gives the same bytes."""
    with closing(in_memory(entries)) as connection:
        return connection.serialize()


def in_memory(entries: Iterable[Entry]) -> sqlite3.Connection:
    """A casefile in memory; raises `msgspec.ValidationError` where the log cannot be followed."""
    log = tuple(entries)
    contents = Contents()
    for entry in log:
        contents.apply(entry)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.build(connection, log[0].at if log else "")
    connection.execute("BEGIN")
    write(connection, log, contents)
    connection.execute("COMMIT")
    return connection


def in_bytes(path: Path, content: bytes) -> sqlite3.Connection:
    """A connection to the casefile in *content*, in memory and only to be read; *path* names it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with told(path):
            hardened(connection)
            connection.deserialize(content)
            _fit(path, connection)
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _fit(path: Path, connection: sqlite3.Connection) -> None:
    for unfit in schema.unfit_tables(connection, newer=schema.is_newer(connection)):
        raise damaged(path, unfit)
