"""Expected counts come from building each configuration's published class without weights."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from places import FIXTURES, each

from limen.domain.architecture import Architecture, Attention, Experts, Lightning, Mlp
from limen.domain.errors import (
    IncompleteConfigError,
    OtherConfigError,
    UnsupportedArchitectureError,
)
from limen.engine.compute import architecture
from limen.engine.compute.forward import forward
from limen.library.architectures import families, files, near

LLAMA: dict[str, Any] = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "max_position_embeddings": 131072,
    "num_attention_heads": 32,
    "num_hidden_layers": 32,
    "num_key_value_heads": 8,
    "vocab_size": 128256,
}
KEYS = (
    *LLAMA,
    *("head_dim", "layer_types", "sliding_window", "sliding_window_pattern", "id2label"),
    *("num_experts_per_tok", "n_shared_experts", "first_k_dense_replace", "mlp_only_layers"),
    *("tie_word_embeddings", "attention_bias", "decoder_sparse_step", "use_sliding_window"),
    *("text_config", "vision_config", "audio_config", "linear_attn_config", "compress_ratios"),
    *("n_layer", "patch_size", "image_size", "expand", "hybrid_override_pattern", "num_labels"),
    *("mlp_layer_types", "layers_block_type", "moe_layers", "q_lora_rank", "attn_layer_period"),
    *("num_kv_heads", "multi_query", "num_ln_in_parallel_attn", "new_decoder_architecture"),
)
SMALL: dict[str, Any] = {
    "hidden_size": 64,
    "intermediate_size": 40,
    "max_position_embeddings": 64,
    "num_attention_heads": 4,
    "num_hidden_layers": 3,
    "vocab_size": 100,
}


FAMILIES = sorted(
    name for file in files() for name, family in families(file).items() if not family.abstract
)


WITHOUT_CLASS = {
    "idefics3_vision",
    "kimi_k2",
    "qwen2_5_vl_vision",
    "qwen2_vl_vision",
    "smolvlm_vision",
}
"""Remote code, and towers that are only built within another class."""


def read(config: dict[str, Any]) -> Architecture:
    return architecture.read(config, near)


def windows(found: Architecture) -> dict[int, int]:
    """How many layers see how far, where they do not see everything."""
    seen: dict[int, int] = {}
    for count, part in found.parts:
        if isinstance(part, Attention) and part.window:
            seen[part.window] = seen.get(part.window, 0) + count
    return seen


def parameters(found: Architecture) -> tuple[int, int]:
    return found.parameters_total, found.parameters_active


def small(kind: str, **more: object) -> dict[str, Any]:
    return {**SMALL, "model_type": kind, **more}


def test_that_a_llama_is_read_with_all_its_figures() -> None:
    found = read(LLAMA)
    (decoder,) = found.stacks
    assert (decoder.layers, decoder.width, found.vocab, found.context) == (
        32,
        4096,
        128256,
        131072,
    )
    parts = [part for _, part in found.parts]
    assert Attention(width=4096, heads=32, kv_heads=8, head_dim=128) in parts
    assert Mlp(width=4096, inner=14336) in parts
    assert (found.moe, found.bidirectional, windows(found)) == (None, False, {})
    assert found.parameters_total == found.parameters_active == 8_030_261_248


def test_that_tied_embeddings_count_once() -> None:
    tied = {**LLAMA, "tie_word_embeddings": True}
    assert read(tied).parameters_total == 8_030_261_248 - 128256 * 4096


def test_that_a_classifier_has_a_score_in_place_of_the_head() -> None:
    reward = {
        **LLAMA,
        "architectures": ["LlamaForSequenceClassification"],
        "id2label": {"0": "LABEL_0"},
    }
    assert read(reward).parameters_total == 7_504_928_768
    usual = {**LLAMA, "architectures": ["LlamaForSequenceClassification"]}
    assert read(usual).parameters_total == 7_504_928_768 + 4096
    assert read({**usual, "num_labels": 1}).parameters_total == 7_504_928_768
    with pytest.raises(IncompleteConfigError, match="“num_labels”"):
        read({**usual, "num_labels": "two"})


def test_that_a_mixture_tells_active_from_total_parameters() -> None:
    found = read(
        {
            "architectures": ["MixtralForCausalLM"],
            "hidden_size": 4096,
            "intermediate_size": 14336,
            "model_type": "mixtral",
            "num_attention_heads": 32,
            "num_experts_per_tok": 2,
            "num_hidden_layers": 32,
            "num_key_value_heads": 8,
            "num_local_experts": 8,
            "vocab_size": 32000,
        }
    )
    assert found.moe == Experts(width=4096, experts=8, top=2, inner=14336)
    assert (found.parameters_total, found.parameters_active) == (46_702_792_704, 12_879_925_248)


def test_that_gpt_oss_has_sinks_biases_and_alternating_windows() -> None:
    found = read(
        {
            "model_type": "gpt_oss",
            "head_dim": 64,
            "hidden_size": 2880,
            "intermediate_size": 2880,
            "num_attention_heads": 64,
            "num_experts_per_tok": 4,
            "num_hidden_layers": 24,
            "num_key_value_heads": 8,
            "num_local_experts": 32,
            "sliding_window": 128,
            "vocab_size": 201088,
        }
    )
    assert (found.parameters_total, found.parameters_active) == (20_914_757_184, 4_187_440_704)
    assert windows(found) == {128: 12}


def test_that_every_family_has_the_parameters_of_its_class() -> None:
    rows = json.loads((FIXTURES / "counts.json").read_text())["rows"]
    for row in rows:
        assert parameters(read(row["config"])) == (row["total"], row["active"]), row["config"]
    assert {row["config"]["model_type"] for row in rows} >= set(FAMILIES) - WITHOUT_CLASS


def test_that_the_class_goes_before_the_model_type() -> None:
    assert read({**LLAMA, "model_type": "something"}).parameters_total == 8_030_261_248
    with pytest.raises(UnsupportedArchitectureError, match=r"“FrobnicatorForCausalLM \(llama\)”"):
        read({**LLAMA, "architectures": ["FrobnicatorForCausalLM"]})


@pytest.mark.parametrize(
    "config",
    [
        {"model_type": "frobnicator", "hidden_size": 7168},
        {"model_type": "decoder", "hidden_size": 7168},
        {"architectures": ["FrobnicatorForCausalLM"]},
        {"architectures": ["LlamaForMultipleChoice"], "model_type": "llama"},
    ],
)
def test_that_an_unknown_architecture_gets_no_figure(config: dict[str, object]) -> None:
    with pytest.raises(UnsupportedArchitectureError, match="does not count yet: no figure"):
        read(config)


@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({"peft_type": "LORA", "r": 8}, "adapter_config.json"),
        ({"producer": {}, "quantization": {}}, "hf_quant_config.json"),
        ({"__version__": {}}, "sentence-transformers"),
        ({"weight_map": {}}, "safetensors.index.json"),
        ({"log_history": []}, "trainer_state.json"),
        ({"tokenizer_class": "X"}, "tokenizer"),
        ({"dim": 1, "n_layers": 2}, "params.json"),
        ({"eos_token_id": 1}, "generation_config.json"),
        ({}, "without model_type"),
        ({"model_type": 7, "architectures": [3]}, "without model_type"),
        ({"architectures": []}, "without model_type"),
    ],
)
def test_that_other_files_are_recognised(config: dict[str, object], named: str) -> None:
    with pytest.raises(OtherConfigError, match=named):
        read(config)


@pytest.mark.parametrize("wrong", [None, 0, -1, 1.5, True, "32", [32], 10**10])
def test_that_a_figure_that_cannot_be_right_is_refused(wrong: object) -> None:
    with pytest.raises(IncompleteConfigError, match="“hidden_size”"):
        read({**LLAMA, "hidden_size": wrong})


def test_that_a_switch_must_be_one() -> None:
    with pytest.raises(IncompleteConfigError, match="“tie_word_embeddings”"):
        read({**LLAMA, "tie_word_embeddings": "false"})


def test_that_a_whole_number_may_be_written_with_a_point() -> None:
    assert read({**LLAMA, "hidden_size": 4096.0}) == read(LLAMA)


def test_that_a_token_cannot_meet_more_experts_than_there_are() -> None:
    with pytest.raises(IncompleteConfigError, match="“num_experts_per_tok”"):
        read(small("mixtral", num_local_experts=4, num_experts_per_tok=5))


def test_that_a_mixture_may_have_no_layer_with_experts() -> None:
    found = read(small("qwen3_moe", moe_intermediate_size=12, mlp_only_layers=[0, 1, 2]))
    assert found.moe is None
    assert any(isinstance(part, Mlp) and part.inner == 40 for _, part in found.parts)
    assert found.parameters_total == found.parameters_active


@pytest.mark.parametrize(
    ("config", "window", "layers"),
    [
        (small("mistral"), 4096, 3),
        (small("mistral", sliding_window=None), 0, 0),
        (small("phi3", sliding_window=2047), 2047, 3),
        (small("qwen2", sliding_window=8), 0, 0),
        (small("qwen2", sliding_window=8, use_sliding_window=True), 0, 0),
        (small("qwen2", sliding_window=8, use_sliding_window=True, max_window_layers=1), 8, 2),
        (small("olmo3", num_hidden_layers=8), 4096, 6),
        (small("exaone4", num_hidden_layers=8, sliding_window_pattern=2), 4096, 4),
        (small("gemma3_text", num_hidden_layers=8, sliding_window_pattern=4), 4096, 6),
        (small("gemma2", layer_types=["sliding_attention", *["full_attention"] * 2]), 4096, 1),
        (small("gemma2", layer_types=["full_attention"] * 3), 0, 0),
    ],
)
def test_that_windows_are_found(config: dict[str, Any], window: int, layers: int) -> None:
    found = read(config)
    assert windows(found) == ({window: layers} if window else {})


def test_that_remote_code_lists_its_linear_layers_in_its_own_way() -> None:
    told = small("minimax_text_01", num_local_experts=4, attn_type_list=[0, 0, 1])
    found = read({**told, "architectures": ["MiniMaxText01ForCausalLM"]})
    kinds = [type(part) for count, part in found.parts for _ in range(count)]
    assert (kinds.count(Lightning), kinds.count(Attention)) == (2, 1)


@pytest.mark.parametrize("kind", ["deepseek_v32", "glm_moe_dsa", "glm4_moe_lite"])
def test_that_lists_of_layers_do_not_name_those_that_are_only_stored(kind: str) -> None:
    lists = {"mlp_layer_types": ["dense", "sparse", "sparse"], "index_topk_pattern": "FFS"}
    found = read(small(kind, num_nextn_predict_layers=1, indexer_types=["full"] * 3, **lists))
    assert found.parameters_stored > found.parameters_total > 0


def test_that_attention_may_go_both_ways() -> None:
    assert read(small("gemma3_text", use_bidirectional_attention=True)).bidirectional


@pytest.mark.parametrize(
    ("more", "total"),
    [
        ({}, 135936),
        ({"multi_query": False}, 154368),
        ({"new_decoder_architecture": True, "num_kv_heads": 2}, 142464),
        ({"parallel_attn": False, "bias": True}, 137760),
    ],
)
def test_that_falcons_heads_and_norms_follow_its_generation(
    more: dict[str, object], total: int
) -> None:
    falcon = {key: SMALL[key] for key in SMALL if key != "intermediate_size"}
    assert read({**falcon, "model_type": "falcon", **more}).parameters_total == total


def test_that_more_layers_than_anybody_has_are_refused() -> None:
    with pytest.raises(IncompleteConfigError, match="“num_hidden_layers”"):
        read({**LLAMA, "num_hidden_layers": 10**8})


ODD = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.lists(st.integers() | st.text(max_size=3), max_size=4)
    | st.floats()
    | st.dictionaries(st.sampled_from(KEYS), st.integers() | st.text() | st.none())
)


@settings(deadline=None)
@given(st.sampled_from(FAMILIES), st.dictionaries(st.sampled_from(KEYS), ODD))
def test_that_odd_configs_are_counted_or_refused(kind: str, odd: dict[str, Any]) -> None:
    try:
        found = read({**small(kind, num_local_experts=8, moe_intermediate_size=12), **odd})
    except UnsupportedArchitectureError:
        return
    assert 0 <= found.parameters_active <= found.parameters_total
    assert forward(found, Decimal(64), causal=True) >= 0


@each("hf_config/param_counts.json")
def test_that_every_supported_sample_is_counted_exactly(sample: Path) -> None:
    wrong, right = [], 0
    for row in json.loads(sample.read_text())["rows"]:
        try:
            found = read(json.loads((sample.parent / row["file"]).read_text()))
        except UnsupportedArchitectureError:
            continue
        right += 1
        counted = found.parameters_total, found.parameters_active
        if counted != (row["params"], row["active_params"]):
            wrong.append(row["file"])
    assert wrong == []
    assert right >= 117


def test_that_sizes_of_single_layers_are_counted_or_refused() -> None:
    sizes = {"num_key_value_heads": 2, "head_dim": 16, "vocab_size_per_layer_input": 100}
    gemma = small("gemma4_text", **sizes, global_head_dim=32)
    told = {
        "05": {"head_dim": 32},
        "2": {"head_dim": 32},
    }  # a layer that is not there, and the last
    assert parameters(read({**gemma, "per_layer_config": told})) == parameters(read(gemma))

    for other in ("llama", "qwen3_moe"):
        with pytest.raises(IncompleteConfigError, match="“per_layer_config”"):
            read({**small(other), "per_layer_config": {"1": {"intermediate_size": 80}}})
    assert read({**small("llama"), "per_layer_config": {}}).parameters_total > 0
    with pytest.raises(IncompleteConfigError):
        read({**gemma, "per_layer_config": {"one": {"head_dim": 32}}})


def test_that_a_model_type_has_its_own_defaults_beneath_the_class_of_another() -> None:
    found = read({"model_type": "internlm3", "architectures": ["LlamaForCausalLM"]})
    assert found.parameters_total == 8_804_241_408


def test_that_a_model_around_one_that_is_described_is_refused() -> None:
    with pytest.raises(UnsupportedArchitectureError, match=r"Gemma3nModel \(gemma3n\)"):
        read({"model_type": "gemma3n", "architectures": ["Gemma3nModel"]})
    with pytest.raises(UnsupportedArchitectureError):
        read({"model_type": "gemma3n"})


def test_that_a_class_is_counted_under_a_model_type_of_ones_own() -> None:
    assert parameters(read({**LLAMA, "model_type": "somebody"})) == parameters(read(LLAMA))
