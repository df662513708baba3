"""The families of decoders whose parameters are counted exactly, as data.

A family says what its ``config.json`` leaves to the class: defaults for missing keys, biases,
norms and which matrices there are.  A family is listed here only once counts agree exactly.
"""

from collections.abc import Mapping
from typing import NamedTuple

Switch = bool | tuple[str, bool]
"""A fixed truth, or the key that decides and what holds where the key is missing."""


class Mixture(NamedTuple):
    """How a family tells of its experts; *ffn* is the key of an expert's width."""

    ffn: str = "moe_intermediate_size"
    experts: int = 0
    top_k: int = 0
    shared: str = ""
    shared_is_count: bool = False
    shared_gate: bool = False
    router_bias: bool = False
    expert_bias: bool = False
    dense_first: str = ""


class Windows(NamedTuple):
    """Which layers see a sliding window: all, all but every *period*-th, or as listed.

    *size* is the window where the config has no key for it; *switch* the key that turns windows
    on, *after* the key of the layer from which they begin, and *start* what holds without it.
    """

    size: int = 0
    period: int = 0
    switch: str = ""
    after: str = ""
    start: int = 0


class Family(NamedTuple):
    """One family; zero stands for “as many as heads”, “hidden / heads” and “no such part”.

    *norms* counts the vectors of width *hidden* in a layer; *extra* single parameters in a layer.
    *query_norm* is the width of the norm on queries and keys: one ``head`` or ``all`` of them.
    """

    tied: bool = False
    gated: bool = True
    kv_heads: int = 0
    head_dim: int = 0
    ffn_multiple: int = 0
    qkv_bias: Switch = False
    out_bias: Switch = False
    mlp_bias: Switch = False
    head_bias: Switch = False
    norms: int = 2
    final_norm: bool = True
    norm_bias: Switch = False
    query_norm: str = ""
    query_norm_on: Switch = True
    query_norm_bias: bool = False
    positions: bool = False
    embedding_norm: bool = False
    sinks: bool = False
    extra: int = 0
    inner_norms: bool = False
    parallel: Switch = False
    one_kv_head: Switch = False
    mixture: Mixture | None = None
    windows: Windows | None = None


_ATTENTION: Switch = ("attention_bias", False)
_MLP: Switch = ("mlp_bias", False)
_USE: Switch = ("use_bias", False)
_QWEN_WINDOWS = Windows(size=4096, switch="use_sliding_window", after="max_window_layers", start=28)
_LLAMA = Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, mlp_bias=_MLP)
_OLMO = Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, query_norm="all")
_GEMMA = Family(tied=True, head_dim=256, kv_heads=16, qkv_bias=_ATTENTION, out_bias=_ATTENTION)
_QWEN3 = Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, kv_heads=32, query_norm="head")
_GPT = Family(gated=False, ffn_multiple=4, mlp_bias=True, norm_bias=True)
_GPT2 = _GPT._replace(tied=True, qkv_bias=True, out_bias=True, positions=True)
_GRANITE_MOE = Family(
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
        windows=_QWEN_WINDOWS,
        mixture=Mixture(
            experts=60, top_k=4, shared="shared_expert_intermediate_size", shared_gate=True
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
    "olmoe": _OLMO._replace(mixture=Mixture(ffn="intermediate_size", experts=64, top_k=8)),
    "flex_olmo": _OLMO._replace(mixture=Mixture(ffn="intermediate_size", experts=7, top_k=5)),
    "phi": _GPT._replace(
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
        qkv_bias=True,
        out_bias=True,
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
    "mpt": Family(tied=True, gated=False, ffn_multiple=4),
    "persimmon": _GPT._replace(
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
        mixture=_SHARED_LIKE_ROUTED,
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
    "helium": Family(kv_heads=20, head_dim=128, qkv_bias=_ATTENTION, mlp_bias=_MLP),
    "bitnet": Family(kv_heads=5, qkv_bias=_ATTENTION, out_bias=_ATTENTION, inner_norms=True),
    "hunyuan_v1_dense": Family(qkv_bias=_ATTENTION, out_bias=_ATTENTION, query_norm="head"),
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
