"""The shipped evaluations and chips: sources for all, and nothing that was only recalled."""

import pytest

from limen.domain.evaluations import Evaluation
from limen.domain.training import Chip
from limen.domain.value import Confidence
from limen.library.rulebook import bases, chips, evaluations, files


def test_that_the_evaluations_are_there() -> None:
    assert len(evaluations()) == 58
    assert {"cybench", "cybergym", "exploitgym", "aisi_tlo", "wmdp_chem", "vct"} <= set(
        evaluations()
    )
    assert sum(len(evaluation.score) for evaluation in evaluations().values()) == 211


@pytest.mark.parametrize("evaluation", evaluations().values(), ids=lambda one: one.id)
def test_that_every_evaluation_says_what_it_measures_and_who_says_so(
    evaluation: Evaluation,
) -> None:
    assert evaluation.measures.endswith(".")
    assert evaluation.capabilities
    assert all(source.title for source in evaluation.source)
    assert evaluation.source


def test_that_no_score_is_one_that_was_only_recalled() -> None:
    scores = [score for evaluation in evaluations().values() for score in evaluation.score]

    assert not [score for score in scores if score.confidence is Confidence.UNVERIFIED]
    assert not [score for score in scores if not (score.url and score.date and score.metric)]


def test_that_a_name_in_a_log_means_one_evaluation() -> None:
    names = [name for one in evaluations().values() for name in one.registry_names]

    assert "inspect_evals/cybench" in names
    assert sorted(names) == sorted(set(names))


def test_that_a_published_score_keeps_its_conditions() -> None:
    (score,) = [
        score
        for score in evaluations()["cybench"].score
        if score.model == "Llama 3.1 405B Instruct"
    ]

    assert (score.score, score.metric, score.date) == ("0.075", "unguided, share solved", "2024-08")
    assert score.conditions == "40 tasks, 15 iterations"
    assert score.confidence is Confidence.PRIMARY


@pytest.mark.parametrize("chip", chips().values(), ids=lambda one: one.key)
def test_that_every_chip_has_a_dense_peak_and_a_source(chip: Chip) -> None:
    assert chip.peak
    assert all(10**12 < peak < 10**17 for peak in chip.peak.values())
    assert chip.sources
    assert chip.verification


def test_that_the_licence_of_the_data_on_bases_is_honoured() -> None:
    assert "Epoch AI" in files()["base_models.toml"].split("[[base]]")[0]
    for base in bases().values():
        assert any("CC BY 4.0" in source.title for source in base.source), base.key
