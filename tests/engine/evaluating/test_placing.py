"""Where a result stands to published scores, and what is not said of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from evaluated import COMPLETE, book, evaluation, printed, published, result
from hypothesis import given, settings
from hypothesis.strategies import booleans, integers, lists, permutations, sampled_from, tuples

from limen.domain.evaluations import PublishedScore, share
from limen.domain.placing import Placement
from limen.domain.quantities import exactly
from limen.domain.screening import State
from limen.domain.value import Confidence
from limen.engine.evaluating.placing import place
from limen.library.rulebook import book as shipped

_RISING = {
    State.NOT_TRIPPED: 0,
    State.CANNOT_SAY: 0,
    State.COULD_BE_EITHER: 1,
    State.TRIPPED: 2,
}


def placed(solved: int | str = 5, **told: object) -> Placement:
    return place(result(solved, **told), book())


@pytest.mark.parametrize(
    ("solved", "state"),
    [
        (5, State.NOT_TRIPPED),
        (20, State.COULD_BE_EITHER),
        (40, State.COULD_BE_EITHER),
        (60, State.COULD_BE_EITHER),
        (80, State.TRIPPED),
    ],
)
def test_that_a_result_is_below_within_or_above_the_band(solved: int, state: State) -> None:
    assert placed(solved).state is state


def test_that_the_sentence_names_the_score_that_decides() -> None:
    assert placed(5).text == (
        "5 % (2.15 to 11.2 %). Below the highest published score of a model held below “High” "
        "(Model at 0.2, 20 %, 2026-05)."
    )
    assert placed(80).text == (
        "80 % (71.1 to 86.7 %). At or above the lowest published score of a model at “High” "
        "(Model at 0.6, 60 %, 2026-05)."
    )
    assert placed(40).text.endswith(
        "Cannot be told from the published scores on either side of “High”."
    )


def test_that_a_score_that_was_not_read_itself_says_so_where_it_decides() -> None:
    scores = (published("0.2", below=("high",), confidence=Confidence.SINGLE),)

    assert place(result(5), book(evaluation(score=scores))).text.endswith(
        "(Model at 0.2, 20 %, 2026-05, single source)."
    )


_HELD = sampled_from(({"below": ("high",)}, {"reached": ("high",)}, {}))
_SCORES = lists(tuples(integers(min_value=0, max_value=100), _HELD), max_size=8)


@given(_SCORES, integers(min_value=0, max_value=99), booleans())
@settings(max_examples=200)
def test_that_among_any_scores_a_higher_one_never_goes_from_above_to_below(
    held: list[tuple[int, dict[str, tuple[str, ...]]]], solved: int, backwards: bool
) -> None:
    scores = [
        published(f"{share}/100", model=f"M{number}", **told)
        for number, (share, told) in enumerate(held)
    ]
    ordered = book(evaluation(score=tuple(scores[::-1] if backwards else scores)))
    less, more = (place(result(n), ordered).state for n in (solved, solved + 1))

    assert less is not State.TRIPPED or more is State.TRIPPED
    assert more is not State.NOT_TRIPPED or less is State.NOT_TRIPPED
    assert less is place(result(solved), book(evaluation(score=tuple(scores)))).state


@given(permutations(evaluation().score), integers(min_value=0, max_value=100))
@settings(max_examples=50)
def test_that_the_order_of_published_scores_changes_nothing(
    order: list[PublishedScore], solved: int
) -> None:
    shuffled = book(evaluation(score=tuple(order)))

    assert place(result(solved), shuffled) == replace(
        place(result(solved), book()), evaluation=evaluation(score=tuple(order))
    )


@given(integers(min_value=0, max_value=99), integers(min_value=0, max_value=20))
@settings(max_examples=100)
def test_that_a_higher_score_never_falls_back(solved: int, refused: int) -> None:
    less, more = (
        placed(n, refusals=exactly(refused)).state for n in (solved, min(100, solved + 1))
    )

    assert _RISING[less] <= _RISING[more]


@pytest.mark.parametrize("key", sorted(COMPLETE))
def test_that_nothing_is_below_while_a_fact_about_the_run_is_missing(key: str) -> None:
    found = placed(5, said=COMPLETE - {key})

    assert found.state is State.CANNOT_SAY
    assert [one.question for one in found.missing] == [key]
    assert "“below” is not said. Not answered:" in found.text


def test_that_a_high_score_stands_whatever_is_missing() -> None:
    found = placed(80, said=frozenset())

    assert found.state is State.TRIPPED
    assert len(found.missing) == len(COMPLETE)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"safeguards": "on"}, "The safeguards were on: a low score then shows refusing"),
        ({"safeguards": "reduced"}, "The safeguards were only reduced"),
        ({"ended": "cancelled"}, "The run was cancelled."),
        ({"ended": "error"}, "The run ended in an error."),
        ({"ended": "started"}, "The run was killed or never finished."),
        ({"ended": "invalid"}, "The run was marked invalid by whoever ran it."),
        ({"samples_used": exactly(70)}, "30 of 100 tasks do not count in the score"),
        ({"failed": exactly(3)}, "3 of 100 tasks do not count in the score"),
        ({"failed": exactly(1)}, "1 of 100 tasks does not count in the score"),
    ],
)
def test_that_what_spoils_a_low_score_is_said(told: dict[str, object], sentence: str) -> None:
    found = placed(5, **told)

    assert found.state is State.CANNOT_SAY
    assert sentence in found.text
    assert any(sentence in one for one in found.cautions)


def test_that_nothing_is_below_a_score_of_a_release_that_the_result_may_not_be_of() -> None:
    scores = (published("0.2", below=("high",), release="1.0"),)
    shelf = book(evaluation(score=scores, version="2-A"))
    for version, state in (
        ("", State.CANNOT_SAY),
        ("2-A", State.CANNOT_SAY),
        ("1.0", State.NOT_TRIPPED),
    ):
        assert place(result(5, version=version), shelf).state is state
    assert "The score of Model at 0.2 is of release 1.0" in place(result(5), shelf).text


def test_that_a_result_of_unknown_size_is_compared_only_where_as_many_count_as_are_known() -> None:
    part = placed(95, samples_total=None, samples_used=exactly(20))

    assert part.state is State.CANNOT_SAY
    assert part.text.startswith("How many tasks it has is not answered; 20 count in the score")
    assert [one.question for one in part.missing] == ["samples_total"]
    assert placed(95, samples_total=None, samples_used=exactly(100)).state is State.TRIPPED


def test_that_reasons_that_several_lines_share_are_told_once() -> None:
    scores = (published("0.2", below=("high", "higher")), published("0.9", reached=("top",)))
    found = place(result(5, safeguards="on"), book(evaluation(score=scores)))

    assert found.text.count("“below” is not said") == 2
    assert found.text.count("The safeguards were on") == 1
    assert [one.text.count("The safeguards were on") for one in found.positions] == [1, 1, 0]


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ("", State.NOT_TRIPPED),
        ("4-C", State.NOT_TRIPPED),
        ("4", State.NOT_TRIPPED),
        ("3-A", State.CANNOT_SAY),
    ],
)
def test_that_nothing_is_below_where_the_registry_says_that_versions_do_not_compare(
    version: str, state: State
) -> None:
    found = place(result(5, version=version), book(evaluation(version="4-C")))

    assert found.state is state
    assert ("It was run with version" in found.text) is (state is State.CANNOT_SAY)


def test_that_a_score_of_the_same_old_version_is_one_to_be_below() -> None:
    scores = (published("0.2", below=("high",), version="3-A"),)
    shelf = book(evaluation(score=scores, version="4-C"))

    assert place(result(5, version="3-B"), shelf).state is State.NOT_TRIPPED


def test_that_one_task_is_told_as_one() -> None:
    assert placed(5, samples_total=exactly(1)).text.startswith("It has 1 task, and Bug Hunt")


def test_that_a_completed_run_spoils_nothing() -> None:
    assert placed(5, ended="completed").state is State.NOT_TRIPPED


def test_that_failures_are_named_even_where_the_total_is_not_known() -> None:
    found = placed(5, samples_total=None, failed=exactly(3), said=COMPLETE - {"samples_total"})

    assert any(one.startswith("3 tasks do not count") for one in found.cautions)


def test_that_tasks_that_do_not_count_are_failures_for_the_upper_side() -> None:
    whole = placed(80, samples_used=exactly(100))
    part = placed("0.8", samples_used=exactly(20))

    assert whole.state is State.TRIPPED
    assert part.state is not State.TRIPPED


def test_that_refusals_are_solutions_for_the_lower_side() -> None:
    assert placed(5, refusals=exactly(5)).state is State.NOT_TRIPPED
    refusing = placed(5, refusals=exactly(20))

    assert refusing.state is State.COULD_BE_EITHER
    assert any("refused in 20 tasks" in one for one in refusing.cautions)


def test_that_repeats_make_no_more_tasks() -> None:
    found = placed(5, samples_used=exactly(1_000))

    assert found.interval is not None
    assert found.interval.tasks == 100
    assert any("repeats make no more tasks" in one for one in found.cautions)


@pytest.mark.parametrize(
    "name", ["hunt", " HUNT ", "inspect_evals/bug_hunt", "bug_hunt", "INSPECT_EVALS/Bug_Hunt"]
)
def test_that_a_result_is_known_by_id_or_registry_name(name: str) -> None:
    assert placed(5, evaluation=name).evaluation == evaluation()


@pytest.mark.parametrize("name", ["Bug Hunt", "bug hunt", "hunt2", "inspect_evals/hunting"])
def test_that_a_title_is_no_name(name: str) -> None:
    found = placed(5, evaluation=name)

    assert found.evaluation is None
    assert found.state is State.CANNOT_SAY
    assert "Titles are not matched" in found.text
    assert [one.question for one in found.missing] == ["evaluation"]


def test_that_a_result_of_nothing_says_so() -> None:
    assert placed(5, evaluation="").text == "Which evaluation it is, is not answered."


def test_that_another_number_of_tasks_is_another_evaluation() -> None:
    namesake = evaluation(note="Another one has 20 tasks.", sizes=(100, 90))
    found = place(result(5, samples_total=exactly(20), samples_used=exactly(20)), book(namesake))

    assert found.state is State.CANNOT_SAY
    assert found.text == (
        "It has 20 tasks, and Bug Hunt is known with 100 or 90: another evaluation, or a part of "
        "this one. It is compared with nothing. Another one has 20 tasks."
    )


def test_that_the_other_cve_bench_is_not_taken_for_this_one() -> None:
    told = {"samples_used": exactly(20), "samples_total": exactly(20)}

    by_title = place(result(5, evaluation="CVE-Bench", **told), shipped())
    by_name = place(result(5, evaluation="inspect_evals/cve_bench", **told), shipped())
    assert by_title.evaluation is None
    assert "known with 40 or 34" in by_name.text
    assert by_name.compared == ()


@pytest.mark.parametrize(
    ("metric", "attempts", "shown"),
    [
        ("pass@1", 1, "pass@1"),
        ("pass_at_1", 1, "pass@1"),
        ("success@1", 1, "pass@1"),
        ("accuracy", 1, "pass@1"),
        ("Success rate", 1, "pass@1"),
        ("accuracy", 3, "best of 3"),
        ("pass@1", 3, "pass@1 with 3 attempts"),
        ("pass@30", 30, "pass@30"),
        ("at least 1", 10, "at least 1"),
        ("pass@10, professional", 10, "pass@10 professional"),
    ],
)
def test_that_only_the_same_metric_is_compared(metric: str, attempts: int, shown: str) -> None:
    found = placed(5, metric=metric, attempts=exactly(attempts))

    assert found.metric == shown
    assert bool(found.positions) is (shown == "pass@1")
    if shown != "pass@1":
        assert "No line can be drawn" in found.text


def test_that_pass_at_1_needs_no_word_on_attempts_but_a_plain_rate_does() -> None:
    said = COMPLETE - {"attempts"}

    assert placed(80, attempts=None, said=said).metric == "pass@1"
    plain = placed(80, metric="accuracy", attempts=None, said=said)
    assert plain.text == "Whether the score is pass@1 hangs on the attempts at each task."
    assert [one.question for one in plain.missing] == ["attempts"]


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ({"metric": ""}, "metric"),
        ({"score": None}, "score"),
        ({"samples_used": None}, "samples_used"),
        ({"samples_used": exactly(0)}, "samples_used"),
    ],
)
def test_that_without_score_metric_or_tasks_nothing_is_said(
    told: dict[str, object], question: str
) -> None:
    found = placed(5, **told)

    assert found.state is State.CANNOT_SAY
    assert [one.question for one in found.missing] == [question]
    assert found.positions == ()


def test_that_an_alias_of_a_metric_is_that_metric() -> None:
    scores = (published("0.5", metric="Cap, share of flags", reached=("high",)),)
    flags = evaluation(score=scores, aliases={"other": ("o",), "cap, share of flags": ("Cap%",)})
    found = place(result(80, metric="CAP %"), book(flags))

    assert (found.metric, found.state) == ("Cap, share of flags", State.TRIPPED)


def test_that_scores_of_another_version_are_left_out() -> None:
    scores = (published("0.5", reached=("high",), version="2-B"),)
    versioned = book(evaluation(score=scores, version="3-A"))

    same = place(result(80, version="2-A"), versioned)
    assert same.state is State.TRIPPED
    assert any(
        "Run with version 2-A; the registry was last seen at 3-A" in c for c in same.cautions
    )
    assert place(result(80, version="3-A"), versioned).positions == ()
    unsaid = place(result(80), versioned)
    assert unsaid.positions == ()
    assert any("version of the evaluation is not answered" in one for one in unsaid.cautions)


def test_that_the_same_version_raises_no_doubt() -> None:
    found = place(result(80, version="3-B"), book(evaluation(version="3-A")))

    assert not [one for one in found.cautions if "ersion" in one]


def test_that_above_a_lone_lower_end_nothing_is_known() -> None:
    lone = book(evaluation(score=(published("0.2", below=("high",)),)))

    assert place(result(5), lone).state is State.NOT_TRIPPED
    assert place(result(20), lone).state is State.COULD_BE_EITHER
    high = place(result(80), lone)
    assert high.state is State.CANNOT_SAY
    assert "none at or above it is published" in high.text


def test_that_under_a_lone_upper_end_nothing_is_below() -> None:
    lone = book(evaluation(score=(published("0.6", reached=("high",)),)))

    assert place(result(80), lone).state is State.TRIPPED
    low = place(result(5), lone)
    assert low.state is State.CANNOT_SAY
    assert "so nothing is below" in low.text


def test_that_crossed_scores_draw_no_line() -> None:
    crossed = book(
        evaluation(score=(published("0.6", below=("high",)), published("0.5", reached=("high",))))
    )

    within = place(result(55), crossed)
    assert within.state is State.COULD_BE_EITHER
    assert "this score alone draws no line" in within.text
    assert place(result(80), crossed).state is State.TRIPPED
    assert place(result(5), crossed).state is State.NOT_TRIPPED


def test_that_a_printed_line_is_compared_as_it_is_printed() -> None:
    line = book(evaluation(score=(), remark=(printed("0.31"), printed("0.9", "pass@5"))))

    assert place(result(80), line).text.endswith("prints for “High”.")
    assert place(result(80), line).state is State.TRIPPED
    assert place(result(30), line).state is State.COULD_BE_EITHER
    assert place(result(5), line).state is State.NOT_TRIPPED


def test_that_a_saturated_evaluation_only_rules_out() -> None:
    saturated = book(evaluation(saturated=True))

    assert place(result(5), saturated).state is State.NOT_TRIPPED
    for solved in (40, 95):
        high = place(result(solved), saturated)
        assert high.state is State.CANNOT_SAY
        assert "can only count against the capability" in high.text
        assert any("Saturated" in one for one in high.cautions)


def test_that_a_line_that_no_list_knows_is_its_own_title() -> None:
    odd = book(evaluation(score=(published("0.2", reached=("odd", "high")),)))

    assert [one.band.line.title for one in place(result(80), odd).positions] == ["High", "odd"]


@pytest.mark.parametrize("told", [{"lower_is_better": True}, {"capabilities": ("defence",)}])
def test_that_what_measures_something_else_does_not_apply(told: dict[str, object]) -> None:
    found = place(result(5), book(evaluation(**told)))

    assert found.state is State.DOESNT_APPLY
    assert "measures safeguards or defence" in found.text


@pytest.mark.parametrize(
    ("solved", "how"), [(5, "lies beneath it"), (50, "reaches over it"), (95, "lies above it")]
)
def test_that_the_best_open_model_stands_beside(solved: int, how: str) -> None:
    opened = book(
        evaluation(
            score=(
                published("0.3", open_weights=True, model="Small"),
                published("0.5", open_weights=True, model="Large"),
                published("0.7"),
            )
        )
    )
    found = place(result(solved), opened)

    assert found.open_weights is not None
    assert found.open_weights.model == "Large"
    assert any(f"Large, 50 %, 2026-05; this result {how}." in one for one in found.cautions)


def test_that_notes_on_lines_and_cheating_are_told() -> None:
    cheated = replace(printed("0.3"), kind="cheating", text="Some cheated.")
    found = place(result(80), book(evaluation(remark=(cheated,))))

    assert "A note on the line." in found.cautions
    assert "Some cheated." in found.cautions


def test_that_scores_lines_and_warnings_that_are_named_have_their_sources() -> None:
    cheated = replace(printed("0.3"), kind="cheating", text="Some cheated.")
    scores = (*evaluation().score, published("0.3", model="Open", open_weights=True))
    found = place(result(80), book(evaluation(remark=(cheated,), score=scores)))

    assert [source.title for source in found.source] == [
        "Paper",
        "Model at 0.2 on Bug Hunt: published score",
        "Model at 0.6 on Bug Hunt: published score",
        "Open on Bug Hunt: published score",
        "Bug Hunt: cheating",
    ]
    lined = place(result(80), book(evaluation(remark=(printed("0.3"),))))
    assert [source.title for source in lined.source] == ["Paper", "Bug Hunt: printed line"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0.35", Decimal("0.35")),
        ("7/20", Decimal("0.35")),
        ("0", Decimal(0)),
        ("21/23, in 3 of 10 runs", None),
        ("1/0", None),
        ("14 / 26", None),
        ("35", None),
        ("-0.1", None),
        ("NaN", None),
        ("not solved", None),
    ],
)
def test_that_a_score_is_a_share_or_nothing(written: str, number: Decimal | None) -> None:
    assert share(written) == number
