"""Weights in one safetensors file, of which only the header is read."""

import re
from collections.abc import Iterator, Mapping

from limen.domain.evidence import Proposal, Reading
from limen.importers import tensors
from limen.importers.source import Source
from limen.importers.tensors import Tensor

FORMAT = "safetensors header"

_MOST_PLAUSIBLE = 1 << 50  # as a length, eight letters of a text are far more
_PART = re.compile(r"-of-0*([0-9]{1,5})\.safetensors$")
_HASHED_BYTES = 64_000_000


def recognises(head: bytes, name: str) -> bool:
    """Whether a length and the beginning of a JSON header stand at the start."""
    length = int.from_bytes(head[: tensors.LENGTH_BYTES], "little")
    begins = head[tensors.LENGTH_BYTES :].lstrip()[:1] == b"{"
    return begins and (0 < length < _MOST_PLAUSIBLE or name.endswith(".safetensors"))


def read(source: Source) -> Reading:
    """The number of parameters; a large file's hash covers its header only."""
    header = tensors.header(source)
    partial = source.size > _HASHED_BYTES
    return Reading(
        format=FORMAT,
        source=source.name,
        sha256=header.sha256 if partial else source.digest(),
        size=source.size,
        partial=partial,
        proposals=tuple(_proposals(header.tensors, source.name)),
        warnings=(*warnings(header.tensors), *_others(source.name)),
    )


def _proposals(found: Mapping[str, Tensor], name: str) -> Iterator[Proposal]:
    """What one file tells; a part of the weights cannot be compared with a whole config."""
    whole = not any(_others(name))
    for one in proposals(found, f"header, {len(found):,} tensors"):
        if whole or not one.question.startswith("weights_"):
            yield one


def _others(name: str) -> Iterator[str]:
    part = _PART.search(name)
    if part and int(part[1]) > 1:
        yield f"It is one of {int(part[1]):,} files: import the index, so that all of them count."


def proposals(found: Mapping[str, Tensor], place: str) -> Iterator[Proposal]:
    """The sum of the shapes, for a run and for a model; nothing where weights are packed."""
    number = tensors.parameters(found)
    if tensors.packed(found) or not number:
        return
    if tensors.added(found):
        yield from _of_an_adapter(number, place)
        return
    note = "The sum of the shapes of all stored tensors, extra prediction layers included."
    for question, label in _COUNTED.items():
        yield Proposal(question=question, raw=str(number), label=label, place=place, note=note)
    if layers := tensors.layers(found):
        note = "To compare a config with."
        yield Proposal(
            question="weights_layers", raw=str(layers), label="Layers", place=place, note=note
        )


_COUNTED = {
    "parameters_total": "Parameters",
    "parameters": "Parameters",
    "weights_parameters": "Parameters in the files",
}


def _of_an_adapter(number: int, place: str) -> Iterator[Proposal]:
    note = "The file holds an adapter alone: these are the parameters that were added."
    yield Proposal(
        question="trainable", raw="adapter", label="Trained weights", place=place, note=note
    )
    yield Proposal(
        question="parameters_trainable",
        raw=str(number),
        label="Trained parameters",
        place=place,
        note=note,
    )


def warnings(found: Mapping[str, Tensor]) -> Iterator[str]:
    """Why no number is proposed, or what it leaves open."""
    if packed := tensors.packed(found):
        yield (
            f"The weights are packed or quantised ({', '.join(packed)}): their elements are not"
            " the parameters, so no number is proposed. Take the original model's files."
        )
    elif not tensors.parameters(found):
        yield "The file holds no weights."
