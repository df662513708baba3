"""What tells one family of decoders from another, as far as counting goes."""

from typing import NamedTuple

Switch = bool | tuple[str, bool]
"""A fixed truth, or the key that decides and what holds where the key is missing."""


class Mixture(NamedTuple):
    """How a family tells of its experts; *ffn* is the key of an expert's width.

    *shared* and *dense_first* are the keys of the shared experts' width (or number) and of how many
    layers come before the first one with experts; *usual* is what holds without the key.
    """

    ffn: str = "moe_intermediate_size"
    experts: int = 0
    top_k: int = 0
    shared: str = ""
    shared_usual: int = 0
    shared_is_count: bool = False
    shared_gate: bool = False
    router_bias: bool = False
    expert_bias: bool = False
    dense_first: str = ""
    dense_first_usual: int = 0


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
    *multi_head* has as many key heads as heads whatever the config says, *square* heads that
    together are as wide as *hidden*.  *query_norm* is the width of the norm on queries and keys: one ``head`` or ``all`` of them.
    """

    tied: bool = False
    gated: bool = True
    kv_heads: int = 0
    multi_head: bool = False
    head_dim: int = 0
    square: bool = False
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
