"""Logs of Inspect: headline figures with their place, and doubts in sentences."""

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from places import FIXTURES, each

from limen.domain.errors import UnreadableFileError
from limen.domain.evidence import Reading
from limen.importers import read


def _said(reading: Reading) -> dict[str, str]:
    return {proposal.question: proposal.raw for proposal in reading.proposals}


def _place(reading: Reading, question: str) -> str:
    return next(one.place for one in reading.proposals if one.question == question)


def _log(path: Path, **changes: object) -> Reading:
    """The plain log with some members of its results, config or top level replaced."""
    content = json.loads((FIXTURES / "inspect" / "plain.json").read_text())
    for way, value in changes.items():
        *outer, last = way.split("__")
        inner = content
        for step in outer:
            inner = inner[int(step) if step.isdecimal() else step]
        inner[last] = value
    path.write_text(json.dumps(content, indent=2))
    return read(path)


COMPLETE = {
    "evaluation": "toy_ctf",
    "version": "2-A",
    "score": "0.4",
    "metric": "accuracy",
    "samples_used": "5",
    "samples_total": "5",
    "epochs": "1",
    "token_budget": "20000",
    "scaffold": "generate of inspect-ai 0.3.285",
    "attempts": "1",
    "run_ended": "completed",
    "samples_failed": "0",
    "checkpoint": "mockllm/model",
}


@pytest.mark.parametrize("name", ["complete.eval", "plain.json"])
def test_that_a_complete_log_gives_its_figures_and_no_doubts(name: str) -> None:
    reading = read(FIXTURES / "inspect" / name)

    said = _said(reading)
    assert said.pop("date").startswith("2026-")
    assert said == COMPLETE
    assert reading.warnings == ()


def test_that_the_older_archives_are_read_too() -> None:
    reading = read(FIXTURES / "inspect_deflate" / "complete.eval")

    said = _said(reading)
    assert (said["score"], said["samples_used"]) == ("0.4", "5")
    assert said["scaffold"] == "generate of inspect-ai 0.3.112"


def test_that_the_model_that_the_log_names_is_shown_for_checking() -> None:
    reading = read(FIXTURES / "inspect" / "complete.eval")

    assert (
        reading.proposals[0].note
        == "The log names the model “mockllm/model”: check that it is this one."
    )


def test_that_every_figure_has_its_line() -> None:
    path = FIXTURES / "inspect" / "plain.json"
    place = _place(read(path), "score")

    number, way = place.removeprefix("line ").split(": ")
    assert way == "results.scores[0].metrics.accuracy.value"
    assert path.read_text().splitlines()[int(number) - 1].strip().startswith('"value": 0.4')
    archive = read(FIXTURES / "inspect" / "complete.eval")
    assert _place(archive, "score").startswith("header.json, line 1: results.scores[0]")


def test_that_a_reading_carries_the_hash_and_size_of_its_file() -> None:
    path = FIXTURES / "inspect" / "complete.eval"
    reading = read(path)

    assert reading.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (reading.source, reading.size) == ("complete.eval", path.stat().st_size)
    assert not reading.partial


def test_that_a_limited_run_is_no_run_of_the_evaluation() -> None:
    reading = read(FIXTURES / "inspect" / "limited.eval")

    said = _said(reading)
    assert (said["samples_used"], said["samples_total"]) == ("2", "5")
    assert reading.warnings == (
        "Only 2 of 5 tasks ran (the run was limited to 2): this is a score over a part.",
    )


def test_that_failures_that_vanish_from_the_score_are_told() -> None:
    reading = read(FIXTURES / "inspect" / "failures.eval")

    said = _said(reading)
    assert (said["score"], said["samples_used"], said["samples_total"]) == ("0.5", "4", "5")
    assert reading.warnings == (
        (
            "1 of 5 samples did not finish; the score leaves them out,"
            " as if they had never been tried."
        ),
    )


