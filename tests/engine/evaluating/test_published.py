"""A score counts from the day on on which it was public."""

from datetime import date

import pytest
from evaluated import book, evaluation, printed, published

from limen.domain.value import Confidence
from limen.engine.evaluating.published import known_by


@pytest.mark.parametrize(
    ("day", "shares"),
    [
        (date(2025, 12, 31), ["0.1"]),
        (date(2026, 1, 1), ["0.1", "0.2"]),
        (date(2026, 4, 30), ["0.1", "0.2"]),
        (date(2026, 5, 1), ["0.1", "0.2", "0.3"]),
        (date(2026, 6, 9), ["0.1", "0.2", "0.3", "0.4"]),
    ],
)
def test_that_a_score_counts_from_its_day_month_or_year_on(day: date, shares: list[str]) -> None:
    dates = ("2025", "2026", "2026-05", "2026-06-09")
    scores = tuple(published(f"0.{place}", date=when) for place, when in enumerate(dates, start=1))
    shelf = book(evaluation(score=scores, remark=(printed("0.5"),)))

    found = known_by(shelf, day).evaluation["hunt"]
    assert [one.score for one in found.score] == shares
    assert found.remark == ()  # it was printed in September 2026


def test_that_what_somebody_only_recalled_counts_for_nothing() -> None:
    recalled = published("0.3", confidence=Confidence.UNVERIFIED)
    shelf = book(evaluation(score=(published("0.2"), recalled)))

    found = known_by(shelf, date(2027, 1, 1)).evaluation["hunt"]
    assert [one.score for one in found.score] == ["0.2"]


def test_that_what_was_public_all_along_is_the_same() -> None:
    shelf = book(evaluation(remark=(printed("0.5"),)))

    assert known_by(shelf, date(2027, 1, 1)).evaluation["hunt"] is shelf.evaluation["hunt"]
