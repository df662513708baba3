"""What was published by a day: a score of later counts for nothing before."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from limen.domain.evaluations import Evaluation, EvaluationBook
from limen.engine.same import Same


def known_by(book: EvaluationBook, today: date) -> EvaluationBook:
    """*book* with the scores, lines and remarks that were public on that day.

    A date without a day, or without a month, counts from its month's or its year's first day on.
    """
    return _known_by(Same(book), today)


@lru_cache(maxsize=4)
def _known_by(book: Same[EvaluationBook], today: date) -> EvaluationBook:
    day = today.isoformat()
    evaluations = {key: _as_of(one, day) for key, one in book.it.evaluation.items()}
    return replace(book.it, evaluation=evaluations)


def _as_of(evaluation: Evaluation, day: str) -> Evaluation:
    score = tuple(one for one in evaluation.score if one.date <= day)
    remark = tuple(one for one in evaluation.remark if one.date <= day)
    if (score, remark) == (evaluation.score, evaluation.remark):
        return evaluation
    return replace(evaluation, score=score, remark=remark)
