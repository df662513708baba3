"""The interval around a share, against published test vectors."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from limen.domain.quantities import between, exactly
from limen.engine.evaluating.wilson import bounds, interval

TASKS = integers(min_value=1, max_value=5_000)


@pytest.mark.parametrize(
    ("solved", "tasks", "low", "high"),
    [
        (0, 35, "0.0000", "0.0989"),
        (0, 40, "0.0000", "0.0876"),
        (1, 40, "0.0044", "0.1288"),
        (7, 40, "0.0875", "0.3195"),
        (18, 35, "0.3557", "0.6701"),
        (35, 35, "0.9011", "1.0000"),
        (0, 10, "0.0000", "0.2775"),
        (3, 10, "0.1078", "0.6032"),
        (6, 10, "0.3127", "0.8318"),
        (339, 408, "0.7915", "0.8641"),
        (1263, 1507, "0.8186", "0.8558"),
        (7, 20, "0.1812", "0.5671"),
    ],
)
def test_that_the_interval_is_the_one_in_print(
    solved: int, tasks: int, low: str, high: str
) -> None:
    ends = bounds(Decimal(solved) / tasks, Decimal(tasks))

    assert [f"{end:.4f}" for end in ends] == [low, high]


@given(TASKS)
def test_that_nothing_and_everything_solved_end_exactly_at_the_scale(tasks: int) -> None:
    assert bounds(Decimal(0), Decimal(tasks))[0] == 0
    assert bounds(Decimal(1), Decimal(tasks))[1] == 1


@given(TASKS, TASKS)
def test_that_the_share_lies_inside_and_no_end_leaves_the_scale(solved: int, tasks: int) -> None:
    share = Decimal(min(solved, tasks)) / tasks
    found = interval(exactly(share), tasks)

    assert 0 <= found.low <= found.high <= 1
    assert found.low <= share + Decimal("1e-20")
    assert found.high >= share - Decimal("1e-20")


@given(TASKS, integers(min_value=0, max_value=4_999))
def test_that_one_more_solved_task_lowers_neither_end(tasks: int, solved: int) -> None:
    few = min(solved, tasks - 1)
    less, more = (bounds(Decimal(n) / tasks, Decimal(tasks)) for n in (few, few + 1))

    assert less[0] <= more[0]
    assert less[1] <= more[1]


@given(TASKS)
def test_that_ten_times_the_tasks_narrow_it(tasks: int) -> None:
    few, many = (bounds(Decimal("0.5"), Decimal(n)) for n in (tasks, 10 * tasks))

    assert few[0] < many[0]
    assert many[1] < few[1]


def test_that_a_clustered_error_widens_it_and_says_so() -> None:
    plain = interval(exactly(Decimal("0.5")), 100)
    clustered = interval(exactly(Decimal("0.5")), 100, exactly(Decimal("0.1")))

    assert (clustered.low, clustered.high) == bounds(Decimal("0.5"), Decimal(25))
    assert clustered.high - clustered.low > plain.high - plain.low
    assert "like 25.0 independent ones" in clustered.said
    assert plain.said == "Wilson interval, 95 %, over 100 tasks"


@pytest.mark.parametrize("share", ["0", "1", "0.5"])
def test_that_an_error_of_zero_or_a_tiny_one_narrows_nothing(share: str) -> None:
    tiny = exactly(Decimal("0.000001") if share == "0.5" else Decimal(0))

    assert interval(exactly(Decimal(share)), 50, tiny) == interval(exactly(Decimal(share)), 50)


def test_that_no_error_makes_less_than_one_task() -> None:
    found = interval(exactly(Decimal("0.5")), 50, exactly(Decimal(1)))

    assert (found.low, found.high) == bounds(Decimal("0.5"), Decimal(1))


def test_that_a_score_that_is_not_exact_takes_both_its_ends() -> None:
    found = interval(between(Decimal("0.2"), Decimal("0.4")), 50)

    assert found.low == bounds(Decimal("0.2"), Decimal(50))[0]
    assert found.high == bounds(Decimal("0.4"), Decimal(50))[1]
