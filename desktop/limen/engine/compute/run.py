"""What one training run comes to, by the best method that its facts suffice for."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from limen.domain.quantities import Quantity
from limen.domain.training import Chip, Doubt, Factor, Method, RunCount, TrainingRun
from limen.engine.compute import hardware, operations, utilization, weighing
from limen.engine.compute.passes import FORWARD_ONLY
from limen.engine.words import figure

UNIT = "FLOP"
_RECOMPUTED = Decimal("1.2"), Decimal("1.6")
_POSITIVE = (
    "parameters_total",
    "parameters_active",
    "parameters_trainable",
    "parameters_in_front",
    "tokens",
    "sequence_length",
    "encoder_sequence",
    "decoder_sequence",
    "chip_count",
    "chip_hours",
    "utilization",
    "throughput",
)


def count(run: TrainingRun, chips: Mapping[str, Chip]) -> RunCount:
    """The operations of *run*, counted as it says or else by the best method possible.

    Without a method, operations and hardware that agree are combined; what is reported stands
    beside, since nobody can see how it was counted.  Figures that contradict each other are not
    averaged.  A stated method is used alone.
    """
    tried = methods(run, chips)
    possible = tuple(one for one in tried if one.flop is not None)
    if not possible:
        return _nothing(tried, run.method)
    doubts = _implied(run, chips, possible)
    chosen, *others = sorted(possible, key=lambda one: one.method is not run.method)
    if run.method is None and not doubts:
        chosen, *others = _combined(chosen, *others)
    for other in others:
        chosen = weighing.beside(chosen, other)
    if run.method is not None and chosen.method is not run.method:
        chosen = replace(chosen, notes=(*chosen.notes, _instead(run.method, tried)))
    return replace(chosen, doubts=(*chosen.doubts, *doubts))


def methods(run: TrainingRun, chips: Mapping[str, Chip]) -> tuple[RunCount, ...]:
    """*run* by each method, best first; those whose facts do not suffice say what is missing."""
    usable, refused = mended(run)
    counts = (operations.count(usable), hardware.count(usable, chips), _reported(usable))
    unlike = operations.mismatches(usable)
    return tuple(
        replace(
            one,
            run=run,
            flop=one.flop and replace(one.flop, unit=UNIT),
            notes=(*one.notes, *(doubt.text for doubt in refused)),
            doubts=tuple(dict.fromkeys((*refused, *unlike, *one.doubts))),
        )
        for one in counts
    )


def mended(run: TrainingRun) -> tuple[TrainingRun, tuple[Doubt, ...]]:
    """The run without figures that cannot be, and a doubt for each of them."""
    refused = tuple(key for key in _POSITIVE if not _above_zero(getattr(run, key)))
    without: dict[str, Any] = dict.fromkeys(refused)
    doubts = tuple(
        Doubt(question=key, text=f"{key.replace('_', ' ').capitalize()} must be above zero.")
        for key in refused
    )
    return _without_surplus(replace(run, **without), doubts)


def _above_zero(given: Quantity | None) -> bool:
    return given is None or given.low > 0


def _without_surplus(
    run: TrainingRun, doubts: tuple[Doubt, ...]
) -> tuple[TrainingRun, tuple[Doubt, ...]]:
    """More parameters cannot be active than there are: neither figure is used then."""
    total, active = run.parameters_total, run.parameters_active
    if total is None or active is None or active.low <= total.high:
        return run, doubts
    text = (
        f"More parameters are active ({figure(active.central)}) than there are in total "
        f"({figure(total.central)}): neither figure is used."
    )
    neither = replace(run, parameters_total=None, parameters_active=None)
    return neither, (*doubts, Doubt(question="parameters_active", text=text))


def _reported(run: TrainingRun) -> RunCount:
    given = run.reported
    if given is None or given.low < 0 or (given.low == 0 and not given.exact):
        return RunCount(run=run, method=Method.REPORTED, missing=("reported_flop",))
    return RunCount(
        run=run,
        method=Method.REPORTED,
        flop=given,
        notes=("The figure is taken as reported.",),
        factors=(Factor(what="the reported figure", figure=given, question="reported_flop"),),
    )


def _combined(*possible: RunCount) -> tuple[RunCount, ...]:
    """Operations and hardware as one where they agree, then the others; else all as they are."""
    known = {one.method: one for one in possible}
    one, other = known.get(Method.OPERATIONS), known.get(Method.HARDWARE)
    if one is None or other is None or not weighing.compatible(one, other):
        return possible
    both = weighing.combined(one, other)
    return (both, *(rest for rest in possible if rest.method is Method.REPORTED))


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
    return f"Not {weighing.NAMES[stated]}, as this is missing: {names}."


def _implied(
    run: TrainingRun, chips: Mapping[str, Chip], possible: tuple[RunCount, ...]
) -> tuple[Doubt, ...]:
    """What the operations say about the hours: too few of them, or recomputation among them."""
    counted = next((one.flop for one in possible if one.method is Method.OPERATIONS), None)
    usable = mended(run)[0]
    done = [one.flop for one in possible if one.method is not Method.HARDWARE and one.flop]
    most = hardware.available(usable, chips)
    largest = max((one.central for one in done), default=Decimal(0))
    if most is not None and largest > utilization.ABOVE_ALL_RUNS * most.central:
        return (_beyond_usual(largest / most.central),)
    face = hardware.at_face_value(usable, chips)
    if counted is None or face is None or run.purpose in FORWARD_ONLY:
        return ()
    ratio = face.central / counted.central
    return (_recomputed(run, ratio),) if _RECOMPUTED[0] <= ratio <= _RECOMPUTED[1] else ()


def _beyond_usual(share: Decimal) -> Doubt:
    more = "" if share > 1 else ", more than in any published run"
    return Doubt(
        question="chip_hours",
        text=f"The operations would be {figure(share * 100, 2)} % of what the chips can do at peak "
        f"in these hours{more}: the hours may be those on the clock or of a part of the run, the "
        "precision or the chips others, or the active parameters the total.",
    )


def _recomputed(run: TrainingRun, ratio: Decimal) -> Doubt:
    return Doubt(
        question="throughput" if run.throughput is not None else "utilization",
        text=f"At face value the hours come to {figure(ratio, 3)} times the operations of the "
        "model: the stated rate most likely includes recomputation of activations (× 4/3), which "
        "no regime counts. Hours with downtime can look the same.",
    )
