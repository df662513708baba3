"""Comparing a sum of training compute with a number of operations."""

from functools import lru_cache, partial

from limen.domain.rules import Operator
from limen.domain.screening import Reason, State
from limen.domain.training import ComputeSum
from limen.engine import words
from limen.engine.compute import intervals
from limen.engine.same import Same
from limen.engine.screening import accounts, compare, levers, outcomes, phrases
from limen.engine.screening.grounds import Grounds, Measured, Test
from limen.engine.screening.outcomes import Subject
from limen.engine.screening.problem import RuleProblemError


def compared(grounds: Grounds, test: Test) -> Measured:
    """What comparing the sum by the test's counting rule comes to.

    While a run is without a figure, the sum is a lower bound: it can show that the threshold is
    crossed, never that it is not.
    """
    total = by(grounds, test)
    metric = grounds.rulebook.metric.get(test.metric)
    label = metric.title if metric else "training compute"
    wanting = accounts.wanting(grounds.facts, total)
    if empty(total) or total.flop is None:
        return outcomes.nothing(label, partial(_subject, grounds, test), wanting)
    odds = _odds(Same(total), test.value, test.operator)
    if wanting and odds[0] < compare.LIKELY:
        subject = partial(_subject, grounds, test)
        return outcomes.lower_bound(test, label, total.flop, subject, wanting)
    of = grounds, test, total, odds
    return outcomes.settled(test, label, total.flop, odds, _weighed, *of)


@lru_cache(maxsize=16)
def _odds(total: Same[ComputeSum], value: str, operator: Operator) -> tuple[float, float]:
    """Of lying beyond; many rules compare the same sum with the same number."""
    return intervals.beyond(total.it, compare.threshold(value), compare.strictly(operator))


def _subject(grounds: Grounds, test: Test) -> Subject:
    title = grounds.rulebook.counting[test.counting_rule].title
    return Subject(
        phrase=f"the compute counted by “{title}”",
        because=(grounds.accounts[test.counting_rule],),
    )


def _weighed(grounds: Grounds, test: Test, total: ComputeSum, odds: tuple[float, float]) -> Subject:
    plain = _subject(grounds, test)
    return Subject(
        phrase=plain.phrase,
        because=(*plain.because, *open_to_reading(total, odds)),
        width=levers.width(total, compare.state(*odds)),
        meets=levers.meets(total, compare.threshold(test.value), compare.state(*odds)),
    )


def by(grounds: Grounds, test: Test) -> ComputeSum:
    """The sum by the test's counting rule."""
    total = grounds.sums.get(test.counting_rule)
    if total is None:
        raise RuleProblemError(f"there is no counting rule “{test.counting_rule}”")
    return total


def empty(total: ComputeSum) -> bool:
    """Whether no run enters the sum: its zero then says nothing about the model."""
    return not (total.counted or total.ambiguous)


def open_to_reading(total: ComputeSum, odds: tuple[float, float]) -> tuple[Reason, ...]:
    """What becomes of the sum with and without its ambiguous runs, where that matters."""
    if not total.ambiguous or compare.state(*odds) is not State.COULD_BE_EITHER:
        return ()
    names = words.listed(tuple(accounts.name(count) for count in total.ambiguous))
    without, having = (phrases.likelihood(chance, chance) for chance in odds)
    return (
        Reason(
            text=f"It depends on a reading that the text leaves open: without {names} the "
            f"probability is {without}, with it {having}."
        ),
    )
