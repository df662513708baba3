"""Several files read at once: whether the config and the weights among them belong together."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

from limen.domain.evidence import Reading
from limen.domain.quantities import Quantity, exactly
from limen.engine.compute import architecture
from limen.engine.compute.weights import differing
from limen.library.architectures import near


def unlike(readings: Sequence[Reading]) -> Iterator[str]:
    """How each config that was read differs from the weights that were read, in sentences."""
    configs = [one.raw for each in readings for one in each.proposals if one.question == "config"]
    parameters, layers = _told(readings, "weights_parameters"), _told(readings, "weights_layers")
    for raw in configs:
        yield from differing(architecture.read(json.loads(raw), near), parameters, layers)


def _told(readings: Sequence[Reading], question: str) -> Quantity | None:
    found = [p.raw for each in readings for p in each.proposals if p.question == question]
    return exactly(Decimal(found[-1])) if found else None
