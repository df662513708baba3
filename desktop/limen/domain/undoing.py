"""Steps of the log that are taken back or done again, and what can stand in the way of that."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from limen.domain.history import Action, Entry, Manner
from limen.domain.nouns import dataclass
from limen.domain.value import Value


@dataclass(frozen=True, kw_only=True)
class Outline(Value):
    """A step without what it did: its number, the circumstances of its entries, and the first *action*."""

    step: int
    at: str
    who: str
    manner: Manner
    action: Action
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Deed(Value):
    """An entry that is to be made; *what* is the payload, ``None`` for an answer that is taken back."""

    action: Action
    record: str
    question: str = ""
    what: Mapping[str, Any] | None = field(default_factory=dict)


class Reason(StrEnum):
    """Why a step cannot be taken back, or not be done again."""

    BEGINNING = "the casefile begins with it"
    FINAL = "what it dropped does not come back"
    DONE = "it was taken back already"
    STANDS = "it was not taken back, so that there is nothing to do again"
    CHANGED = "the same was changed later"
    RESTS = "something later rests on it"
    GONE = "what it is about is not there any more"


@dataclass(frozen=True, kw_only=True)
class Obstacle(Value):
    """What stands in the way: the newest such *entry*, where it is one, and how many *more* do."""

    reason: Reason
    entry: Entry | None = None
    more: int = 0
