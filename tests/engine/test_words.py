from decimal import Decimal

from limen.domain.quantities import exactly
from limen.engine.words import powers, quantity, times


def test_that_the_distance_to_a_threshold_is_told_from_nothing_to_far_above() -> None:
    told = [times(Decimal(ratio)) for ratio in ("0", "0.25", "0.95", "1", "1.05", "4.2")]

    assert told == [
        "nothing counted",
        "4 times below",
        "5.3 % below",
        "exactly at the threshold",
        "5 % above",
        "4.2 times above",
    ]


def test_that_powers_in_a_text_are_set_as_powers() -> None:
    assert powers("more than 10^26, or 10^-3") == "more than 10²⁶, or 10⁻³"
    assert powers("x ^ y") == "x ^ y"


def test_that_one_of_what_people_count_is_told_as_one() -> None:
    told = [
        quantity(exactly(Decimal(number), unit))
        for number, unit in (("1", "attempts"), ("2", "attempts"), ("1", "FLOP/s"), ("1", "USD"))
    ]

    assert told == ["1 attempt", "2 attempts", "1 FLOP/s", "1 USD"]
