import json
from typing import Any

import pytest
from compute_examples import CHIPS, LLAMA, LLAMA_3_8B_CONFIG, rule
from pydantic import TypeAdapter, ValidationError
from screened import BASES

from limen.engine.compute.estimate import estimate
from limen.engine.compute.request import RequestedModel
from limen.library.architectures import near

RULES = (rule("all"), rule("updates", RL_ROLLOUTS="no", BASE="ambiguous"))
TOLD = {"purpose": "pre-training", "tokens": 1.5e13, "sequence_length": 8192}


def estimated(*runs: dict[str, Any]) -> dict[str, Any]:
    asked = TypeAdapter(RequestedModel).validate_json(json.dumps({"name": "m", "runs": runs}))
    (found,) = estimate((asked,), CHIPS, RULES, near)
    return dict(json.loads(json.dumps(found, allow_nan=False)))


def test_that_a_reported_figure_comes_back_unchanged() -> None:
    found = estimated({"purpose": "pre-training", "reported_flop": 1e26})
    plain = {"low": 1e26, "central": 1e26, "high": 1e26}
    assert found == {
        "name": "m",
        "parameters_total": None,
        "parameters_active": None,
        "sums": {"all": plain, "updates": plain},
        "runs": [
            {
                "run": 1,
                "method": "reported",
                **plain,
                "notes": ["The figure is taken as reported."],
            }
        ],
        "missing": [],
        "warnings": [],
    }


def test_that_a_config_gives_parameters_and_an_exact_count() -> None:
    found = estimated({**TOLD, "config": LLAMA_3_8B_CONFIG})
    assert found["parameters_total"] == found["parameters_active"] == 8_030_261_248
    assert found["sums"]["all"]["central"] == pytest.approx(17156800512 * 45e12)


def test_that_a_described_architecture_counts_as_its_config_does() -> None:
    told = estimated({**TOLD, "architecture": LLAMA})
    assert told["sums"] == estimated({**TOLD, "config": LLAMA_3_8B_CONFIG})["sums"]
    assert told["parameters_total"] == told["parameters_active"] == 8_030_261_248


DEEPSEEK_V3 = {
    "layers": 61,
    "hidden": 7168,
    "heads": 128,
    "ffn": 18432,
    "gated": True,
    "vocab": 129280,
    "moe": {"layers": 58, "experts": 256, "top_k": 8, "ffn": 2048, "shared_ffn": 2048},
    "mla": {"q_lora": 1536, "kv_lora": 512, "nope": 128, "rope": 64, "v": 128},
}
T5_SMALL = {
    "encoder_layers": 6,
    "decoder_layers": 6,
    "hidden": 512,
    "heads": 8,
    "ffn": 2048,
    "gated": False,
    "vocab": 32128,
    "tied": True,
}


@pytest.mark.parametrize(
    ("described", "config", "apart"),
    [
        (DEEPSEEK_V3, {"model_type": "deepseek_v3"}, 0),
        ({**DEEPSEEK_V3, "mtp_layers": 1}, {"model_type": "deepseek_v3"}, 0),
        (T5_SMALL, {"model_type": "t5"}, 2 * 32 * 8),  # what T5 learns of distances
        ({**LLAMA, "tied": True}, {**LLAMA_3_8B_CONFIG, "tie_word_embeddings": True}, 0),
    ],
)
def test_that_a_described_architecture_has_the_parameters_of_its_class(
    described: dict[str, object], config: dict[str, object], apart: int
) -> None:
    told = estimated({**TOLD, "architecture": described})
    exact = estimated({**TOLD, "config": config})
    for key in ("parameters_total", "parameters_active"):
        assert told[key] == exact[key] - apart


def test_that_parameters_that_are_typed_may_leave_out_a_table_that_is_both() -> None:
    small = {**LLAMA, "layers": 4}
    told = estimated({**TOLD, "architecture": small, "parameters_total": 1.4e9})
    assert told["warnings"] == []
    other = estimated({**TOLD, "architecture": small, "parameters_total": 3.4e9})
    assert "not 3.4 × 10⁹ as given" in other["warnings"][0]


def test_that_a_window_is_in_all_layers_unless_said() -> None:
    every = estimated({**TOLD, "architecture": {**LLAMA, "window": 1024}})
    said = estimated({**TOLD, "architecture": {**LLAMA, "window": 1024, "window_layers": 32}})
    assert every["sums"] == said["sums"]


def test_that_a_config_goes_before_a_description_and_says_so() -> None:
    both = {**TOLD, "architecture": {**LLAMA, "layers": 1}, "config": LLAMA_3_8B_CONFIG}
    found = estimated(both)
    assert found["parameters_total"] == 8_030_261_248
    assert any("the config was counted" in note for note in found["runs"][0]["notes"])


def test_that_figures_that_contradict_each_other_are_not_told() -> None:
    found = estimated({**TOLD, "parameters_total": 8e9, "parameters_active": 9e9})
    assert (found["parameters_total"], found["parameters_active"]) == (None, None)
    assert "neither figure is used" in found["warnings"][0]


