"""What differs between two states of a casefile: values in words, made when somebody asks."""

from datetime import date
from enum import StrEnum

from limen.domain.nouns import dataclass
from limen.domain.value import Value


class Part(StrEnum):
    """What a difference is about, in the order in which differences are told."""

    RECORDS = "records"
    ANSWERS = "answers"
    EVIDENCE = "evidence"
    RULEBOOK = "rulebook"
    FINDINGS = "findings"
    DATES = "dates"


@dataclass(frozen=True, kw_only=True)
class Difference(Value):
    """One thing that is not the same: *what* of *about* was *before* and is *after*, in words.

    An empty text stands for nothing.  *record* and *question* say where an answer stands.
    """

    part: Part
    about: str
    what: str
    before: str = ""
    after: str = ""
    record: str = ""
    question: str = ""

    @property
    def words(self) -> str:
        """The change in words: ``15T → 14T``."""
        return f"{self.before or 'nothing'} → {self.after or 'nothing'}"


@dataclass(frozen=True, kw_only=True)
class Comparison(Value):
    """Two states by name, both looked at on one day, and what differs; nothing where all agrees."""

    before: str
    after: str
    today: date
    differences: tuple[Difference, ...]

    def of(self, part: Part) -> tuple[Difference, ...]:
        """The differences of one part."""
        return tuple(one for one in self.differences if one.part is part)
