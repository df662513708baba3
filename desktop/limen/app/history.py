"""The log of an open casefile, page by page, newest first, in words and through filters."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from limen.app.logbook import DEEDS, MANNERS, Told
from limen.app.reversing import Reversing
from limen.domain.history import Action, Entry
from limen.domain.nouns import dataclass
from limen.domain.undoing import Outline
from limen.domain.value import Value
from limen.engine.history.reversals import reversed_step, undone
from limen.store import looking
from limen.store.looking import Wanted, Word

PAGE = 200
"""So many entries are read at once."""

_NAMING = (Action.CREATE, Action.ADD, Action.RENAME)


@dataclass(frozen=True, kw_only=True)
class Sought(Value):
    """Which entries a person wants to see; what is not said is any.

    *below* is a record, with all that hangs on it, *record* one alone; *who* "" is what nobody signed.
    *typed* are words that have to occur, each somewhere: in names, questions, answers, reasons.
    """

    below: str = ""
    record: str = ""
    question: str = ""
    who: str | None = None
    day: date | None = None
    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class Fate(Value):
    """What became of the step of an entry: its number, whether it is taken back, and what did that.

    *of* is the step that the entry's own step takes back or does again, 0 for none.
    """

    step: int
    undone: bool
    by: Outline | None
    of: int


class History:
    """Looks at the log of *desk*."""

    def __init__(self, desk: Reversing) -> None:
        self._desk = desk

    def page(self, sought: Sought, before: int = 0, most: int = PAGE) -> tuple[Told, ...]:
        """At most so many entries in front of number *before*, newest first."""
        wanted, teller = self._wanted(sought), self._desk.teller()
        found = self._desk.look_up(lambda one: looking.page(one, wanted, before, most))
        return tuple(map(teller.tell, found))

    def count(self, sought: Sought, first: Sequence[Told] | None = None) -> int:
        """How many entries there are to see; where the *first* page holds them all, nothing is asked."""
        if first is not None and len(first) < PAGE:
            return len(first)
        wanted = self._wanted(sought)
        return self._desk.look_up(lambda one: looking.count(one, wanted))

    def people(self) -> Sequence[str]:
        """Who signed something; "" is nobody."""
        return self._desk.look_up(looking.people)

    def earlier(self, entry: Entry) -> str:
        """The answer, or the name, that stood there before *entry*, in words; "" where none could."""
        if entry.action is Action.SAY:
            return self._desk.teller().answer(self._newest(entry, (Action.SAY,)))
        if entry.action is Action.RENAME:
            before = self._newest(entry, _NAMING)
            return str(before.what.get("name", "")) if before else ""
        return ""

    def fate(self, entry: Entry) -> Fate:
        """What became of the step that *entry* belongs to."""
        reversals = self._desk.reversals()
        of = reversed_step(entry)
        step = of or entry.step
        return Fate(step=step, undone=undone(step, reversals), by=reversals.get(step), of=of)

    def _newest(self, entry: Entry, actions: Sequence[Action]) -> Entry | None:
        place = entry.record, entry.question
        return self._desk.look_up(lambda one: looking.newest(one, *place, actions, entry.sequence))

    def _wanted(self, sought: Sought) -> Wanted:
        since, until = _span(sought.day) if sought.day else ("", "")
        return Wanted(
            records=self._records(sought),
            question=sought.question,
            who=sought.who,
            since=since,
            until=until,
            words=tuple(map(self._word, sought.typed.casefold().split())),
        )

    def _records(self, sought: Sought) -> tuple[str, ...] | None:
        if sought.record:
            return (sought.record,)
        if not sought.below:
            return None
        return self._desk.look_up(lambda one: looking.below(one, sought.below))

    def _word(self, text: str) -> Word:
        contents, interview = self._desk.contents, self._desk.case.interview
        records = {one.id: one.name for one in contents.records.values()}
        files = {one.id: one.name for one in contents.evidence.values()}
        questions = (one for form in interview.values() for one in form.questions)
        return Word(
            text=text,
            records=tuple(
                one for one, name in {**records, **files}.items() if text in name.casefold()
            ),
            questions=tuple({one.key for one in questions if text in one.label.casefold()}),
            actions=tuple(action for action, word in DEEDS.items() if text in word),
            manners=tuple(manner for manner, word in MANNERS.items() if text in word),
        )


def _span(day: date) -> tuple[str, str]:
    """The instants, as the log has them, at which *day* begins and ends here."""
    begins, ends = (
        datetime.combine(one, time()).astimezone().astimezone(UTC)
        for one in (day, day + timedelta(days=1))
    )
    return f"{begins:%Y-%m-%dT%H:%M:%S}", f"{ends:%Y-%m-%dT%H:%M:%S}"
