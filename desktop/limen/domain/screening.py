"""How a model stands to each proxy, and why."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity
from limen.domain.rules import Proxy, RuleReading, Status
from limen.domain.training import ComputeSum, RunCount
from limen.domain.value import Source, Value


class State(StrEnum):
    """The six states; the value is the name in machine-readable output."""

    TRIPPED = "tripped"
    COULD_BE_EITHER = "could_be_either"
    NOT_TRIPPED = "not_tripped"
    CANNOT_SAY = "cannot_say"
    DOESNT_APPLY = "doesnt_apply"
    RULE_PROBLEM = "rule_problem"


@dataclass(frozen=True, kw_only=True)
class Reason(Value):
    """One step of a finding's reasoning: a sentence, what it rests on, and the steps beneath.

    *record* and *question* name the answer that it uses, where it uses one.
    """

    text: str
    record: str = ""
    question: str = ""
    sources: tuple[Source, ...] = ()
    because: tuple["Reason", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Missing(Value):
    """A fact without which a finding cannot be reached, and whether it was asked or is silent.

    *record* is empty where the record itself is missing; *label* is a phrase for people.
    """

    record: str
    question: str
    label: str


class Telling(Protocol):
    """What can be said of a finding, put into words when somebody asks: most are only counted."""

    def margin(self) -> str:
        """How far from the threshold: “4.2 times below”; empty where nothing is compared."""

    def reasoning(self) -> Reason:
        """The conclusion, and the steps to it."""

    def change(self, *, figured: bool) -> str:
        """What would turn it, in a sentence; empty where nothing would.

        Where it is *figured*, with the figure of one run that would do it.
        """


@dataclass(frozen=True, kw_only=True)
class Finding(Value):
    """How one model stands to one proxy on one day.

    *probability* is that of lying beyond the threshold, ``None`` where nothing can be compared.
    *proxy* is the rule as it was read: *pinned* is the id of the reading that counsel pinned,
    empty where none is.  Two findings are compared by what they come to, not by its *telling*.
    """

    proxy: Proxy
    state: State
    status: Status
    value: Quantity | None = None
    probability: float | None = None
    missing: tuple[Missing, ...] = ()
    pinned: str = ""
    telling: Telling = field(compare=False, repr=False)

    @cached_property
    def margin(self) -> str:
        """How far from the threshold, in words: “4.2 times below”."""
        return self.telling.margin()

    @cached_property
    def reasoning(self) -> Reason:
        """The conclusion, and the steps to it."""
        return self.telling.reasoning()

    @cached_property
    def change(self) -> str:
        """What would turn it, with the figure of one run that would do it."""
        return self.telling.change(figured=True)

    @cached_property
    def crossing(self) -> str:
        """What would turn it, without a figure: what stands above a list of such figures."""
        return self.telling.change(figured=False)

    @property
    def title(self) -> str:
        """The rule's title, with what a reader must not miss: whose it is, and how it is read."""
        own = " (own rule)" if self.proxy.own else ""
        return f"{self.proxy.title}{own}{f', read as “{self.read_as}”' if self.read_as else ''}"

    @property
    def read_as(self) -> str:
        """The title of the pinned reading; empty where none is pinned, or another rule's is."""
        return next((one.title for one in self.proxy.reading if one.id == self.pinned), "")


@dataclass(frozen=True, kw_only=True)
class Beside(Value):
    """How a model would stand to a rule under one of its readings, and whether that is pinned."""

    reading: RuleReading
    finding: Finding
    pinned: bool


@dataclass(frozen=True, kw_only=True)
class Turning(Value):
    """One thing that would turn a finding, in a sentence, and the answer that it is about.

    *factor* (>= 1) is how many times the figure would have to be larger or smaller, ``None`` where
    it is not a matter of figures; *alone* is whether that is enough by itself.
    """

    text: str
    record: str = ""
    question: str = ""
    factor: Decimal | None = None
    alone: bool = True


@dataclass(frozen=True, kw_only=True)
class Decisive(Value):
    """A missing fact: how many findings it would decide *alone*, and in how many it is *needed*."""

    missing: Missing
    alone: int
    needed: int


@dataclass(frozen=True, kw_only=True)
class Screening(Value):
    """All findings of one model on one day under one rulebook, with the compute beneath them."""

    model: str
    today: date
    findings: tuple[Finding, ...]
    runs: tuple[RunCount, ...]
    sums: tuple[ComputeSum, ...]

    def finding(self, proxy: str) -> Finding | None:
        """The finding for the proxy with that id."""
        return self._by_proxy.get(proxy)

    @cached_property
    def _by_proxy(self) -> Mapping[str, Finding]:
        return {finding.proxy.id: finding for finding in reversed(self.findings)}

    def sum(self, rule: str) -> ComputeSum | None:
        """The sum under the counting rule with that id."""
        return next((one for one in self.sums if one.rule == rule), None)
