"""The interval around a share of solved tasks.

Formula: E. B. Wilson, “Probable inference, the law of succession, and statistical inference”,
JASA 22 (1927); z is the 97.5th percentile of the normal distribution.  It holds at 0 and at 100 %,
where a standard error is zero and says nothing.
"""

from decimal import Decimal

from limen.domain.placing import Interval
from limen.domain.quantities import Quantity

_Z = Decimal("1.959963984540054")
_ONE = Decimal(1)
_PLAIN = "Wilson interval, 95 %, over {tasks} tasks"
_CLUSTERED = "{plain}; they weigh like {fewer} independent ones, by the clustered standard error"


def interval(share: Quantity, tasks: int, standard_error: Quantity | None = None) -> Interval:
    """The 95 % interval of *share* over *tasks* (1 or more).

    Epochs make no more tasks.  A clustered *standard_error* s lowers the number that counts to
    p(1 - p) / s squared, where that is lower.
    """
    weight = _effective(share.central, tasks, standard_error)
    said = _PLAIN.format(tasks=f"{tasks:,}")
    if weight < tasks:
        said = _CLUSTERED.format(plain=said, fewer=f"{weight:.1f}")
    return Interval(
        low=bounds(share.low, weight)[0],
        central=share.central,
        high=bounds(share.high, weight)[1],
        tasks=tasks,
        said=said,
    )


def _effective(share: Decimal, tasks: int, standard_error: Quantity | None) -> Decimal:
    spread = share * (_ONE - share)
    error = standard_error.central if standard_error else Decimal(0)
    if not (spread and error):
        return Decimal(tasks)
    return max(_ONE, min(Decimal(tasks), spread / error**2))


def bounds(share: Decimal, weight: Decimal) -> tuple[Decimal, Decimal]:
    """Lower and upper end for *share* (0 to 1) of *weight* independent tasks (above 0).

    The lower end of 0 and the upper one of 1 are exactly that, whatever digits the root leaves.
    """
    square = _Z**2
    below = _ONE + square / weight
    centre = (share + square / (2 * weight)) / below
    inside = share * (_ONE - share) / weight + square / (4 * weight**2)
    half = _Z * inside.sqrt() / below
    low = max(Decimal(0), centre - half) if share else Decimal(0)
    return low, min(_ONE, centre + half) if share != _ONE else _ONE