def test_that_epochs_make_no_more_tasks() -> None:
    reading = read(FIXTURES / "inspect" / "epochs.eval")

    said = _said(reading)
    assert (said["epochs"], said["samples_used"], said["samples_total"]) == ("3", "5", "5")
    assert said["metric"] == "accuracy"
    assert reading.warnings == (
        (
            "The log holds 2 results; “accuracy” of “includes” is proposed."
            " Each other one is a record of its own."
        ),
    )


def test_that_a_run_without_scoring_gives_no_score() -> None:
    reading = read(FIXTURES / "inspect" / "unscored.eval")

    assert not {"score", "metric", "samples_used"} & _said(reading).keys()
    assert reading.warnings == ("The log holds no score.",)


@pytest.mark.parametrize("folder", ["inspect", "inspect_deflate"])
def test_that_a_killed_run_is_incomplete(folder: str) -> None:
    reading = read(FIXTURES / folder / "killed.eval")

    assert _said(reading)["samples_total"] == "5"
    assert "score" not in _said(reading)
    assert reading.warnings == (
        "The run was never finished: this log is incomplete.",
        "3 samples finished before it stopped; none is scored here.",
        "The log holds no score.",
    )


@pytest.mark.parametrize(
    ("status", "warning"),
    [
        ("cancelled", "The run was cancelled: this log is incomplete."),
        ("error", "The run ended in an error: this log is incomplete."),
        ("odd", "The log ends as “odd”: treat it as incomplete."),
    ],
)
def test_that_every_other_end_than_success_is_told(
    tmp_path: Path, status: str, warning: str
) -> None:
    assert _log(tmp_path / "log.json", status=status).warnings == (warning,)


def test_that_an_invalidated_log_says_so(tmp_path: Path) -> None:
    reading = _log(tmp_path / "log.json", invalidated=True)

    assert reading.warnings == ("The log was marked invalid by whoever ran the evaluation.",)
    assert _said(reading)["run_ended"] == "invalid"


def test_that_samples_without_a_score_are_told(tmp_path: Path) -> None:
    reading = _log(
        tmp_path / "log.json",
        results__scores__0__scored_samples=4,
        results__scores__0__unscored_samples=1,
    )

    assert _said(reading)["samples_used"] == "4"
    assert reading.warnings == ("1 sample could not be scored and count for nothing here.",)


def test_that_a_log_that_contradicts_itself_says_so(tmp_path: Path) -> None:
    reading = _log(tmp_path / "log.json", eval__dataset__samples=1)

    assert _said(reading)["samples_total"] == "5"
    assert reading.warnings[0].startswith("The log contradicts itself: 1 task in its dataset, 5")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 35, -0.1, "high", None, True])
def test_that_what_is_no_fraction_is_no_score(tmp_path: Path, value: object) -> None:
    reading = _log(tmp_path / "log.json", results__scores__0__metrics__accuracy__value=value)

    assert not {"score", "samples_used"} & _said(reading).keys()
    assert "no fraction from 0 to 1: say the score yourself." in reading.warnings[0]


def test_that_pass_at_k_is_named_with_its_attempts(tmp_path: Path) -> None:
    reading = _log(tmp_path / "log.json", results__scores__0__reducer="pass_at_3")

    assert _said(reading)["metric"] == "pass@3"
    assert _said(reading)["attempts"] == "3"


def test_that_the_attempts_of_an_agent_are_found(tmp_path: Path) -> None:
    steps = [{"solver": "react", "params": {"attempts": 4}}]
    reading = _log(tmp_path / "log.json", plan__steps=steps)

    assert _said(reading)["attempts"] == "4"
    assert _place(reading, "attempts").endswith("plan.steps[0].params.attempts")


@pytest.mark.parametrize("given", [[3, "Try again."], {"attempts": 3, "incorrect_message": ""}])
def test_that_an_agents_settings_tell_its_attempts_too(tmp_path: Path, given: object) -> None:
    steps = [{"solver": "react", "params": {"attempts": given}}]
    reading = _log(tmp_path / "log.json", plan__steps=steps)

    assert _said(reading)["attempts"] == "3"


