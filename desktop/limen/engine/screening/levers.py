"""Which figures move a sum: where it would meet the threshold, and what its width comes from."""

from fractions import Fraction

from limen.domain.screening import State
from limen.domain.training import ComputeSum, RunCount
from limen.engine import words
from limen.engine.compute import drivers


def meets(total: ComputeSum, limit: Fraction, state: State) -> str:
    """What one figure of the largest run would have to be for the sum to meet the *limit*."""
    found = drivers.break_even(total.counted or total.ambiguous, limit)
    if found is None:
        return ""
    if state is State.COULD_BE_EITHER:
        return f"In the centre it meets the threshold at {drivers.reached(found)}."
    return f"That is {drivers.reached(found)}, all else in its centre."


def width(total: ComputeSum, state: State) -> str:
    """What the sum is so wide from, where a narrower one would decide."""
    if state is not State.COULD_BE_EITHER:
        return ""
    runs = total.counted or total.ambiguous
    parts = (drivers.said(drivers.drivers(runs)), _same_way(runs))
    return " ".join(part for part in parts if part)


def _same_way(runs: tuple[RunCount, ...]) -> str:
    """The widest that the sum can be; runs are otherwise taken to err apart from each other."""
    widest = drivers.same_way(runs)
    if widest is None:
        return ""
    ends = f"{words.figure(widest.low)} to {words.figure(widest.high)}"
    return f"If all runs erred the same way, the sum would reach from {ends}."
