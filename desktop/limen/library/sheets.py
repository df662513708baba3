"""One file of a rulebook as a table that knows its lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from limen.domain.errors import DataError
from limen.library.places import Place, line, places
from limen.library.reading import tables

Table = Mapping[str, Any]
Problem = tuple[Place, str]
"""Where something is wrong, and the sentence that says what."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A file that is TOML, with nothing yet known of what it means."""

    name: str
    table: Table
    lines: Mapping[Place, int]

    def error(self, problem: Problem) -> DataError:
        """The *problem* as something that names file, line and entry."""
        place, sentence = problem
        named = self._entry(place)
        said = f"“{named}”: {sentence}" if named else sentence
        return DataError(self.name, line(self.lines, place), said)

    def entries(self, key: str) -> Iterator[tuple[Place, Table]]:
        """The tables of the array *key*, with their places; whatever is no table is passed over."""
        listed = self.table.get(key)
        for index, entry in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(entry, dict):
                yield (key, index), entry

    def walk(self) -> Iterator[tuple[Place, Table]]:
        """All tables in the file, however deep, with their places."""
        return _tables((), self.table)

    def _entry(self, place: Place) -> str:
        found: object = self.table
        for key, index in pairwise(place):
            found = found.get(key) if isinstance(found, dict) else None
            if isinstance(index, int):
                entry = found[index] if isinstance(found, list) else None
                return _name(entry)
        return ""


def sheet(name: str, text: str) -> Sheet:
    """The file *name* as a sheet, or a `DataError` where it is no TOML."""
    return Sheet(name=name, table=tables(name, text), lines=places(text))


def written(table: Table, key: str) -> str:
    """The text under *key*; empty where there is none or it is no text."""
    found = table.get(key)
    return found if isinstance(found, str) else ""


def _name(entry: object) -> str:
    return (written(entry, "id") or written(entry, "key")) if isinstance(entry, dict) else ""


def _tables(place: Place, value: object) -> Iterator[tuple[Place, Table]]:
    if isinstance(value, dict):
        yield place, value
        for key, inner in value.items():
            yield from _tables((*place, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _tables((*place, index), inner)