def test_that_attempts_within_a_repeat_multiply_those_of_the_repeats(tmp_path: Path) -> None:
    steps = [{"solver": "react", "params": {"attempts": 3}}]
    for reducer, attempts in (("pass_at_1", "3"), ("pass_at_5", "15")):
        reading = _log(
            tmp_path / "log.json", plan__steps=steps, results__scores__0__reducer=reducer
        )
        assert _said(reading)["attempts"] == attempts


def test_that_pass_at_1_tells_no_attempts_of_a_solver_that_is_not_known(tmp_path: Path) -> None:
    steps = [{"solver": "own_agent", "params": {}}]
    reading = _log(
        tmp_path / "log.json", plan__steps=steps, results__scores__0__reducer="pass_at_1"
    )

    assert _said(reading)["metric"] == "pass@1"
    assert "attempts" not in _said(reading)


def _note(reading: Reading, question: str) -> str:
    return next(one.note for one in reading.proposals if one.question == question)


def test_that_one_plain_try_is_one_attempt_and_an_agent_leaves_it_open(tmp_path: Path) -> None:
    plain = read(FIXTURES / "inspect" / "plain.json")
    agent = _log(tmp_path / "log.json", plan__steps=[{"solver": "react", "params": {}}])

    assert _said(plain)["attempts"] == "1"
    assert _note(plain, "attempts") == "No solver in the log tries a task again."
    assert "attempts" not in _said(agent)


@pytest.mark.parametrize(
    ("status", "ended"),
    [("cancelled", "cancelled"), ("error", "error"), ("started", "started"), ("odd", None)],
)
def test_that_the_end_of_the_run_is_proposed(
    tmp_path: Path, status: str, ended: str | None
) -> None:
    said = _said(_log(tmp_path / "log.json", status=status))

    assert said.get("run_ended") == ended
    assert "samples_failed" not in said


def test_that_tasks_that_failed_are_counted_and_tolerance_is_told(tmp_path: Path) -> None:
    reading = _log(
        tmp_path / "log.json",
        results__total_samples=10,
        results__completed_samples=7,
        eval__config__fail_on_error=0.5,
    )

    assert _said(reading)["samples_failed"] == "3"
    assert _note(reading, "samples_failed") == "The log tolerates errors (fail_on_error is 0.5)."
    everything = _log(tmp_path / "log.json", eval__config__fail_on_error=False)
    assert "tolerates every error" in _note(everything, "samples_failed")


def test_that_a_failed_repeat_is_a_failed_task(tmp_path: Path) -> None:
    reading = _log(
        tmp_path / "log.json",
        eval__config__epochs=5,
        results__total_samples=25,
        results__completed_samples=23,
    )

    assert _said(reading)["samples_failed"] == "1"


def test_that_limits_and_tools_are_named(tmp_path: Path) -> None:
    steps = [
        {"solver": "use_tools", "params": {"tools": [{"name": "bash"}, "python", 7]}},
        {"solver": "generate", "params": {}},
    ]
    reading = _log(
        tmp_path / "log.json",
        plan__steps=steps,
        eval__config__limit=[5, 9],
        eval__config__message_limit=30,
        eval__config__time_limit=True,
        eval__config__cost_limit=2.5,
    )

    assert _said(reading)["limits"] == "limit 5 to 9, message_limit 30, cost_limit 2.5"
    assert _said(reading)["tools"] == "bash, python"


def test_that_of_the_arguments_of_a_model_only_harmless_ones_are_read(tmp_path: Path) -> None:
    arguments = {"api_key": "sk-secret", "revision": "main", "load_in_8bit": True, "dtype": ""}
    reading = _log(tmp_path / "log.json", eval__model_args=arguments)

    assert _said(reading)["checkpoint"] == "mockllm/model, revision main, load_in_8bit true"
    assert "sk-secret" not in repr(reading)


