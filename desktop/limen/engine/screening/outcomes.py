"""The three ways in which a comparison with a number ends."""

from collections.abc import Callable
from functools import lru_cache, partial

from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity
from limen.domain.screening import Missing, Reason, State
from limen.domain.value import Value
from limen.engine import words
from limen.engine.same import Same
from limen.engine.screening import accounts, changes, compare, phrases
from limen.engine.screening.grounds import Measured, Said, Test


@dataclass(frozen=True, kw_only=True)
class Subject(Value):
    """What is compared: a *phrase* that fits into a sentence, and how it came about.

    *width* is what to add to how the finding would change, *meets* which figure would do it.
    """

    phrase: str
    because: tuple[Reason, ...]
    width: str = ""
    meets: str = ""


def nothing(label: str, subject: Callable[[], Subject], wanting: tuple[Missing, ...]) -> Measured:
    """Nothing can be compared, because nothing is counted."""
    missing = wanting or (accounts.NO_RUN,)
    return Measured(
        state=State.CANNOT_SAY,
        label=label,
        missing=missing,
        say=partial(_nothing, subject, missing),
    )


def _nothing(subject: Callable[[], Subject], missing: tuple[Missing, ...]) -> Said:
    compared = subject()
    return Said(
        text=f"Nothing is known yet of {compared.phrase}.",
        because=compared.because,
        change=changes.deciding(missing),
    )


def lower_bound(
    test: Test,
    label: str,
    figure: Quantity,
    subject: Callable[[], Subject],
    wanting: tuple[Missing, ...],
) -> Measured:
    """What is counted so far does not cross the threshold, and something is still missing."""
    return Measured(
        state=State.CANNOT_SAY,
        label=label,
        value=figure,
        missing=wanting,
        say=partial(_lower_bound, test, figure, subject, wanting),
    )


def _lower_bound(
    test: Test, figure: Quantity, subject: Callable[[], Subject], wanting: tuple[Missing, ...]
) -> Said:
    compared = subject()
    shown = phrases.amount(figure, compare.threshold(test.value))
    missing = words.counted(len(wanting), "missing fact")
    return Said(
        text=(
            f"So far {compared.phrase} comes to {shown}, which is only a lower bound ({missing}); "
            f"the text says {phrases.limit(test)}."
        ),
        because=compared.because,
        change=changes.deciding(wanting),
    )


def settled(
    test: Test,
    label: str,
    figure: Quantity,
    odds: tuple[float, float],
    subject: Callable[..., Subject],
    *of: object,
) -> Measured:
    """The figure against the threshold, with *odds* of lying beyond (least and most).

    *subject* is called with *of* when somebody asks.
    """
    state = compare.state(*odds)
    return Measured(
        state=state,
        label=label,
        value=figure,
        probability=sum(odds) / 2,
        margin=(phrases.margin, figure, compare.threshold(test.value), state),
        say=_settled,
        of=(test, figure, odds, subject, *of),
    )


def _settled(
    test: Test,
    figure: Quantity,
    odds: tuple[float, float],
    subject: Callable[..., Subject],
    *of: object,
) -> Said:
    compared = subject(*of)
    put = _put(Same(test), compared.phrase, Same(figure), odds)
    return Said(
        text=put.text,
        because=(*compared.because, *put.because),
        change=f"{put.change} {compared.width}".strip(),
        meets=compared.meets,
        apart=put.apart,
    )


@lru_cache(maxsize=1024)
def _put(test: Same[Test], phrase: str, figure: Same[Quantity], odds: tuple[float, float]) -> Said:
    """The comparison in words; an answer about the organisation is put once for all models."""
    state = compare.state(*odds)
    margin = phrases.margin(figure.it, compare.threshold(test.it.value), state)
    return Said(
        text=phrases.comparison(test.it, phrase, figure.it, margin),
        because=(_probable(figure.it, odds),),
        change=changes.crossing(test.it, phrase, figure.it.central, state),
        apart=changes.apart(test.it, figure.it.central),
    )


def _probable(figure: Quantity, odds: tuple[float, float]) -> Reason:
    if figure.exact:
        return Reason(text="The figure is exact and compared to the last digit.")
    return Reason(
        text=f"The probability of lying beyond the threshold is {phrases.likelihood(*odds)}: "
        "95 % or more is called tripped, 5 % or less not tripped."
    )
