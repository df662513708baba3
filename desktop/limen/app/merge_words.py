"""The changes that a copy brings, in words: for the command line and for the window."""

from collections.abc import Sequence

from limen.app.merging import said_by
from limen.domain.forms import Interview, Question, RecordKind
from limen.domain.history import Action, Entry
from limen.domain.merging import Change
from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.engine.differences import answered
from limen.engine.merging.slots import NAME, newest, subject, value
from limen.engine.words import counted
from limen.store import codec


@dataclass(frozen=True, kw_only=True)
class Told(Value):
    """One change in words: *what* of *about*, as it was, as it is here, and as the copy has it.

    *said_here* and *said_there* are who said so, when and how.
    """

    key: str
    about: str
    what: str
    before: str
    ours: str
    theirs: str
    said_here: str
    said_there: str
    conflict: bool


def told(changes: Sequence[Change], log: Sequence[Entry], interview: Interview) -> tuple[Told, ...]:
    """*changes* in words; *log* is ours."""
    theirs = (entry for one in changes for entry in one.entries)
    teller = _Teller((*theirs, *log), interview)  # our names come last, and count
    return tuple(teller.tell(one) for one in changes)


class _Teller:
    """Names, kinds and places of all records and files, here and in the copy."""

    def __init__(self, entries: Sequence[Entry], interview: Interview) -> None:
        self._interview = interview
        self._names: dict[str, str] = {}
        self._kinds: dict[str, RecordKind] = {}
        self._above: dict[str, str] = {}
        for slot, entry in newest(entries).items():
            if slot[0] == NAME:
                self._names[slot[1]] = str(value(slot, entry))
        for entry in entries:
            self._learn(entry)

    def _learn(self, entry: Entry) -> None:
        if entry.action is Action.ADD:
            self._kinds[entry.record] = RecordKind(entry.what["kind"])
            self._above[entry.record] = str(entry.what["parent"])
        elif entry.action is Action.CREATE:
            self._kinds[entry.record] = RecordKind.ORGANIZATION
        elif entry.action is Action.ATTACH:
            self._above[subject(entry)] = entry.record

    def tell(self, change: Change) -> Told:
        entry = change.entries[0]
        what, theirs = self._told(change)
        identifier = subject(entry)
        inside = entry.action in {Action.ADD, Action.ATTACH}
        return Told(
            key=change.key,
            about=self._place(self._above.get(identifier, "") if inside else identifier),
            what=what,
            before=self._said(change, change.base),
            ours=self._ours(change),
            theirs=theirs,
            said_here=said_by(change.ours) if change.ours else "",
            said_there=said_by(change.theirs),
            conflict=change.conflict,
        )

    def _told(self, change: Change) -> tuple[str, str]:
        """What is told of, and what the copy says."""
        match change.entries[0].action:
            case Action.SAY:
                return self._answer(change)
            case Action.ADD:
                return self._new(change)
            case Action.ATTACH:
                return "file", str(change.theirs.what.get("name", ""))
            case Action.RENAME:
                return "name", self._said(change, change.theirs)
            case _:
                return _otherwise(change)

    def _place(self, identifier: str) -> str:
        names: list[str] = []
        while identifier:
            if self._kinds.get(identifier) is not RecordKind.ORGANIZATION or not names:
                names.append(self._names.get(identifier, identifier))
            identifier = self._above.get(identifier, "")
        return " › ".join(reversed(names))

    def _answer(self, change: Change) -> tuple[str, str]:
        question = self._question(change.theirs)
        label = question.label if question else change.theirs.question
        return label, self._said(change, change.theirs) or "taken back"

    def _question(self, entry: Entry) -> Question | None:
        kind = self._kinds.get(entry.record)
        form = self._interview.get(kind) if kind else None
        questions = form.questions if form else ()
        return next((one for one in questions if one.key == entry.question), None)

    def _new(self, change: Change) -> tuple[str, str]:
        entry = change.entries[0]
        kind = self._kinds[entry.record].value.replace("-", " ")
        records = sum(one.action is Action.ADD for one in change.entries) - 1
        answers = sum(one.action is Action.SAY for one in change.entries)
        more = [f"{counted(records, 'record')} beneath it"] if records else []
        more += [counted(answers, "answer")] if answers else []
        with_ = f", with {' and '.join(more)}" if more else ""
        return kind, f"{self._names[entry.record]}{with_}"

    def _ours(self, change: Change) -> str:
        if change.again is None:
            return self._said(change, change.base)
        if change.again.action is Action.REMOVE:
            return "removed"
        if change.again.action is Action.RESTORE:
            return "yes, and changed since"
        return self._said(change, change.again) or "taken back"

    def _said(self, change: Change, entry: Entry | None) -> str:
        """What *entry* says of an answer or a name, in words."""
        if entry is None:
            return ""
        if entry.action is Action.SAY:
            return answered(self._question(change.theirs), codec.answer(entry.what))
        return str(entry.what.get("name", ""))


def _otherwise(change: Change) -> tuple[str, str]:
    """What is told of something that is there or not, or is described otherwise."""
    match change.entries[0].action:
        case Action.REMOVE:
            return "is it there?", "removed"
        case Action.RESTORE:
            more = len(change.entries) - 1
            return (
                "is it there?",
                f"yes, with {counted(more, 'change')}" if more else "brought back",
            )
        case _:
            said = (f"{part}: {text}" for part, text in change.theirs.what.items())
            return "description", "; ".join(said) or "nothing more is said of it"