def test_that_a_clustered_error_is_proposed_and_a_plain_one_is_not(tmp_path: Path) -> None:
    metrics = {
        "accuracy": {"name": "accuracy", "value": 0.4},
        "stderr": {"name": "stderr", "value": 0.1, "params": {}},
        "stderr2": {"name": "stderr", "value": 0.2, "params": {"cluster": "category"}},
    }
    reading = _log(tmp_path / "log.json", results__scores__0__metrics=metrics)

    assert _said(reading)["standard_error"] == "0.2"
    assert _note(reading, "standard_error") == "Clustered by “category”."
    assert "standard_error" not in _said(read(FIXTURES / "inspect" / "plain.json"))


def _samples(*told: tuple[str, object, object]) -> list[dict[str, object]]:
    """Tasks as a log tells them: id, score and group."""
    return [
        {
            "id": name,
            "epoch": number,
            "input": "Find it.",
            "scores": {"includes": {"value": score}},
            "metadata": {"group": group},
        }
        for number, (name, score, group) in enumerate(told)
    ]


TWO_GROUPS = (("1", "C", "a"), ("2", "C", "a"), ("3", "I", "b"), ("4", "I", "b"), ("5", "N", "c"))


def test_that_a_clustered_error_is_worked_out_where_tasks_are_in_groups(tmp_path: Path) -> None:
    reading = _log(tmp_path / "log.json", samples=_samples(*TWO_GROUPS))

    # groups are 1.2, -0.8 and -0.4 from the mean: sqrt((1.44 + 0.64 + 0.16) * 3 / 2) / 5
    assert _said(reading)["standard_error"] == "0.366606"
    assert _place(reading, "standard_error") == "samples"
    assert _note(reading, "standard_error").startswith(
        "Worked out from the 5 tasks of the log, which are in 3 groups by “group”"
    )


def test_that_repeats_of_a_task_are_one_task_with_their_mean(tmp_path: Path) -> None:
    told = (
        ("1", 1, "a"),
        ("1", 0, "a"),
        ("2", 0.3, "a"),
        ("3", True, "b"),
        ("4", 0, "b"),
        ("5", 0.2, "b"),
    )
    reading = _log(tmp_path / "log.json", samples=_samples(*told))

    # means .5, .3 | 1, 0, .2 around .4: both groups are at 0, so that nothing is clustered
    assert "standard_error" not in _said(reading)
    again = _samples(*zip("112345", (1, 1, 0.2, 0.8, 0, 0), (1, 1, 1, 2, 2, 2), strict=True))
    reading = _log(tmp_path / "log.json", samples=again)
    assert _note(reading, "standard_error").startswith("Worked out from the 5 tasks")


@pytest.mark.parametrize(
    "samples",
    [
        _samples(*TWO_GROUPS[:4]),  # not those of the score
        _samples(*TWO_GROUPS[:4], ("5", "I", "")),
        _samples(*TWO_GROUPS[:4], ("5", "I", None)),
        _samples(*((str(n), "C" if n < 2 else "I", "all") for n in range(5))),
        _samples(*((str(n), "C" if n < 2 else "I", f"own {n}") for n in range(5))),
        _samples(*TWO_GROUPS[:4], ("5", [], "c")),
        _samples(*TWO_GROUPS[:4], ("5", 7, "c")),
        [{**one, "metadata": None} for one in _samples(*TWO_GROUPS)],
        ["none", 3, None],
        {"no": "list"},
        None,
    ],
)
def test_that_no_clustered_error_is_made_up(tmp_path: Path, samples: object) -> None:
    assert "standard_error" not in _said(_log(tmp_path / "log.json", samples=samples))


def test_that_one_of_several_scores_of_a_scorer_is_taken_for_its_groups(tmp_path: Path) -> None:
    samples = _samples(*((name, {"includes": score}, group) for name, score, group in TWO_GROUPS))
    reading = _log(tmp_path / "log.json", samples=samples)

    assert _said(reading)["standard_error"] == "0.366606"


