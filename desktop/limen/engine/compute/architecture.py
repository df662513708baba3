"""From a Hugging Face ``config.json`` to an architecture; what is not known exactly is refused."""

import re
from dataclasses import replace

from limen.domain.errors import OtherConfigError, UnsupportedArchitectureError
from limen.domain.training import Architecture, Experts
from limen.engine.compute import parameters
from limen.engine.compute.families import CLASSES, FAMILIES, spelt_out
from limen.engine.compute.settings import Config, Settings
from limen.engine.compute.traits import Family, Mixture, Windows

_CLASS = re.compile(r"(\w+?)(ForCausalLM|LMHeadModel|ForSequenceClassification)")
_CLASSIFIES = "ForSequenceClassification"
_USUAL_LABELS = 2
_MOST_LAYERS = 10_000
_OTHERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("the settings of an adapter (adapter_config.json)", frozenset({"peft_type"})),
    ("a quantisation record (hf_quant_config.json)", frozenset({"producer", "quantization"})),
    ("settings of sentence-transformers", frozenset({"__version__"})),
    ("an index of tensors (model.safetensors.index.json)", frozenset({"weight_map"})),
    ("a record of training (trainer_state.json)", frozenset({"log_history"})),
    ("settings of a tokenizer", frozenset({"tokenizer_class"})),
    ("a native parameter file (params.json)", frozenset({"dim", "n_layers"})),
    ("settings of text generation (generation_config.json)", frozenset({"eos_token_id"})),
)


def read(config: Config) -> Architecture:
    """The architecture that *config* describes, with its parameters counted exactly.

    Raises UnsupportedArchitectureError where the family is not known: no generic formula is used.
    """
    what, head = _named(config)
    family = FAMILIES[what]
    settings = Settings(spelt_out(what, config), what)
    architecture = _shape(settings, family)
    embedded = architecture.vocab
    if head == _CLASSIFIES:
        architecture = replace(architecture, vocab=_labels(settings), tied=False)
        family = family._replace(head_bias=False)
    counted = parameters.counted(architecture, family, settings, embedded)
    return replace(architecture, parameters_total=counted.total, parameters_active=counted.active)


def _named(config: Config) -> tuple[str, str]:
    """The family, by the class that is named and else by the model type, and what its head is."""
    kind, classes = config.get("model_type"), config.get("architectures")
    named = classes[0] if isinstance(classes, list) and classes else None
    if not isinstance(kind, str) and not isinstance(named, str):
        raise _other(config)
    if not isinstance(named, str):
        if kind in FAMILIES:
            return str(kind), ""
        raise UnsupportedArchitectureError(str(kind))
    found = _CLASS.fullmatch(named)
    family = CLASSES.get(found.group(1).lower().replace("_", "")) if found else None
    if found is None or family is None:
        raise UnsupportedArchitectureError(f"{named} ({kind})" if kind else named)
    return family, found.group(2)


def _other(config: Config) -> UnsupportedArchitectureError:
    for what, keys in _OTHERS:
        if keys <= config.keys():
            return OtherConfigError(what)
    return OtherConfigError("a file without model_type and architectures")


def _labels(settings: Settings) -> int:
    """How many classes a classifier tells apart."""
    labels = settings.get("id2label")
    return len(labels) if isinstance(labels, dict) and labels else _USUAL_LABELS


