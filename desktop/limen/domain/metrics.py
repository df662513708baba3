"""What rules compare."""

from enum import StrEnum

from limen.domain.nouns import dataclass
from limen.domain.value import Value


class Period(StrEnum):
    """The period that a text looks at, counted back from the day of the screening."""

    YEAR = "the preceding calendar year"
    QUARTER = "the preceding three months"
    THREE_YEARS = "the preceding 36 months"


@dataclass(frozen=True, kw_only=True)
class Exchange(Value):
    """The questions that tell a rate of exchange, as ``kind.key``: what it is, of which day, whose.

    *currency* tells which currency is meant where the rate is for several figures.
    """

    rate: str
    on: str
    source: str
    currency: str = ""


@dataclass(frozen=True, kw_only=True)
class Metric(Value):
    """Something that rules compare: a sum of compute, or the answer to one question.

    *asks* is ``kind.key`` of the question that answers it; empty for sums of compute.  *period* is
    what the texts look at, *until* the question that says on which day the told period ended.
    *exchange* says where the rate for a figure in another currency is told.
    """

    id: str
    title: str
    unit: str
    asks: str = ""
    period: Period | None = None
    until: str = ""
    exchange: Exchange | None = None
