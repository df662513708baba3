"""What would change a finding, in a sentence."""

from decimal import Decimal

from limen.domain.screening import Missing, State
from limen.engine import words
from limen.engine.screening import compare, phrases
from limen.engine.screening.grounds import Test

_IN_PER_CENT_BELOW = Decimal("1.1")


def crossing(test: Test, subject: str, central: Decimal, state: State) -> str:
    """By how much the *subject* would have to be another for the finding to turn."""
    if state is State.COULD_BE_EITHER:
        return f"A narrower figure for {subject} would decide it."
    share = compare.ratio(central, compare.threshold(test.value))
    threshold = phrases.edge(test)
    if state is State.TRIPPED:
        return f"No longer beyond {threshold} if {subject} were {_smaller(share)}."
    return f"Crosses {threshold} if {subject} were {_larger(share)}."


def apart(test: Test, central: Decimal) -> Decimal | None:
    """The factor (>= 1) between the figure and the threshold; none from zero."""
    share = compare.ratio(central, compare.threshold(test.value))
    return None if share == 0 else max(share, 1 / share)


def deciding(missing: tuple[Missing, ...]) -> str:
    """The one fact that is missing, or the first of several."""
    if not missing:
        return ""
    first = phrases.quoted(missing[0].label)
    if len(missing) == 1:
        return f"One fact is needed: {first}."
    return f"{words.counted(len(missing), 'fact')} are needed, first {first}."


def _larger(share: Decimal) -> str:
    if share == 0:
        return "anything near it rather than nothing"
    if share == 1:
        return "larger by anything at all"
    if 1 / share < _IN_PER_CENT_BELOW:
        return f"{words.figure((1 / share - 1) * 100, 2)} % larger"
    return f"{words.figure(1 / share, 2)} times larger"


def _smaller(share: Decimal) -> str:
    if share == 1:
        return "smaller by anything at all"
    if share < _IN_PER_CENT_BELOW:
        return f"{words.figure((1 - 1 / share) * 100, 2)} % smaller"
    return f"{words.figure(share, 2)} times smaller"
