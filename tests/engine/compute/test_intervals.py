"""Reference values come from 8 × 2²⁰ scrambled Sobol points."""

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import pytest
from compute_examples import counted, number, quantity, rule
from hypothesis import given, settings, strategies as st

from limen.domain.quantities import Quantity
from limen.domain.training import ComputeSum
from limen.engine.compute.counting import add_up
from limen.engine.compute.intervals import Z95, beyond, exact_sum, product, quantile

Golden = tuple[list[tuple[float, float, float]], tuple[float, float, float], float, float]
E24 = 1e24
GOLDEN: dict[str, Golden] = {
    "one": ([(1, 2, 4)], (1.0, 2.0, 4.0), 6.67572e-05, 0.0148385),
    "three of growing width": (
        [(8 / 1.3, 8, 10.4), (1 / 3, 1, 3), (0.03, 0.3, 3)],
        (7.418386, 9.792374, 13.791123),
        0.4530942,
        0.9999804,
    ),
    "two": ([(6 / 1.15, 6, 6.9), (1.75, 3.5, 7)], (7.568703, 9.553349, 13.116200), 0.3923727, 1.0),
    "one that is skewed": ([(5, 8, 20)], (5.0, 8.0, 20.0), 0.3443684, 0.95),
    "a lineage": (
        [
            (3.7 / 1.15, 3.7, 3.7 * 1.15),
            (1.2 / 1.3, 1.2, 1.56),
            (0.001, 0.002, 0.004),
            (0.075, 0.3, 1.2),
            (0.01, 0.1, 1),
        ],
        (4.727778, 5.486439, 6.910094),
        0.0037725,
        0.8400681,
    ),
    "ten equal ones": ([(0.5, 1, 2)] * 10, (8.625427, 10.818633, 13.605589), 0.7156842, 1.0),
}
FIGURES = st.tuples(st.floats(1e18, 1e26), st.floats(1, 10), st.floats(1, 10), st.booleans()).map(
    lambda drawn: (
        quantity(drawn[0], drawn[0], drawn[0])
        if drawn[3]
        else quantity(drawn[0] / drawn[1], drawn[0], drawn[0] * drawn[2])
    )
)


def total(figures: Iterable[Quantity]) -> ComputeSum:
    return add_up(rule(), tuple(counted(figure) for figure in figures))


def ends(figure: Quantity | None) -> tuple[Decimal, Decimal, Decimal]:
    assert figure is not None
    return figure.low, figure.central, figure.high


@pytest.mark.parametrize("case", GOLDEN)
def test_that_sums_lie_within_half_a_hundredth_of_the_reference(case: str) -> None:
    parts, percentiles, beyond_ten, beyond_five = GOLDEN[case]
    added = total(quantity(*(part * E24 for part in parts_)) for parts_ in parts)
    for found, expected in zip(ends(added.flop), percentiles, strict=True):
        assert abs(math.log10(float(found) / E24 / expected)) < 0.005
    assert beyond(added, Fraction("1e25"), True)[0] == pytest.approx(beyond_ten, abs=0.005)
    assert beyond(added, Fraction("5e24"), True)[0] == pytest.approx(beyond_five, abs=0.005)


def test_that_a_product_of_symmetric_factors_has_the_closed_form() -> None:
    found = product(
        quantity(7e10 / 1.05, 7e10, 7e10 * 1.05),
        quantity(1.5e13 / 1.2, 1.5e13, 1.8e13),
        quantity(6 / 1.15, 6, 6.9),
    )
    assert float(found.central) == pytest.approx(6.3e24, rel=1e-12)
    assert float(found.low) == pytest.approx(4.981338108217242e24, rel=1e-9)
    assert float(found.high) == pytest.approx(7.967738615157876e24, rel=1e-9)


def test_that_a_product_of_skewed_factors_is_drawn() -> None:
    found = product(quantity(0.5, 1, 1.5), number(3), quantity(1, 2, 8))
    assert float(found.low) == pytest.approx(2.25047, rel=0.005)
    assert float(found.central) == pytest.approx(6.10206, rel=0.005)
    assert float(found.high) == pytest.approx(24.7225, rel=0.005)


def test_that_a_product_of_exact_factors_is_exact() -> None:
    assert ends(product(number("0.1"), number(3))) == (Decimal("0.3"),) * 3


