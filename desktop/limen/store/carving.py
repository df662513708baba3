"""Rows out of the bytes of a damaged database, without asking SQLite and without running its SQL.

The format is SQLite's (“Database File Format”, sections 1.6 and 2.1): a table's leaf page begins with
13, then come the places of its cells; a cell is the length of its record, the row's number and
the record; what does not fit goes on in a chain of overflow pages.  Whether a row is whole is for the
caller to judge: a log entry by its hash.
"""

import re
from collections.abc import Iterator
from mmap import mmap
from typing import NamedTuple

PAGE = 4096
_LEAF = 13
_MOST_LOCAL = PAGE - 35
_LEAST_LOCAL = (PAGE - 12) * 32 // 255 - 23
_OVERFLOW = PAGE - 4
_MOST_TIMES = 4
"""How many times the file's length all rows together may have."""

_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of the serial types 0 to 9."""

_FIRST_TEXT = 13
Bytes = bytes | mmap

_COLUMNS = {4: "answer", 6: "record", 9: "evidence", 10: "evidence", 12: "entry"}
_ENTRY_HEADER = re.compile(rb"[\x0d-\x30]\x00[\x01-\x06\x08\x09]")
"""The beginning of an entry's record: its header's length, its number (kept elsewhere), its step."""

_LONGEST_PRELUDE = 14
"""Bytes between the beginnings of a cell and of its record, and one more."""


class Cell(NamedTuple):
    """A row: the table that has so many columns, its number, and its values."""

    table: str
    number: int
    values: tuple[int | str | None, ...]


class _BrokenError(Exception):
    """These bytes are no row."""


def cells(content: Bytes) -> Iterator[Cell]:
    """The rows of all leaf pages, as their places say."""
    most = _MOST_TIMES * len(content)
    for start in range(0, len(content), PAGE):
        for place in _places(content, start):
            for cell in _cell(content, start + place, start + PAGE):
                most -= sum(len(str(value)) for value in cell.values)
                yield cell
        if most < 0:  # rows that share their pages: nothing of ours
            return


def entry_cells(content: Bytes) -> Iterator[Cell]:
    """What looks like an entry of the log, wherever it is: for pages whose own places are damaged."""
    for found in _ENTRY_HEADER.finditer(content):
        end = (found.start() // PAGE + 1) * PAGE
        for back in range(2, _LONGEST_PRELUDE):
            yield from _cell(content, max(0, found.start() - back), end)


def _places(content: Bytes, start: int) -> Iterator[int]:
    head = start + (100 if start == 0 else 0)
    if len(content) < head + 8 or content[head] != _LEAF:
        return
    count = int.from_bytes(content[head + 3 : head + 5], "big")
    for pointer in range(head + 8, min(head + 8 + 2 * count, start + PAGE), 2):
        place = int.from_bytes(content[pointer : pointer + 2], "big")
        if place < PAGE:
            yield place


def _cell(content: Bytes, place: int, end: int) -> Iterator[Cell]:
    try:
        size, place = _varint(content, place)
        number, place = _varint(content, place)
        types, body = _types(content, place, size)
        table = _COLUMNS.get(len(types))
        if table and sum(map(_width, types)) + body == size:
            record = _record(content, place, size, end)
            yield Cell(table, number, tuple(_values(record, types, body, number)))
    except (_BrokenError, IndexError, UnicodeDecodeError):
        return


def _varint(content: Bytes, place: int) -> tuple[int, int]:
    value = 0
    for count in range(8):
        byte = content[place + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says “one more”
            return value, place + count + 1
    raise _BrokenError  # a ninth byte: no row of ours has such numbers


def _types(content: Bytes, place: int, size: int) -> tuple[list[int], int]:
    """The serial types in the record's header, and the header's length."""
    length, at = _varint(content, place)
    end = place + length
    if not 1 < length <= min(size, 200):
        raise _BrokenError
    types = []
    while at < end:
        kind, at = _varint(content, at)
        types.append(kind)
    if at != end:
        raise _BrokenError
    return types, length


def _width(kind: int) -> int:
    if kind < len(_SIZES):
        return _SIZES[kind]
    if kind < _FIRST_TEXT or kind % 2 == 0:
        raise _BrokenError  # no table of ours holds blobs
    return (kind - _FIRST_TEXT) // 2


def _record(content: Bytes, place: int, size: int, end: int) -> bytes:
    """The bytes of a record, those on overflow pages included."""
    local = size
    if size > _MOST_LOCAL:
        local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % _OVERFLOW
        local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    if place + local > min(end, len(content)) or size > len(content):
        raise _BrokenError
    pieces, rest = [content[place : place + local]], size - local
    page = int.from_bytes(content[place + local : place + local + 4], "big") if rest else 0
    while rest > 0:
        start = (page - 1) * PAGE
        piece = content[start + 4 : start + 4 + min(rest, _OVERFLOW)] if page > 1 else b""
        if not piece:
            raise _BrokenError
        pieces.append(piece)
        rest -= len(piece)
        page = int.from_bytes(content[start : start + 4], "big")
    return b"".join(pieces)


def _values(record: bytes, types: list[int], place: int, number: int) -> Iterator[int | str | None]:
    for column, kind in enumerate(types):
        width = _width(kind)
        piece = record[place : place + width]
        place += width
        if kind == 0:
            yield number if column == 0 else None
        elif kind in (8, 9):
            yield kind - 8
        elif kind < len(_SIZES):
            yield int.from_bytes(piece, "big", signed=True)
        else:
            yield piece.decode()
