"""What one training run comes to, by the best method that its facts suffice for."""

import math
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from limen.domain.quantities import Quantity
from limen.domain.training import Chip, Method, RunCount, TrainingRun
from limen.engine.compute import hardware, operations
from limen.engine.compute.intervals import Z95
from limen.engine.words import figure

UNIT = "FLOP"
_REPORTED_FACTOR = 1.1
_OTHER = {
    Method.OPERATIONS: "counted from operations",
    Method.HARDWARE: "counted from hardware",
    Method.REPORTED: "as reported",
}
_POSITIVE = (
    "parameters_total",
    "parameters_active",
    "tokens",
    "sequence_length",
    "chip_count",
    "chip_hours",
    "utilization",
)


def count(run: TrainingRun, chips: Mapping[str, Chip]) -> RunCount:
    """The operations of *run*, counted as it says or else by the best method possible.

    What other methods come to is noted; figures that contradict each other are not averaged.
    """
    tried = methods(run, chips)
    possible = tuple(one for one in tried if one.flop is not None)
    if not possible:
        return _nothing(tried, run.method)
    chosen, *others = sorted(possible, key=lambda one: one.method is not run.method)
    ours = chosen.flop
    for other in others:
        if ours and other.flop and ours.central and other.flop.central:
            chosen = _compared(chosen, ours, other, other.flop)
    if run.method is not None and chosen.method is not run.method:
        chosen = _with_notes(chosen, _instead(run.method, tried))
    return _with_warnings(chosen, _implied(run, chips, possible))


def methods(run: TrainingRun, chips: Mapping[str, Chip]) -> tuple[RunCount, ...]:
    """*run* by each method, best first; those whose facts do not suffice say what is missing."""
    mended, refused = _positive(run)
    counts = (operations.count(mended), hardware.count(mended, chips), _reported(mended))
    return tuple(
        replace(
            one,
            run=run,
            flop=one.flop and replace(one.flop, unit=UNIT),
            notes=(*one.notes, *refused),
        )
        for one in counts
    )


def _positive(run: TrainingRun) -> tuple[TrainingRun, tuple[str, ...]]:
    """The run without figures that are not above zero, and a sentence for each of them."""
    refused = tuple(key for key in _POSITIVE if not _above_zero(getattr(run, key)))
    without: dict[str, Any] = dict.fromkeys(refused)
    names = (key.replace("_", " ").capitalize() for key in refused)
    return replace(run, **without), tuple(f"{name} must be above zero." for name in names)


def _above_zero(given: Quantity | None) -> bool:
    return given is None or given.low > 0


def _reported(run: TrainingRun) -> RunCount:
    given = run.reported
    if given is None or given.low < 0 or (given.low == 0 and not given.exact):
        return RunCount(run=run, method=Method.REPORTED, missing=("reported_flop",))
    return RunCount(
        run=run, method=Method.REPORTED, flop=given, notes=("The figure is taken as reported.",)
    )


def _nothing(tried: tuple[RunCount, ...], stated: Method | None) -> RunCount:
    """The method that was stated, or else the one that lacks least."""
    nearest = min(tried, key=lambda one: (one.method is not stated, _lacks(one)))
    notes = tuple(dict.fromkeys(note for one in tried for note in one.notes))
    return replace(nearest, notes=notes)


def _lacks(one: RunCount) -> tuple[bool, int]:
    """A report is asked for last: whoever has it types it first."""
    return one.method is Method.REPORTED, len(one.missing)


def _instead(stated: Method, tried: tuple[RunCount, ...]) -> str:
    lacking = next(one for one in tried if one.method is stated)
    names = ", ".join(key.replace("_", " ") for key in lacking.missing)
    return f"Not {_OTHER[stated]}, as this is missing: {names}."


def _compared(chosen: RunCount, ours: Quantity, other: RunCount, theirs: Quantity) -> RunCount:
    """*chosen* with a note of what *other* comes to, and a warning where they contradict."""
    how = _OTHER[other.method or Method.REPORTED]
    ratio = theirs.central / ours.central
    noted = _with_notes(
        chosen,
        f"{how.capitalize()} it is {figure(theirs.central)} FLOP, {figure(ratio, 2)} times this "
        "figure.",
    )
    if abs(math.log(ratio)) <= 2 * math.hypot(_sigma(ours), _sigma(theirs)):
        return noted
    return _with_warnings(noted, (_CONTRADICTION.format(how),))


_CONTRADICTION = (
    "The figure {} is too far off for the two intervals, so the two are not averaged. Usual causes: hours "
    "that include downtime, recomputation counted, a sparse peak, cores counted as chips, "
    "distillation teachers, the tokens of one stage only, total for active parameters."
)


def _sigma(flop: Quantity) -> float:
    if flop.exact:
        return math.log(_REPORTED_FACTOR) / Z95
    return math.log(flop.high / flop.low) / (2 * Z95)


def _implied(
    run: TrainingRun, chips: Mapping[str, Chip], possible: tuple[RunCount, ...]
) -> tuple[str, ...]:
    """A warning where the operations need more than the hardware can do at its peak."""
    most = hardware.available(_positive(run)[0], chips)
    done = [
        one.flop.central
        for one in possible
        if one.flop is not None and one.method is not Method.HARDWARE
    ]
    if most is None or not done or max(done) <= most.central:
        return ()
    share = figure(Decimal(max(done) / most.central) * 100, 2)
    return (
        (
            f"The operations would be {share} % of what the chips can do at peak in these hours: the "
            "hours may be those on the clock, the chips cores, or the active parameters the total."
        ),
    )


def _with_notes(count_: RunCount, *notes: str) -> RunCount:
    return replace(count_, notes=(*count_.notes, *notes))


def _with_warnings(count_: RunCount, warnings: tuple[str, ...]) -> RunCount:
    return replace(count_, warnings=(*count_.warnings, *warnings))
