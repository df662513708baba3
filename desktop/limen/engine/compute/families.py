"""The families of decoders whose parameters are counted exactly, as data.

A family says what its ``config.json`` leaves to the class: defaults for missing keys, biases,
norms and which matrices there are.  A family is listed here only once counts agree exactly.
"""

from collections.abc import Mapping

from limen.engine.compute.traits import Family, Mixture, Switch, Windows

_ATTENTION: Switch = ("attention_bias", False)
_MLP: Switch = ("mlp_bias", False)
_USE: Switch = ("use_bias", False)
_QWEN_WINDOWS = Windows(size=4096, switch="use_sliding_window", after="max_window_layers", start=28)
_LLAMA = Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, mlp_bias=_MLP)
_OLMO = Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, query_norm="all")
_GEMMA = Family(tied=True, head_dim=256, kv_heads=16, qkv_bias=_ATTENTION, out_bias=_ATTENTION)
_QWEN3 = Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, kv_heads=32, query_norm="head")
_GPT = Family(
    gated=False, multi_head=True, square=True, ffn_multiple=4, mlp_bias=True, norm_bias=True
)
_GPT2 = _GPT._replace(tied=True, qkv_bias=True, out_bias=True, positions=True)
_GRANITE_MOE = Family(
    square=True,
    qkv_bias=_ATTENTION,
    out_bias=_ATTENTION,
    mixture=Mixture(ffn="intermediate_size", experts=8, top_k=2),
)
_MIXTRAL = Family(kv_heads=8, mixture=Mixture(ffn="intermediate_size", experts=8, top_k=2))
_GLM = Family(qkv_bias=("attention_bias", True), kv_heads=2, head_dim=128)
_SHARED_LIKE_ROUTED = Mixture(
    shared="n_shared_experts", shared_is_count=True, dense_first="first_k_dense_replace"
)