def test_that_a_described_mixture_has_experts_in_all_layers_unless_said() -> None:
    moe = {"experts": 8, "top_k": 2, "ffn": 512}
    every = estimated({**TOLD, "architecture": {**LLAMA, "ffn": 0, "moe": moe}})
    said = {**LLAMA, "ffn": 0, "moe": {**moe, "layers": 32}}
    assert every["sums"] == estimated({**TOLD, "architecture": said})["sums"]
    assert every["missing"] == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"encoder_layers": 1}, "layers of both kinds"),
        ({"encoder_layers": 1, "decoder_layers": 1, "mtp_layers": 1}, "in an encoder-decoder"),
        ({"vocab": -1}, "negative"),
        ({"layers": None}, "“layers” and “gated” are needed"),
        ({"gated": None}, "“layers” and “gated” are needed"),
        ({"heads": 0}, "must be above zero"),
        ({"ffn": 0}, "“ffn” is needed"),
        ({"window": 64, "window_layers": 33}, "than there are"),
        ({"window_layers": 3}, "“window” is needed"),
        ({"moe": {"experts": 8, "top_k": 9, "ffn": 64}}, "more experts (“top_k”)"),
        ({"kv_heads": 5}, "no multiple of “kv_heads”"),
        ({"heads": 24, "head_dim": None}, "“head_dim” is needed"),
        ({"moe": {"layers": 33, "experts": 8, "top_k": 2, "ffn": 512}}, "than there are"),
    ],
)
def test_that_a_description_that_cannot_be_counted_gives_no_figure(
    change: dict[str, object], problem: str
) -> None:
    found = estimated({**TOLD, "architecture": {**LLAMA, **change}})
    assert found["sums"] == {"all": None, "updates": None}
    assert any(problem in sentence for sentence in found["missing"])


def test_that_defaults_of_a_description_follow_the_heads() -> None:
    bare = {key: LLAMA[key] for key in ("layers", "hidden", "heads", "ffn", "gated", "vocab")}
    full = {**LLAMA, "kv_heads": 32}
    assert (
        estimated({**TOLD, "architecture": bare})["sums"]
        == estimated({**TOLD, "architecture": full})["sums"]
    )


def test_that_every_possible_method_is_listed_and_the_counting_one_first() -> None:
    found = estimated(
        {
            **TOLD,
            "method": "hardware",
            "parameters_total": 8.03e9,
            "chips": "H100 SXM",
            "chip_hours": 5e5,
            "reported_flop": {"low": 7e23, "central": 7.2e23, "high": 7.4e23},
        }
    )
    assert [row["method"] for row in found["runs"]] == ["hardware", "operations", "reported"]
    assert found["runs"][2]["low"] == 7e23
    assert found["parameters_total"] == 8_030_000_000
    assert found["sums"]["all"]["central"] == found["runs"][0]["central"]


def test_that_an_unsupported_config_is_null_with_a_sentence() -> None:
    found = estimated({**TOLD, "config": {"model_type": "other"}})
    assert found["runs"][0]["central"] is None
    assert found["runs"][0]["method"] is None
    assert found["sums"] == {"all": None, "updates": None}
    assert found["missing"][0] == (
        "Run 1 (pre-training): insufficient data: no figure can be given without “parameters_active”."
    )
    assert "“other”, which Limen does not count yet" in found["missing"][1]


def test_that_without_a_catalogue_no_config_is_counted() -> None:
    asked = TypeAdapter(RequestedModel).validate_python(
        {"runs": [{**TOLD, "config": LLAMA_3_8B_CONFIG}]}
    )
    (found,) = estimate((asked,), CHIPS, RULES)
    assert found["runs"][0]["central"] is None


def test_that_each_token_of_an_encoder_decoder_crosses_half_of_it() -> None:
    told = {"purpose": "pre-training", "tokens": 1e12, "parameters_total": 1e10}
    lengths = {"encoder_sequence": 512, "decoder_sequence": 128}
    found = estimated({**told, **lengths})
    assert found["sums"]["all"]["central"] == pytest.approx(6e22 * 0.625)
    assert any("one of two stacks" in note for note in found["runs"][0]["notes"])
    assert estimated({**told, "encoder_sequence": 512})["sums"]["all"]["central"] == 6e22


def test_that_a_sum_with_a_run_missing_is_null_and_its_lower_bound_is_told() -> None:
    found = estimated(
        {"purpose": "pre-training", "reported_flop": 3e25, "name": "main"},
        {"purpose": "rl rollouts"},
    )
    assert found["sums"]["all"] is None
    assert found["sums"]["updates"] == {"low": 3e25, "central": 3e25, "high": 3e25}
    assert (
        "The sum all is at least 3 × 10²⁵ FLOP; what is missing comes on top." in found["missing"]
    )


def test_that_an_ambiguous_base_widens_the_sum() -> None:
    found = estimated(
        {"purpose": "fine-tuning", "reported_flop": 1e23},
        {"purpose": "base model", "reported_flop": 1e25},
    )
    assert found["sums"]["updates"] == {"low": 1e23, "central": 1e23, "high": 1.01e25}


