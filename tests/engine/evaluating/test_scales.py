"""Published scores on a scale: what is drawn, and what is said to those who cannot see it."""

from decimal import Decimal

from evaluated import book, evaluation, printed, published as score, result

from limen.domain.screening import State
from limen.engine.evaluating.placing import place
from limen.engine.evaluating.scales import published, scale


def test_that_a_result_stands_among_ticks_and_bands() -> None:
    drawn = scale(place(result(5), book()))

    assert drawn is not None
    assert drawn.title == "Bug Hunt, pass@1"
    assert drawn.own is not None
    assert drawn.own_said == "This model: 5 % (2.15 to 11.2 %)"
    (zone,) = drawn.zones
    assert (zone.label, zone.floor, zone.ceiling) == ("High", Decimal("0.2"), Decimal("0.6"))
    assert zone.state is State.NOT_TRIPPED
    assert [tick.share for tick in drawn.ticks] == [Decimal(n) / 10 for n in (1, 2, 6, 9)]
    assert drawn.caption == "4 published scores."


def test_that_all_of_it_is_said_in_words() -> None:
    drawn = scale(place(result(5), book()))

    assert drawn is not None
    assert drawn.alternative == (
        "Bug Hunt, pass@1. This model: 5 % (2.15 to 11.2 %). High: highest published below it: "
        "Model at 0.2, 20 %, 2026-05; lowest at or above it: Model at 0.6, 60 %, 2026-05. "
        "Model at 0.1, 10 %, 2026-05; primary text. Model at 0.2, 20 %, 2026-05; primary text. "
        "Model at 0.6, 60 %, 2026-05; primary text. Model at 0.9, 90 %, 2026-05; primary text"
    )


def test_that_a_tick_tells_standing_conditions_and_confidence() -> None:
    told = score(
        "0.5", standing="held back", conditions="40 tasks", open_weights=True, reached=("high",)
    )
    drawn = scale(place(result(5), book(evaluation(score=(told,)))))

    assert drawn is not None
    assert drawn.ticks[0].said == ("Model at 0.5, 50 %, 2026-05; held back; 40 tasks; primary text")
    assert drawn.ticks[0].open_weights
    assert drawn.caption == "1 published score; diamonds are models whose weights are public."


def test_that_without_an_evaluation_a_metric_or_anything_to_show_nothing_is_drawn() -> None:
    assert scale(place(result(5, evaluation="Title"), book())) is None
    assert scale(place(result(5, metric=""), book())) is None
    assert scale(place(result(5, score=None), book(evaluation(score=())))) is None


def test_that_published_scores_are_drawn_without_a_result() -> None:
    without = scale(place(result(5, score=None), book()))

    assert without is not None
    assert (without.own, without.own_said, without.zones) == (None, "", ())
    assert len(without.ticks) == 4


def test_that_the_metric_that_says_most_is_drawn() -> None:
    many = (
        *evaluation().score,
        *(score(f"0.{n}", metric="other") for n in range(1, 9)),
        score("no number"),
    )
    drawn = published(evaluation(score=many), book())

    assert drawn is not None
    assert drawn.title == "Bug Hunt, pass@1"
    assert [zone.state for zone in drawn.zones] == [None]
    assert drawn.own is None


def test_that_a_band_with_both_ends_is_shown_rather_than_more_that_have_one() -> None:
    scores = (
        *(score(f"0.{n}", metric="other", below=("high", f"line-{n}")) for n in range(1, 9)),
        score("0.2", below=("high",)),
        score("0.6", reached=("high",)),
    )
    drawn = published(evaluation(score=scores), book())

    assert drawn is not None
    assert drawn.title == "Bug Hunt, pass@1"


def test_that_a_printed_line_is_a_band_without_width() -> None:
    drawn = scale(place(result(5), book(evaluation(score=(), remark=(printed("0.31"),)))))

    assert drawn is not None
    assert drawn.zones[0].floor == drawn.zones[0].ceiling == Decimal("0.31")
    assert drawn.zones[0].said == "High: printed at 31 %, 2026-09"


def test_that_an_evaluation_without_comparable_scores_has_no_scale() -> None:
    assert published(evaluation(score=(score("21 of many"),)), book()) is None
