"""What can be taken back: each change knows how to be made and how to be unmade."""

from dataclasses import dataclass
from typing import Protocol

from limen.domain.answers import Answer
from limen.domain.evidence import Described
from limen.store.step import Step


class Change(Protocol):
    """One part of a step, in both directions."""

    def forth(self, step: Step) -> None:
        """Make the change, for the first time or again."""

    def back(self, step: Step) -> None:
        """Unmake it: the log gets an entry that says the earlier state again."""


@dataclass(frozen=True)
class Said:
    """An answer was given in place of another."""

    record: str
    question: str
    before: Answer
    after: Answer

    def forth(self, step: Step) -> None:
        """Say the new answer."""
        step.say(self.record, self.question, self.after)

    def back(self, step: Step) -> None:
        """Say the earlier answer again."""
        step.say(self.record, self.question, self.before)


@dataclass(frozen=True)
class Added:
    """A record was added."""

    record: str

    def forth(self, step: Step) -> None:
        """Bring the record back; it was made when it was first added."""
        step.restore(self.record)

    def back(self, step: Step) -> None:
        """Put the record out of sight."""
        step.remove(self.record)


@dataclass(frozen=True)
class Attached(Added):
    """A piece of evidence was attached; it comes and goes as a record does."""


@dataclass(frozen=True)
class Removed:
    """A record was removed."""

    record: str

    def forth(self, step: Step) -> None:
        """Put the record out of sight."""
        step.remove(self.record)

    def back(self, step: Step) -> None:
        """Bring the record back with all that hangs on it."""
        step.restore(self.record)


@dataclass(frozen=True)
class Renamed:
    """A record got another name."""

    record: str
    before: str
    after: str

    def forth(self, step: Step) -> None:
        """Give it the new name."""
        step.rename(self.record, self.after)

    def back(self, step: Step) -> None:
        """Give it its earlier name again."""
        step.rename(self.record, self.before)


@dataclass(frozen=True)
class Redescribed:
    """Something else was said about a piece of evidence."""

    evidence: str
    before: Described
    after: Described

    def forth(self, step: Step) -> None:
        """Say the new description."""
        step.describe(self.evidence, self.after)

    def back(self, step: Step) -> None:
        """Say the earlier description again."""
        step.describe(self.evidence, self.before)


@dataclass(frozen=True)
class Undoable:
    """What is taken back at once; *label* says it in the Edit menu."""

    label: str
    changes: tuple[Change, ...]