def test_that_a_missing_purpose_is_told() -> None:
    found = estimated({"reported_flop": 1e24})
    assert found["sums"]["all"] is None
    assert found["missing"] == [
        "Run 1: “purpose” is missing, and without it no rule can count the run."
    ]


def test_that_a_model_without_runs_has_no_sums() -> None:
    found = estimated()
    assert found["sums"] == {"all": None, "updates": None}
    assert found["missing"] == ["No run is given, so nothing can be counted."]


def test_that_warnings_say_their_run() -> None:
    found = estimated(
        {"purpose": "fine-tuning", "tokens": 1e9, "parameters_total": 6.71e11, "trainable": "all"}
    )
    assert found["warnings"][0].startswith("Run 1 (fine-tuning): All 6.71 × 10¹¹ parameters")


def test_that_an_adapter_costs_two_thirds() -> None:
    whole = {"purpose": "fine-tuning", "tokens": 1e9, "parameters_total": 7e10}
    adapter = estimated({**whole, "trainable": "adapter"})["sums"]["all"]["central"]
    assert adapter == pytest.approx(estimated(whole)["sums"]["all"]["central"] * 2 / 3)


def test_that_trained_and_frozen_weights_are_told_apart() -> None:
    whole = {"purpose": "fine-tuning", "tokens": 1e9, "parameters_total": 8e9}
    part = {"trainable": "part", "parameters_trainable": 1e9, "parameters_in_front": 7e9}
    found = estimated({**whole, **part})["sums"]["all"]["central"]
    assert found == pytest.approx((2 * 7e9 + 6 * 1e9) * 1e9)


def test_that_a_logged_rate_is_an_estimate_of_its_own() -> None:
    found = estimated({"purpose": "pre-training", "chip_hours": 1e6, "throughput": 4e14})
    assert found["sums"]["all"]["central"] == pytest.approx(1.44e24)


def test_that_nobody_states_that_methods_are_combined() -> None:
    with pytest.raises(ValidationError, match="operations, hardware or reported"):
        estimated({"method": "combined"})


def test_that_large_parameters_stay_numbers() -> None:
    assert estimated({**TOLD, "parameters_total": 1e16})["parameters_total"] == 1e16


def test_that_the_same_request_gives_the_same_bytes() -> None:
    runs = (
        {**TOLD, "config": LLAMA_3_8B_CONFIG},
        {"purpose": "rl rollouts", "parameters_total": 8e9, "tokens": 1e12},
    )
    assert json.dumps(estimated(*runs)) == json.dumps(estimated(*runs))


@pytest.mark.parametrize(
    ("run", "problem"),
    [
        ({"tokns": 1}, "tokns"),
        ({"tokens": 0}, "tokens must be above zero"),
        ({"tokens": {"low": 3, "central": 2, "high": 4}}, "in this order"),
        ({"tokens": {"low": 1, "central": 2, "high": 4, "mean": 2}}, "mean"),
        ({"utilization": 40}, "at most 1"),
        ({"purpose": "training"}, "purpose"),
        ({"architecture": {**LLAMA, "depth": 3}}, "depth"),
    ],
)
def test_that_a_wrong_request_is_refused(run: dict[str, object], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        estimated(run)


def told(*models: dict[str, Any]) -> list[dict[str, Any]]:
    asked = TypeAdapter(tuple[RequestedModel, ...]).validate_json(json.dumps(models))
    return estimate(asked, CHIPS, RULES, near, BASES)


def tuned(name: str, flop: float, **more: object) -> dict[str, Any]:
    return {"name": name, "runs": [{"purpose": "fine-tuning", "reported_flop": flop}], **more}


def test_that_a_model_counts_what_it_starts_from_once() -> None:
    top, *_ = told(
        tuned("Top", 1e22, bases=["Left", "right"]),
        tuned("Left", 2e22, bases=["Big 405B"]),
        tuned("Right", 4e22, bases=["big-405b"], merged=["Left"]),
    )
    assert top["sums"]["all"]["central"] == pytest.approx(3.8e25 + 7e22)
    assert top["sums"]["updates"]["low"] == pytest.approx(7e22)
    assert top["sums"]["updates"]["high"] == pytest.approx(3.8e25 + 7e22)
    assert [row["run"] for row in top["runs"]] == [1, 2, 3, 4]


def test_that_an_unknown_base_is_missing_by_its_name() -> None:
    (found,) = told(tuned("Top", 1e22, bases=["Nobody's 7B"]))
    assert found["sums"] == {"all": None, "updates": None}
    assert found["missing"][0].startswith("Run 2 (Nobody's 7B): insufficient data")


def test_that_runs_of_a_parent_are_named_after_it() -> None:
    parent = {"name": "Left", "runs": [{"purpose": "fine-tuning"}, {"tokens": 1}]}
    top, _ = told(tuned("Top", 1e22, bases=["Left"]), parent)
    assert top["missing"][0].startswith("Run 2 (Left: fine-tuning):")
    assert any("Run 3 (Left: run 2):" in sentence for sentence in top["missing"])
