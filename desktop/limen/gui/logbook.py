"""The log in words: what each entry did, to what, and what stood there before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.case import Case
from limen.domain.forms import Question, RecordKind
from limen.domain.history import Action, Entry, Manner
from limen.engine.interpret import shown
from limen.gui.phrases import short
from limen.store import codec

_MANNERS: Mapping[Manner, str] = {
    Manner.TYPED: "typed",
    Manner.IMPORTED: "imported",
    Manner.UNDONE: "undone",
    Manner.REDONE: "done again",
    Manner.EXAMPLE: "example",
    Manner.MERGED: "merged",
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One entry in words: *what* happened to *about*; *earlier* and *later* are answers in words.

    *model* is the id of the model that it belongs to, "" for the organisation.
    """

    entry: Entry
    about: str
    model: str
    what: str
    earlier: str = ""
    later: str = ""
    answer: Answer | None = None

    @property
    def when(self) -> str:
        """Day and time of day here; what another program put there as it is."""
        try:
            here = datetime.fromisoformat(self.entry.at).astimezone()
        except (ValueError, OverflowError):
            return self.entry.at
        return f"{short(here.date())}, {here:%H:%M:%S}"

    @property
    def how(self) -> str:
        """How it came about."""
        return _MANNERS[self.entry.manner]

    @property
    def searched(self) -> str:
        """All that one can find it by, in lower case."""
        parts = (
            self.when,
            self.entry.who,
            self.about,
            self.what,
            self.earlier,
            self.later,
            self.how,
        )
        return "\n".join((*parts, self.entry.why)).casefold()


@dataclass
class _Reader:
    """What was known when an entry was made; names and places of records outlive the records."""

    case: Case
    names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, RecordKind] = field(default_factory=dict)
    models: dict[str, str] = field(default_factory=dict)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)

    def tell(self, entry: Entry) -> Told:
        before = self.names.get(entry.record, "")
        self._learn(entry)
        about = self.names.get(entry.record, entry.record)
        if entry.action is Action.SAY:
            return self._said(entry, about)
        what = _sentence(entry, self.kinds.get(entry.record), before, about)
        return Told(entry=entry, about=about, model=self.models.get(entry.record, ""), what=what)

    def _learn(self, entry: Entry) -> None:
        if entry.action in {Action.CREATE, Action.ADD, Action.RENAME}:
            self.names[entry.record] = str(entry.what.get("name", entry.record))
        if entry.action is Action.ATTACH:
            file = str(entry.what.get("id", ""))
            self.names[file] = str(entry.what.get("name", file))
            self.models[file] = self.models.get(entry.record, "")
        if entry.action is Action.CREATE:
            self.kinds[entry.record] = RecordKind.ORGANIZATION
        if entry.action is Action.ADD:
            kind = RecordKind(entry.what["kind"])
            self.kinds[entry.record] = kind
            above = self.models.get(str(entry.what.get("parent", "")), "")
            self.models[entry.record] = entry.record if kind is RecordKind.MODEL else above

    def _said(self, entry: Entry, about: str) -> Told:
        place = entry.record, entry.question
        earlier, later = self.answers.get(place, NOT_ASKED), codec.answer(entry.what)
        self.answers[place] = later
        question = self._question(entry)
        label = question.label if question else entry.question
        after = "taken back" if later == NOT_ASKED else _shown(question, later)
        return Told(
            entry=entry,
            about=about,
            model=self.models.get(entry.record, ""),
            what=label,
            earlier="" if earlier == NOT_ASKED else _shown(question, earlier),
            later=after,
            answer=later,
        )

    def _question(self, entry: Entry) -> Question | None:
        kind = self.kinds.get(entry.record)
        form = self.case.interview.get(kind) if kind else None
        questions = form.questions if form else ()
        return next((one for one in questions if one.key == entry.question), None)


def _shown(question: Question | None, answer: Answer) -> str:
    return shown(question, answer) if question else answer.said


def _sentence(entry: Entry, kind: RecordKind | None, before: str, name: str) -> str:
    what = str(kind or "record").replace("-", " ")
    match entry.action:
        case Action.CREATE:
            return f"The casefile of “{name}” begun"
        case Action.ADD:
            return f"{what.capitalize()} “{name}” added"
        case Action.RENAME:
            return f"“{before}” renamed to “{name}”"
        case Action.REMOVE:
            return f"“{name}” removed with all that hangs on it"
        case Action.RESTORE:
            return f"“{name}” brought back"
        case _:
            return f"File “{entry.what.get('name', '')}” attached"


def told(entries: Iterable[Entry], case: Case) -> tuple[Told, ...]:
    """The *entries*, oldest first as they were made, in words."""
    reader = _Reader(case)
    return tuple(reader.tell(entry) for entry in entries)
