"""Finding out whether a file is a casefile, and whether it may be written, before touching it.

The journal was chosen by measuring.  `tests/benchmarks/casefile.py` writes one entry and one answer
to a casefile of 100,000 entries; medians on a cloud disk: write-ahead log with full synchronization
0.4 ms, rollback journal with full 1.1 ms, with extra (the folder is synchronized as well) 1.5 ms.
`tests/reliability/power.py` cuts the power after every operation: with less than extra, the journal
of a change that was acknowledged may come back and take it away again; with extra nothing is lost.

Limen takes the rollback journal with extra synchronization.  One millisecond is nothing to somebody
who types; for it the casefile is one whole file at every moment, also while it is open: it can be
copied or mailed, read from a read-only disk, a newer version's file is left as it was, without a
companion beside it, and a file that was moved or replaced while it was open is noticed.
"""

import errno
import os
import sqlite3
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from limen.domain.errors import UnreadableFileError
from limen.store import schema
from limen.store.trouble import damaged, told

_MAGIC = b"SQLite format 3\0"
_SEALED = b"age-encryption.org/"
_HEADER_BYTES = 100
_FIRST_PAGE = 4096
_PATIENCE_SECONDS = 5.0
_WRITE_BITS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_WAL = 2
_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "synchronous = EXTRA",
    "fullfsync = ON",  # macOS: without it, what is “synchronized” may wait in the drive
)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64_000_000,  # bytes of a row; no answer comes near
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_BEHIND_LOCKS = 0x4000_0400
"""A byte that SQLite never locks, to try whether anything can be locked here."""

_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
_LOCKLESS: set[Path] = set()
"""Files of this process that lie where nothing can be locked: they are only ever read."""

_CONFIGURATION = {"DEFENSIVE": True, "ENABLE_TRIGGER": False, "ENABLE_VIEW": False}
_ADVICE = "Choose a file that Limen made (its name ends in .limen)."


def opened(path: Path) -> tuple[sqlite3.Connection, str]:
    """A connection to the casefile at *path*, and why it may only be read ("" where it may be written)."""
    header = _header(path)
    reason = _newer(header) or _protected(path) or _converted(header) or _lockless(path)
    connection = _connected(path, header, reason)
    try:
        altered = _altered(connection, path, header)
    except BaseException:
        connection.close()
        raise
    return connection, reason or altered


def beside(path: Path, *, writing: bool = False) -> sqlite3.Connection:
    """A second connection to a casefile that is open, for reading only unless it is for *writing*.

    The file itself is not opened here: closing it again would drop, on POSIX, the locks that the
    first connection holds.
    """
    mode = "mode=rw" if writing else "mode=ro"
    connection = sqlite3.connect(
        _uri(path, mode), uri=True, isolation_level=None, timeout=_PATIENCE_SECONDS
    )
    hardened(connection)
    return connection


def _header(path: Path) -> bytes:
    """The first bytes of the file, once they are known to be those of a casefile."""
    _regular(path)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
            _try_to_lock(path, file)
    except OSError as error:
        raise UnreadableFileError(str(path), f"{error.strerror}.") from error
    if not header.startswith(_MAGIC) and not _was_ours(path):
        raise UnreadableFileError(str(path), *_why_not(header))
    if len(header) < _HEADER_BYTES:
        raise damaged(path, "it is cut short.")
    if not header.startswith(_MAGIC) or (_foreign(header) and _was_ours(path)):
        raise damaged(path, "its first page is damaged.")
    if _foreign(header):
        problem = "it is a database of another program, not a casefile."
        raise UnreadableFileError(str(path), problem, _ADVICE)
    _whole(path, header)
    return header


def _try_to_lock(path: Path, file: BinaryIO) -> None:
    """Remember whether the disk takes locks at all, as some network shares do not."""
    _LOCKLESS.discard(path.resolve())
    if sys.platform == "win32":
        return  # there, sharing is a matter of opening
    import fcntl  # noqa: PLC0415 - only where it is

    try:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, _BEHIND_LOCKS)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            _LOCKLESS.add(path.resolve())