def _shape(settings: Settings, family: Family) -> Architecture:
    hidden, heads = settings.number("hidden_size"), settings.number("num_attention_heads")
    layers = settings.number("num_hidden_layers")
    if layers > _MOST_LAYERS:
        raise settings.unusable("num_hidden_layers")
    experts = _experts(settings, family.mixture, layers) if family.mixture else None
    window, windowed = _windows(settings, family.windows, layers)
    return Architecture(
        layers=layers,
        hidden=hidden,
        heads=heads,
        kv_heads=_kv_heads(settings, family, heads),
        head_dim=_head_dim(settings, family, hidden // heads),
        ffn=_ffn(settings, family, hidden, experts, layers),
        gated=family.gated,
        vocab=settings.number("vocab_size"),
        tied=settings.on(("tie_word_embeddings", family.tied)),
        moe=experts,
        window=window,
        window_layers=windowed,
        bidirectional=settings.on(("use_bidirectional_attention", False)),
        context=settings.number("max_position_embeddings")
        if family.positions
        else settings.optional("max_position_embeddings"),
    )


def _kv_heads(settings: Settings, family: Family, heads: int) -> int:
    if settings.on(family.one_kv_head):
        return 1
    if family.multi_head:
        return heads
    return settings.number("num_key_value_heads", family.kv_heads or heads)


def _head_dim(settings: Settings, family: Family, usual: int) -> int:
    width = settings.number("head_dim", family.head_dim or usual)
    if family.square and width != usual:
        raise settings.unusable("head_dim")
    return width


def _ffn(
    settings: Settings, family: Family, hidden: int, experts: Experts | None, layers: int
) -> int:
    """The width of the dense MLP; 0 where every layer has experts."""
    if experts is not None and experts.layers == layers:
        return 0
    if family.ffn_multiple:
        return settings.number("intermediate_size", family.ffn_multiple * hidden)
    return settings.number("intermediate_size")


def _experts(settings: Settings, mixture: Mixture, layers: int) -> Experts | None:
    number = settings.number("num_local_experts", mixture.experts)
    top = settings.number("num_experts_per_tok", mixture.top_k)
    if top > number:
        raise settings.unusable("num_experts_per_tok")
    width, shared = settings.number(mixture.ffn), _shared(settings, mixture)
    sparse = _sparse(settings, mixture, layers)
    if not sparse:
        return None
    shared_width = shared * width if mixture.shared_is_count else shared
    return Experts(layers=sparse, experts=number, top_k=top, ffn=width, shared_ffn=shared_width)


def _shared(settings: Settings, mixture: Mixture) -> int:
    return settings.optional(mixture.shared, mixture.shared_usual) if mixture.shared else 0


def _sparse(settings: Settings, mixture: Mixture, layers: int) -> int:
    """In how many layers there are experts."""
    if mixture.dense_first:
        return max(0, layers - settings.optional(mixture.dense_first, mixture.dense_first_usual))
    step = settings.number("decoder_sparse_step", 1)
    dense = settings.listed("mlp_only_layers")
    return sum((place + 1) % step == 0 and place not in dense for place in range(layers))


def _windows(settings: Settings, windows: Windows | None, layers: int) -> tuple[int, int]:
    """The sliding window in tokens, and in how many layers it is used."""
    if windows is None or (windows.switch and not settings.on((windows.switch, False))):
        return 0, 0
    size = _window_size(settings, windows)
    kinds = settings.listed("layer_types")
    if not size:
        return 0, 0
    start = settings.optional(windows.after, windows.start) if windows.after else 0
    period = _period(settings, windows)
    sliding = (
        kinds[:layers].count("sliding_attention")
        if kinds
        else sum(place >= start and _slides(place, period) for place in range(layers))
    )
    return (size, sliding) if sliding else (0, 0)


def _period(settings: Settings, windows: Windows) -> int:
    """Every how many layers one sees everything; a pattern may be spelt, as in ``LLLG``."""
    pattern = settings.get("sliding_window_pattern")
    if isinstance(pattern, str):
        return len(pattern)
    return settings.optional("sliding_window_pattern") or windows.period


def _slides(place: int, period: int) -> bool:
    return not period or (place + 1) % period != 0


def _window_size(settings: Settings, windows: Windows) -> int:
    """The size in the config, none where that is null, the family's where there is no key."""
    if settings.has("sliding_window"):
        return settings.optional("sliding_window")
    return windows.size
