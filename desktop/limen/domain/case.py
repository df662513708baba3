"""A casefile and all that follows from it today."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import overload

from limen.domain.forms import Interview, Question
from limen.domain.nouns import dataclass
from limen.domain.overriding import override
from limen.domain.records import Answers, Casefile, Record
from limen.domain.rules import Rulebook
from limen.domain.screening import Screening, State
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
class Sketch(Value):
    """What is remembered of a model that was examined once: little, so that many can be.

    *standing* is its gravest state, *touched* are the proxies that it trips or could trip, or of
    which it cannot be said.
    """

    standing: State
    touched: frozenset[str]
    open_count: int


Earlier = tuple[ModelCase, frozenset[str] | None]
"""A model as it was, and the ids of the rules that have to be looked at anew; ``None`` for all."""


class Models(Sequence[ModelCase]):
    """The models of a case in their order, each examined when somebody first looks at it.

    *found* are those that were, *sketches* what is remembered of them and of others, and *earlier*
    are models as they were before answers that may have changed them.
    """

    def __init__(
        self,
        records: tuple[Record, ...],
        examine: Callable[[Record], ModelCase],
        sketch: Callable[[ModelCase], Sketch],
    ) -> None:
        self._records = records
        self._by_id = {record.id: record for record in reversed(records)}
        self._examine = examine
        self._sketch = sketch
        self.found: dict[str, ModelCase] = {}
        self.sketches: dict[str, Sketch] = {}
        self.earlier: dict[str, Earlier] = {}

    def of(self, model: str) -> ModelCase:
        """The model with that id."""
        if model not in self.found:
            self.found[model] = self._examine(self._record(model))
        return self.found[model]

    def sketch(self, model: str) -> Sketch:
        """What is to be remembered of the model with that id, which is itself not kept."""
        if model not in self.sketches:
            found = self.found.get(model) or self._examine(self._record(model))
            self.sketches[model] = self._sketch(found)
        return self.sketches[model]

    def _record(self, model: str) -> Record:
        return self._by_id[model]

    @override
    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> ModelCase: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[ModelCase, ...]: ...
    @override
    def __getitem__(self, place: int | slice) -> ModelCase | tuple[ModelCase, ...]:
        if isinstance(place, slice):
            return tuple(self.of(record.id) for record in self._records[place])
        return self.of(self._records[place].id)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    @override
    def __hash__(self) -> int:
        return hash(self._records)


@dataclass(frozen=True, kw_only=True)
class Case(Value):
    """A casefile, the rulebook and the interview that it was read with, the day, and what follows."""

    casefile: Casefile
    rulebook: Rulebook
    interview: Interview
    today: date
    models: Sequence[ModelCase]

    def of(self, model: str) -> ModelCase:
        """What follows for the model with that id."""
        if isinstance(self.models, Models):
            return self.models.of(model)
        return next(one for one in self.models if one.model.id == model)
