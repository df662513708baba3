"""Rules that compare the compute of a modification with that of the model it starts from."""

import math
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from statistics import NormalDist

from limen.domain.quantities import Quantity
from limen.domain.rules import Proxy
from limen.domain.screening import Missing, Reason, State
from limen.domain.training import ComputeSum, RunCount
from limen.engine import words
from limen.engine.compute import intervals
from limen.engine.screening import (
    accounts,
    changes,
    compare,
    compute,
    levers,
    outcomes,
    phrases,
    sums,
)
from limen.engine.screening.grounds import Grounds, Measured, Said
from limen.engine.screening.outcomes import Subject

_SHARE = "share of the base's compute"
_STRATA = 256


def measure(grounds: Grounds, rule: Proxy) -> Measured:
    """What the modification's share of the base's compute comes to."""
    if grounds.base is None:
        return _without_base(grounds)
    if grounds.base_flop is None:
        return _unknown_base(grounds, rule, grounds.base)
    total = sums.by(grounds, rule)
    subject = partial(_subject, grounds, total)
    wanting = accounts.wanting(grounds.facts, total)
    if sums.empty(total) or total.flop is None:
        return outcomes.nothing(_SHARE, subject, wanting)
    odds = _odds(total, grounds.base_flop, rule)
    share = _share(total.flop, grounds.base_flop)
    if wanting and odds[0] < compare.LIKELY:
        return outcomes.lower_bound(rule, _SHARE, share, subject, wanting)
    against = partial(_against, grounds, rule, odds, (grounds.base, grounds.base_flop))
    return outcomes.settled(rule, _SHARE, share, odds, against)


def _subject(grounds: Grounds, total: ComputeSum) -> Subject:
    return Subject(
        phrase="the modification's share of the base's compute",
        because=(grounds.accounts[total.rule],),
    )


def _against(
    grounds: Grounds, rule: Proxy, odds: tuple[float, float], base: tuple[RunCount, Quantity]
) -> Subject:
    total = sums.by(grounds, rule)
    plain, line = _subject(grounds, total), compare.threshold(rule.value)
    because = (*plain.because, _base(grounds, *base), *sums.open_to_reading(total, odds))
    meets = levers.meets(total, line * Fraction(base[1].central), compare.state(*odds))
    return Subject(phrase=plain.phrase, because=because, meets=meets)


def _without_base(grounds: Grounds) -> Measured:
    facts = grounds.facts
    modifies, label = facts.answer("modifies_base"), facts.label("modifies_base")
    if modifies.known:
        return Measured(
            state=State.DOESNT_APPLY,
            say=partial(
                Said, text="It is about models that modify another one, and this one does not."
            ),
        )
    missing = Missing(record=facts.model.id, question="modifies_base", label=label)
    return Measured(
        state=State.CANNOT_SAY,
        missing=(missing,),
        say=partial(
            Said,
            text=f"{phrases.silent(label, modifies)}.",
            change=changes.deciding((missing,)),
        ),
    )


def _unknown_base(grounds: Grounds, rule: Proxy, base: RunCount) -> Measured:
    missing = accounts.lacking(grounds.facts, base)
    return Measured(
        state=State.CANNOT_SAY,
        missing=missing,
        say=partial(_say_unknown, grounds, rule, base, missing),
    )


def _say_unknown(
    grounds: Grounds, rule: Proxy, base: RunCount, missing: tuple[Missing, ...]
) -> Said:
    instead = phrases.titles(compute.stand_ins(grounds, rule))
    pointer = f" Until it is, {instead} may stand in." if instead else ""
    return Said(
        text=f"The compute of {accounts.name(base)} is not known.{pointer}",
        change=changes.deciding(missing),
    )


def _base(grounds: Grounds, base: RunCount, flop: Quantity) -> Reason:
    others = tuple(count for count in grounds.counts if not count.run.ours)
    names = words.listed(tuple(map(accounts.name, others)))
    return Reason(
        text=f"Compared with {names}: {words.quantity(flop)}.",
        record=base.run.id or grounds.facts.model.id,
        question="" if base.run.id else "base_compute",
        sources=tuple(source for one in grounds.facts.bases for source in one.source),
    )


def _odds(total: ComputeSum, base: Quantity, rule: Proxy) -> tuple[float, float]:
    """The probability that the share lies beyond, without and with the ambiguous runs."""
    limit = compare.threshold(rule.value)
    if base.exact:
        line = limit * Fraction(base.central)
        return intervals.beyond(total, line, compare.strictly(rule.operator))
    least = _small_enough(base, _likely(total.counted, total.certain), float(limit))
    if not total.ambiguous:
        return least, least
    every = _likely((*total.counted, *total.ambiguous), total.possible)
    return least, _small_enough(base, every, float(limit))


def _likely(runs: tuple[RunCount, ...], samples: tuple[float, ...]) -> tuple[float, ...]:
    """Equally likely figures for the sum of *runs*, ascending.

    They are some of its samples; a sum with a single uncertain part has none, and is then drawn
    at the middles of equal strata of a split log-normal.
    """
    if samples:
        step = len(samples) / _STRATA
        return tuple(samples[int((stratum + 0.5) * step)] for stratum in range(_STRATA))
    flops = tuple(run.flop for run in runs if run.flop)
    low, central, high = (
        float(sum(ends))
        for ends in (
            [flop.low for flop in flops],
            [flop.central for flop in flops],
            [flop.high for flop in flops],
        )
    )
    if low <= 0:
        return (central,)
    down, up = math.log(central / low) / compare.Z_95, math.log(high / central) / compare.Z_95
    return tuple(central * math.exp(z * (down if z < 0 else up)) for z in _middles())


@cache
def _middles() -> tuple[float, ...]:
    """The standard normal figures in the middle of equally likely strata."""
    inverse = NormalDist().inv_cdf
    return tuple(inverse((stratum + 0.5) / _STRATA) for stratum in range(_STRATA))


def _small_enough(base: Quantity, likely: tuple[float, ...], limit: float) -> float:
    """The mean probability that *base* is so small that a figure lies beyond *limit* times it."""
    chances = (1 - compare.tail(base, own / limit) if own > 0 else 0.0 for own in likely)
    return sum(chances) / len(likely)


def _share(own: Quantity, base: Quantity) -> Quantity:
    """*own* over *base*, which is above zero: on each side the widths add up as squares do."""
    central = own.central / base.central
    if own.low <= 0:
        return Quantity(low=own.low / base.high, central=central, high=own.high / base.low)
    down = _joint(own.central / own.low, base.high / base.central)
    up = _joint(own.high / own.central, base.central / base.low)
    return Quantity(low=central / down, central=central, high=central * up)


def _joint(first: Decimal, second: Decimal) -> Decimal:
    return Decimal(math.exp(math.hypot(math.log(first), math.log(second))))
