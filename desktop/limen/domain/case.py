"""A casefile and all that follows from it today."""

from datetime import date
from functools import cached_property

from limen.domain.forms import Interview, Question
from limen.domain.nouns import dataclass
from limen.domain.records import Answers, Casefile, Record
from limen.domain.rules import Rulebook
from limen.domain.screening import Screening
from limen.domain.value import Value


@dataclass(frozen=True, kw_only=True)
class Asked(Value):
    """One question of one record that counts now, and whether it is still open."""

    record: Record
    question: Question
    open: bool


@dataclass(frozen=True, kw_only=True)
class Interviewed(Value):
    """The questions that one record is asked now, in their order, and what is said of it."""

    record: Record
    questions: tuple[Question, ...]
    said: Answers

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Each question with its record, and whether it is open."""
        return tuple(
            Asked(record=self.record, question=question, open=question.key not in self.said)
            for question in self.questions
        )


@dataclass(frozen=True, kw_only=True)
class ModelCase(Value):
    """One model with what follows: its screening, and the questions that count now.

    *interviewed* is the model with all that hangs on it.  Its dates are counted when somebody
    looks at them.
    """

    model: Record
    screening: Screening
    interviewed: tuple[Interviewed, ...]

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The questions that count now, in their order."""
        return tuple(asked for one in self.interviewed for asked in one.asked)

    @cached_property
    def open_count(self) -> int:
        """How many questions are not answered yet, neither by a value nor by a silence."""
        return sum(asked.key not in one.said for one in self.interviewed for asked in one.questions)


@dataclass(frozen=True, kw_only=True)
class Case(Value):
    """A casefile, the rulebook and the interview that it was read with, the day, and what follows."""

    casefile: Casefile
    rulebook: Rulebook
    interview: Interview
    today: date
    models: tuple[ModelCase, ...]

    def of(self, model: str) -> ModelCase:
        """What follows for the model with that id."""
        return next(one for one in self.models if one.model.id == model)
