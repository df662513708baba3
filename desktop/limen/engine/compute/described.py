"""An architecture in the interview's own words, where there is no ``config.json``."""

from collections.abc import Iterator
from dataclasses import replace

from limen.domain.architecture import (
    Architecture,
    Attention,
    Experts,
    Group,
    Latent,
    Linear,
    Mlp,
    Part,
    Role,
    Stack,
    Weights,
)
from limen.domain.errors import UnclearArchitectureError
from limen.domain.nouns import dataclass
from limen.domain.value import Value

_MOST = 10**9


@dataclass(frozen=True, kw_only=True)
class DescribedExperts(Value):
    """The mixture of experts of a described architecture; *layers* is all of them unless given."""

    layers: int | None = None
    experts: int
    top_k: int
    ffn: int
    shared_ffn: int = 0


@dataclass(frozen=True, kw_only=True)
class DescribedLatent(Value):
    """Latent attention: the ranks, and a head's width without, with positions and of values."""

    q_lora: int = 0
    kv_lora: int
    nope: int
    rope: int
    v: int


@dataclass(frozen=True, kw_only=True)
class Described(Value):
    """An architecture in the interview's own words.

    A *window* is in all layers unless *window_layers* says in how many.  *encoder_layers* and
    *decoder_layers* take the place of *layers* in an encoder-decoder.  *tied*
    is said where one table is both the embedding and the head.
    """

    layers: int | None = None
    hidden: int
    heads: int
    kv_heads: int | None = None
    head_dim: int | None = None
    ffn: int = 0
    gated: bool | None = None
    vocab: int
    moe: DescribedExperts | None = None
    window: int = 0
    window_layers: int | None = None
    bidirectional: bool = False
    mla: DescribedLatent | None = None
    mtp_layers: int = 0
    encoder_layers: int = 0
    decoder_layers: int = 0
    tied: bool = False


def described(told: Described) -> Architecture:
    """The architecture that was described; its parameters are counted with norms, without biases."""
    _check(told)
    stacks = _both_stacks(told) if told.encoder_layers else (_decoder(told),)
    notes = (*((_PREDICTION,) * bool(told.mtp_layers)), *((_UNTIED,) * (not told.tied)))
    return Architecture(
        family="described", stacks=stacks, vocab=told.vocab, exact=False, notes=notes
    )


_PREDICTION = (
    "The layers for multi-token prediction are counted as trained; they are no part of the "
    "parameters."
)
_UNTIED = (
    "The parameters of the description are taken with a table of embeddings beside the head: where "
    "both are one, say “tied”."
)


def _check(told: Described) -> None:
    """Says the first thing for which the description cannot be counted."""
    layers, sparse, moe = _layers(told), _sparse(told), told.moe
    troubles = {
        "“layers” and “gated” are needed": told.gated is None or not layers,
        "“layers”, “hidden” and “heads” must be above zero": min(layers, told.hidden, told.heads)
        <= 0,
        "a figure is negative or out of any range": not all(0 <= n <= _MOST for n in _sizes(told)),
        "more layers have experts or a window than there are": max(sparse, _windowed(told))
        > layers,
        "“window” is needed where there are “window_layers”": not told.window
        and bool(told.window_layers),
        "each token has more experts (“top_k”) than there are": moe is not None
        and moe.top_k > moe.experts,
        "“heads” is no multiple of “kv_heads”": told.heads % (told.kv_heads or 1) > 0,
        "“hidden” is no multiple of “heads”, so “head_dim” is needed": not (
            told.head_dim or told.mla
        )
        and told.hidden % max(told.heads, 1) > 0,
        "“ffn” is needed for the layers without experts": not told.ffn and sparse < layers,
        "an encoder-decoder has layers of both kinds": bool(told.encoder_layers)
        != bool(told.decoder_layers),
        "“moe”, “mla” and “mtp_layers” are not counted in an encoder-decoder": bool(
            told.encoder_layers and (told.moe or told.mla or told.mtp_layers)
        ),
    }
    for problem, found in troubles.items():
        if found:
            raise UnclearArchitectureError(problem)


