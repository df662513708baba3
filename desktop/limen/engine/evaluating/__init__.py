"""Results of public evaluations, placed among published scores; nothing here is a finding of law.

It is worked out when somebody looks, never while a model is screened.
"""

from limen.domain.case import Case
from limen.domain.evaluations import EvaluationBook
from limen.domain.placing import Placement
from limen.engine.evaluating.placing import place
from limen.engine.evaluating.published import known_by
from limen.engine.evaluating.results import gathered


def placements(case: Case, model: str) -> tuple[Placement, ...]:
    """Where each result of the model with that id stands, in the order of the records.

    It stands among what was published by the day of *case*.
    """
    results = gathered(case.casefile, model, case.interview)
    book = known_by(case.rulebook.book(), case.today) if results else EvaluationBook()
    return tuple(place(result, book) for result in results)
