"""What ``limen estimate`` is asked: models and their runs, without a casefile."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from limen.domain.architecture import Architecture
from limen.domain.errors import UnsupportedArchitectureError
from limen.domain.families import Catalogue
from limen.domain.quantities import Quantity, exactly
from limen.domain.training import (
    Method,
    Purpose,
    Trainable,
    TrainingRun,
    UtilizationKind,
)
from limen.domain.value import Value
from limen.engine.compute.architecture import read
from limen.engine.compute.described import Described, described


@dataclass(frozen=True, kw_only=True)
class Interval(Value):
    """A figure with its 5th, 50th and 95th percentile."""

    low: Decimal
    central: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.central <= self.high:
            raise ValueError("low, central and high must be in this order")


Figure = Decimal | Interval


@dataclass(frozen=True, kw_only=True)
class RequestedRun(Value):
    """One run as asked; every figure is above zero.

    *utilization* is a fraction of the peak, *throughput* operations per second of one chip.
    """

    name: str = ""
    purpose: Purpose | None = None
    method: Method | None = None
    parameters_total: Figure | None = None
    parameters_active: Figure | None = None
    tokens: Figure | None = None
    sequence_length: Figure | None = None
    encoder_sequence: Figure | None = None
    decoder_sequence: Figure | None = None
    config: Mapping[str, object] | None = None
    architecture: Described | None = None
    trainable: Trainable = Trainable.ALL
    parameters_trainable: Figure | None = None
    parameters_in_front: Figure | None = None
    chips: str = ""
    chip_count: Figure | None = None
    chip_hours: Figure | None = None
    precision: str = ""
    utilization: Figure | None = None
    utilization_kind: UtilizationKind = UtilizationKind.UNKNOWN
    throughput: Figure | None = None
    reported_flop: Figure | None = None

    def __post_init__(self) -> None:
        if self.method is Method.COMBINED:
            raise ValueError("method is operations, hardware or reported")
        for key, given in vars(self).items():
            if isinstance(given, Decimal | Interval) and quantity(given).low <= 0:
                raise ValueError(f"{key} must be above zero")
        if self.utilization is not None and quantity(self.utilization).high > 1:
            raise ValueError("utilization is a fraction of the peak, at most 1")


@dataclass(frozen=True, kw_only=True)
class RequestedModel(Value):
    """One model with its runs.

    *bases* it starts from and *merged* ones it takes in: each the name of another requested model
    or of a published one.
    """

    name: str = ""
    runs: tuple[RequestedRun, ...]
    bases: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


def quantity(given: Figure) -> Quantity:
    """The figure as a quantity, in decimal as it was written."""
    if isinstance(given, Interval):
        return Quantity(low=given.low, central=given.central, high=given.high)
    return exactly(given)


def training_run(asked: RequestedRun, identifier: str, families: Catalogue) -> TrainingRun:
    """The run that was asked for; what its config or description lacks stands in *unsupported*."""
    architecture, unsupported = _architecture(asked, families)
    return TrainingRun(
        id=identifier,
        name=asked.name,
        purpose=asked.purpose,
        method=asked.method,
        parameters_total=_known(asked.parameters_total),
        parameters_active=_known(asked.parameters_active),
        tokens=_known(asked.tokens),
        sequence_length=_known(asked.sequence_length),
        encoder_sequence=_known(asked.encoder_sequence),
        decoder_sequence=_known(asked.decoder_sequence),
        architecture=architecture,
        unsupported=unsupported,
        chips=asked.chips,
        chip_count=_known(asked.chip_count),
        chip_hours=_known(asked.chip_hours),
        precision=asked.precision,
        utilization=_known(asked.utilization),
        utilization_kind=asked.utilization_kind,
        throughput=_known(asked.throughput),
        reported=_known(asked.reported_flop),
        trainable=asked.trainable,
        parameters_trainable=_known(asked.parameters_trainable),
        parameters_in_front=_known(asked.parameters_in_front),
    )


_CONFIG = "Of the two descriptions, the config was counted, and not “architecture”."


def _known(given: Figure | None) -> Quantity | None:
    return None if given is None else quantity(given)


def _architecture(asked: RequestedRun, families: Catalogue) -> tuple[Architecture | None, str]:
    try:
        if asked.config is not None:
            found = read(asked.config, families)
            return replace(found, notes=(_CONFIG,) * (asked.architecture is not None)), ""
        if asked.architecture is not None:
            return described(asked.architecture), ""
    except UnsupportedArchitectureError as error:
        return None, str(error)
    return None, ""
