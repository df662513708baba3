"""What the rules of every kind stand on, and what each of their tests comes to."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

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


class Measured:
    """What one test comes to: at once in figures, and in words when somebody asks.

    *label* names what was measured.  *say* tells the rest and *margin* how far it is from the
    threshold, each a function with what it is called with; *of* is that of *say*.  There are some
    fifty of these for every model, so they are as light as they can be.
    """

    __slots__ = (
        "_margin",
        "_of",
        "_said",
        "_say",
        "label",
        "missing",
        "probability",
        "state",
        "value",
    )

    def __init__(  # noqa: PLR0913 - what a test comes to
        self,
        *,
        state: State,
        say: Callable[..., Said],
        of: tuple[Any, ...] = (),
        label: str = "",
        value: Quantity | None = None,
        probability: float | None = None,
        missing: tuple[Missing, ...] = (),
        margin: tuple[Any, ...] = (),
    ) -> None:
        self.state = state
        self.label = label
        self.value = value
        self.probability = probability
        self.missing = missing
        self._say = say
        self._of = of
        self._margin = margin
        self._said: Said | None = None

    def margin(self) -> str:
        """How far from the threshold, in words; empty where nothing is compared."""
        if not self._margin:
            return ""
        tell, *what = self._margin
        return str(tell(*what))

    @property
    def said(self) -> Said:
        """What is said of it, put into words once."""
        if self._said is None:
            self._said = self._say(*self._of)
        return self._said

    def retold(self, say: Callable[..., Said], *of: object) -> "Measured":
        """The same, of which *say* tells more; it is called with *of* and this."""
        return Measured(
            state=self.state,
            label=self.label,
            value=self.value,
            probability=self.probability,
            missing=self.missing,
            margin=self._margin,
            say=say,
            of=(*of, self),
        )
