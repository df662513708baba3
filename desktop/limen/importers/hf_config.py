"""The ``config.json`` of a model in the Hugging Face format."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from limen.domain.architecture import Architecture
from limen.domain.evidence import Proposal, Reading
from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.engine import configs
from limen.engine.compute import architecture
from limen.engine.compute.summary import summary
from limen.importers import jsontext
from limen.importers.source import Source
from limen.library.architectures import near

FORMAT = "Hugging Face config.json"

_MOST_BYTES = 8_000_000
_LENGTHS = ("max_position_embeddings", "n_positions", "max_seq_len", "seq_length")
_CONTEXTS = (*((key,) for key in _LENGTHS), *(("text_config", key) for key in _LENGTHS))
_PLACE = re.compile(r"[/~.\\]|[A-Za-z]:[\\/]|file:")
_NOT_MODELS = frozenset(("peft_type", "tokenizer_class", "_class_name"))


@dataclass(frozen=True, kw_only=True)
class Config(Value):
    """A config, the text in which it was found, and what it comes to.

    *cleaned* tells that something private was left out of *content*.
    """

    document: str
    content: dict[str, Any]
    cleaned: bool
    built: Architecture

    def place(self, *path: str) -> str:
        """Where in the file something stands."""
        return jsontext.place(self.document, *path)


def recognises(head: bytes, _name: str) -> bool:
    """Whether the outermost keys are those of a model."""
    seen = set(jsontext.keys(head.decode(errors="replace")))
    return bool(seen & {"model_type", "architectures"}) and not seen & _NOT_MODELS


def read(source: Source) -> Reading:
    """The architecture, and the parameters that follow from it.

    Raises what the count raises where the architecture is unsupported: no figure is proposed then.
    """
    content = source.content(_MOST_BYTES, "A config is much smaller.")
    try:
        config = _config(jsontext.text(content))
    except (jsontext.MalformedJsonError, configs.UnclearConfigError) as error:
        raise source.trouble(f"{error}.", "Fetch or copy it again.") from error
    return Reading(
        format=FORMAT,
        source=source.name,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        proposals=tuple(_proposals(config)),
        warnings=tuple(_warnings(config)),
    )


def _config(document: str) -> Config:
    """The config without the places on somebody's disk that it may name."""
    told = json.loads(configs.read(document))
    content = _without_places(told)
    built = architecture.read(content, near)
    return Config(document=document, content=content, cleaned=content != told, built=built)


def _without_places(content: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(content, dict):
        return {
            key: _without_places(inner)
            for key, inner in content.items()
            if not (key.endswith("name_or_path") and _PLACE.match(str(inner)))
        }
    return [_without_places(inner) for inner in content] if isinstance(content, list) else content


def _proposals(config: Config) -> Iterator[Proposal]:
    compact = json.dumps(config.content, separators=(",", ":"))
    yield Proposal(
        question="config",
        raw=compact,
        label="Architecture",
        place="the whole file",
        note=f"{summary(config.built)}.",
    )
    yield from _parameters(config, config.built)
    for path in _CONTEXTS:
        if length := jsontext.count(config.content, *path):
            yield Proposal(
                question="context_length",
                raw=str(length),
                label="Longest context",
                place=config.place(*path),
            )
            return


def _parameters(config: Config, built: Architecture) -> Iterator[Proposal]:
    note = "Counted from the architecture. A config is a claim: compare it with the weights."
    counts = {
        "parameters_total": ("Parameters in total", built.parameters_total),
        "parameters_active": ("Active parameters", built.parameters_active),
        "parameters": ("Parameters", built.parameters_total),
    }
    for question, (label, number) in counts.items():
        place = config.place("architectures" if "architectures" in config.content else "model_type")
        yield Proposal(
            question=question, raw=str(number), label=label, place=place, note=note, derived=True
        )


def _warnings(config: Config) -> Iterator[str]:
    if any(jsontext.count(config.content, *path) for path in _CONTEXTS):
        yield (
            "The longest context is not the length of the training sequences, so nothing is"
            " proposed for that."
        )
    total, stored = config.built.parameters_total, config.built.parameters_stored
    if stored != total:
        yield (
            f"The files of the weights hold about {stored:,} parameters, layers that predict further"
            f" tokens included; the model itself has {total:,}."
        )
    if "quantization_config" in config.content:
        yield "The weights are quantised; the parameters are those of the model before that."
    if config.cleaned:
        yield "A place on somebody’s disk that the config names was left out."
