"""What is done at once: entries that follow each other and are written in one transaction."""

from typing import Any

import msgspec

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.errors import (
    ChangedMeanwhileError,
    MisplacedRecordError,
    OversizedAnswerError,
    UnknownNameError,
)
from limen.domain.evidence import Described, Evidence, Keeping, Specimen
from limen.domain.forms import PARENTS, RecordKind
from limen.domain.history import Action, Entry, Manner
from limen.domain.nouns import dataclass
from limen.domain.records import Casefile, Record
from limen.domain.value import Value
from limen.store import chain, codec
from limen.store.contents import Contents, parts

_MOST_CHARACTERS = 16_000_000
_ALWAYS_SAID = ("id", "name", "sha256", "size", "obtained")
_NOTHING_MORE = Evidence(id="", name="", sha256="", size=0, added="")


@dataclass(frozen=True, kw_only=True)
class Circumstances(Value):
    """What all entries of a step share: the instant (ISO 8601, UTC), how, why and who."""

    at: str
    manner: Manner = Manner.TYPED
    why: str = ""
    who: str = ""


class Step:
    """Entries that stand or fall together; *contents* is what the log adds up to with them.

    Nothing is written here: whoever asked for the step writes its *entries*, or drops it.
    Identifiers are the kind and a number that is never given twice: ``model-1``, ``training-run-2``.
    *seen* is what a person had before them: what somebody else changed since is not overwritten.
    """

    def __init__(
        self, contents: Contents, circumstances: Circumstances, seen: Casefile | None = None
    ) -> None:
        self._before, self._seen = contents, seen
        self.contents = contents.copy()
        self.entries: list[Entry] = []
        self._circumstances = circumstances
        self._number = contents.sequence + 1

    def create(self, organization: str, *, example: bool) -> None:
        """Open the log of a new casefile."""
        identifier = self._free(RecordKind.ORGANIZATION)
        self._append(Action.CREATE, identifier, {"name": organization, "example": example})

    def add(self, kind: RecordKind, name: str, parent: str) -> Record:
        """A new record of *kind* below the record *parent*."""
        self._present(parent)
        expected = PARENTS[kind]
        if self.contents.records[parent].kind not in expected:
            kinds = "” or “".join(expected) or "none"
            raise MisplacedRecordError(kind, f"hangs on a record of kind “{kinds}”")
        identifier = self._free(kind)
        self._append(Action.ADD, identifier, {"kind": str(kind), "name": name, "parent": parent})
        return self.contents.records[identifier]

    def say(self, record: str, question: str, answer: Answer) -> None:
        """Answer one question about a record; “not asked yet” takes an answer back."""
        self._known(record)
        if self._seen is not None:
            now = self._before.answers.get(record, {}).get(question, NOT_ASKED)
            if now not in (self._seen.answer(record, question), answer):
                raise ChangedMeanwhileError(record, question)
        self._append(Action.SAY, record, codec.plain(answer), question)

    def rename(self, record: str, name: str) -> None:
        """Give a record another name."""
        self._known(record)
        seen = self._seen.record(record) if self._seen else None
        if seen and self._before.records[record].name not in {seen.name, name}:
            raise ChangedMeanwhileError(record)
        self._append(Action.RENAME, record, {"name": name})

    def remove(self, identifier: str) -> None:
        """Put a record, with all that hangs on it, or a piece of evidence out of sight."""
        if identifier not in self.contents.evidence:
            self._known(identifier)
            if self.contents.records[identifier].kind is RecordKind.ORGANIZATION:
                raise MisplacedRecordError(RecordKind.ORGANIZATION, "cannot be removed")
        self._append(Action.REMOVE, identifier, {})

    def restore(self, identifier: str) -> None:
        """Bring back what was removed, with all that was said about it."""
        if identifier not in self.contents.evidence:
            self._known(identifier)
        self._append(Action.RESTORE, identifier, {})

    def attach(
        self, record: str, *, name: str, sha256: str, size: int, obtained: str = ""
    ) -> Evidence:
        """Evidence for what is said about a record: bare file name, SHA-256 and size in bytes."""
        found = Specimen(name=name, sha256=sha256, size=size, kind="", keeping=Keeping.NAMED)
        return self.attach_specimen(record, found, Described(obtained=obtained))

    def attach_specimen(self, record: str, found: Specimen, said: Described) -> Evidence:
        """Evidence for what is said about a record: a file that was read, and what is said of it."""
        self._known(record)
        identifier = f"evidence-{len(self.contents.evidence) + 1}"
        evidence = Evidence(
            id=identifier,
            added=self._circumstances.at,
            name=found.name,
            sha256=found.sha256,
            size=found.size,
            kind=found.kind,
            keeping=found.keeping,
            path=found.path,
            **parts(said),
        )
        self._append(Action.ATTACH, record, attaching(evidence))
        return evidence

    def describe(self, identifier: str, said: Described) -> None:
        """Say something else about a piece of evidence."""
        if identifier not in self.contents.evidence:
            raise UnknownNameError("file", identifier, tuple(self.contents.evidence))
        plain = msgspec.to_builtins(said)
        usual = msgspec.to_builtins(Described())
        what = {key: value for key, value in plain.items() if value != usual[key]}
        self._append(Action.DESCRIBE, identifier, what)

    def discard(self, hashes: tuple[str, ...]) -> None:
        """Tell that the content of files with these hashes is dropped."""
        record = next(iter(self.contents.records))
        self._append(Action.DISCARD, record, {"sha256": list(hashes)})

    def take(self, entry: Entry, why: str) -> None:
        """Say what *entry* of another log says; *why* tells who said it there, and when.

        Its identifiers are those that count here: `new_identifier` gives those of what is new.
        """
        self._append(entry.action, entry.record, dict(entry.what), entry.question, why)

    def new_identifier(self, kind: RecordKind | None) -> str:
        """The identifier of the next record of *kind*; without one, that of the next file."""
        return self._free(kind) if kind else f"evidence-{len(self.contents.evidence) + 1}"

    def _append(
        self, action: Action, record: str, what: dict[str, Any], question: str = "", why: str = ""
    ) -> None:
        entry = chain.sealed(
            Entry(
                sequence=self.contents.sequence + 1,
                step=self._number,
                at=self._circumstances.at,
                who=self._circumstances.who,
                manner=self._circumstances.manner,
                action=action,
                record=record,
                question=question,
                what=what,
                why=why or self._circumstances.why,
                before=self.contents.head,
                hash="",
            )
        )
        if len(chain.canonical(what)) > _MOST_CHARACTERS:
            raise OversizedAnswerError(_MOST_CHARACTERS)
        self.contents.apply(entry)
        self.entries.append(entry)

    def _free(self, kind: RecordKind) -> str:
        return f"{kind}-{sum(r.kind is kind for r in self.contents.records.values()) + 1}"

    def _known(self, record: str) -> None:
        if record not in self.contents.records:
            raise UnknownNameError("record", record, tuple(self.contents.records))
        if self._seen and self._seen.record(record) and not self._before.present(record):
            raise ChangedMeanwhileError(record)

    def _present(self, record: str) -> None:
        if not self.contents.present(record):
            raise UnknownNameError("record", record, tuple(self.contents.records))


def attaching(evidence: Evidence) -> dict[str, Any]:
    """The payload of “attach”: what every version says, and what is not usual."""
    plain = msgspec.to_builtins(evidence)
    usual = msgspec.to_builtins(_NOTHING_MORE)
    return {
        key: value
        for key, value in plain.items()
        if key in _ALWAYS_SAID or (key != "added" and value != usual[key])
    }
