"""Several at one casefile: what others said is told with their names, and never written over unseen."""

from collections.abc import Iterator
from contextlib import contextmanager

from limen.app.clock import Clock
from limen.app.filing import Filed
from limen.app.logbook import Teller, Told, when
from limen.domain.case import Case
from limen.domain.errors import ChangedMeanwhileError
from limen.domain.history import Action, Manner
from limen.store import looking
from limen.store.casefile import CasefileStore
from limen.store.step import Step

_EVERYTHING = 1 << 62
"""A number behind every entry."""


class Together(Filed):
    """A casefile at which *who* works, and somebody else perhaps as well."""

    case: Case

    def __init__(self, store: CasefileStore, clock: Clock, who: str) -> None:
        super().__init__(store, clock)
        self.who = who
        self._heard = store.newest[0]

    def teller(self) -> Teller:
        """What tells the log as it stands now."""
        raise NotImplementedError

    @property
    def moved_on(self) -> bool:
        """Whether somebody else said something since the last look."""
        return self._store.moved_on

    def news(self) -> tuple[Told, ...]:
        """What somebody else said since this was last asked, in words, oldest first."""
        found = self._store.others(self._heard)
        self._heard = self._store.newest[0]
        return tuple(map(self.teller().tell, found)) if found else ()

    def last_word(self, record: str, question: str) -> Told | None:
        """The newest entry about an answer, in words."""
        found = self.look_up(
            lambda one: looking.newest(one, record, question, (Action.SAY,), _EVERYTHING)
        )
        return self.teller().tell(found) if found else None

    @contextmanager
    def _step(self, manner: Manner, why: str = "") -> Iterator[Step]:
        self._compare_clock()
        now, seen = self._clock.instant(), self.case.casefile
        try:
            with self._store.step(at=now, manner=manner, why=why, who=self.who, seen=seen) as step:
                yield step
        except ChangedMeanwhileError as changed:
            self._look()
            raise self._told_meanwhile(changed) from changed

    def _told_meanwhile(self, changed: ChangedMeanwhileError) -> ChangedMeanwhileError:
        """Whose change it was, and what they said."""
        news = self._store.others(self._heard)
        about = [one for one in news if one.record == changed.record]
        about = [one for one in about if one.question == changed.question] or about or list(news)
        if not about:
            return changed
        told, entry = self.teller().tell(about[-1]), about[-1]
        who = f"{entry.who or 'somebody'} ({when(entry.at)})"
        said = f"{told.about}, “{told.what}”" if told.later else told.what
        later = f": {told.later}" if told.later else ""
        sentence = f"{said} was changed meanwhile by {who}{later}" if later else f"{said}, by {who}"
        return ChangedMeanwhileError(changed.record, changed.question, sentence, who)

    def _look(self) -> Case:
        raise NotImplementedError
