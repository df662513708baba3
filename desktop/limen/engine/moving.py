"""Moving one figure: what the centre of a comparison becomes, and how far it has to be moved.

A run is counted again with the answer changed, so that whatever its method makes of the figure is
in the result; everything else stays at its centre.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from limen.domain.case import Case
from limen.domain.forms import RecordKind
from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity
from limen.domain.records import Record
from limen.domain.rules import Proxy, RuleKind
from limen.domain.training import RunCount, TrainingRun
from limen.domain.value import Value
from limen.engine.compute.run import count
from limen.engine.lineage import lineage

_STEP = Decimal("1.0625")
_NEAR = Decimal("0.001")
_MOST_RUNS = 6
_HAIR = Decimal("1e-12")
_FURTHEST = Decimal(10) ** 9
"""Times: what would have to change by more is no change that anybody thinks of."""

BASE = "base_compute"
"""The one figure by which something is divided."""

_NOUNS = {
    "tokens": "tokens",
    "parameters_total": "parameters",
    "parameters_active": "active parameters",
    "sequence_length": "sequence length",
    "chip_hours": "chip-hours",
    "chip_count": "chips",
    "utilization": "utilisation",
    "reported_flop": "reported operations",
    BASE: "compute of the base",
}
_TOTAL, _ACTIVE = "parameters_total", "parameters_active"
_COUNTED = (RecordKind.MODEL, RecordKind.TRAINING_RUN)

Measure = Callable[[Decimal], Decimal | None]
"""The centre of what is compared once a figure is so many times what it is."""


@dataclass(frozen=True, kw_only=True)
class Lever(Value):
    """One answer that is a figure: whose it is, what it is called, and what moves with it."""

    record: Record
    key: str
    figure: Quantity
    called: str
    along: tuple[str, ...] = ()


def levers(case: Case, model: Record, rule: Proxy) -> Iterator[Lever]:
    """The figures on which the comparison may rest: of runs and base, or the one that is asked.

    Of many runs only the largest are looked at: a small one has to change by more.  Where all
    parameters are active, the two counts of them move together.
    """
    metric = case.rulebook.metric.get(rule.metric)
    asks = metric.asks if metric and not rule.counting_rule else ""
    for record in (case.casefile.organization, model, *_largest(case, model, rule)):
        said = {key: answer.value for key, answer in case.casefile.said(record.id).items()}
        dense = said.get(_TOTAL) == said.get(_ACTIVE)
        for key, figure in said.items():
            rests = f"{record.kind}.{key}" == asks if asks else record.kind in _COUNTED
            moves = rests and not (dense and key == _ACTIVE)
            if moves and isinstance(figure, Quantity) and figure.central > 0:
                yield Lever(
                    record=record,
                    key=key,
                    figure=figure,
                    called=_called(case, record, key),
                    along=(_ACTIVE,) if dense and key == _TOTAL else (),
                )


def _largest(case: Case, model: Record, rule: Proxy) -> tuple[Record, ...]:
    """The runs that enter the sum of *rule*, largest first, as far as they are looked at."""
    total = case.of(model.id).screening.sum(rule.counting_rule)
    entering = sorted(total.counted if total else (), key=_flop, reverse=True)[:_MOST_RUNS]
    found = (case.casefile.record(one.run.id) for one in entering)
    return tuple(record for record in found if record is not None)


def _called(case: Case, record: Record, key: str) -> str:
    form = case.interview.get(record.kind)
    labels = [one.label for one in form.questions if one.key == key] if form else []
    noun = f"the {_NOUNS[key]}" if key in _NOUNS else f"the answer to “{(*labels, key)[0]}”"
    return f"{noun} of “{record.name}”" if record.kind is RecordKind.TRAINING_RUN else noun


def measure(case: Case, model: Record, rule: Proxy, lever: Lever, now: Decimal) -> Measure:
    """How the centre of *rule*'s comparison, which is *now*, follows the figure of *lever*."""
    if not rule.counting_rule:
        return lambda factor: now * factor
    screening = case.of(model.id).screening
    total = screening.sum(rule.counting_rule)
    entering = total.counted if total else ()
    base = next((one for one in screening.runs if not one.run.ours), None)

    def moved(factor: Decimal) -> Decimal | None:
        runs = {_name(run): run for run in _runs(case, model, lever, factor)}
        own = sum((_centre(case, one, runs) - _flop(one) for one in entering), Decimal(0))
        if rule.kind is not RuleKind.RATIO or base is None:
            return now + own
        against = _centre(case, base, runs)
        return (now * _flop(base) + own) / against if against else None

    return moved


def _runs(case: Case, model: Record, lever: Lever, factor: Decimal) -> tuple[TrainingRun, ...]:
    """The runs once the figure is so many times what it is."""
    casefile = case.casefile
    for key in (lever.key, *lever.along):
        said = casefile.answer(lever.record.id, key)
        answer = replace(said, value=lever.figure.scaled(factor))
        casefile = casefile.with_answer(lever.record.id, key, answer)
    return lineage(casefile, model, case.interview, case.rulebook)


def _name(run: TrainingRun) -> tuple[bool, str]:
    return run.ours, run.id


def _flop(one: RunCount) -> Decimal:
    return one.flop.central if one.flop else Decimal(0)


def _centre(case: Case, one: RunCount, runs: dict[tuple[bool, str], TrainingRun]) -> Decimal:
    """The centre of a run after the move; it is counted again only where it changed."""
    run = runs.get(_name(one.run), one.run)
    return _flop(one) if run == one.run else _flop(count(run, case.rulebook.chip))


def solved(measure: Measure, now: Decimal, limit: Decimal) -> Decimal | None:
    """By which factor a figure has to change for the measure to meet *limit*.

    It is tried as a part of a sum and as a factor, and taken only where the measure agrees.
    """
    moved = measure(_STEP)
    if not now or not moved or now == moved:
        return None
    for factor in _tried(now, moved, limit):
        if 1 / _FURTHEST < factor < _FURTHEST:
            met = measure(factor)
            if met and abs(met - limit) <= _NEAR * abs(now - limit) + _HAIR * limit:
                return factor
    return None


def _tried(now: Decimal, moved: Decimal, limit: Decimal) -> Iterator[Decimal]:
    """The factor of a figure that is a part of a sum, then that of one that is a factor itself.

    A figure that hardly moves the measure would as a factor have to be beyond all numbers.
    """
    yield 1 + (limit - now) / (moved - now) * (_STEP - 1)
    power = (moved / now).ln() / _STEP.ln()
    logarithm = (limit / now).ln() / power if power else _FURTHEST
    if abs(logarithm) < _FURTHEST.ln():
        yield logarithm.exp()
