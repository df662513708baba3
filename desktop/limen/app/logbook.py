"""The log in words: what each entry did, to what, what became of it, and how a step is called."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.case import Case
from limen.domain.forms import Question
from limen.domain.history import Action, Entry, Manner
from limen.domain.undoing import Outline
from limen.engine import words
from limen.engine.history.cells import GIVING, cited, subject
from limen.engine.history.reversals import Reversals, reversed_step, undone
from limen.engine.interpret import shown
from limen.store import codec
from limen.store.contents import Contents

MANNERS: Mapping[Manner, str] = {
    Manner.TYPED: "typed",
    Manner.IMPORTED: "imported",
    Manner.UNDONE: "undone",
    Manner.REDONE: "done again",
    Manner.EXAMPLE: "example",
    Manner.MERGED: "merged",
    Manner.RESTORED: "restored",
}

DEEDS: Mapping[Action, str] = {
    Action.CREATE: "begun",
    Action.ADD: "added",
    Action.RENAME: "renamed",
    Action.REMOVE: "removed",
    Action.RESTORE: "brought back",
    Action.ATTACH: "attached",
    Action.DESCRIBE: "described",
    Action.DISCARD: "dropped",
}
"""What each action that is no answer is called."""

_SENTENCES: Mapping[Action, str] = {
    Action.CREATE: "The casefile of “{new}” begun",
    Action.ADD: "{kind} “{new}” added",
    Action.RENAME: "Renamed to “{new}”",
    Action.REMOVE: "“{name}” removed with all that hangs on it",
    Action.RESTORE: "“{name}” brought back",
    Action.ATTACH: "File “{new}” attached",
    Action.DESCRIBE: "File “{name}” described",
    Action.DISCARD: "Content that no file names any more dropped",
}

_LABELS: Mapping[Action, str] = {
    Action.CREATE: "Begin the casefile of “{new}”",
    Action.ADD: "Add “{name}”",
    Action.RENAME: "Rename to “{new}”",
    Action.REMOVE: "Remove “{name}”",
    Action.RESTORE: "Bring back “{name}”",
    Action.ATTACH: "Attach “{new}”",
    Action.DESCRIBE: "Describe “{name}”",
    Action.DISCARD: "Drop content that no file names any more",
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One entry in words: *what* happened to *about*; *later* is the answer in words.

    *taken_back* is the step that took it back, where it is taken back now.
    """

    entry: Entry
    about: str
    what: str
    later: str = ""
    answer: Answer | None = None
    taken_back: Outline | None = None

    @property
    def when(self) -> str:
        """Day and time of day here; what another program put there as it is."""
        return when(self.entry.at)

    @property
    def how(self) -> str:
        """How it came about."""
        return MANNERS.get(self.entry.manner, str(self.entry.manner))


def when(at: str) -> str:
    """A logged instant as day and time of day here; what another program put there as it is."""
    try:
        here = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return at
    return f"{words.plain_day(here.date())}, {here:%H:%M:%S}"


class Teller:
    """Tells entries in the words of a *case*; *contents* knows the names of what is gone, too.

    *reversals* is asked for what became of a step once an entry is told.
    """

    def __init__(self, case: Case, contents: Contents, reversals: Callable[[], Reversals]) -> None:
        self._case = case
        self._contents = contents
        self._reversals = reversals

    def tell(self, entry: Entry) -> Told:
        """One entry in words."""
        taken_back = self._taken_back(entry)
        about = self.name(entry.record)
        if entry.action is not Action.SAY:
            what = self._put(_SENTENCES[entry.action], entry)
            return Told(entry=entry, about=about, what=what, taken_back=taken_back)
        return Told(
            entry=entry,
            about=about,
            what=self._asked(entry),
            later=self.answer(entry),
            answer=codec.answer(entry.what),
            taken_back=taken_back,
        )

    def answer(self, entry: Entry | None) -> str:
        """The answer that an entry gave, in words; of no entry that nothing was asked yet."""
        if entry is None:
            return str(NOT_ASKED.silence)
        answer = codec.answer(entry.what)
        if answer == NOT_ASKED:
            return "taken back"
        question = self._question(entry)
        return shown(question, answer) if question else answer.said

    def name(self, identifier: str) -> str:
        """What a record or a file is called, also one that is gone."""
        found = self._contents.records.get(identifier) or self._contents.evidence.get(identifier)
        return found.name if found else identifier

    def label(self, entries: Sequence[Entry]) -> str:
        """What the *entries* of a step did at once, in a few words."""
        first = entries[0]
        if first.manner is Manner.RESTORED:
            return first.why
        if first.manner is Manner.MERGED:
            return f"Merge {words.counted(len(entries), 'change')} from a copy"
        if first.manner is Manner.IMPORTED and first.action is Action.ATTACH:
            read = words.counted(len(entries) - 1, "answer")
            return f"Import {read} from {first.what.get('name', '')}"
        if first.action is Action.SAY:
            label = f"{self.name(first.record)}: {self._asked(first)}"
        else:
            label = self._put(_LABELS[first.action], first)
        more = sum(not _belongs(entry, first) for entry in entries[1:])
        return f"{label} and {words.counted(more, 'more change')}" if more else label

    def _put(self, text: str, entry: Entry) -> str:
        """A *text* with what is known of *entry* in its gaps."""
        record = self._contents.records.get(entry.record)
        name = self.name(entry.record)
        kind = str(record.kind if record else "record").replace("-", " ")
        return text.format(name=name, kind=kind.capitalize(), new=entry.what.get("name", name))

    def _taken_back(self, entry: Entry) -> Outline | None:
        """What took an entry back; what reverses another step is told by itself."""
        step = entry.step
        reversals = self._reversals()
        if reversed_step(entry) or not undone(step, reversals):
            return None
        return reversals[step]

    def _asked(self, entry: Entry) -> str:
        question = self._question(entry)
        return question.label if question else entry.question

    def _question(self, entry: Entry) -> Question | None:
        record = self._contents.records.get(entry.record)
        form = self._case.interview.get(record.kind) if record else None
        questions: Iterable[Question] = form.questions if form else ()
        return next((one for one in questions if one.key == entry.question), None)


def _belongs(entry: Entry, first: Entry) -> bool:
    """Whether *entry* only says something about what *first* brought."""
    brought = subject(first)
    return first.action in GIVING and (entry.record == brought or brought in cited(entry))