def _why_not(header: bytes) -> tuple[str, str]:
    """Why a file is no casefile, and what to do about it."""
    if header.startswith(_SEALED):
        return "it is a confidential copy.", "Decrypt it first, with its passphrase."
    return ("it is not a casefile." if header else "the file is empty."), _ADVICE


def _foreign(header: bytes) -> bool:
    return _number(header, 68) != schema.APPLICATION_ID or _number(header, 60) < 1


def _was_ours(path: Path) -> bool:
    """Whether the first page names our log, in words that no other program uses."""
    with path.open("rb") as file:
        return schema.TABLES["entry"].encode() in file.read(_FIRST_PAGE)


def _regular(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        problem = "there is no such file." if isinstance(error, FileNotFoundError) else f"{error}."
        raise UnreadableFileError(str(path), problem, "Look at its name and folder.") from error
    if stat.S_ISDIR(mode):
        raise UnreadableFileError(str(path), "it is a folder.", _ADVICE)
    if not stat.S_ISREG(mode):
        raise UnreadableFileError(str(path), "it is not a regular file.", _ADVICE)


def _number(header: bytes, place: int, size: int = 4) -> int:
    return int.from_bytes(header[place : place + size], "big")


def _whole(path: Path, header: bytes) -> None:
    """Refuse a file that is shorter than it says, unless an unfinished change explains it."""
    page = _number(header, 16, 2)
    expected = _number(header, 28) * (page if page != 1 else 0x10000)
    if path.stat().st_size < expected and not _journal(path).exists():
        raise damaged(
            path, f"it is cut short: {path.stat().st_size} of {expected} bytes are there."
        )


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _newer(header: bytes) -> str:
    if _number(header, 60) <= schema.VERSION:
        return ""
    return "it was written by a newer version of Limen. Update Limen to change it."


def _protected(path: Path) -> str:
    if not _writable(path):
        return "the file is write-protected. Save a copy elsewhere to change it."
    if not _writable(path.resolve().parent):
        return "its folder is write-protected. Save a copy elsewhere to change it."
    return ""


def _converted(header: bytes) -> str:
    if _WAL in header[18:20]:
        return "another program changed the way in which it is stored (write-ahead log)."
    return ""


def _lockless(path: Path) -> str:
    if path.resolve() not in _LOCKLESS:
        return ""
    return (
        "the disk on which it lies (a network share, perhaps) cannot lock files, so that two who"
        " write would overwrite each other. Save a copy on another disk to change it."
    )


def _writable(path: Path) -> bool:
    """Whether *path* may be written; a superuser, too, respects a file that nobody may write."""
    return bool(path.stat().st_mode & _WRITE_BITS) and os.access(path, os.W_OK)


def _connected(path: Path, header: bytes, reason: str) -> sqlite3.Connection:
    mode = "mode=ro" if reason else "mode=rw"
    if reason and _WAL in header[18:20]:
        mode = "mode=ro&immutable=1"  # otherwise SQLite would lay companions beside the file
    with told(path):
        uri = _uri(path, mode)
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_PATIENCE_SECONDS)
        hardened(connection)
        if reason:
            connection.execute("PRAGMA query_only = ON")
    return connection


def _uri(path: Path, mode: str) -> str:
    place = path.resolve()
    return f"{place.as_uri()}?{mode}{'&nolock=1' if place in _LOCKLESS else ''}"


def hardened(connection: sqlite3.Connection) -> None:
    """Whatever the file holds, it gets no say: no function of its schema, no second file."""
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    configure = getattr(connection, "setconfig", None)  # from Python 3.12 on
    if configure is not None:
        for name, on in _CONFIGURATION.items():
            configure(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), on)


def _altered(connection: sqlite3.Connection, path: Path, header: bytes) -> str:
    """What another program put into the file, as a reason not to write into it; "" for nothing."""
    newer = bool(_newer(header))
    with told(path):
        unfit = schema.unfit_tables(connection, newer=newer)
        foreign = schema.foreign_objects(connection)
    if unfit and newer:
        problem = f"it was written by a newer version of Limen; {unfit[0]}"
        raise UnreadableFileError(str(path), problem, "Update Limen.")
    if unfit:
        raise damaged(path, unfit[0])
    if foreign and not newer:
        return f"it holds something that Limen did not put there ({foreign[0]})."
    return ""
