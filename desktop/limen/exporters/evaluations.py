"""Results of evaluations among published scores, and what could still be run, for scripts.

``limen screen --json`` carries one entry for each result under “evaluations”, and with ``--plan``
one for each capability under “capabilities”.  Shares are fractions of 1.
"""

from typing import Any

from limen.domain.case import Case
from limen.domain.evaluations import PublishedScore
from limen.domain.placing import CapabilityView, Interval, Placement, PlannedRun, Position
from limen.domain.value import Source
from limen.engine.evaluating import placements, sentences
from limen.engine.evaluating.plans import views

Structure = dict[str, Any]


def results(case: Case, model: str) -> list[Structure]:
    """Where each result of the model with that id stands."""
    return [_placement(one) for one in placements(case, model)]


def capabilities(case: Case, model: str) -> list[Structure]:
    """Each capability with what was run for it, what else bears on it, and a plan."""
    return [_view(one) for one in views(case, model)]


def _placement(one: Placement) -> Structure:
    return {
        "record": one.result.id,
        "name": one.result.name,
        "evaluation": one.evaluation.id if one.evaluation else None,
        "metric": one.metric or None,
        "state": one.state.value,
        "says": one.text,
        "interval": _interval(one.interval) if one.interval else None,
        "bands": [_position(position) for position in one.positions],
        "best_open_weights": _score(one.open_weights),
        "missing": [f"{missing.label} ({missing.question})" for missing in one.missing],
        "cautions": list(one.cautions),
        "sources": [_source(source) for source in one.source],
    }


def _source(source: Source) -> Structure:
    return {
        "title": source.title,
        "url": source.url or None,
        "date": source.date or None,
        "confidence": source.confidence.value,
    }


def _interval(interval: Interval) -> Structure:
    return {
        "low": round(float(interval.low), 4),
        "central": round(float(interval.central), 4),
        "high": round(float(interval.high), 4),
        "tasks": interval.tasks,
        "method": interval.said,
    }


def _position(position: Position) -> Structure:
    band = position.band
    return {
        "line": band.line.id,
        "title": band.line.title,
        "proxy": band.line.proxy or None,
        "state": position.state.value,
        "says": position.text,
        "ends": sentences.band(band),
        "highest_below": _score(band.below),
        "lowest_at_or_above": _score(band.reached),
        "printed": float(band.printed.printed) if band.printed and band.printed.printed else None,
    }


def _score(score: PublishedScore | None) -> Structure | None:
    if score is None or score.share is None:
        return None
    return {
        "model": score.model,
        "share": round(float(score.share), 4),
        "date": score.date,
        "confidence": score.confidence.value,
        "url": score.url or None,
    }


def _view(view: CapabilityView) -> Structure:
    return {
        "capability": view.capability.id,
        "title": view.capability.title,
        "order": view.capability.order,
        "lines": view.capability.lines,
        "open": view.open,
        "results": [one.result.id for one in view.placements],
        "also_bear_on_it": [one.id for one in view.others],
        "plan": [_run(one) for one in view.plan],
        "settings": list(view.settings),
        "warning": view.warning,
        "sources": [_source(source) for source in (*view.capability.source, *view.source)],
    }


def _run(run: PlannedRun) -> Structure:
    return {
        "evaluation": run.evaluation.id,
        "command": run.command,
        "why": run.why,
        "needs": run.needs or None,
        "lacking": run.lacking or None,
    }
