"""What the log adds up to: every entry is applied here, and nowhere else.

Writing, catching up with another window and checking the stored views against a replay all go
through `Contents.apply`.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import msgspec

from limen.domain.answers import NOT_ASKED
from limen.domain.evidence import Described, Evidence
from limen.domain.forms import RecordKind
from limen.domain.history import Action, Entry
from limen.domain.records import Answers, Casefile, Record
from limen.store import codec
from limen.store.chain import START

_NOTHING: Answers = {}


class Created(msgspec.Struct):
    """The payload of the first entry."""

    name: str
    example: bool


class Added(msgspec.Struct):
    """The payload of “add”."""

    kind: RecordKind
    name: str
    parent: str


class Renamed(msgspec.Struct):
    """The payload of “rename”."""

    name: str


class Discarded(msgspec.Struct):
    """The payload of “discard”: the SHA-256 of each file whose content was dropped."""

    sha256: tuple[str, ...]


class Contents:
    """Records, answers and evidence, removed ones included, after the newest entry.

    Mappings of answers are replaced, never altered: those that were handed out stay as they are.
    *sequence* and *head* are the number and the hash of the newest entry.
    """

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.answers: dict[str, Answers] = {}
        self.evidence: dict[str, Evidence] = {}
        self.removed: frozenset[str] = frozenset()
        self.example = False
        self.sequence = 0
        self.head = START
        self._shown: tuple[tuple[Record, ...], tuple[Evidence, ...]] | None = None

    def copy(self) -> "Contents":
        """The same contents, on which an entry can be tried."""
        other = Contents()
        other.records = dict(self.records)
        other.answers = dict(self.answers)
        other.evidence = dict(self.evidence)
        other.removed = self.removed
        other.example = self.example
        other.sequence, other.head = self.sequence, self.head
        other._shown = self._shown
        return other

    def apply(self, entry: Entry) -> None:
        """Do what *entry* says; raises `msgspec.ValidationError` where it is malformed."""
        _APPLIED[entry.action](self, entry)
        self.sequence, self.head = entry.sequence, entry.hash
        if entry.action is not Action.SAY:
            self._shown = None

    def casefile(self) -> Casefile:
        """The contents as a value, without what was removed or hangs on something removed."""
        records, evidence = self._shown = self._shown or self._there()
        return Casefile(
            records=records,
            answers=dict(self.answers),
            evidence=evidence,
            example=self.example,
            sequence=self.sequence,
        )

    def _there(self) -> tuple[tuple[Record, ...], tuple[Evidence, ...]]:
        """Records and files that are to be seen; no answer changes them, and most entries are answers."""
        return (
            tuple(record for record in self.records.values() if self.present(record.id)),
            tuple(one for one in self.evidence.values() if one.id not in self.removed),
        )

    def present(self, identifier: str) -> bool:
        """Whether there is such a record and neither it nor one above it was removed."""
        while identifier in self.records and identifier not in self.removed:
            parent = self.records[identifier].parent
            if not parent:
                return True
            identifier = parent
        return False

    def put(self, record: Record) -> None:
        """Add *record*, whose parent has to be there first: so that nobody is their own ancestor."""
        if record.id in self.records or (record.parent and record.parent not in self.records):
            raise msgspec.ValidationError("a record is added twice, or below one that is missing")
        self.records[record.id] = record


def _create(contents: Contents, entry: Entry) -> None:
    created = msgspec.convert(entry.what, Created)
    contents.example = created.example
    contents.put(Record(id=entry.record, kind=RecordKind.ORGANIZATION, name=created.name))


def _add(contents: Contents, entry: Entry) -> None:
    added = msgspec.convert(entry.what, Added)
    contents.put(Record(id=entry.record, kind=added.kind, name=added.name, parent=added.parent))


def _say(contents: Contents, entry: Entry) -> None:
    said = dict(contents.answers.get(entry.record, _NOTHING))
    said[entry.question] = codec.answer(entry.what)
    if said[entry.question] == NOT_ASKED:
        del said[entry.question]
    contents.answers[entry.record] = said
    if not said:
        del contents.answers[entry.record]


def _rename(contents: Contents, entry: Entry) -> None:
    name = msgspec.convert(entry.what, Renamed).name
    record = contents.records.get(entry.record)
    if record is None:
        raise msgspec.ValidationError("a record is renamed that was never added")
    contents.records[entry.record] = replace(record, name=name)


def _remove(contents: Contents, entry: Entry) -> None:
    contents.removed |= {entry.record}


def _restore(contents: Contents, entry: Entry) -> None:
    contents.removed -= {entry.record}


def _attach(contents: Contents, entry: Entry) -> None:
    evidence = msgspec.convert({**entry.what, "added": entry.at}, Evidence)
    contents.evidence[evidence.id] = evidence


def _describe(contents: Contents, entry: Entry) -> None:
    evidence = contents.evidence.get(entry.record)
    if evidence is None:
        raise msgspec.ValidationError("a file is described that was never attached")
    said = msgspec.convert(entry.what, Described)
    contents.evidence[entry.record] = replace(evidence, **parts(said))


def _discard(contents: Contents, entry: Entry) -> None:
    """What is said stays as it was: only content goes that nothing names any more."""
    del contents
    msgspec.convert(entry.what, Discarded)


def parts(described: Described) -> dict[str, Any]:
    """What a description says, by the name of each part."""
    return {field.name: getattr(described, field.name) for field in fields(described)}


_APPLIED: dict[Action, Callable[[Contents, Entry], None]] = {
    Action.CREATE: _create,
    Action.ADD: _add,
    Action.SAY: _say,
    Action.RENAME: _rename,
    Action.REMOVE: _remove,
    Action.RESTORE: _restore,
    Action.ATTACH: _attach,
    Action.DESCRIBE: _describe,
    Action.DISCARD: _discard,
}
