"""The header of a safetensors file: names, types and shapes; the weights are never read.

The format: eight bytes with the length of the header (little-endian), the header as JSON, the data.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from math import prod
from typing import Any

from limen.domain.errors import UnreadableFileError
from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.importers import jsontext
from limen.importers.source import Source, printable

LENGTH_BYTES = 8
MOST_HEADER_BYTES = 100_000_000
"""The format's own bound."""

_BITS = {
    "BOOL": 8,
    "U8": 8,
    "I8": 8,
    "F8_E4M3": 8,
    "F8_E5M2": 8,
    "F8_E8M0": 8,
    "I16": 16,
    "U16": 16,
    "F16": 16,
    "BF16": 16,
    "I32": 32,
    "U32": 32,
    "F32": 32,
    "I64": 64,
    "U64": 64,
    "F64": 64,
    "C64": 64,
}
_WEIGHTS = frozenset(("F64", "F32", "F16", "BF16"))
_BUFFER = re.compile(
    r"(rotary_emb\.inv_freq|masked_bias|attn\.bias|attention\.bias|position_ids|num_batches_tracked"
    r"|running_mean|running_var)$"
)
_PACKED = re.compile(
    r"(\.scales|\.qzeros|\.qweight|\.g_idx|\.absmax|\.quant_map|\.input_scale|\.weight_scale\w*"
    r"|\.weight_packed|_blocks|_scales|\.quant_state\.\S*)$"
)
_ADDED = re.compile(r"(^|[._])lora_|(^|\.)(prompt_embeddings|modules_to_save)\.")
_NUMBERED = re.compile(r"([^0-9]*?)\.([0-9]{1,5})\.")
_MOST_DIMENSIONS = 16
_MOST_ELEMENTS = 1 << 63
_AGAIN = "Fetch it again."


@dataclass(frozen=True, kw_only=True)
class Tensor(Value):
    """One tensor: its type as the file spells it, and its number of elements."""

    dtype: str
    shape: tuple[int, ...]

    @property
    def elements(self) -> int:
        """How many numbers it holds."""
        return prod(self.shape)


@dataclass(frozen=True, kw_only=True)
class Header(Value):
    """The tensors of one file by name; *sha256* is that of length and header."""

    tensors: Mapping[str, Tensor]
    sha256: str


def header(source: Source) -> Header:
    """The header of a safetensors file, refused where it and the file do not fit together."""
    length = int.from_bytes(source.head[:LENGTH_BYTES], "little")
    if length > MOST_HEADER_BYTES:
        raise source.trouble(
            f"its header claims {length:,} bytes; {MOST_HEADER_BYTES:,} are the most.", _AGAIN
        )
    if LENGTH_BYTES + length > source.size:
        raise source.trouble("it ends within its header.", _AGAIN)
    content = source.part(0, LENGTH_BYTES + length)
    try:
        entries = jsontext.whole(jsontext.text(content[LENGTH_BYTES:]), once=True)
    except jsontext.MalformedJsonError as error:
        raise source.trouble(f"in its header, {error}.", _AGAIN) from error
    data = source.size - LENGTH_BYTES - length
    return Header(tensors=_tensors(source, entries, data), sha256=sha256(content).hexdigest())


def _tensors(source: Source, entries: object, data: int) -> dict[str, Tensor]:
    if not isinstance(entries, dict):
        raise source.trouble("its header is no list of tensors.", _AGAIN)
    return {
        name: _tensor(source, name, entry, data)
        for name, entry in entries.items()
        if name != "__metadata__"
    }


def _tensor(source: Source, name: str, entry: object, data: int) -> Tensor:
    """One entry, whose shape has to fit the bytes that it claims, and these the file."""
    dtype, shape = jsontext.words(entry, "dtype"), jsontext.found(entry, "shape")
    start, end = jsontext.found(entry, "data_offsets", 0), jsontext.found(entry, "data_offsets", 1)
    if not (dtype and _naturals(shape) and _naturals([start, end])):
        raise _misfit(source, name, "is not described as the format asks")
    tensor = Tensor(dtype=dtype, shape=tuple(shape))
    if not 0 <= start <= end <= data:
        raise _misfit(source, name, "lies outside of the file, which may be cut short")
    if dtype in _BITS and tensor.elements * _BITS[dtype] != (end - start) * 8:
        raise _misfit(source, name, "has a shape that does not fit its bytes")
    return tensor


def _naturals(numbers: Any) -> bool:  # noqa: ANN401 - JSON
    fits = isinstance(numbers, list) and len(numbers) <= _MOST_DIMENSIONS
    return fits and all(type(n) is int and 0 <= n < _MOST_ELEMENTS for n in numbers)


def _misfit(source: Source, name: str, how: str) -> UnreadableFileError:
    return source.trouble(f"its tensor “{printable(name, 80)}” {how}.", _AGAIN)


def packed(tensors: Mapping[str, Tensor]) -> tuple[str, ...]:
    """The types in which weights are packed or quantised, so that elements are no parameters."""
    return tuple(
        sorted(
            {
                tensor.dtype
                for name, tensor in tensors.items()
                if _PACKED.search(name)
                or (tensor.dtype not in _WEIGHTS and not _BUFFER.search(name))
            }
        )
    )


def parameters(tensors: Mapping[str, Tensor]) -> int:
    """The sum of all shapes, without the buffers that are computed and not learnt."""
    return sum(t.elements for name, t in tensors.items() if not _buffer(name, t))


def added(tensors: Mapping[str, Tensor]) -> bool:
    """Whether all of them belong to an adapter beside the model's own weights."""
    return bool(tensors) and all(_ADDED.search(name) for name in tensors)


def layers(tensors: Mapping[str, Tensor]) -> int:
    """How many layers stand in the largest row of them, by the names; 0 where no name has a number."""
    rows: dict[str, tuple[int, set[str]]] = {}
    for name, tensor in tensors.items():
        if numbered := _NUMBERED.match(name):
            size, numbers = rows.get(numbered[1], (0, set()))
            rows[numbered[1]] = size + tensor.elements, numbers | {numbered[2]}
    return len(max(rows.values(), key=lambda row: row[0])[1]) if rows else 0


def _buffer(name: str, tensor: Tensor) -> bool:
    """An attention “bias” of one dimension is learnt; one of four is a mask."""
    if name.endswith(("attn.bias", "attention.bias")):
        return len(tensor.shape) > 1
    return bool(_BUFFER.search(name))
