"""Units as people write them: what they mean, and what to say when another one was asked for."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.engine import words


class UnclearFigureError(ValueError):
    """A figure that is not understood; its text says what is expected instead."""


class OtherCurrencyError(UnclearFigureError):
    """Money in another *currency* than the one that was asked for."""

    def __init__(self, currency: str, asked: str) -> None:
        super().__init__(f"give {noun(asked)}, or {noun(currency)} throughout")
        self.currency = currency


@dataclass(frozen=True, kw_only=True)
class Unit(Value):
    """A unit: what it measures, named by its basic unit, and how many of those it is."""

    measures: str
    size: Decimal = Decimal(1)


_PREFIXES = {
    "kilo": 3,
    "mega": 6,
    "giga": 9,
    "tera": 12,
    "peta": 15,
    "exa": 18,
    "zetta": 21,
    "yotta": 24,
    "ronna": 27,
    "quetta": 30,
}
_PREFIXED = {
    "FLOP": ("flop", "flops", "op", "ops"),
    "FLOP/s": ("flop/s", "flops/s", "flop per second", "op/s", "ops/s"),
    "MACs": ("mac", "macs"),
    "bytes": ("byte", "bytes", "b"),
}
_PLAIN = {
    "FLOP": "operation operations|floating point operation|floating point operations",
    "FLOP/s": "operation/s|operations/s|operations per second",
    "PF-days": "pf day|pf days|pfs days|pf/s days|pflop days|pflops days|pflop/s days|pflops/s days"
    "|petaflop day|petaflop days|petaflops days|petaflop/s day|petaflop/s days",
    "MACs": "multiply accumulate|multiply accumulates",
    "tokens": "token|tokens|tok|toks",
    "words": "word|words",
    "sequences": "sequence|sequences|document|documents|step|steps",
    "parameters": "parameter|parameters|param|params|weights",
    "chips": "chip|chips|gpu|gpus|tpu|tpus|accelerator|accelerators|device|devices|npu|npus",
    "nodes": "node|nodes|server|servers",
    "cores": "core|cores|tensorcore|tensorcores",
    "core-hours": "core hours|tpu core hours",
    "users": "user|users|mau|dau|visitor|visitors",
    "fraction": "fraction",
    "%": "%|percent|per cent|pct",
    "USD": "usd|us$|$|dollar|dollars|us dollar|us dollars",
    "EUR": "eur|€|euro|euros",
    "GBP": "gbp|£|pound|pounds",
    "JPY": "jpy|¥|yen",
    "CNY": "cny|rmb|yuan",
    "KRW": "krw|₩|won",
    "CHF": "chf",
    "CAD": "cad",
    "AUD": "aud",
    "INR": "inr|₹",
}
_TIMES = {
    "seconds": ("second|seconds|sec|secs|s", Decimal(1)),
    "minutes": ("minute|minutes|min|mins", Decimal(60)),
    "hours": ("hour|hours|hr|hrs|h", Decimal(3600)),
    "days": ("day|days|d", Decimal(86_400)),
    "weeks": ("week|weeks", Decimal(604_800)),
    "years": ("year|years", Decimal(31_557_600)),
}
_CHIP_TIME = re.compile(
    r"((?:nvidia |amd |google |cloud )?"
    r"(?:gpu|tpu|chip|accelerator|device|npu|[a-z]{0,6}[0-9]{1,4}[a-z]{0,4})s?"
    r"(?: (?:gpu|chip|sxm|pcie|nvl|accelerator|device|[a-z]{0,3}[0-9]{1,3}[a-z]{0,2})s?){0,3}|gpu) ?"
    r"([a-z]+)"
)
_QUALIFIED = frozenset({"FLOP", "tokens", "parameters", "users", "chips", "nodes", "cores"})
_CURRENCIES = frozenset({"USD", "EUR", "GBP", "JPY", "CNY", "KRW", "CHF", "CAD", "AUD", "INR"})
_NOUNS = {
    "FLOP": "operations",
    "FLOP/s": "operations per second",
    "USD": "US dollars",
    "%": "a percentage",
    "fraction": "a fraction or a percentage",
    "": "a plain figure",
}
_SAME = {("%", "fraction"): Decimal("0.01"), ("fraction", "%"): Decimal(100)}
_CONVERSIONS = {("PF-days", "FLOP"): Decimal("8.64e19"), ("MACs", "FLOP"): Decimal(2)}
_ASIDES = {("MACs", "FLOP"): "1 MAC is two operations, so "}
_ALL_CHIPS = "the hours of every chip are meant, added up"
_HINTS = {
    ("FLOP/s", "FLOP"): "a rate is not an amount: multiply it by the seconds that it lasted",
    ("FLOP", "FLOP/s"): "an amount is not a rate: write FLOP/s",
    **{(time, "chip-hours"): _ALL_CHIPS for time in _TIMES},
    ("core-hours", "chip-hours"): "a TPU v2, v3, v4 or v5p has two cores on one chip",
    ("cores", "chips"): "a TPU v2, v3, v4 or v5p has two cores on one chip",
    ("nodes", "chips"): "a node holds several, often 8",
    ("bytes", "tokens"): "the count of the model’s own tokenizer is meant",
    ("words", "tokens"): "the count of the model’s own tokenizer is meant",
    ("sequences", "tokens"): "multiply by the tokens that each of them holds",
}


def convert(figure: Decimal, name: str, asked: str) -> Decimal:
    """*figure* of the unit called *name*, in the unit that was *asked* for.

    Prefixes are counted in; any other unit is refused with what it comes to, where that is known.
    Raises OtherCurrencyError where both are currencies: no rate of exchange is known here.
    """
    if not name or _squeezed(name) == _squeezed(asked):
        return figure
    wanted = _canonical(asked)
    unit = _meant(name, asked)
    if unit is None:
        raise UnclearFigureError(f"“{name}” is no unit that is understood here; give {noun(asked)}")
    if unit.measures == wanted:
        return figure * unit.size
    if (unit.measures, wanted) in _SAME:
        return figure * _SAME[unit.measures, wanted]
    if {unit.measures, wanted} <= _CURRENCIES:
        raise OtherCurrencyError(unit.measures, wanted)
    raise UnclearFigureError(_advice(figure * unit.size, unit.measures, wanted))


def noun(unit: str) -> str:
    """The unit as a word in a sentence: ``operations`` for FLOP."""
    return _NOUNS.get(unit, unit)


def money(unit: str) -> bool:
    """Whether *unit* is a currency."""
    return unit in _CURRENCIES


def named(name: str) -> Unit | None:
    """The unit that people call so: ``YFLOP``, ``H100 hours``, ``training tokens``."""
    squeezed = _squeezed(name)
    if squeezed in _names():
        return _names()[squeezed]
    return _qualified(squeezed) or _chip_time(squeezed)


def _advice(figure: Decimal, measures: str, asked: str) -> str:
    give = f"give {noun(asked)}"
    size = _CONVERSIONS.get((measures, asked)) or _in_hours(measures, asked)
    if size:
        aside = _ASIDES.get((measures, asked), "")
        typed, meant = words.figure(figure), words.figure(figure * size)
        return f"{give}; {aside}{typed} {measures} are {meant} {noun(asked)}"
    hint = _HINTS.get((measures, asked))
    return f"{give}, not {noun(measures)}{f'; {hint}' if hint else ''}"


def _in_hours(measures: str, asked: str) -> Decimal | None:
    """How many of the *asked* hours (of a chip, where *measures* is of a chip) one unit is."""
    time = measures.removeprefix("chip-")
    if time not in _TIMES or asked != measures.replace(time, "hours"):
        return None
    return _TIMES[time][1] / _TIMES["hours"][1]


@cache
def _names() -> dict[str, Unit]:
    plain = {
        name: Unit(measures=measures)
        for measures, names in _PLAIN.items()
        for name in names.split("|")
    }
    times = {
        name: Unit(measures=measures)
        for measures, (names, _) in _TIMES.items()
        for name in names.split("|")
    }
    return plain | times | dict(_with_prefixes())


def _with_prefixes() -> Iterator[tuple[str, Unit]]:
    for measures, names in _PREFIXED.items():
        for name in names:
            if name != "b":
                yield name, Unit(measures=measures)
            for prefix, power in _PREFIXES.items():
                unit = Unit(measures=measures, size=Decimal(1).scaleb(power))
                yield prefix[0] + name, unit
                yield prefix + name, unit
                yield f"{prefix} {name}", unit


def _chip_time(squeezed: str) -> Unit | None:
    """Hours (or days) of a named chip: ``gpu hours``, ``h100 hours``, ``tpu v4 chip hours``."""
    found = _CHIP_TIME.fullmatch(squeezed)
    time = _names().get(found[2]) if found else None
    if time is None or time.measures not in _TIMES:
        return None
    return Unit(measures=f"chip-{time.measures}")


def _qualified(squeezed: str) -> Unit | None:
    """A unit with words in front that do not change it: ``training tokens``, ``H100 GPUs``."""
    unit = _names().get(squeezed.rpartition(" ")[2])
    return unit if unit and unit.measures in _QUALIFIED and not _is_rate(squeezed) else None


def _canonical(asked: str) -> str:
    unit = named(asked)
    return unit.measures if unit else asked


def _meant(name: str, asked: str) -> Unit | None:
    """The unit called *name*; “FLOPS” is a plural where an amount was asked for, else a rate."""
    if asked == "FLOP/s" and _squeezed(name).endswith("flops"):
        return named(f"{name}/s")
    return named(name) or _same_words(name, asked)


def _same_words(name: str, asked: str) -> Unit | None:
    """The asked unit itself, in singular or with words in front: ``day``, ``all samples``."""
    said, wanted = _squeezed(name).rpartition(" ")[2], _squeezed(asked).rpartition(" ")[2]
    same = said.rstrip("s") == wanted.rstrip("s") and not _is_rate(_squeezed(name))
    return Unit(measures=asked) if same else None


def _is_rate(squeezed: str) -> bool:
    return " per " in squeezed or "/" in squeezed


def _squeezed(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").strip(" .").split())
