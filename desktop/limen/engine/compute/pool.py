"""The runs of one model, drawn once for all the sums that they enter.

Runs that are wrong about the same thing are wrong together: a factor that several runs share by
its name (the size of the model, the counting convention, a utilisation that is only usual) has
one draw for all of them.  All else is independent.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache, reduce
from itertools import repeat
from operator import add, mul
from typing import NamedTuple

from limen.domain.quantities import Quantity, exactly
from limen.domain.training import RunCount
from limen.engine.compute.intervals import (
    FAMILY,
    SAMPLES,
    exact_sum,
    family,
    order,
    product,
    quantile,
    spread,
    spreading,
)


class Total(NamedTuple):
    """A sum and its sorted samples; none where it has a closed form."""

    flop: Quantity
    samples: tuple[float, ...]


class _Drawn(NamedTuple):
    """One run as it is drawn: what is its own, and what it shares, each with its dimension."""

    flop: Quantity
    factors: tuple[tuple[Quantity, int], ...]


class Pool:
    """The runs of one model, each drawn once however many sums it enters.

    A figure keeps its dimension, so a sum with more figures is larger in every single sample.
    """

    def __init__(self, counts: Sequence[RunCount]) -> None:
        self._figures = [exactly(0) if one.flop is None else one.flop for one in counts]
        self._drawn = _dimensions(counts, self._figures)
        dimensions = {place for one in self._drawn.values() for _, place in one.factors}
        self._family = family(len(dimensions))
        self._totals: dict[tuple[int, ...], Total] = {}

    def total(self, chosen: tuple[int, ...]) -> Total:
        """The sum of the runs at the places *chosen*, and its sorted samples.

        There are no samples where at most one run is uncertain: that has a closed form.
        """
        if chosen not in self._totals:
            self._totals[chosen] = self._sum(chosen)
        return self._totals[chosen]

    def _sum(self, chosen: tuple[int, ...]) -> Total:
        figures = [self._figures[place] for place in chosen]
        uncertain = [self._drawn[place] for place in chosen if place in self._drawn]
        if len(uncertain) <= 1:
            return Total(_plain_sum(figures), ())
        constant = exact_sum(one.central for one in figures if one.exact)
        rows = [self._samples(one) for one in uncertain]
        if constant:
            rows.insert(0, repeat(float(constant)))
        samples = sorted(reduce(lambda one, other: map(add, one, other), rows))
        return Total(_summary(samples, figures, constant), tuple(samples))

    def _samples(self, one: _Drawn) -> Iterable[float]:
        rows = (_draws(figure, place, self._family) for figure, place in one.factors)
        return reduce(lambda samples, row: map(mul, samples, row), rows)


def _dimensions(counts: Sequence[RunCount], figures: Sequence[Quantity]) -> dict[int, _Drawn]:
    """The uncertain runs by their place; what is their own comes before all that is shared."""
    uncertain = [place for place, one in enumerate(figures) if not one.exact]
    shared = _shared([counts[place] for place in uncertain])
    names = {name: len(uncertain) + order for order, name in enumerate(shared)}
    return {
        place: _split(counts[place], figures[place], order, names)
        for order, place in enumerate(uncertain)
    }


def _shared(counts: Sequence[RunCount]) -> tuple[str, ...]:
    """The names that uncertain factors of two or more runs have in common, as they come."""
    times = Counter(
        name
        for count in counts
        for name in {one.shared for one in count.factors if one.shared and not one.figure.exact}
    )
    return tuple(sorted(name for name, runs in times.items() if runs > 1))


def _split(count: RunCount, flop: Quantity, own: int, names: dict[str, int]) -> _Drawn:
    common = [one for one in count.factors if one.shared in names and not one.figure.exact]
    if not common:
        return _Drawn(flop, ((flop, own),))
    rest = product(*(one.figure for one in count.factors if one not in common))
    shared = ((one.figure, names[one.shared]) for one in common)
    return _Drawn(flop, ((rest, own), *shared))


@lru_cache(maxsize=3 * FAMILY)
def _draws(figure: Quantity, dimension: int, among: int) -> tuple[float, ...]:
    """One figure's samples; kept, because an answer changes one figure of a model and no other."""
    centre = float(figure.central)
    if figure.exact:
        return (centre,) * SAMPLES
    exp = math.exp
    return order(dimension, among)([exp(one) * centre for one in spreading(*spread(figure))])


def _plain_sum(figures: Sequence[Quantity]) -> Quantity:
    return Quantity(
        low=exact_sum(one.low for one in figures),
        central=exact_sum(one.central for one in figures),
        high=exact_sum(one.high for one in figures),
    )


def _summary(samples: Sequence[float], figures: Sequence[Quantity], constant: Decimal) -> Quantity:
    """The three percentiles, none below that of any single part (parts are positive)."""
    low, central, high = (Decimal(repr(quantile(samples, part))) for part in (0.05, 0.5, 0.95))
    uncertain = [one for one in figures if not one.exact]
    return Quantity(
        low=max(low, constant + max(one.low for one in uncertain)),
        central=max(central, constant + max(one.central for one in uncertain)),
        high=max(high, constant + max(one.high for one in uncertain)),
    )
