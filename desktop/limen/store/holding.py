"""The content of evidence, read out of a casefile piece by piece."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from sqlite3 import Connection, DatabaseError, OperationalError

from limen.store import schema

UNREADABLE = "damaged"
"""What stands for the hash of content that cannot be read."""


def holds(connection: Connection, digest: str) -> bool:
    """Whether the content with that SHA-256 is there, as far as can be told without reading it."""
    return content_id(connection, digest) is not None


def held(connection: Connection, digest: str) -> Iterator[bytes]:
    """The pieces of the content with that SHA-256, nothing where it is not there.

    Each is one short look at the file: nobody is kept from writing.
    """
    content = content_id(connection, digest)
    number = 0
    while content is not None and (piece := _piece(connection, content, number)) is not None:
        yield piece
        number += 1


def hashes(connection: Connection) -> dict[str, int]:
    """SHA-256 and size in bytes of everything that is held."""
    if not schema.has_content(connection):
        return {}
    return dict(connection.execute("SELECT sha256, size FROM content WHERE sha256 != ''"))


def unnamed(connection: Connection) -> dict[str, int]:
    """SHA-256 and size of what is held and backs nothing any more: every file of it is out of sight."""
    if not schema.has_content(connection):
        return {}
    named = "SELECT sha256 FROM evidence WHERE NOT removed"
    return dict(
        connection.execute(
            f"SELECT sha256, size FROM content WHERE sha256 != '' AND sha256 NOT IN ({named})"  # noqa: S608 - a constant
        )
    )


def digest_now(connection: Connection, digest: str, tell: Callable[[int], object]) -> str:
    """The SHA-256 that the content with that one has now; "" where it is not there."""
    if not holds(connection, digest):
        return ""
    hashed, size = sha256(), 0
    try:
        for piece in held(connection, digest):
            hashed.update(piece)
            size += len(piece)
            tell(size)
    except OperationalError:
        raise  # somebody is writing, or the disk fails: it says nothing about the content
    except DatabaseError:
        return UNREADABLE
    return hashed.hexdigest()


def content_id(connection: Connection, digest: str) -> int | None:
    """The number under which the content with that SHA-256 is kept; none where it is not there."""
    if not (digest and schema.has_content(connection)):
        return None
    row = connection.execute("SELECT id FROM content WHERE sha256 = ?", [digest]).fetchone()
    return row[0] if row else None


def _piece(connection: Connection, content: int, number: int) -> bytes | None:
    row = connection.execute(
        "SELECT bytes FROM piece WHERE content = ? AND number = ?", [content, number]
    ).fetchone()
    return row[0] if row and isinstance(row[0], bytes) else None
