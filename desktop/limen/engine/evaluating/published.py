"""What was published by a day: neither a score of later counts, nor one that was only recalled."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from limen.domain.evaluations import Evaluation, EvaluationBook, PublishedScore, Remark
from limen.domain.value import Confidence
from limen.engine.same import Same


def known_by(book: EvaluationBook, today: date) -> EvaluationBook:
    """*book* with the scores, lines and remarks that were public on that day, and not just recalled.

    A date without a day, or without a month, counts from its month's or its year's first day on.
    """
    return _known_by(Same(book), today)


@lru_cache(maxsize=4)
def _known_by(book: Same[EvaluationBook], today: date) -> EvaluationBook:
    day = today.isoformat()
    evaluations = {key: _as_of(one, day) for key, one in book.it.evaluation.items()}
    return replace(book.it, evaluation=evaluations)


def _as_of(evaluation: Evaluation, day: str) -> Evaluation:
    score = tuple(one for one in evaluation.score if _counts(one, day))
    remark = tuple(one for one in evaluation.remark if _counts(one, day))
    if (score, remark) == (evaluation.score, evaluation.remark):
        return evaluation
    return replace(evaluation, score=score, remark=remark)


def _counts(one: PublishedScore | Remark, day: str) -> bool:
    return one.date <= day and one.confidence is not Confidence.UNVERIFIED
