"""All bytes of a casefile as they are at one moment, one after the other."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from limen.domain.errors import UnreadableFileError
from limen.store import schema
from limen.store.opening import beside
from limen.store.rows import reading
from limen.store.trouble import told

_BLOCK = 1 << 20


def is_casefile(path: Path) -> bool:
    """Whether the file at *path* is marked as ours; one that is busy just now is taken for ours."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with closing(beside(path)) as connection:
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB
    except (OSError, ValueError):
        return False
    return bool(mark == schema.APPLICATION_ID)


def whole(path: Path) -> Iterator[bytes]:
    """The bytes of the casefile at *path*; nobody can write into it until the last is read.

    The handle over which it is read stays open until the program ends: closing it would drop, on
    POSIX, the locks that this program has on the file.
    """
    with told(path), closing(beside(path)) as connection, reading(connection):
        connection.execute("PRAGMA schema_version").fetchone()  # takes the lock
        try:
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            _kept.append(handle)
            while block := os.read(handle, _BLOCK):
                yield block
        except OSError as error:
            raise UnreadableFileError(path.name, f"{error.strerror}.") from error


_kept: list[int] = []