def test_that_tasks_that_cannot_be_read_are_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    _log(path, samples=_samples(*TWO_GROUPS))
    path.write_text(path.read_text().replace('"id": "3",', '"id" "3",'))

    assert _said(read(path))["score"] == "0.4"
    assert "standard_error" not in _said(read(path))


def test_that_the_groups_in_an_archive_are_read_from_its_summaries(tmp_path: Path) -> None:
    header = json.loads((FIXTURES / "inspect" / "plain.json").read_text())
    path = tmp_path / "log.eval"
    with ZipFile(path, "w") as archive:
        archive.writestr("_journal/start.json", "{}")
        archive.writestr("summaries.json", json.dumps(_samples(*TWO_GROUPS)))
        archive.writestr("header.json", json.dumps({**header, "samples": []}))
    reading = read(path)

    assert _said(reading)["standard_error"] == "0.366606"
    assert _place(reading, "standard_error") == "summaries.json"


@pytest.mark.parametrize(("reducer", "metric"), [("max", "best of 3"), ("mode", "mode of 3")])
def test_that_other_sums_over_epochs_are_no_mean(tmp_path: Path, reducer: str, metric: str) -> None:
    reading = _log(
        tmp_path / "log.json", results__scores__0__reducer=reducer, eval__config__epochs=3
    )

    assert _said(reading)["metric"] == metric


def test_that_a_sum_over_epochs_of_somebodys_own_is_no_mean(tmp_path: Path) -> None:
    reading = _log(
        tmp_path / "log.json", results__scores__0__reducer="luckiest", eval__config__epochs=3
    )

    assert _said(reading)["metric"] == "luckiest of 3"


def _entry(name: str, value: float, **more: object) -> dict[str, object]:
    metrics = {"mean": {"name": "mean", "value": value}}
    return {"name": name, "scorer": "graded", "metrics": metrics, **more}


def test_that_of_several_results_of_a_scorer_the_one_that_is_published_is_proposed_and_named(
    tmp_path: Path,
) -> None:
    scores = [_entry("new_vulnerability", 0.9), _entry("reproduced", 0.2)]
    headline = {"score": "new_vulnerability", "scorer": "graded", "metric": "mean"}
    reading = _log(tmp_path / "log.json", results__scores=scores, results__headline=headline)

    assert (_said(reading)["score"], _said(reading)["metric"]) == ("0.2", "mean of reproduced")
    assert reading.warnings == (
        (
            "The log holds 2 results; “mean of reproduced” is proposed."
            " Each other one is a record of its own."
        ),
    )
    other = _log(tmp_path / "log.json", results__scores=[_entry("a", 0.9), _entry("b", 0.2)])
    assert _said(other)["metric"] == "mean of a"


def test_that_of_several_sums_over_epochs_the_single_try_is_proposed(tmp_path: Path) -> None:
    scores = [_entry("g", 0.9, reducer="pass_at_5"), _entry("g", 0.2, reducer="pass_at_1")]
    headline = {"score": "g", "scorer": "graded", "metric": "mean", "reducer": "pass_at_5"}
    reading = _log(
        tmp_path / "log.json",
        results__scores=scores,
        results__headline=headline,
        eval__config__epochs=5,
    )

    assert (_said(reading)["score"], _said(reading)["metric"]) == ("0.2", "pass@1")


def test_that_a_spread_is_no_score_even_where_the_log_puts_it_first(tmp_path: Path) -> None:
    metrics = {
        "std": {"name": "std", "value": 0.4},
        "bootstrap_stderr": {"name": "bootstrap_stderr", "value": 0.1},
        "f1": {"name": "f1", "value": 0.2},
    }
    reading = _log(
        tmp_path / "log.json",
        results__scores__0__metrics=metrics,
        results__headline={"score": "includes", "scorer": "includes", "metric": "std"},
    )

    assert (_said(reading)["score"], _said(reading)["metric"]) == ("0.2", "f1")


