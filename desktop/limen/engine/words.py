"""Figures, dates and margins as people read them; screen, paper and command line share these."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from limen.domain.quantities import Quantity

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_POWER = r"\^(-?\d+)"
_PLAIN_BELOW = Decimal(1_000_000)


@lru_cache(maxsize=4096)
def figure(number: Decimal, digits: int = 3) -> str:
    """*number* to *digits* significant digits: ``3.8 × 10²⁵``, and ``40,960`` below a million.

    Whole numbers below a million are given in full.
    """
    if number == 0:
        return "0"
    if abs(number) < _PLAIN_BELOW and number == number.to_integral_value():
        return f"{int(number):,}"
    mantissa, exponent = f"{number:.{digits - 1}e}".split("e")
    power = int(exponent)
    if -4 < power < 6:  # noqa: PLR2004 - the span in which people read plain figures
        return f"{Decimal(f'{mantissa}e{power}').normalize():,f}"
    shown = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    raised = f"10{str(power).translate(_RAISED)}"
    return raised if shown == "1" else f"{shown} × {raised}"


def powers(text: str) -> str:
    """*text* with its powers set as such: ``10²⁶`` for ``10^26``."""
    return re.sub(_POWER, lambda found: found[1].translate(_RAISED), text)


def quantity(amount: Quantity, digits: int = 3) -> str:
    """*amount* with its interval and unit: ``3.9 × 10²⁵ (3.6 × 10²⁵ to 4.2 × 10²⁵) FLOP``.

    A fraction is shown in percent: ``40 %``.
    """
    if amount.unit == "fraction":
        amount = amount.scaled(Decimal(100), "%")
    unit = f" {amount.unit}" if amount.unit else ""
    if amount.exact:
        return f"{figure(amount.central, digits)}{_of_one(amount) or unit}"
    ends = f"{figure(amount.low, digits)} to {figure(amount.high, digits)}"
    return f"{figure(amount.central, digits)} ({ends}){unit}"


def _of_one(amount: Quantity) -> str:
    """The unit in the singular, where there is exactly one of what people count."""
    counted = amount.central == 1 and amount.unit.endswith("s") and "/" not in amount.unit
    return f" {amount.unit[:-1]}" if counted else ""


@lru_cache(maxsize=8192)
def day(when: date) -> str:
    """The date as ``15 Jan 2027 (Fri)``."""
    return f"{plain_day(when)} ({_WEEKDAYS[when.weekday()]})"


def plain_day(when: date) -> str:
    """The date without its weekday: ``15 Jan 2027``."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    """The name of its month in full: ``January``."""
    return _FULL[when.month - 1]


def times(ratio: Decimal) -> str:
    """How far a value is from a threshold: ``4.2 times above``, ``at the threshold``.

    *ratio* is value over threshold.
    """
    if ratio == 1:
        return "exactly at the threshold"
    if ratio == 0:
        return "nothing counted"
    apart, side = (ratio, "above") if ratio > 1 else (1 / ratio, "below")
    if apart < Decimal("1.1"):
        return f"{figure((apart - 1) * 100, 2)} % {side}"
    return f"{figure(apart, 2)} times {side}"


def listed(items: tuple[str, ...], last: str = "and") -> str:
    """The *items* as one phrase: ``a, b and c``."""
    if len(items) < 2:  # noqa: PLR2004 - one item needs no conjunction
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """The number with its noun: ``1 question``, ``3 questions``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
