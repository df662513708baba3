"""Figures as people type them: ``1e26``, ``1·10²⁶``, ``8.03B``, ``14T to 16T``, ``~15T tokens``.

A plain figure is exact, decimal digit for decimal digit.  Whatever could mean two things is
refused with a sentence that says how to write it so that it means one.
"""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

from limen.domain.errors import UnacceptableAnswerError
from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity, between, exactly
from limen.domain.value import Value
from limen.engine.units import OtherCurrencyError, UnclearFigureError, convert

_LONGEST = 200
_DIGITS = 28  # what decimal arithmetic keeps without rounding
_LARGEST_POWER = 60
_WIDEST = 10_000  # how often the low end of a range may go into the high one
_RANGE_ADVICE = "a range goes from a low end above zero to a high one; write both in full"
_LOOSELY = Decimal("1.1")  # how far “about” and “over” reach
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million", "millions"), 6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 12),
    **dict.fromkeys(("quadrillion", "quadrillions"), 15),
}
_MONEY = r"us\$|[$€£¥₩₹]|(?:usd|eur|gbp|jpy|cny|rmb|krw|chf|cad|aud|inr)(?![a-z])"
_NO_DIGITS = re.compile("[^0-9]")
_GAPS = re.compile("[ ,'_]")
_TERM = re.compile(
    rf"(?P<money>{_MONEY})?\s*(?P<minus>-)?"
    r"(?P<number>[0-9]{1,3}(?P<gap>[ ,'_])[0-9]{3}(?:(?P=gap)[0-9]{3})*(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
    r"(?:e(?P<e>[+-]?[0-9]+)|\s*(?:\^|\*\*)(?P<power>[+-]?[0-9]+)"
    r"|\s*[x*×·⋅∙•]\s*10\s*(?:\^|\*\*|e)(?P<ten>[+-]?[0-9]+))?"
    r"(?P<plus>\s*\+)?\s*(?P<scale>[a-z]+)?(?P<also>\+)?(?P<rest>.*)"
)
_ABOUT = re.compile(r"(?:~|≈|(?:about|around|approximately|approx\.?|circa|ca\.?|roughly)(?= )) ?")
_OVER = re.compile(r"(?:>=|>|≥|(?:over|above|more than|at least)(?= )) ?")
_UNDER = re.compile(r"(?:<=|<|≤|(?:under|below|less than|at most|up to)(?= )) ?")
_TO = re.compile(rf" ?\.\.+ ?|(?<=[^e^* ]) ?-(?= ?(?:{_MONEY})? ?[.0-9]) ?| to ")
_AROUND = re.compile(r"([^()]+)\(([^()]+)\)([^()]*)")
_SHARE = re.compile(r"([0-9]{1,15}) ?(?:/|of|out of) ?([0-9]{1,15})")
_RAISED = re.compile(r"[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | {ord("’"): "'", ord("∼"): "~"}


@dataclass(frozen=True, kw_only=True)
class _Term(Value):
    """One figure as written: digits, the power of ten that they stand for, the unit's name."""

    number: Decimal
    power: int
    scaled: bool
    unit: str
    plus: bool

    def in_(self, unit: str) -> Decimal:
        return convert(self.number.scaleb(self.power), self.unit, unit)


def read(raw: str, unit: str, label: str = "") -> Quantity:
    """The figure of *unit* that *raw* tells; *label* is the question to name in a complaint.

    “About” widens by 1.1 both ways, “over” and “15T+” upwards; a range is read as 5 to 95 %.  Money
    stays in the currency in which it is told.
    """
    try:
        return _in_its_currency(_plain(raw), unit)
    except UnclearFigureError as unclear:
        raise UnacceptableAnswerError(label or f"How many {unit}?", raw, str(unclear)) from None


def _in_its_currency(text: str, unit: str) -> Quantity:
    try:
        return _meaning(text, unit)
    except OtherCurrencyError as other:
        return _meaning(text, other.currency)


def _plain(raw: str) -> str:
    """*raw* in lower case with plain spaces, dashes and exponents."""
    if len(raw) > _LONGEST:
        raise UnclearFigureError(f"a figure has at most {_LONGEST} characters")
    lowered = _RAISED.sub(lambda raised: f"^{raised[0].translate(_LOWERED)}", raw)
    text = unicodedata.normalize("NFKC", lowered).translate(_DASHES)
    return " ".join(text.replace("+/-", "±").replace("+-", "±").split()).lower()


def _meaning(text: str, unit: str) -> Quantity:
    if _UNDER.match(text):
        raise UnclearFigureError("only an upper end is given; write a range such as 10T to 15T")
    about, over = _ABOUT.match(text), _OVER.match(text)
    found = about or over
    quantity = _shaped(text[found.end() :] if found else text, unit)
    if not found or not quantity.exact:
        return quantity
    return _loosened(quantity, _LOOSELY if about else Decimal(1))


def _loosened(quantity: Quantity, down: Decimal) -> Quantity:
    wider = quantity.widened(down, _LOOSELY)
    if quantity.unit == "fraction":
        return replace(wider, high=min(wider.high, max(wider.central, Decimal(1))))
    return wider


def _shaped(text: str, unit: str) -> Quantity:
    if "±" in text:
        return _plus_or_minus(text, unit)
    if around := _AROUND.fullmatch(text):
        return _around(around, unit)
    if len(ends := _ends(text)) > 1:
        return between(*_in_order(ends, unit), unit)
    return _single(text, unit)


def _single(text: str, unit: str) -> Quantity:
    share = _SHARE.fullmatch(text) if unit == "fraction" else None
    if share and int(share[2]):
        return exactly(Decimal(share[1]) / Decimal(share[2]), unit)
    term = _term(text)
    figure = exactly(term.in_(unit), unit)
    return _loosened(figure, Decimal(1)) if term.plus else figure


def _ends(text: str) -> list[str]:
    if text.startswith("between "):
        return text.removeprefix("between ").split(" and ")
    return _TO.split(text.removeprefix("from "))


def _in_order(ends: list[str], unit: str) -> tuple[Decimal, Decimal]:
    """Both ends of a range; what only the last one says (14 to 16T tokens) holds for both."""
    if len(ends) != 2:  # noqa: PLR2004 - a range has two ends
        raise UnclearFigureError("a range has two ends; write it as 14T to 16T")
    first, second = _alike(*map(_term, ends))
    low, high = _sized(first, second).in_(unit), second.in_(unit)
    if low > high:  # as in 900,000 to 1.2M, where each end stands for itself
        low = first.in_(unit)
    if not low <= high <= low * _WIDEST:
        raise UnclearFigureError(_RANGE_ADVICE)
    return low, high


def _alike(first: _Term, second: _Term) -> tuple[_Term, _Term]:
    """Both terms with the unit that one of them names."""
    unit = first.unit or second.unit
    return replace(first, unit=unit), replace(second, unit=second.unit or unit)


def _sized(first: _Term, second: _Term) -> _Term:
    """The *first* term in the size (thousands, billions, a power) that only the second names."""
    if second.scaled and not first.scaled:
        return replace(first, power=second.power, scaled=True)
    return first


def _around(found: re.Match[str], unit: str) -> Quantity:
    """A centre with its range, as figures are shown: ``15T (14T to 16T) tokens``."""
    low, high = _in_order([f"{end} {found[3]}" for end in _ends(found[2])], unit)
    central = _term(f"{found[1]} {found[3]}").in_(unit)
    if not low <= central <= high:
        raise UnclearFigureError("the figure lies outside the range that follows it")
    return Quantity(low=low, central=central, high=high, unit=unit)


def _plus_or_minus(text: str, unit: str) -> Quantity:
    first, second = map(_term, text.split("±", 1))
    if second.unit.startswith("%"):
        return _relative(first, second, unit)
    if first.scaled and not second.scaled:
        raise UnclearFigureError("both figures need their size; write 15T ± 1T or 15T ± 10%")
    first, second = _alike(first, second)
    return _spread(_sized(first, second).in_(unit), second.in_(unit), unit)


def _relative(first: _Term, second: _Term, unit: str) -> Quantity:
    if unit in {"fraction", "%"}:
        raise UnclearFigureError("percent of what is unclear; write a range such as 35% to 45%")
    named = replace(first, unit=first.unit or second.unit.removeprefix("%").strip())
    central = named.in_(unit)
    return _spread(central, central * second.number / 100, unit)


def _spread(central: Decimal, width: Decimal, unit: str) -> Quantity:
    if width >= central:
        raise UnclearFigureError("the spread reaches zero; write a range such as 10T to 15T")
    return Quantity(low=central - width, central=central, high=central + width, unit=unit)


def _term(text: str) -> _Term:
    found = _TERM.fullmatch(text.strip())
    if not found:
        raise UnclearFigureError("a figure such as 1e26, 8.03B or 14T to 16T is expected")
    _refuse_misread(found)
    scale, rest = found["scale"] or "", found["rest"]
    size = 0 if rest[:1].isdigit() else _SCALES.get(scale, 0)
    exponent = found["e"] or found["power"] or found["ten"]
    return _Term(
        number=Decimal(1) if found["power"] else Decimal(_GAPS.sub("", found["number"])),
        power=_bounded(exponent or "0") + size,
        scaled=bool(exponent or size),
        unit=(rest if size else scale + rest).strip() or found["money"] or "",
        plus=bool(found["plus"] or found["also"]),
    )


def _refuse_misread(found: re.Match[str]) -> None:
    number, rest = found["number"], found["rest"]
    doubts = {
        "a figure cannot be negative here": found["minus"],
        "a comma could be a decimal point; write 1.5T, or 1,500 in full": rest.startswith(","),
        "write 1,500,000 for thousands and 1.5 for decimals": rest.startswith("."),
        "one figure is expected, such as 40,960": rest[:1].isdigit() and not found["scale"],
        f"no figure needs more than {_DIGITS} digits": len(_NO_DIGITS.sub("", number).lstrip("0"))
        > _DIGITS,
        "write powers as powers of ten, such as 10^26": found["power"] and number != "10",
    }
    if problem := next((sentence for sentence, doubtful in doubts.items() if doubtful), ""):
        raise UnclearFigureError(problem)


def _bounded(exponent: str) -> int:
    if abs(int(exponent)) > _LARGEST_POWER:
        raise UnclearFigureError(f"no figure goes beyond 10^{_LARGEST_POWER}")
    return int(exponent)
