from documents import CHART, dossier, texts
from hypothesis import given, strategies as st

from limen.domain.dossier import ComputeChart, Line
from limen.pdf import render
from limen.pdf.flags import placed, tier_heights
from limen.pdf.fonts import register

register()


def test_that_the_chart_writes_labels_margins_and_powers() -> None:
    said = " ".join(texts(render(dossier(CHART))))

    for words in ("EU, cumulative", "3.9 times above", "EU: systemic risk", "10²⁵", "not counted"):
        assert words in said


def test_that_a_chart_without_figures_can_be_drawn() -> None:
    empty = ComputeChart(bars=(), lines=(), caption="Nothing is counted yet.", alternative="")

    assert "Nothing is counted yet." in " ".join(texts(render(dossier(empty))))


@given(st.lists(st.tuples(st.floats(1, 400), st.text("ab ", max_size=80)), max_size=12))
def test_that_labels_of_thresholds_never_meet(spots: list[tuple[float, str]]) -> None:
    lines = [Line(label=label, flop=flop, solid=True) for flop, label in spots]
    flags = placed(lines, lambda flop: flop, 468)

    for one in flags:
        for other in flags:
            if one is not other and one.tier == other.tier:
                assert one.right <= other.x or other.right <= one.x
            if other.tier > one.tier:
                assert not one.x < other.x < one.right
    assert len(tier_heights(flags)) == len({flag.tier for flag in flags})
