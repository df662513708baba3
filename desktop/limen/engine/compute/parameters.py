"""How many parameters a decoder has, exactly, and how many of them one token meets."""

from typing import NamedTuple

from limen.domain.training import Architecture, Experts
from limen.engine.compute.settings import Settings
from limen.engine.compute.traits import Family, Mixture


class Parameters(NamedTuple):
    """All parameters (tied ones once), and those that are active for one token."""

    total: int
    active: int


def counted(a: Architecture, family: Family, settings: Settings, embedded: int) -> Parameters:
    """The parameters of the architecture; *embedded* is the vocabulary of the input."""
    norm = a.hidden * (2 if settings.on(family.norm_bias) else 1)
    layer = _attention(a, family, settings) + _norms(family, settings) * norm
    layer += family.extra + (a.hidden + a.ffn if family.inner_norms else 0)
    dense = (a.layers - (a.moe.layers if a.moe else 0)) * _mlp(
        a, a.ffn, settings.on(family.mlp_bias)
    )
    common = embedded * a.hidden + a.layers * layer + dense + _outside(a, family, settings, norm)
    if a.moe is None or family.mixture is None:
        return Parameters(common, common)
    common += a.moe.layers * _always(a, a.moe, family.mixture)
    expert = a.moe.layers * _mlp(a, a.moe.ffn, family.mixture.expert_bias)
    return Parameters(common + a.moe.experts * expert, common + a.moe.top_k * expert)


def _attention(a: Architecture, family: Family, settings: Settings) -> int:
    wide, narrow = a.heads * a.head_dim, a.kv_heads * a.head_dim
    weights = 2 * a.hidden * (wide + narrow)
    biases = (wide + 2 * narrow) * settings.on(family.qkv_bias)
    biases += a.hidden * settings.on(family.out_bias)
    return weights + biases + a.heads * family.sinks + _query_norm(a, family, settings)


def _query_norm(a: Architecture, family: Family, settings: Settings) -> int:
    if not family.query_norm or not settings.on(family.query_norm_on):
        return 0
    if family.query_norm == "all":
        return (a.heads + a.kv_heads) * a.head_dim
    return 2 * a.head_dim * (2 if family.query_norm_bias else 1)


def _norms(family: Family, settings: Settings) -> int:
    return 1 if settings.on(family.parallel) else family.norms


def _mlp(a: Architecture, ffn: int, biased: bool) -> int:
    into = 2 if a.gated else 1
    return (into + 1) * a.hidden * ffn + (into * ffn + a.hidden if biased else 0)


def _always(a: Architecture, moe: Experts, mixture: Mixture) -> int:
    """What every token meets in a layer with experts: the router and the shared experts."""
    router = moe.experts * (a.hidden + mixture.router_bias)
    shared = _mlp(a, moe.shared_ffn, biased=False)
    return router + shared + a.hidden * mixture.shared_gate


def _outside(a: Architecture, family: Family, settings: Settings, norm: int) -> int:
    """What stands outside of the layers: positions, norms and the head."""
    norms = norm * (family.final_norm + family.embedding_norm)
    positions = a.context * a.hidden if family.positions else 0
    head = 0 if a.tied else a.vocab * a.hidden
    return norms + positions + head + (a.vocab if settings.on(family.head_bias) else 0)
