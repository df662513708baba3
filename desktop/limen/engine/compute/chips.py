"""Which accelerator a name means, and what its peak is then."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity, exactly
from limen.domain.training import Chip
from limen.domain.value import Value

_VENDORS = frozenset(
    "nvidia amd radeon intel habana google cloud aws amazon huawei cerebras geforce instinct tesla gpu gpus".split()  # noqa: SIM905 - read as a list
)
_FORM = r"(?i)(sxm|pcie|nvl|superchip)"
_SLICE = r"(?i)^(tpu[ -]?)?(v\d+[a-z]?)-\d+$"
_NAMED = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_TOO_WIDE = Decimal(3)
_NEAR = 6


@dataclass(frozen=True, kw_only=True)
class Accelerator(Value):
    """What a typed name was taken for: the *likeliest* chip, and all those that it may mean."""

    likeliest: Chip
    candidates: tuple[Chip, ...]

    @property
    def ambiguous(self) -> bool:
        """Whether the name leaves open which chip is meant."""
        return len(self.candidates) > 1


def find(name: str, chips: Mapping[str, Chip]) -> Accelerator | None:
    """The accelerator that *name* means, by key, name or alias whatever the case, or ``None``."""
    known = _names(chips)
    pod = re.match(_SLICE, name.strip())
    sought = _plain(pod.group(2) if pod else name)
    named = known.get(sought) or known.get(f"tpu{sought}")
    if named is not None:
        return _named(name, named, chips)
    family = tuple(c for c in chips.values() if sought and _begins(_plain(c.key), sought))
    speeds = [peak(chip, "")[0] for chip in family]
    if not family or max(speeds) > _TOO_WIDE * min(speeds):
        return None
    return Accelerator(likeliest=family[0], candidates=family)


def _names(chips: Mapping[str, Chip]) -> Mapping[str, Chip]:
    """Plain name to chip; a key or full name goes before another chip's alias."""
    known: dict[str, Chip] = {}
    for chip in chips.values():
        known |= {_plain(alias): chip for alias in chip.aliases}
    for chip in chips.values():
        known |= {_plain(chip.name): chip, _plain(chip.key): chip}
    return known


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    """Letters and digits alone, without makers and plurals (“NVIDIA H100s”: “h100”)."""
    apart = "".join([sign if sign in _NAMED or sign == "_" else " " for sign in name.lower()])
    words = (_singular(word) for word in apart.split() if word not in _VENDORS)
    return "".join(words).replace("_", "")


def _singular(word: str) -> str:
    return word[:-1] if word[-1] == "s" and word[-2:-1].isdigit() else word


def _named(name: str, chip: Chip, chips: Mapping[str, Chip]) -> Accelerator:
    """The chip, with its siblings where the name does not say which form factor it has."""
    form = re.search(_FORM, chip.key)
    if form is None or re.search(_FORM, name):
        return Accelerator(likeliest=chip, candidates=(chip,))
    stem = chip.key[: form.start()]
    siblings = (c for c in chips.values() if c.key.startswith(stem) and c != chip)
    return Accelerator(likeliest=chip, candidates=(chip, *siblings))


def _begins(key: str, sought: str) -> bool:
    rest = key.removeprefix(sought)
    return rest != key and not rest[:1].isdigit()


def near(name: str, chips: Mapping[str, Chip]) -> tuple[str, ...]:
    """The names of a few chips that share a series (``H100``), else a number or a beginning."""
    words = name.lower()
    for parts in (re.findall(r"[a-z]+\d+", words), re.findall(r"\d{2,}|^[a-z]{2}", words)):
        found = [c.key for c in chips.values() if any(part in _plain(c.key) for part in parts)]
        if found:
            return tuple(found[:_NEAR])
    return ()


def counts_cores(name: str) -> bool:
    """Whether *name* is that of a slice, such as ``v4-1024``, whose number may count cores."""
    return re.match(_SLICE, name.strip()) is not None


def peak(chip: Chip, precision: str) -> tuple[Decimal, str]:
    """The dense peak in operations per second at *precision*, or at the next best one; and which.

    Without a precision BF16 is taken, and FP16 on chips that lack it.
    """
    wanted = (_plain(precision), "bf16", "fp16", *chip.peak)
    known = next(one for one in wanted if one in chip.peak)
    return chip.peak[known], known


def peaks(accelerator: Accelerator, precision: str) -> Quantity:
    """The peak at *precision*: that of the likeliest chip, from the slowest to the fastest meant."""
    central = peak(accelerator.likeliest, precision)[0]
    every = [peak(chip, precision)[0] for chip in accelerator.candidates]
    if min(every) == max(every):
        return exactly(central)
    return Quantity(low=min(every), central=central, high=max(every))
