"""Under which conditions a score came about, and what they leave to be said.

A low score says something only of a model that was given a fair chance at every task.
"""

from collections.abc import Iterator
from decimal import Decimal

from limen.domain.evaluations import EvaluationResult
from limen.domain.placing import Interval
from limen.domain.quantities import Quantity
from limen.domain.screening import Missing
from limen.engine import words

_NEEDED = {
    "samples_used": "how many tasks count in the score",
    "samples_total": "how many tasks the evaluation has",
    "safeguards": "whether the safeguards were on or off",
    "scaffold": "the scaffold",
    "tools": "the tools",
    "attempts": "the attempts at each task",
    "token_budget": "the token budget",
    "refusals": "in how many tasks the model refused",
}
_FINISHED = "The score is over what had been finished."
_ENDED = {
    "cancelled": f"The run was cancelled. {_FINISHED}",
    "error": f"The run ended in an error. {_FINISHED}",
    "started": f"The run was killed or never finished. {_FINISHED}",
    "invalid": "The run was marked invalid by whoever ran it.",
}


def missing(result: EvaluationResult) -> tuple[Missing, ...]:
    """The facts without which nothing can be called below."""
    return tuple(
        Missing(record=result.id, question=key, label=label)
        for key, label in _NEEDED.items()
        if key not in result.said
    )


def lost(result: EvaluationResult) -> Decimal:
    """How many tasks of the evaluation do not count in the score, as far as is known."""
    total, used = _central(result.samples_total), _central(result.samples_used)
    short = total - used if total and used else Decimal(0)
    return max(short, _central(result.failed), Decimal(0))


def obstacles(result: EvaluationResult) -> Iterator[str]:
    """Why a low score says nothing here, in sentences."""
    if result.safeguards in {"on", "reduced"}:
        how = "on" if result.safeguards == "on" else "only reduced"
        yield f"The safeguards were {how}: a low score then shows refusing, not a lack of ability."
    if result.ended in _ENDED:
        yield _ENDED[result.ended]
    if gone := lost(result):
        yield _part(result, gone)


def _part(result: EvaluationResult, gone: Decimal) -> str:
    total = _central(result.samples_total)
    of = f" of {words.figure(total)}" if total else ""
    do = "does" if gone == 1 else "do"
    tasks = "tasks" if total or gone != 1 else "task"
    return (
        f"{words.figure(gone)}{of} {tasks} {do} not count in the score: it is a score over a part, "
        "and not the evaluation’s."
    )


def remarks(result: EvaluationResult) -> Iterator[str]:
    """What else a reader should know of the run."""
    total, used = _central(result.samples_total), _central(result.samples_used)
    if total and used > total:
        yield (
            "More tasks are counted than the evaluation has: repeats make no more tasks, so the "
            f"interval is taken over {words.figure(total)}."
        )
    if result.refusals and result.refusals.central:
        yield (
            f"The model refused in {words.figure(result.refusals.central)} tasks; for calling it "
            "below they are counted as if they had been solved."
        )


def tasks(result: EvaluationResult) -> int:
    """Over how many tasks the score is, each counted once; 0 where it is not known."""
    used, total = _central(result.samples_used), _central(result.samples_total)
    return int(min(used, total) if total else used)


def least(result: EvaluationResult, interval: Interval) -> Decimal:
    """The lower end if every task that does not count had failed."""
    return interval.low * interval.tasks / (interval.tasks + lost(result))


def most(result: EvaluationResult, interval: Interval) -> Decimal:
    """The upper end if every refusal had been a solution."""
    return min(Decimal(1), interval.high + _central(result.refusals) / interval.tasks)


def _central(amount: Quantity | None) -> Decimal:
    return amount.central if amount else Decimal(0)
