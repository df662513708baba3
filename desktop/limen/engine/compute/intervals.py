"""Products and sums of uncertain figures, by deterministic quasi-Monte-Carlo.

A quantity is a split log-normal: ``X = central · exp(z · s)`` with z normal, and ``s`` taken below
the median from *low* and above it from *high* (5th and 95th percentile).  Where no closed form
exists, z follows Roberts' additive recurrence ``frac(1/2 + k·α)`` with powers of the generalised
golden ratio as α: no random numbers, so the same input gives the same bytes.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache, reduce
from operator import add, itemgetter, neg
from statistics import NormalDist

from limen.domain.quantities import Quantity, exactly
from limen.domain.training import ComputeSum

SAMPLES = 16_384
FAMILY = 20
"""Dimensions share one recurrence in families of so many, so that one more figure moves no other."""
Z95 = 1.6448536269514722
"""The 95th percentile of the standard normal distribution."""

_EXACT = Context(prec=1_000)
_SAME = 1e-9
_FLOOR = 1e-6
_ONE = 2**44
_STRATUM = 30  # 2^30 of them make a stratum


def product(*factors: Quantity) -> Quantity:
    """The product of independent *factors*, exact where they all are; without a unit."""
    constant = math.prod((f.central for f in factors if f.exact), start=Decimal(1))
    uncertain = [f for f in factors if not f.exact]
    if not uncertain:
        return exactly(constant)
    if len(uncertain) == 1:
        return uncertain[0].scaled(constant)
    spreads = [spread(f) for f in uncertain]
    centre = math.prod((f.central for f in uncertain), start=constant)
    if all(_symmetric(one) for one in spreads):
        up = Decimal(math.exp(math.hypot(*(above for _, above in spreads)) * Z95))
        return Quantity(low=centre / up, central=centre, high=centre * up)
    low, central, high = _drawn_product(tuple(spreads))
    return Quantity(
        low=centre * Decimal(low), central=centre * Decimal(central), high=centre * Decimal(high)
    )


@lru_cache(maxsize=256)
def _drawn_product(spreads: tuple[tuple[float, float], ...]) -> tuple[float, float, float]:
    """The three percentiles of a product of figures that are 1 in the middle, with these widths."""
    among = family(len(spreads))
    rows: list[Iterable[float]] = [
        order(place, among)(spreading(*one)) for place, one in enumerate(spreads)
    ]
    logs = sorted(reduce(lambda one, other: map(add, one, other), rows))
    low, central, high = (math.exp(quantile(logs, part)) for part in (0.05, 0.5, 0.95))
    return low, central, high


def joined(*factors: Quantity) -> Quantity:
    """The product of default *factors*, centred where their centres say; widths add as squares.

    For widths that stand for not knowing: they must not move the centre that was told.
    """
    below, above = zip(*(spread(factor) for factor in factors), strict=True)
    centre = math.prod((factor.central for factor in factors), start=Decimal(1))
    down, up = (Decimal(math.exp(math.hypot(*side) * Z95)) for side in (below, above))
    return Quantity(low=centre / down, central=centre, high=centre * up)


def spread(figure: Quantity) -> tuple[float, float]:
    """The standard deviations of ln X below and above the median of a positive *figure*."""
    low, central, high = float(figure.low), float(figure.central), float(figure.high)
    return math.log(central / max(low, central * _FLOOR)) / Z95, math.log(high / central) / Z95


def _symmetric(pair: tuple[float, float]) -> bool:
    return math.isclose(*pair, rel_tol=_SAME)


def family(dimensions: int) -> int:
    """The family in which so many dimensions are drawn."""
    return FAMILY * -(-dimensions // FAMILY)


@lru_cache(maxsize=3 * FAMILY)
def order(dimension: int, among: int) -> Callable[[Sequence[float]], tuple[float, ...]]:
    """How the recurrence goes through the strata in one dimension, from 0, of a family of *among*.

    It takes a table with one figure for each stratum, of as many as there are samples, and gives
    those that the recurrence falls into, in turn.  It is worked out in whole numbers, of which
    2^44 are 1; α is known as finely as that.
    """
    step = round(_golden(among) ** -(dimension + 1) * _ONE)
    falls = range(_ONE // 2, _ONE // 2 + SAMPLES * step, step)
    return itemgetter(*[place >> _STRATUM & (SAMPLES - 1) for place in falls])


def spreading(below: float, above: float) -> list[float]:
    """The normal figures in the middle of all strata, ascending; with a width for each side."""
    lower, upper = _strata()
    return [one * below for one in lower] + [one * above for one in upper]


@lru_cache(maxsize=1)
def _strata() -> tuple[tuple[float, ...], tuple[float, ...]]:
    inverse = NormalDist().inv_cdf
    middles = [(k + 0.5) / SAMPLES for k in range(SAMPLES // 2)]
    below = tuple(map(inverse, middles))
    return below, tuple(map(neg, reversed(below)))


def _golden(dimensions: int) -> float:
    """The root above 1 of ``x^(d+1) = x + 1``."""
    root = 2.0
    for _ in range(100):
        root = (1 + root) ** (1 / (dimensions + 1))
    return root


def quantile(ordered: Sequence[float], part: float) -> float:
    """The value below which that *part* of the *ordered* samples lies, linear in between."""
    place = part * (len(ordered) - 1)
    before = int(place)
    step = ordered[before + 1] - ordered[before]
    return ordered[before] + (place - before) * step


def exact_sum(figures: Iterable[Decimal]) -> Decimal:
    """The sum without any rounding."""
    total = Decimal(0)
    for one in figures:
        total = _EXACT.add(total, one)
    return total


def beyond(total: ComputeSum, threshold: Fraction, strictly: bool) -> tuple[float, float]:
    """The probability that the sum lies beyond *threshold*, without and with its ambiguous runs.

    Exact sums are compared exactly, with ``>`` where *strictly* and ``>=`` otherwise.
    """
    certain = tuple(count.flop for count in total.counted if count.flop is not None)
    ambiguous = tuple(count.flop for count in total.ambiguous if count.flop is not None)
    without = _beyond(certain, total.certain, threshold, strictly)
    if not ambiguous:
        return without, without
    return without, _beyond(certain + ambiguous, total.possible, threshold, strictly)


def _beyond(
    figures: Sequence[Quantity], samples: Sequence[float], threshold: Fraction, strictly: bool
) -> float:
    uncertain = [one for one in figures if not one.exact]
    if len(uncertain) == len(figures) == 1:
        return _tail(uncertain[0], float(threshold))
    rest = threshold - Fraction(exact_sum(one.central for one in figures if one.exact))
    if not uncertain:
        return float(rest < 0 if strictly else rest <= 0)
    alone = max(_tail(one, float(rest)) for one in uncertain)
    if len(uncertain) == 1:
        return alone
    return max(alone, 1 - bisect_right(samples, float(threshold)) / len(samples))


def _tail(figure: Quantity, limit: float) -> float:
    """P(X > limit) of one split log-normal."""
    if limit <= 0:
        return 1.0
    distance = math.log(limit / float(figure.central))
    width = spread(figure)[distance > 0]
    if width == 0:
        return 0.5 if distance == 0 else float(distance < 0)
    return 0.5 * math.erfc(distance / width / math.sqrt(2))
