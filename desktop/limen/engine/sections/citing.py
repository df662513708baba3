"""Which sources a dossier cites, in the order in which it cites them."""

from collections.abc import Iterator

from limen.domain.case import Case, ModelCase
from limen.domain.dossier import Register, Section
from limen.domain.screening import Reason
from limen.domain.value import Source
from limen.engine.sections.matter import Matter


def cited(case: Case, model: ModelCase) -> dict[Source, int]:
    """Every source of findings, counting rules and milestones, numbered from 1."""
    return {source: number for number, source in enumerate(dict.fromkeys(_all(case, model)), 1)}


def section(matter: Matter) -> Section:
    """The register of sources."""
    return matter.part("sources", blocks=(Register(sources=tuple(matter.numbers)),))


def _all(case: Case, model: ModelCase) -> Iterator[Source]:
    for finding in model.screening.findings:
        yield from finding.proxy.source
        yield from _below(finding.reasoning)
    for one in model.screening.sums:
        yield from case.rulebook.counting[one.rule].source
    for plan in model.plans:
        for milestone in plan.milestones:
            yield from milestone.source


def _below(reason: Reason) -> Iterator[Source]:
    yield from reason.sources
    for step in reason.because:
        yield from _below(step)
