"""Questionnaires: what is asked about each kind of record."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from limen.domain.conditions import Condition
from limen.domain.nouns import dataclass
from limen.domain.value import Source, Value


class RecordKind(StrEnum):
    """What a record is about; the value is the name on the command line."""

    ORGANIZATION = "organization"
    MODEL = "model"
    TRAINING_RUN = "training-run"
    EVALUATION = "evaluation"
    RELEASE = "release"
    PARTNER = "partner"
    STAGE = "stage"
    EVENT = "event"
    DUTY = "duty"


PARENTS: Mapping[RecordKind, tuple[RecordKind, ...]] = {
    RecordKind.ORGANIZATION: (),
    RecordKind.MODEL: (RecordKind.ORGANIZATION,),
    RecordKind.TRAINING_RUN: (RecordKind.MODEL,),
    RecordKind.EVALUATION: (RecordKind.MODEL,),
    RecordKind.RELEASE: (RecordKind.MODEL,),
    RecordKind.PARTNER: (RecordKind.RELEASE,),
    RecordKind.STAGE: (RecordKind.RELEASE,),
    RecordKind.EVENT: (RecordKind.MODEL,),
    RecordKind.DUTY: (RecordKind.EVENT, RecordKind.RELEASE),
}
"""The kinds of record that each kind can hang on."""


class AnswerKind(StrEnum):
    """What sort of answer a question takes; each has one reader and one editor."""

    TEXT = "text"
    LONG_TEXT = "long text"
    CHOICE = "choice"
    YES_NO = "yes or no"
    QUANTITY = "quantity"
    DATE = "date"
    INSTANT = "instant"
    CONFIG = "config"


@dataclass(frozen=True, kw_only=True)
class Choice(Value):
    """One of the answers on offer: the stored *key*, the *label* that people read."""

    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Question(Value):
    """One thing that we ask about a record.

    *unit* is the unit of a quantity, *minimum* and *maximum* its inclusive bounds (*whole* numbers
    only where said).  A date that is *past* cannot lie after today, nor before that of the question
    *not_before*.  *relevant* says when it is asked at all; an answer that stops being relevant
    is parked, not lost.  One that is *volunteered* is never put: it counts once somebody answers it
    elsewhere.  *suggestions* are values that a text question offers without insisting.
    """

    key: str
    kind: AnswerKind
    label: str
    why: str
    where: str = ""
    example: str = ""
    typical_evidence: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    unit: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    whole: bool = False
    past: bool = False
    not_before: str = ""
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    relevant: Condition = field(default_factory=dict)
    volunteered: bool = False


@dataclass(frozen=True, kw_only=True)
class Page(Value):
    """Questions that belong together; *section* is the dossier's letter, A to L."""

    key: str
    title: str
    section: str
    intro: str = ""
    question: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class Form(Value):
    """The questionnaire of one kind of record; *invitation* says why one would add such a record."""

    record: RecordKind
    title: str
    plural: str
    invitation: str
    page: tuple[Page, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order in which they are asked."""
        return tuple(question for page in self.page for question in page.question)


Interview = Mapping[RecordKind, Form]