FAMILIES: Mapping[str, Family] = {
    "llama": _LLAMA,
    "mistral": Family(kv_heads=8, windows=Windows(size=4096)),
    "ministral": Family(kv_heads=8, windows=Windows(size=4096)),
    "mixtral": _MIXTRAL._replace(windows=Windows()),
    "phimoe": Family(
        kv_heads=8,
        square=True,
        qkv_bias=_ATTENTION,
        out_bias=_ATTENTION,
        head_bias=("lm_head_bias", False),
        norm_bias=True,
        mixture=Mixture(ffn="intermediate_size", experts=16, top_k=2),
        windows=Windows(),
    ),
    "minimax_m2": Family(
        kv_heads=8,
        query_norm="all",
        query_norm_on=("use_qk_norm", True),
        mixture=Mixture(ffn="intermediate_size"),
        windows=Windows(),
    ),
    "qwen2": Family(qkv_bias=True, kv_heads=32, windows=_QWEN_WINDOWS),
    "qwen2_moe": Family(
        qkv_bias=("qkv_bias", True),
        kv_heads=16,
        square=True,
        windows=_QWEN_WINDOWS,
        mixture=Mixture(
            experts=60,
            top_k=4,
            shared="shared_expert_intermediate_size",
            shared_usual=5632,
            shared_gate=True,
        ),
    ),
    "qwen3": _QWEN3._replace(head_dim=128, windows=_QWEN_WINDOWS),
    "qwen3_moe": _QWEN3._replace(
        kv_heads=4,
        mixture=Mixture(experts=128, top_k=8),
        windows=Windows(size=4096, switch="use_sliding_window"),
    ),
    "olmo": Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, norms=0, final_norm=False),
    "olmo2": _OLMO,
    "olmo3": _OLMO._replace(windows=Windows(size=4096, period=4)),
    "olmoe": _OLMO._replace(
        square=True, mixture=Mixture(ffn="intermediate_size", experts=64, top_k=8)
    ),
    "flex_olmo": _OLMO._replace(mixture=Mixture(ffn="intermediate_size", experts=7, top_k=5)),
    "phi": _GPT._replace(
        multi_head=False,
        ffn_multiple=0,
        qkv_bias=True,
        out_bias=True,
        head_bias=True,
        norms=1,
        query_norm="head",
        query_norm_on=("qk_layernorm", False),
        query_norm_bias=True,
    ),
    "phi3": Family(windows=Windows()),
    "gemma": _GEMMA,
    "gemma2": _GEMMA._replace(kv_heads=4, norms=4, windows=Windows(size=4096, period=2)),
    "gemma3_text": _GEMMA._replace(
        kv_heads=4, norms=4, query_norm="head", windows=Windows(size=4096, period=6)
    ),
    "vaultgemma": _GEMMA._replace(kv_heads=4, windows=Windows(size=4096, period=2)),
    "granite": _LLAMA,
    "granitemoe": _GRANITE_MOE,
    "granitemoeshared": _GRANITE_MOE._replace(
        mixture=Mixture(
            ffn="intermediate_size", experts=8, top_k=2, shared="shared_intermediate_size"
        )
    ),
    "stablelm": Family(
        square=True,
        kv_heads=32,
        qkv_bias=("use_qkv_bias", False),
        norm_bias=True,
        query_norm="all",
        query_norm_on=("qk_layernorm", False),
        parallel=("use_parallel_residual", False),
    ),
    "gpt_oss": Family(
        kv_heads=8,
        head_dim=64,
        qkv_bias=("attention_bias", True),
        out_bias=("attention_bias", True),
        sinks=True,
        mixture=Mixture(
            ffn="intermediate_size", experts=128, top_k=4, router_bias=True, expert_bias=True
        ),
        windows=Windows(size=128, period=2),
    ),
    "gpt_neox": _GPT._replace(qkv_bias=("attention_bias", True), out_bias=("attention_bias", True)),
    "gpt2": _GPT2,
    "gpt_bigcode": _GPT2._replace(one_kv_head=("multi_query", True)),
    "gptj": _GPT._replace(norms=1, head_bias=True),
    "codegen": _GPT._replace(norms=1, head_bias=True),
    "bloom": _GPT._replace(tied=True, qkv_bias=True, out_bias=True, embedding_norm=True),
    "falcon": Family(
        tied=True,
        gated=False,
        ffn_multiple=4,
        square=True,
        qkv_bias=("bias", False),
        out_bias=("bias", False),
        mlp_bias=("bias", False),
        norm_bias=True,
        parallel=("one_norm", True),
    ),
    "mpt": Family(tied=True, gated=False, multi_head=True, square=True, ffn_multiple=4),
    "persimmon": _GPT._replace(
        ffn_multiple=0,
        qkv_bias=True,
        out_bias=True,
        query_norm="head",
        query_norm_on=("qk_layernorm", True),
        query_norm_bias=True,
    ),
    "starcoder2": Family(
        tied=True,
        gated=False,
        kv_heads=2,
        qkv_bias=("use_bias", True),
        out_bias=("use_bias", True),
        mlp_bias=("use_bias", True),
        norm_bias=True,
        windows=Windows(),
    ),
    "cohere": Family(
        tied=True,
        qkv_bias=_ATTENTION,
        out_bias=_ATTENTION,
        norms=1,
        query_norm="all",
        query_norm_on=("use_qk_norm", False),
    ),
    "cohere2": Family(
        tied=True,
        qkv_bias=_ATTENTION,
        out_bias=_ATTENTION,
        norms=1,
        windows=Windows(size=4096, period=4),
    ),
    "glm": _GLM,
    "glm4": _GLM._replace(norms=4),
    "glm4_moe": Family(
        qkv_bias=_ATTENTION,
        kv_heads=8,
        query_norm="head",
        query_norm_on=("use_qk_norm", False),
        mixture=_SHARED_LIKE_ROUTED._replace(
            experts=128, top_k=8, shared_usual=1, dense_first_usual=1
        ),
    ),
    "dots1": Family(
        qkv_bias=_ATTENTION,
        out_bias=_ATTENTION,
        kv_heads=32,
        query_norm="head",
        mixture=_SHARED_LIKE_ROUTED,
        windows=Windows(size=4096, after="max_window_layers", start=62),
    ),
    "arcee": _LLAMA._replace(gated=False),
    "apertus": Family(
        gated=False, qkv_bias=_ATTENTION, out_bias=_ATTENTION, query_norm="head", extra=2
    ),
    "nemotron": _LLAMA._replace(gated=False, norm_bias=True),
    "smollm3": _LLAMA._replace(tied=True, kv_heads=4, windows=Windows(switch="use_sliding_window")),
    "seed_oss": Family(
        kv_heads=8,
        head_dim=128,
        qkv_bias=("attention_bias", True),
        out_bias=("attention_out_bias", False),
        mlp_bias=_MLP,
    ),
    "ernie4_5": Family(
        tied=True, kv_heads=2, head_dim=128, qkv_bias=_USE, out_bias=_USE, mlp_bias=_USE
    ),
    "exaone4": Family(kv_heads=32, query_norm="head", windows=Windows(size=4096, period=4)),
    "helium": Family(kv_heads=20, head_dim=128, square=True, qkv_bias=_ATTENTION, mlp_bias=_MLP),
    "bitnet": Family(kv_heads=5, qkv_bias=_ATTENTION, out_bias=_ATTENTION, inner_norms=True),
    "hunyuan_v1_dense": Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, query_norm="head"),
}


def spelt_out(family: str, config: Mapping[str, object]) -> Mapping[str, object]:
    """The config of Falcon with its heads and norms under the keys that others have them under."""
    if family != "falcon":
        return config
    later = config.get("new_decoder_architecture", False) is True
    one_head = not later and config.get("multi_query", True) is True
    heads = config.get("num_kv_heads") if later else config.get("num_attention_heads")
    two_norms = config.get("num_ln_in_parallel_attn") in ((None, 2) if later else (2,))
    parallel = config.get("parallel_attn", True) is True
    return {
        **config,
        "num_key_value_heads": 1 if one_head else heads,
        "one_norm": parallel and not two_norms,
    }


CLASSES: Mapping[str, str] = {
    "gpt2": "gpt2",
    "gptj": "gptj",
    "gptneox": "gpt_neox",
    "gemma3": "gemma3_text",
    "hunyuandensev1": "hunyuan_v1_dense",
    "minimaxm2": "minimax_m2",
} | {name.replace("_", ""): name for name in FAMILIES if name != "gemma3_text"}
"""The class name in lower case, without what it is for, to the family."""
