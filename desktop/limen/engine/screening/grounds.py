"""What the rules of every kind stand on, and what each of their tests comes to."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import Protocol

from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity
from limen.domain.rules import Operator, Rulebook
from limen.domain.screening import Missing, Reason, State
from limen.domain.training import ComputeSum, RunCount
from limen.domain.value import Value
from limen.engine.compute.intervals import exact_sum
from limen.engine.facts import ModelFacts


@dataclass(frozen=True, kw_only=True)
class Grounds(Value):
    """One model's facts on one day, its runs counted, and the sums by counting rule.

    *accounts* tell how each sum came about.
    """

    facts: ModelFacts
    rulebook: Rulebook
    today: date
    counts: tuple[RunCount, ...]
    sums: Mapping[str, ComputeSum]
    accounts: Mapping[str, Reason]

    @property
    def base(self) -> RunCount | None:
        """Somebody else's model that this one starts from, as counted."""
        return next((count for count in self.counts if not count.run.ours), None)

    @property
    def base_flop(self) -> Quantity | None:
        """The training compute of all bases, where it is known of each and above zero."""
        flops = [count.flop for count in self.counts if not count.run.ours]
        known = [flop for flop in flops if flop and flop.low > 0]
        if not known or len(known) < len(flops):
            return None
        return known[0] if len(known) == 1 else together(known)


def together(parts: Sequence[Quantity]) -> Quantity:
    """The sum of *parts* as if all were wrong the same way: the widest that it can be."""
    return Quantity(
        low=exact_sum(one.low for one in parts),
        central=exact_sum(one.central for one in parts),
        high=exact_sum(one.high for one in parts),
        unit=parts[0].unit,
    )


class Test(Protocol):
    """What a proxy and a clause have in common: something is compared with a value."""

    @property
    def metric(self) -> str:
        """What is compared."""

    @property
    def operator(self) -> Operator:
        """How it is compared."""

    @property
    def value(self) -> str:
        """What it is compared with, as written."""

    @property
    def unit(self) -> str:
        """The unit of the value."""

    @property
    def counting_rule(self) -> str:
        """How a sum of compute is counted; empty for what a question answers."""


@dataclass(frozen=True, kw_only=True)
class Said(Value):
    """What is said of one test.

    *text* says the outcome in a sentence, *because* are the steps beneath.  *change* is what would
    turn the state, *meets* the one figure that would do it, *apart* the factor to the threshold
    (>= 1) by which the nearest change is chosen.
    """

    text: str
    because: tuple[Reason, ...] = ()
    change: str = ""
    meets: str = ""
    apart: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Measured(Value):
    """What one test comes to: at once in figures, and in words when somebody asks.

    *label* names what was measured, *margin* tells how far it is from the threshold, *say* the
    rest.
    """

    state: State
    label: str = ""
    value: Quantity | None = None
    probability: float | None = None
    missing: tuple[Missing, ...] = ()
    margin: Callable[[], str] = str
    say: Callable[[], Said]

    @cached_property
    def said(self) -> Said:
        """What is said of it, put into words once."""
        return self.say()

    def retold(self, say: Callable[["Measured"], Said]) -> "Measured":
        """The same, of which *say* tells more."""
        return Measured(
            state=self.state,
            label=self.label,
            value=self.value,
            probability=self.probability,
            missing=self.missing,
            margin=self.margin,
            say=partial(say, self),
        )
