"""Answers as plain JSON, for people and scripts that read them."""

from datetime import date
from decimal import Decimal
from typing import Any

from limen.domain.answers import Meaning
from limen.domain.quantities import Quantity


def meaning(value: Meaning) -> Any:  # noqa: ANN401 - whatever JSON has for it
    """The value as JSON: figures as numbers with their interval and unit, dates as ISO 8601."""
    match value:
        case Quantity():
            return {
                "low": number(value.low),
                "central": number(value.central),
                "high": number(value.high),
                "unit": value.unit,
            }
        case date():
            return value.isoformat()
        case _:
            return value


def number(figure: Decimal) -> int | float:
    """The figure as a JSON number: whole where it is a whole number that floats hold exactly."""
    if figure == figure.to_integral_value() and abs(figure) <= _EXACT:
        return int(figure)
    return float(figure)


_EXACT = 2**53
