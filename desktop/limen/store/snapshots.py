"""Snapshots of a casefile in a folder beside it, ``lab.snapshots`` beside ``lab.limen``.

A snapshot holds the log, not the content of files: a line of text by which it is known, a line of
JSON that says what it is, and behind that the rows of the log, one JSON list a line, compressed
(Zstandard).  It is there whole or not at all, and only its owner may read it.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import takewhile
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from limen.domain.errors import LimenError, UnreadableFileError, UnwritableFileError
from limen.domain.history import Entry
from limen.domain.snapshots import Snapshot
from limen.engine.history.thinning import superfluous
from limen.store import chain, rows
from limen.store.opening import beside
from limen.store.placing import drafted
from limen.store.trouble import told

if TYPE_CHECKING:
    import sqlite3

ENDING = ".snapshots"
MAGIC = b"Limen snapshot 1\n"
_FILE_ENDING = ".snapshot"
_OWNER_ONLY = 0o700
_LONGEST_HEAD = 10_000
_PIECE = 1 << 20
_MOST_BYTES = 2_000_000_000
_MOST_LISTED = 1000
_MOST_ENTRIES = 1 << 53
_NO_LOSS = "The casefile itself is as it was."
_ABANDONED_SECONDS = 3600


class _Head(msgspec.Struct, forbid_unknown_fields=True):
    """The line that says what a snapshot is."""

    at: str
    sequence: int
    head: str
    newest: str
    name: str = ""


def folder(casefile: Path) -> Path:
    """Where the snapshots of a casefile are."""
    return casefile.parent / f"{casefile.stem}{ENDING}"


def listed(casefile: Path) -> tuple[Snapshot, ...]:
    """The snapshots of a casefile, newest first; what cannot be read is none."""
    with suppress(OSError, ValueError):
        files = sorted(folder(casefile).glob(f"*{_FILE_ENDING}"), reverse=True)[:_MOST_LISTED]
        found = [one for one in map(_described, files) if one is not None]
        return tuple(sorted(found, key=lambda one: (one.at, one.file), reverse=True))
    return ()


def taken(casefile: Path, at: str, name: str = "") -> Snapshot | None:
    """Make a snapshot of the casefile as it is on disk; works beside whoever has it open, in any thread.

    Without a *name* none is made where the newest one says the same, and what is superfluous by
    then goes.  Raises `UnwritableFileError` where it cannot be kept.
    """
    with told(casefile), closing(beside(casefile)) as connection:
        sequence, head, newest = rows.head(connection)
        known = listed(casefile)
        if not name and any((one.sequence, one.head) == (sequence, head) for one in known):
            return None
        said = _Head(at=at, sequence=sequence, head=head, newest=newest, name=name)
        path = _written(casefile, said, connection)
    _thin(casefile, path)
    return _described(path)


def entries_of(path: Path) -> tuple[Entry, ...]:
    """The log in the snapshot at *path*; one sentence where it is damaged."""
    log, links = [], chain.Links()
    try:
        with path.open("rb") as file:
            head = _head(file)
            for row in _rows(file):
                entry = rows.entry(row)
                for problem in links.broken(entry):
                    raise UnreadableFileError(path.name, problem)
                log.append(entry)
    except OSError as error:
        raise UnreadableFileError(path.name, f"{error.strerror}.") from error
    except (msgspec.MsgspecError, ValueError, _zstandard().ZstdError) as error:
        raise UnreadableFileError(path.name, "it is damaged, or no snapshot.") from error
    if not log or (log[-1].sequence, log[-1].hash) != (head.sequence, head.head):
        raise UnreadableFileError(path.name, "it is not complete.")
    return tuple(log)


def _written(casefile: Path, head: _Head, connection: "sqlite3.Connection") -> Path:
    place = folder(casefile)
    try:
        place.mkdir(mode=_OWNER_ONLY, exist_ok=True)
    except OSError as error:
        raise UnwritableFileError(str(place), f"{error.strerror}.", _NO_LOSS) from error
    path = _free(place, f"{_compact(head.at)}-{head.sequence:06}")
    with drafted(path, advice=_NO_LOSS) as draft, draft.open("wb") as file:
        file.write(MAGIC + chain.canonical(head).encode() + b"\n")
        with _zstandard().ZstdCompressor().stream_writer(file, closefd=False) as packed:
            log = rows.raw_entries(
                connection
            )  # page by page: nobody is kept from writing meanwhile
            for _, row in takewhile(lambda numbered: numbered[0] <= head.sequence, log):
                packed.write(msgspec.json.encode(row) + b"\n")
    return path


def _compact(at: str) -> str:
    """The instant as part of a file name: ``20261124-120000``."""
    digits = "".join(each for each in at if each.isdigit())
    return f"{digits[:8]}-{digits[8:14]}"


def _free(place: Path, stem: str) -> Path:
    number, path = 1, place / f"{stem}{_FILE_ENDING}"
    while path.exists():
        number += 1
        path = place / f"{stem}-{number}{_FILE_ENDING}"
    return path


def _thin(casefile: Path, made: Path) -> None:
    """Drop what is superfluous now that a snapshot was *made*, and drafts that a killed program left.

    What somebody else dropped already is no trouble.
    """
    place = folder(casefile)
    gone = [place / one.file for one in superfluous(listed(casefile))]
    with suppress(OSError):
        old = made.stat().st_mtime - _ABANDONED_SECONDS
        gone += [one for one in place.glob(f".*{_FILE_ENDING}.*") if one.stat().st_mtime < old]
    for path in gone:
        with suppress(OSError):
            path.unlink()


def _described(path: Path) -> Snapshot | None:
    try:
        with path.open("rb") as file:
            head = _head(file)
        size = path.stat().st_size
    except (OSError, ValueError, LimenError, msgspec.MsgspecError):
        return None
    return Snapshot(file=path.name, size=size, **msgspec.structs.asdict(head))


def _head(file: BinaryIO) -> _Head:
    if file.read(len(MAGIC)) != MAGIC:
        raise ValueError("no snapshot")
    head = msgspec.json.decode(file.readline(_LONGEST_HEAD), type=_Head)
    if not 0 < head.sequence <= _MOST_ENTRIES:
        raise ValueError("no log has so many entries")
    return head


def _rows(file: BinaryIO) -> Iterator[rows.Row]:
    """The rows behind the head; `ValueError` where they are larger than any log."""
    seen, rest = 0, b""
    with _zstandard().ZstdDecompressor().stream_reader(file, closefd=False) as packed:
        while piece := packed.read(_PIECE):
            seen += len(piece)
            if seen > _MOST_BYTES:
                raise ValueError("too large")
            *lines, rest = (rest + piece).split(b"\n")
            yield from map(msgspec.json.decode, lines)
    if rest:
        raise ValueError("cut short")


def _zstandard() -> ModuleType:
    import zstandard  # noqa: PLC0415 - only snapshots need it here

    return zstandard
