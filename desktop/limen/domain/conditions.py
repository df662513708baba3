"""Three truth values: ``True``, ``False`` and ``None`` for “cannot say”."""

from collections.abc import Iterable, Mapping

from limen.domain.answers import Answer
from limen.domain.quantities import Quantity

Verdict = bool | None
Condition = Mapping[str, tuple[str, ...]]
"""Question key (with ``kind.`` in front for a record above) to the values of which one must hold.

Among the values, an empty one stands for “not answered”: ``method = ["hardware", ""]`` holds for
the hardware method and as long as no method is known.  A star stands for any value at all.  Of a
figure its unit is looked at.  Of several keys with “ or ” between them one has to have the value.
"""

OR = " or "


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """The conjunction: false as soon as one is false, true only when all are."""
    known = list(verdicts)
    if False in known:
        return False
    return None if None in known else True


def some(verdicts: Iterable[Verdict]) -> Verdict:
    """The disjunction: true as soon as one is true, false only when all are."""
    known = list(verdicts)
    if True in known:
        return True
    return None if None in known else False


def holds(condition: Condition, answers: Mapping[str, Answer]) -> Verdict:
    """Whether *condition* holds for *answers*; ``None`` while they do not decide it."""
    return every(_one_of(key, wanted, answers) for key, wanted in condition.items())


def _one_of(key: str, wanted: tuple[str, ...], answers: Mapping[str, Answer]) -> Verdict:
    if OR not in key:
        return among(wanted, answers.get(key))
    return some(among(wanted, answers.get(one)) for one in key.split(OR))


def among(wanted: tuple[str, ...], answer: Answer | None) -> Verdict:
    """Whether *answer* is among what is *wanted*."""
    if answer is None or answer.value is None:
        return True if "" in wanted else None
    if "*" in wanted:
        return True
    said = answer.value
    if isinstance(said, bool):
        return {True: "yes", False: "no"}[said] in wanted
    return (said.unit if isinstance(said, Quantity) else said) in wanted
