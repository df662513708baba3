"""Which family a config is of: by the class that it names, and else by its model type."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from limen.domain.errors import OtherConfigError, UnsupportedArchitectureError
from limen.domain.families import Catalogue, Family
from limen.engine.compute.configs.scope import Config

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


class Named(NamedTuple):
    """A family under its *name*, and what the class ends with: ``ForCausalLM``, ``Model`` …."""

    name: str
    family: Family
    ending: str


def named(config: Config, catalogue: Catalogue) -> Named:
    """The family of *config*; UnsupportedArchitectureError where no data describe its class."""
    kind, classes = config.get("model_type"), config.get("architectures")
    name = classes[0] if isinstance(classes, list) and classes else None
    if isinstance(name, str):
        return _by_class(name, kind if isinstance(kind, str) else "", catalogue)
    if isinstance(kind, str):
        return by_type(kind, "", catalogue)
    raise _other(config)


def by_type(kind: str, ending: str, catalogue: Catalogue) -> Named:
    """The family of a model type; its usual class where no *ending* is asked for."""
    family = catalogue(kind).get(kind)
    if family is None or family.abstract:
        raise UnsupportedArchitectureError(kind)
    return Named(kind, family, ending or family.usual)


def _by_class(name: str, kind: str, catalogue: Catalogue) -> Named:
    """The family with such a class: that of the model type, where there is such a family."""
    known = {**catalogue(kind), **catalogue(name)}
    names = (kind,) if kind in known else tuple(catalogue(name))
    fitting = tuple(_fitting(name, {each: known[each] for each in names}))
    if not fitting:
        raise UnsupportedArchitectureError(f"{name} ({kind})" if kind else name)
    return fitting[0]


def _fitting(name: str, known: Mapping[str, Family]) -> Iterator[Named]:
    for kind, family in known.items():
        for ending in family.ending:
            if any(name == f"{beginning}{ending}" for beginning in family.classes):
                yield Named(kind, family, ending)


def _other(config: Config) -> UnsupportedArchitectureError:
    for what, keys in _OTHERS:
        if keys <= config.keys():
            return OtherConfigError(what)
    return OtherConfigError("a file without model_type and architectures")
