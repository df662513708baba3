"""A config against the weights that it is said to belong to: both numbers, where they differ."""

from collections.abc import Iterator
from decimal import Decimal

from limen.domain.architecture import Architecture, Role
from limen.domain.quantities import Quantity

_ROUNDED = Decimal("1.001")
"""Buffers and tables that are computed make no more of a difference."""


def totals(a: Architecture) -> tuple[int, ...]:
    """What files of these weights may hold: the model, extra layers for prediction, tied heads."""
    whole, stored, tied = a.parameters_total, a.parameters_stored, a.parameters_tied
    return whole, stored, whole + tied, stored + tied


def differing(
    a: Architecture, parameters: Quantity | None, layers: Quantity | None
) -> Iterator[str]:
    """How a config differs from weights with so many *parameters* and *layers*, in sentences."""
    if parameters is not None and all(_apart(parameters.central, one) for one in totals(a)):
        yield (
            f"The config comes to {a.parameters_total:,} parameters, the files of the weights hold "
            f"{int(parameters.central):,}: it is not theirs, or one of them was edited."
        )
    deep = _layers(a)
    if layers is not None and layers.central not in deep:
        held = int(layers.central)
        yield f"The config has {deep[0]:,} layers, the files of the weights have {held:,}."


def _apart(held: Decimal, number: int) -> bool:
    other = Decimal(number)
    return max(held, other) > _ROUNDED * min(held, other)


def _layers(a: Architecture) -> tuple[int, ...]:
    """How many layers the largest stack has, the others, and with those that are stored besides."""
    stacks = sorted(a.main, key=lambda stack: -stack.parameters)
    deep, extra = [stack.layers for stack in stacks], a.stack(Role.PREDICTION)
    return (*deep, deep[0] + extra.layers) if extra else tuple(deep)
