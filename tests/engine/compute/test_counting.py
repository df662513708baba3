from decimal import Decimal
from fractions import Fraction

from compute_examples import counted, number, quantity, rule

from limen.domain.quantities import Quantity
from limen.domain.training import Purpose
from limen.engine.compute.counting import add_up, add_up_all
from limen.engine.compute.intervals import beyond

TRAINING = counted(number("6e25"))
ROLLOUTS = counted(number("3e25"), Purpose.RL_ROLLOUTS)
WIDE = counted(quantity("1e25", "2e25", "4e25"), Purpose.FINE_TUNING)
WIDER = counted(quantity("1e24", "1e25", "1e26"), Purpose.BASE)


def exact(low: str, central: str, high: str) -> Quantity:
    return Quantity(low=Decimal(low), central=Decimal(central), high=Decimal(high), unit="FLOP")


def test_that_runs_that_count_are_added_and_the_others_left_out() -> None:
    added = add_up(rule("r", RL_ROLLOUTS="no"), (TRAINING, ROLLOUTS))
    assert added.rule == "r"
    assert added.flop == exact("6e25", "6e25", "6e25")
    assert added.counted == (TRAINING,)
    assert added.left_out == (ROLLOUTS,)


def test_that_an_ambiguous_run_widens_the_sum_upwards() -> None:
    added = add_up(rule(RL_ROLLOUTS="ambiguous"), (TRAINING, ROLLOUTS))
    assert added.flop == exact("6e25", "6e25", "9e25")
    assert added.ambiguous == (ROLLOUTS,)
    assert beyond(added, Fraction("8e25"), strictly=True) == (0.0, 1.0)


def test_that_a_run_without_a_figure_leaves_a_lower_bound() -> None:
    unknown = counted(None)
    added = add_up(rule(), (TRAINING, unknown))
    assert added.flop == exact("6e25", "6e25", "6e25")
    assert added.missing == (unknown,)


def test_that_a_run_without_a_figure_is_not_missed_where_it_does_not_count() -> None:
    unknown = counted(None, Purpose.EVALUATION)
    added = add_up(rule(EVALUATION="no"), (TRAINING, unknown))
    assert added.missing == ()
    assert added.left_out == (unknown,)


def test_that_a_run_without_a_purpose_is_missing() -> None:
    aimless = counted(number("1e25"), purpose=None)
    added = add_up(rule(), (TRAINING, aimless))
    assert added.missing == (aimless,)
    assert added.flop == exact("6e25", "6e25", "6e25")


def test_that_nothing_is_said_where_nothing_can_be_counted() -> None:
    assert add_up(rule(), ()).flop is None
    assert add_up(rule(), (counted(None),)).flop is None


def test_that_the_sum_is_zero_where_every_run_is_left_out() -> None:
    assert add_up(rule(PRE_TRAINING="no"), (TRAINING,)).flop == exact("0", "0", "0")


def test_that_ambiguous_runs_alone_may_be_nothing() -> None:
    added = add_up(rule(PRE_TRAINING="ambiguous"), (TRAINING,))
    assert added.flop == exact("0", "0", "6e25")


def test_that_a_purpose_that_the_rule_does_not_name_is_left_out() -> None:
    silent = rule()
    bare = type(silent)(id="bare", title="", explanation="", counts={}, source=())
    assert add_up(bare, (TRAINING,)).left_out == (TRAINING,)


def test_that_a_rule_that_counts_more_never_sums_to_less() -> None:
    narrow, broad = add_up_all(
        (rule("narrow", BASE="no"), rule("broad")), (TRAINING, WIDE, WIDE, WIDER)
    )
    assert narrow.flop is not None
    assert broad.flop is not None
    assert broad.flop.low > narrow.flop.low
    assert broad.flop.central > narrow.flop.central
    assert broad.flop.high > narrow.flop.high


def test_that_ambiguous_uncertain_runs_can_only_make_the_threshold_likelier() -> None:
    added = add_up(rule(BASE="ambiguous"), (WIDE, WIDER))
    without, with_them = beyond(added, Fraction("4e25"), strictly=True)
    assert 0.04 < without < 0.06
    assert 0.25 < with_them < 0.6