def test_that_one_uncertain_factor_is_only_scaled() -> None:
    assert ends(product(quantity(1, 2, 5), number(3))) == (Decimal(3), Decimal(6), Decimal(15))


def test_that_sums_are_not_rounded() -> None:
    assert exact_sum([Decimal("1e60"), Decimal(1)]) == 10**60 + 1


def test_that_a_quantile_lies_between_samples() -> None:
    assert quantile([0.0, 10.0, 20.0], 0.05) == pytest.approx(1.0)


def test_that_an_exact_sum_is_compared_with_the_operator_of_the_text() -> None:
    added = total([number("1e26")])
    assert beyond(added, Fraction("1e26"), True) == (0.0, 0.0)
    assert beyond(added, Fraction("1e26"), False) == (1.0, 1.0)
    assert beyond(added, Fraction("1e26") - 1, True) == (1.0, 1.0)


def test_that_an_uncertain_figure_beside_an_exact_one_keeps_its_closed_form() -> None:
    added = total([number("1e25"), quantity("1e24", "2e24", "4e24")])
    assert added.certain == ()
    assert ends(added.flop) == (Decimal("11e24"), Decimal("12e24"), Decimal("14e24"))
    assert beyond(added, Fraction("14e24"), True)[0] == pytest.approx(0.05)
    assert beyond(added, Fraction("1e25"), True)[0] == 1.0
    assert beyond(added, Fraction("1e24"), True)[0] == 1.0


def test_that_a_side_without_width_puts_half_of_the_chance_on_the_centre() -> None:
    added = total([quantity(2, 2, 8)])
    assert beyond(added, Fraction("1.9"), True)[0] == 1.0
    assert beyond(added, Fraction(2), True)[0] == 0.5
    assert beyond(added, Fraction(8), True)[0] == pytest.approx(0.05)
    upper = total([quantity(1, 2, 2)])
    assert beyond(upper, Fraction("2.1"), True)[0] == 0.0


def test_that_a_low_end_of_zero_still_gives_figures() -> None:
    added = total([quantity(0, 2, 4), quantity(1, 2, 4)])
    assert beyond(added, Fraction("1e-3"), True)[0] == 1.0


@settings(deadline=None, max_examples=25)
@given(st.lists(FIGURES, min_size=1, max_size=4), FIGURES)
def test_that_one_more_run_never_lowers_a_percentile(runs: list[Quantity], more: Quantity) -> None:
    before, after = ends(total(runs).flop), ends(total([*runs, more]).flop)
    slack = 1 - Decimal("1e-12")
    assert all(new >= old * slack for old, new in zip(before, after, strict=True))


@settings(deadline=None, max_examples=25)
@given(st.lists(FIGURES, min_size=1, max_size=4), st.floats(1e-3, 1e3))
def test_that_scaling_all_centres_scales_the_sum(runs: list[Quantity], factor: float) -> None:
    scaled = [run.scaled(Decimal(repr(factor))) for run in runs]
    for old, new in zip(ends(total(runs).flop), ends(total(scaled).flop), strict=True):
        assert float(new) == pytest.approx(float(old) * factor, rel=1e-9)


@settings(deadline=None, max_examples=25)
@given(st.lists(FIGURES, min_size=1, max_size=4), st.floats(1e18, 1e27), st.floats(1, 10))
def test_that_a_higher_threshold_is_never_likelier(
    runs: list[Quantity], threshold: float, further: float
) -> None:
    added = total(runs)
    near = beyond(added, Fraction(threshold), True)[0]
    assert beyond(added, Fraction(threshold * further), True)[0] <= near


@settings(deadline=None, max_examples=25)
@given(st.lists(FIGURES, min_size=1, max_size=4))
def test_that_the_same_runs_give_the_same_sum(runs: list[Quantity]) -> None:
    assert total(runs) == total(runs)
    assert total(runs).certain == total(runs).certain


@settings(deadline=None, max_examples=25)
@given(st.lists(st.floats(1e18, 1e26), min_size=1, max_size=8))
def test_that_exact_runs_add_up_to_the_plain_number(figures: list[float]) -> None:
    plain = exact_sum(Decimal(str(figure)) for figure in figures)
    assert ends(total(number(figure) for figure in figures).flop) == (plain,) * 3


def test_that_the_percentile_is_that_of_the_normal_distribution() -> None:
    assert math.erfc(Z95 / math.sqrt(2)) / 2 == pytest.approx(0.05, abs=1e-15)
