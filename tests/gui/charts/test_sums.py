import pytest
import sample_case

from limen.domain.case import Case
from limen.domain.screening import State
from limen.gui.charts.sums import SumChart, chart, single


@pytest.fixture(scope="module")
def case() -> Case:
    return sample_case.case()


def shown(case: Case, model: str) -> SumChart:
    return chart(case, case.of(model).screening)


def test_that_every_sum_is_a_bar_with_the_state_that_it_leads_to(case: Case) -> None:
    bars = {bar.label: (bar.state, bar.margin) for bar in shown(case, "tuned").bars}

    assert bars == {
        "EU: compute that goes into parameter updates": (State.NOT_TRIPPED, "52 times below"),
        "EU: cumulative compute": (State.TRIPPED, "3.8 times above"),
        "US States: original run and later modifications": (State.NOT_TRIPPED, "2.6 times below"),
        "Our own share": (None, ""),
    }


def test_that_thresholds_of_one_height_share_a_line_that_names_them_all(case: Case) -> None:
    line = shown(case, "tuned").lines[-1]

    assert (line.flop, line.solid) == (1e26, True)
    assert line.label == "10²⁶ California, Connecticut and 1 more"
    assert "New York RAISE Act and Illinois SB 315 (enacted, not yet in force)" in line.said


def test_that_thresholds_of_rules_that_dont_apply_are_not_drawn(case: Case) -> None:
    assert [line.flop for line in shown(case, "small").lines] == [1e23, 1e25, 1e26]


def test_that_a_line_is_solid_only_where_a_rule_is_in_force(case: Case) -> None:
    proposal = case.of("small").screening.finding("us-anthropic-proposal")

    assert proposal is not None
    assert [line.solid for line in single(case, case.of("small").screening, proposal).lines] == [
        False
    ]


def test_that_the_whole_chart_can_be_read_out(case: Case) -> None:
    said = shown(case, "tuned").said

    assert "EU: cumulative compute: 3.8 × 10²⁵ (3.45 × 10²⁵ to 4.18 × 10²⁵) FLOP, tripped" in said
    assert "10²⁵ is the threshold of EU AI Act (in force)" in said


def test_that_the_axis_leaves_air_around_everything(case: Case) -> None:
    assert shown(case, "tuned").decades == (20, 27)


def test_that_a_model_without_runs_has_bars_with_nothing_in_them(case: Case) -> None:
    bars = shown(case, "empty").bars

    assert [bar.flop for bar in bars] == [None] * 4
    assert bars[1].said == "EU: cumulative compute: nothing can be counted yet, cannot say."
