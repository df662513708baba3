"""Operations counted from hardware: chip-hours × dense peak × utilisation."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from limen.domain.quantities import Quantity, exactly
from limen.domain.training import Chip, Method, Purpose, RunCount, TrainingRun, UtilizationKind
from limen.engine.compute.chips import Accelerator, counts_cores, find, near, peak, peaks
from limen.engine.compute.intervals import joined, product
from limen.engine.words import figure, listed

SECONDS = 3600
_REINFORCEMENT = frozenset({Purpose.RL_UPDATES, Purpose.RL_ROLLOUTS})
_LOW_PRECISION = frozenset({"fp8", "fp6", "fp4"})
_ABOVE_ALL_RUNS = Decimal("0.65")
_MANY = 16
_DAY = 24


class Utilization(NamedTuple):
    """A run-average share of the peak, how wide it is to be taken, and why."""

    share: Quantity
    width: Quantity
    notes: tuple[str, ...]


def count(run: TrainingRun, chips: Mapping[str, Chip]) -> RunCount:
    """The operations of *run* from its hardware, or what is missing for counting them."""
    hours = run.chip_hours
    found = find(run.chips, chips) if run.chips.strip() else None
    if hours is None or found is None:
        missing = (*(() if found else ("chips",)), *(() if hours else ("chip_hours",)))
        unknown = _unknown(run, chips) if run.chips.strip() and not found else ()
        return RunCount(run=run, method=Method.HARDWARE, missing=missing, notes=unknown)
    basis = _basis(run, found)
    utilization = _utilization(run)
    rate = joined(peaks(found, basis), utilization.width)
    flop = product(hours, exactly(SECONDS), rate, utilization.share)
    notes = (_counted(found, basis), *_family(run, found, basis), *utilization.notes)
    return RunCount(
        run=run,
        method=Method.HARDWARE,
        flop=flop,
        notes=(*notes, *_precision_notes(run, found, basis)),
        warnings=(*_core_traps(run, found), *_utilization_traps(run), *_hour_traps(run, hours)),
    )


def available(run: TrainingRun, chips: Mapping[str, Chip]) -> Quantity | None:
    """What the hardware could do at full BF16 peak in those hours, ``None`` if not known."""
    found = find(run.chips, chips) if run.chips.strip() else None
    if run.chip_hours is None or found is None:
        return None
    return product(run.chip_hours, exactly(SECONDS), peaks(found, run.precision))


def _unknown(run: TrainingRun, chips: Mapping[str, Chip]) -> tuple[str, ...]:
    known = near(run.chips, chips)
    hint = f" Near it: {listed(known, 'or')}." if known else ""
    return (f"“{run.chips}” is not one accelerator that Limen knows.{hint}",)


def _basis(run: TrainingRun, found: Accelerator) -> str:
    """The precision whose peak is taken; priors are shares of the 16-bit peak."""
    if run.utilization is None and peak(found.likeliest, run.precision)[1] in _LOW_PRECISION:
        return "bf16"
    return run.precision


def _counted(found: Accelerator, basis: str) -> str:
    chip = found.likeliest
    speed, precision = peak(chip, basis)
    return (
        f"Chip-hours × 3600 × dense peak × utilisation: {chip.name}, {precision.upper()}, "
        f"{figure(speed)} operations per second for each {chip.counting_unit}."
    )


def _family(run: TrainingRun, found: Accelerator, basis: str) -> tuple[str, ...]:
    if not found.ambiguous or peaks(found, basis).exact:
        return ()
    meant = listed(tuple(chip.key for chip in found.candidates), "or")
    return (f"“{run.chips}” may be {meant}: the interval spans their peaks.",)


def _precision_notes(run: TrainingRun, found: Accelerator, basis: str) -> tuple[str, ...]:
    taken = peak(found.likeliest, basis)[1].upper()
    if not run.precision:
        return (f"The precision is not given: the {taken} peak is taken.",)
    if taken.lower() == run.precision.strip().lower():
        return ()
    return (f"The peak for “{run.precision}” is not used: that for {taken} is.",)


class _Reading(NamedTuple):
    """How a stated utilisation becomes one of the whole run: a factor and a sentence."""

    factor: Quantity
    why: str


def _reading(low: str, central: str, high: str, why: str) -> _Reading:
    factor = Quantity(low=Decimal(low), central=Decimal(central), high=Decimal(high))
    return _Reading(factor, why)


_READINGS = {
    UtilizationKind.MFU: _reading(
        "0.654",
        "0.85",
        "1.105",
        "A reported MFU is that of steady training: × 0.85 for the whole run, × and ÷ 1.3 wide.",
    ),
    UtilizationKind.HFU: _reading(
        "0.490",
        "0.6375",
        "1.105",
        "HFU contains recomputed activations, which no regime counts: ÷ 4/3, at the high end none "
        "of it; and × 0.85 for the whole run, × and ÷ 1.3 wide.",
    ),
    UtilizationKind.UNKNOWN: _reading(
        "0.652",
        "1",
        "1.15",
        "Which utilisation this is was not given: it is used as it stands, × and ÷ 1.15 wide, and "
        "÷ 4/3 more at the low end in case it contains recomputation.",
    ),
}


def _utilization(run: TrainingRun) -> Utilization:
    if run.utilization is None:
        return _prior(run)
    factor, why = _READINGS[run.utilization_kind]
    if run.precision.strip().lower() not in _LOW_PRECISION:
        return Utilization(run.utilization, factor, (why,))
    open_basis = factor.widened(Decimal(2), Decimal("1.5"))
    return Utilization(run.utilization, open_basis, (why, _LOW_BASIS))


_LOW_BASIS = (
    "Utilisation below 16 bits is often quoted against the BF16 peak: ÷ 2 at the low end and "
    "× 1.5 at the high end."
)


def _prior(run: TrainingRun) -> Utilization:
    """The utilisation of comparable published runs, as a share of the dense 16-bit peak."""
    share, width, kind = _PRIORS[_kind(run)]
    factor = Decimal(width)
    return Utilization(
        exactly(Decimal(share)),
        Quantity(low=1 / factor, central=Decimal(1), high=factor),
        (f"The utilisation is not given: {share} × and ÷ {width} is usual for {kind}.",),
    )


_PRIORS = {
    "reinforcement": ("0.10", "3", "reinforcement learning"),
    "mixture": ("0.21", "1.8", "mixtures of experts"),
    "dense": ("0.30", "1.8", "dense models"),
    "unknown": ("0.28", "2", "models of any kind"),
}


def _kind(run: TrainingRun) -> str:
    if run.purpose in _REINFORCEMENT:
        return "reinforcement"
    if run.architecture is not None:
        return "mixture" if run.architecture.moe else "dense"
    total, active = run.parameters_total, run.parameters_active
    if total is None or active is None:
        return "unknown"
    return "mixture" if active.central < total.central else "dense"


def _core_traps(run: TrainingRun, found: Accelerator) -> tuple[str, ...]:
    unit = found.likeliest.counting_unit
    if counts_cores(run.chips):
        return (f"“{run.chips}” may count cores: the hours must be those of a {unit}.",)
    return (
        ()
        if unit == "device" or "1 core" in unit
        else (f"Hours count per {unit}: check that they do.",)
    )


def _utilization_traps(run: TrainingRun) -> tuple[str, ...]:
    share = run.utilization
    if share is None or share.central <= _ABOVE_ALL_RUNS:
        return ()
    return (
        (
            f"A utilisation of {figure(share.central * 100)} % is above that of published runs: it may be "
            "occupancy as shown by monitoring tools, or rest on a wrong peak."
        ),
    )


def _hour_traps(run: TrainingRun, hours: Quantity) -> tuple[str, ...]:
    devices = run.chip_count
    if devices is None or devices.central < _MANY or hours.central >= _DAY * devices.central:
        return ()
    each = figure(hours.central / devices.central)
    return (
        (
            f"{figure(hours.central)} chip-hours on {figure(devices.central)} chips are {each} hours "
            "for each: if they are hours on the clock, multiply them by the number of chips."
        ),
    )
