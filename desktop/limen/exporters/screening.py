"""Screening and rulebook as plain structures, ready for JSON.

The shapes are a contract with scripts: a key is never renamed or left out, and what is not known
is ``None``.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from limen.domain.case import Case, ModelCase
from limen.domain.packs import Pack
from limen.domain.quantities import Quantity
from limen.domain.rules import Proxy, Rulebook, RuleReading, threshold
from limen.domain.screening import Decisive, Finding, Missing, Reason
from limen.domain.value import Source
from limen.engine.deciding import decisive
from limen.engine.sensitivity import turnings
from limen.exporters import evaluations

_DECIMALS = 6

Structure = dict[str, Any]


def screening(
    case: Case,
    models: Sequence[ModelCase] | None = None,
    *,
    plan: bool = False,
    changes: bool = False,
) -> Structure:
    """What ``limen screen --json`` prints, for *models* or all of them.

    ``--plan`` adds a *plan*, ``--changes`` what would turn each finding.
    """
    return {
        "as_of": case.today.isoformat(),
        "rulebook": {
            "version": case.rulebook.version,
            "as_of": case.rulebook.as_of.isoformat(),
            "sha256": case.rulebook.sha256,
            "own_rules": _pack(case.rulebook.pack),
        },
        "models": [
            _model(case, model, changes=changes) | (_planned(case, model) if plan else {})
            for model in (case.models if models is None else models)
        ],
    }


def _model(case: Case, model: ModelCase, *, changes: bool) -> Structure:
    return {
        "name": model.model.name,
        "findings": [
            {
                **_finding(finding),
                "own": case.rulebook.own(finding.proxy.id),
                **(_turnings(case, model, finding) if changes else {}),
            }
            for finding in model.screening.findings
        ],
        "deciding": [_decisive(one) for one in decisive(model.screening.findings)[:1]],
        "evaluations": evaluations.results(case, model.model.id),
    }


def _turnings(case: Case, model: ModelCase, finding: Finding) -> Structure:
    return {
        "changes": [
            {
                "text": one.text,
                "record": one.record or None,
                "question": one.question or None,
                "factor": float(one.factor) if one.factor else None,
                "alone": one.alone,
            }
            for one in turnings(case, model.model, finding)
        ]
    }


def _decisive(one: Decisive) -> Structure:
    return {"missing": _missing(one.missing), "alone": one.alone, "needed": one.needed}


def _planned(case: Case, model: ModelCase) -> Structure:
    return {"capabilities": evaluations.capabilities(case, model.model.id)}


def _pack(pack: Pack | None) -> Structure | None:
    if pack is None:
        return None
    return {
        "name": pack.name,
        "version": pack.version,
        "as_of": pack.as_of.isoformat(),
        "sha256": pack.sha256,
        "added": list(pack.added),
        "replaced": list(pack.replaced),
        "off": list(pack.off),
    }


def rules(rulebook: Rulebook) -> list[Structure]:
    """What ``limen rules list --json`` prints."""
    return [rule(proxy) for proxy in rulebook.proxy]


def _finding(finding: Finding) -> Structure:
    rule = finding.proxy
    return {
        "proxy": rule.id,
        "state": finding.state.value,
        "value": _interval(finding.value) if finding.value else None,
        "threshold": _number(rule),
        "operator": rule.operator.value,
        "unit": rule.unit or None,
        "probability": _probability(finding),
        "margin": finding.margin or None,
        "missing": [_missing(missing) for missing in finding.missing],
        "reasons": list(_sentences(finding.reasoning)),
        "sources": [_source(source) for source in rule.source],
        "status": finding.status.value,
        "change": finding.change or None,
        "readings": [one.id for one in rule.reading],
        "pinned": finding.pinned or None,
    }


def _probability(finding: Finding) -> float | None:
    return None if finding.probability is None else round(finding.probability, _DECIMALS)


def _interval(figure: Quantity) -> Structure:
    return {
        "low": float(figure.low),
        "central": float(figure.central),
        "high": float(figure.high),
    }


def _number(rule: Proxy) -> float | None:
    """The threshold; none where there is none, or where the entry is at fault."""
    try:
        return float(threshold(rule.value))
    except (ValueError, OverflowError):
        return None


def _missing(missing: Missing) -> str:
    """The label, and the key by which a script can answer it."""
    return f"{missing.label} ({missing.question})" if missing.question else missing.label


def _sentences(reason: Reason) -> Iterator[str]:
    """The reasoning from its conclusion downwards, each step before those beneath it."""
    yield reason.text
    for step in reason.because:
        yield from _sentences(step)


def _source(source: Source) -> Structure:
    return {
        "title": source.title,
        "url": source.url or None,
        "date": source.date or None,
        "confidence": source.confidence.value,
    }


def rule(rule: Proxy) -> Structure:
    """One proxy, as ``limen rules show --json`` prints it."""
    return {
        "id": rule.id,
        "title": rule.title,
        "jurisdiction": rule.jurisdiction,
        "instrument": rule.instrument,
        "metric": rule.metric,
        "operator": rule.operator.value,
        "value": _number(rule),
        "unit": rule.unit or None,
        "status": rule.status.value,
        "effective_from": rule.effective_from or None,
        "effective_to": rule.effective_to or None,
        "counting_rule": rule.counting_rule or None,
        "sources": [_source(source) for source in rule.source],
        "contested": rule.contested or None,
        "readings": [_reading(one) for one in rule.reading],
        "own": rule.own,
        "problem": rule.problem or None,
    }


def _reading(reading: RuleReading) -> Structure:
    return {
        "id": reading.id,
        "title": reading.title,
        "text": reading.text,
        "sources": [_source(source) for source in reading.source],
    }
