"""``limen estimate``: compute without a casefile, as values that JSON can hold."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from limen.domain.families import Catalogue, no_families
from limen.domain.quantities import Quantity
from limen.domain.training import BaseModel, Chip, ComputeSum, CountingRule, RunCount, TrainingRun
from limen.engine.compute.counting import add_up_all
from limen.engine.compute.drivers import drivers, said
from limen.engine.compute.request import RequestedModel
from limen.engine.compute.requested import requested_runs
from limen.engine.compute.run import count, mended, methods
from limen.engine.words import figure, listed

_EXACT_IN_JSON = 2**53
_NO_BASES: Mapping[str, BaseModel] = MappingProxyType({})


def estimate(
    models: tuple[RequestedModel, ...],
    chips: Mapping[str, Chip],
    rules: tuple[CountingRule, ...],
    families: Catalogue = no_families,
    bases: Mapping[str, BaseModel] = _NO_BASES,
) -> list[dict[str, Any]]:
    """One object for each model: parameters, sums by rule, runs by method, and what is missing."""
    return [
        _model(model.name, requested_runs(model, models, families, bases), chips, rules)
        for model in models
    ]


def _model(
    name: str,
    runs: tuple[TrainingRun, ...],
    chips: Mapping[str, Chip],
    rules: tuple[CountingRule, ...],
) -> dict[str, Any]:
    counts = tuple(count(run, chips) for run in runs)
    possible = tuple(mended(run)[0] for run in runs)
    sums = add_up_all(rules, counts)
    return {
        "name": name,
        "parameters_total": _parameters(possible, "parameters_total"),
        "parameters_active": _parameters(possible, "parameters_active"),
        "sums": {one.rule: None if one.missing else _interval(one.flop) for one in sums},
        "runs": [row for one in counts for row in _rows(one, chips)],
        "missing": [*_missing_facts(counts), *_lower_bounds(sums)],
        "warnings": [f"{_label(one.run)}: {text}" for one in counts for text in one.warnings],
    }


def _parameters(runs: tuple[TrainingRun, ...], key: str) -> int | float | None:
    """What the first run that knows says; a count from an architecture goes before what is typed."""
    for run in runs:
        counted = 0 if run.architecture is None else int(getattr(run.architecture, key))
        typed: Quantity | None = getattr(run, key)
        if counted or typed is not None:
            return counted or _number(typed.central if typed else Decimal(0))
    return None


def _rows(counted: RunCount, chips: Mapping[str, Chip]) -> list[dict[str, Any]]:
    """The method that counts first, then the others that are possible."""
    others = (one for one in methods(counted.run, chips) if one.method is not counted.method)
    return [_row(counted), *(_row(one) for one in others if one.flop is not None)]


def _row(counted: RunCount) -> dict[str, Any]:
    interval = _interval(counted.flop) or dict.fromkeys(("low", "central", "high"))
    method = None if counted.method is None or counted.flop is None else counted.method.value
    return {
        "run": int(counted.run.id),
        "method": method,
        **interval,
        "notes": [*counted.notes, *filter(None, (said(drivers((counted,))),))],
    }


def _interval(flop: Quantity | None) -> dict[str, float | None] | None:
    if flop is None:
        return None
    return {"low": float(flop.low), "central": float(flop.central), "high": float(flop.high)}


def _number(amount: Decimal) -> int | float:
    whole = amount == amount.to_integral_value() and amount < _EXACT_IN_JSON
    return int(amount) if whole else float(amount)


def _label(run: TrainingRun) -> str:
    what = run.name or (run.purpose.value if run.purpose else "")
    return f"Run {run.id}{f' ({what})' if what else ''}"


def _missing_facts(counts: tuple[RunCount, ...]) -> list[str]:
    sentences = [f"{_label(one.run)}: {text}" for one in counts for text in _lacking(one)]
    return sentences or ([] if counts else ["No run is given, so nothing can be counted."])


def _lacking(counted: RunCount) -> tuple[str, ...]:
    """One sentence for a missing figure, with its reasons, and one for a missing purpose."""
    reasons = () if counted.flop is not None else (_needs(counted), *counted.notes)
    if counted.run.purpose is not None:
        return reasons
    return (*reasons, "“purpose” is missing, and without it no rule can count the run.")


def _needs(counted: RunCount) -> str:
    keys = listed(tuple(f"“{key}”" for key in counted.missing))
    return f"insufficient data: no figure can be given without {keys}."


def _lower_bounds(sums: tuple[ComputeSum, ...]) -> list[str]:
    return [
        f"The sum {one.rule} is at least {figure(one.flop.low)} FLOP; what is missing comes on top."
        for one in sums
        if one.missing and one.flop is not None and one.flop.low
    ]
