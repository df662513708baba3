"""What is whole in a damaged casefile, and what is lost, by name.

An entry of the log is whole when its hash fits.  Where one is lost, the tables beside the log may
still hold what it said; that is taken from there, and told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import msgspec

from limen.domain.forms import RecordKind
from limen.domain.history import Action, Entry, Manner
from limen.domain.nouns import dataclass
from limen.domain.records import Record
from limen.domain.value import Value
from limen.engine.history.reversals import without_number
from limen.store import carving, chain, codec, rows
from limen.store.contents import Contents
from limen.store.linking import own
from limen.store.step import attaching

_LOST_NAME = "(the name is lost)"
_SHOWN = 12
_OLDER = 9  # columns that evidence had in schema 1
_MOST_BYTES = 64_000_000_000


@dataclass(frozen=True, kw_only=True)
class Salvage(Value):
    """A log of what is whole, sealed anew where something in front is missing; and what is *lost*."""

    entries: tuple[Entry, ...]
    lost: tuple[str, ...]


def salvaged_in(path: Path) -> Salvage | None:
    """What is whole in the casefile at *path*, which is only read; none where nothing is."""
    try:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            return salvaged(content) if len(content) <= _MOST_BYTES else None
    except (OSError, ValueError):  # it cannot be read, or is empty
        return None


def salvaged(content: "bytes | mmap") -> Salvage | None:
    """What is whole in the bytes of a casefile; none where nothing is."""
    whole, supplied = _found(carving.cells(content))
    if not whole or _gaps(whole):
        whole = {**own(_whole(carving.entry_cells(content)), whole), **whole}
    supplied = {number: one for number, one in supplied.items() if number not in whole}
    if not whole and not supplied:
        return None
    entries = tuple(_relogged({**whole, **supplied}))
    return Salvage(entries=entries, lost=tuple(_told(whole, supplied)))


def _found(cells: Iterable[carving.Cell]) -> tuple[dict[int, Entry], dict[int, Entry]]:
    """Whole entries by number, and by the same numbers what the other tables say of them."""
    whole: dict[int, Entry] = {}
    supplied: dict[int, Entry] = {}
    for cell, entry in _readable(cells):
        if cell.table != "entry":
            supplied[entry.sequence] = entry
        elif _is_whole(entry):
            whole[entry.sequence] = entry
    return whole, supplied


def _whole(cells: Iterable[carving.Cell]) -> Iterator[Entry]:
    return (entry for cell, entry in _readable(cells) if cell.table == "entry" and _is_whole(entry))


def _is_whole(entry: Entry) -> bool:
    return entry.hash == chain.seal(entry) and entry.sequence > 0


def _readable(cells: Iterable[carving.Cell]) -> Iterator[tuple[carving.Cell, Entry]]:
    for cell in cells:
        try:
            yield cell, _read(cell)
        except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
            continue


def _read(cell: carving.Cell) -> Entry:
    if cell.table == "entry":
        return rows.entry(cell.values)
    action, record, question, what, number = _SUPPLIED[cell.table](cell.values)
    return Entry(
        sequence=msgspec.convert(number, int),
        step=0,
        at="",
        who="",
        manner=Manner.TYPED,
        action=action,
        record=msgspec.convert(record, str),
        question=msgspec.convert(question, str),
        what=what,
        before="",
        hash="",
    )


Said = tuple[Action, Any, Any, dict[str, Any], Any]


def _answer(values: tuple[Any, ...]) -> Said:
    record, question, answer, number = values
    return Action.SAY, record, question, codec.plain(codec.answer_in(answer)), number


def _record(values: tuple[Any, ...]) -> Said:
    fields = dict(zip(("id", "kind", "name", "parent"), values[:4], strict=True))
    record = msgspec.convert(fields, Record)
    if record.kind is RecordKind.ORGANIZATION:
        return Action.CREATE, record.id, "", {"name": record.name, "example": False}, values[5]
    what = {"kind": str(record.kind), "name": record.name, "parent": record.parent}
    return Action.ADD, record.id, "", what, values[5]


def _evidence(values: tuple[Any, ...]) -> Said:
    evidence = rows.evidence(values[:6], values[9] if len(values) > _OLDER else "{}")
    return Action.ATTACH, values[6], "", attaching(evidence), values[8]


_SUPPLIED = {"answer": _answer, "record": _record, "evidence": _evidence}


def _relogged(found: dict[int, Entry]) -> Iterator[Entry]:
    """The entries as one valid log: as they were up to the first gap, numbered and sealed anew behind it."""
    contents = Contents()
    instant = next((one.at for _, one in sorted(found.items()) if one.at), "")
    for entry in _with_an_organization(found):
        instant = entry.at or instant
        follows = (entry.sequence, entry.before) == (contents.sequence + 1, contents.head)
        again = entry if follows else _again(entry, contents, instant)
        try:
            contents.apply(again)
        except msgspec.MsgspecError:
            continue  # what it is about is lost
        yield again


def _with_an_organization(found: dict[int, Entry]) -> Iterator[Entry]:
    entries = [entry for _, entry in sorted(found.items())]
    if not any(entry.action is Action.CREATE for entry in entries):
        what = {"name": _LOST_NAME, "example": False}
        first = replace(entries[0], sequence=0, action=Action.CREATE, record="organization-1")
        yield replace(first, question="", what=what, why="", hash="")
    yield from entries


def _again(entry: Entry, contents: Contents, instant: str) -> Entry:
    number = contents.sequence + 1
    source = "the log" if entry.hash else "the tables beside the log"
    said = without_number(entry.why)
    why = f"{said} (entry {entry.sequence}, from {source} of a damaged casefile)".strip()
    return chain.sealed(
        replace(
            entry, sequence=number, step=number, at=instant, why=why, before=contents.head, hash=""
        )
    )


def _gaps(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last number of each stretch that is missing between 1 and the highest."""
    gaps, expected = [], 1
    for number in sorted(numbers):
        if number > expected:
            gaps.append((expected, number - 1))
        expected = number + 1
    return gaps


def _told(whole: dict[int, Entry], supplied: dict[int, Entry]) -> Iterator[str]:
    for number, entry in sorted(supplied.items()):
        about = f"“{entry.question}” of “{entry.record}”" if entry.question else f"“{entry.record}”"
        yield f"Entry {number} is lost; what it said about {about} is taken from the tables beside the log."
    gaps = _gaps({*whole, *supplied})
    for first, last in gaps[:_SHOWN]:
        yield f"Entry {first} is lost." if first == last else f"Entries {first} to {last} are lost."
    if len(gaps) > _SHOWN:
        yield f"{len(gaps) - _SHOWN} more stretches of the log are lost."
    newest = f"; the newest is number {max(whole)} of {whole[max(whole)].at}" if whole else ""
    yield f"Entries that are whole: {len(whole)}{newest}."