@pytest.mark.parametrize(
    ("more", "label", "metric"),
    [
        ({}, "all", "accuracy"),
        ({"all": "samples", "all_label": "total"}, "total", "accuracy"),
        ({"all": "groups"}, "all", "accuracy of groups"),
    ],
)
def test_that_the_share_of_one_group_is_not_the_score_and_that_of_all_is(
    tmp_path: Path, more: dict[str, str], label: str, metric: str
) -> None:
    params = {"metric": {"type": "metric", "name": "accuracy"}, "group_key": "kind", **more}
    metrics = {
        name: {"name": name, "value": value, "params": params}
        for name, value in (("web", 0.9), (label, 0.2))
    }
    headline = {"score": "includes", "scorer": "includes", "metric": "web"}
    reading = _log(
        tmp_path / "log.json", results__scores__0__metrics=metrics, results__headline=headline
    )

    assert (_said(reading)["score"], _said(reading)["metric"]) == ("0.2", metric)


def test_that_a_figure_of_somebodys_own_metric_is_not_called_plain(tmp_path: Path) -> None:
    metrics = {"accuracy": {"name": "accuracy", "group": "best_per_challenge", "value": 0.4}}
    reading = _log(tmp_path / "log.json", results__scores__0__metrics=metrics)

    assert _said(reading)["metric"] == "accuracy of best_per_challenge"


def test_that_groups_alone_hold_no_score(tmp_path: Path) -> None:
    params = {"group_key": "kind", "all": False}
    metrics = {"web": {"name": "web", "value": 0.9, "params": params}}

    assert "score" not in _said(_log(tmp_path / "l.json", results__scores__0__metrics=metrics))


def test_that_a_log_without_a_model_names_none(tmp_path: Path) -> None:
    assert "checkpoint" not in _said(_log(tmp_path / "log.json", eval__model=""))


def test_that_the_logs_own_headline_goes_first(tmp_path: Path) -> None:
    scores = [
        {"name": "a", "metrics": {"accuracy": {"name": "accuracy", "value": 0.1}}},
        {"name": "b", "metrics": {"stderr": {"name": "stderr", "value": 0.2}, "f1": {"value": 1}}},
    ]
    headline = {"score": "b", "scorer": "b", "metric": "f1"}
    reading = _log(tmp_path / "log.json", results__scores=scores, results__headline=headline)

    assert (_said(reading)["score"], _said(reading)["metric"]) == ("1", "f1")


def test_that_a_log_of_nothing_but_spreads_holds_no_score(tmp_path: Path) -> None:
    scores = [{"name": "a", "metrics": {"stderr": {"name": "stderr", "value": 0.2}}}, 7]
    reading = _log(tmp_path / "log.json", results__scores=scores)

    assert "score" not in _said(reading)
    assert reading.warnings == ("The log holds no score.",)


def test_that_names_from_a_log_cannot_turn_the_text_around(tmp_path: Path) -> None:
    reading = _log(tmp_path / "log.json", eval__task_registry_name="a\u202eb\x1b[2J" + "x" * 500)

    name = _said(reading)["evaluation"]
    assert name.startswith("a�b�[2Jxx")
    assert len(name) == 200


def test_that_nothing_of_a_transcript_reaches_the_reading() -> None:
    for path in (FIXTURES / "inspect").iterdir():
        assert "Find it." not in repr(read(path))


def test_that_a_truncated_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_bytes((FIXTURES / "inspect" / "plain.json").read_bytes()[:-100])

    with pytest.raises(UnreadableFileError, match="its JSON is cut short or broken"):
        read(path)


@each("inspect/*/*.eval", "inspect/*/*.json", "inspect_old_*/*/*", "inspect_log/*.json")
def test_that_real_logs_are_read(sample: Path) -> None:
    said = _said(read(sample))

    assert {"evaluation", "date", "epochs", "samples_total"} <= said.keys()
    assert ("score" in said) is ("samples_used" in said)
    assert "run_ended" in said
    assert "checkpoint" in said