def _sizes(told: Described) -> Iterator[int]:
    for part in (told, told.moe, told.mla):
        if part is not None:
            yield from (size for size in vars(part).values() if isinstance(size, int))


def _layers(told: Described) -> int:
    return told.layers or told.encoder_layers + told.decoder_layers


def _windowed(told: Described) -> int:
    """How many layers see a window only."""
    if told.window_layers is None:
        return _layers(told) if told.window else 0
    return told.window_layers


def _sparse(told: Described) -> int:
    """How many layers have experts."""
    if told.moe is None:
        return 0
    return _layers(told) if told.moe.layers is None else told.moe.layers


def _decoder(told: Described) -> Stack:
    layers, sparse, near = _layers(told), _sparse(told), _windowed(told)
    plain, windowed = _attention(told, 0), _attention(told, told.window)
    mixture, dense = _experts(told), _dense(told)
    groups = (
        Group(count=layers - near, parts=(plain,)),
        Group(count=near, parts=(windowed,)),
        Group(count=layers - sparse, parts=(dense,), layer=False),
        Group(count=sparse, parts=mixture, layer=False),
        Group(
            count=told.mtp_layers,
            parts=(*_prediction(told), plain, *(mixture or (dense,))),
            predict=True,
        ),
        Group(count=1, parts=(*_tables(told, 2 * layers + 1), _head(told)), layer=False),
    )
    return Stack(role=Role.DECODER, width=told.hidden, groups=groups)


def _both_stacks(told: Described) -> tuple[Stack, ...]:
    """Encoder and decoder, whose layers also look at what was encoded."""
    own, mlp = _usual_attention(told, told.window), _dense(told)
    both, across = replace(own, both=True), replace(own, cross=True, window=0)
    encoder = Group(count=told.encoder_layers, parts=(both, mlp))
    decoder = Group(count=told.decoder_layers, parts=(own, across, mlp))
    norms = 2 * told.encoder_layers + 3 * told.decoder_layers + 2
    head = Group(count=1, parts=(*_tables(told, norms), _head(told)), layer=False)
    return (
        Stack(role=Role.ENCODER, width=told.hidden, groups=(encoder,)),
        Stack(role=Role.DECODER, width=told.hidden, groups=(decoder, head)),
    )


def _attention(told: Described, window: int) -> Attention | Latent:
    if told.mla is not None:
        return Latent(
            width=told.hidden,
            heads=told.heads,
            q_rank=told.mla.q_lora,
            kv_rank=told.mla.kv_lora,
            nope=told.mla.nope,
            rope=told.mla.rope,
            value=told.mla.v,
            vectors=told.mla.q_lora + told.mla.kv_lora,
            window=window,
        )
    return _usual_attention(told, window)


def _usual_attention(told: Described, window: int) -> Attention:
    return Attention(
        width=told.hidden,
        heads=told.heads,
        kv_heads=told.kv_heads or told.heads,
        head_dim=told.head_dim or told.hidden // told.heads,
        window=window,
        both=told.bidirectional,
    )


def _experts(told: Described) -> tuple[Part, ...]:
    if told.moe is None:
        return ()
    return (
        Experts(
            width=told.hidden,
            inner=told.moe.ffn,
            experts=told.moe.experts,
            top=told.moe.top_k,
            gated=bool(told.gated),
            shared=told.moe.shared_ffn,
        ),
    )


def _prediction(told: Described) -> tuple[Part, ...]:
    """What a layer that predicts a further token has besides: both vectors joined, a head."""
    return Linear(into=2 * told.hidden, out=told.hidden), _head(told)


def _tables(told: Described, norms: int) -> tuple[Part, ...]:
    """The embeddings and so many norms."""
    return (Weights(size=told.vocab * told.hidden), Weights(size=norms * told.hidden))


def _dense(told: Described) -> Mlp:
    return Mlp(width=told.hidden, inner=told.ffn, gated=bool(told.gated))


def _head(told: Described) -> Linear:
    return Linear(into=told.hidden, out=told.vocab, tied=told.tied)
