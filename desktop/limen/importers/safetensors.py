"""Weights in one safetensors file, of which only the header is read."""

from collections.abc import Iterator, Mapping

from limen.domain.evidence import Proposal, Reading
from limen.importers import tensors
from limen.importers.source import Source
from limen.importers.tensors import Tensor

FORMAT = "safetensors header"

_MOST_PLAUSIBLE = 1 << 50  # as a length, eight letters of a text are far more
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
        proposals=tuple(proposals(header.tensors, f"header, {len(header.tensors):,} tensors")),
        warnings=tuple(warnings(header.tensors)),
    )


def proposals(found: Mapping[str, Tensor], place: str) -> Iterator[Proposal]:
    """The sum of the shapes, for a run and for a model; nothing where weights are packed."""
    number = tensors.parameters(found)
    if tensors.packed(found) or not number:
        return
    note = "The sum of the shapes of all stored tensors, extra prediction layers included."
    for question in ("parameters_total", "parameters"):
        yield Proposal(
            question=question, raw=str(number), label="Parameters", place=place, note=note
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
