"""Which sources a dossier cites, in the order in which it cites them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from limen.domain.case import Case, ModelCase
from limen.domain.dossier import Paragraph, Register, Section
from limen.domain.screening import Reason
from limen.domain.value import Source
from limen.engine.calendar import plan
from limen.engine.calendar.agenda import agenda
from limen.engine.calendar.said import releases
from limen.engine.evaluating import placements
from limen.engine.sections.matter import Matter


def cited(case: Case, model: ModelCase, *, whole: bool = True) -> dict[Source, int]:
    """Every source of findings, counting rules and milestones, numbered from 1.

    Those of evaluations, clocks and dates of the world are among them only where the dossier is
    *whole*: what is public must not tell by its sources which results and events there were.  What
    differs only in how it was read is one source with one number.
    """
    first: dict[Source, int] = {}
    return {
        source: first.setdefault(replace(source, read=""), len(first) + 1)
        for source in dict.fromkeys((*_all(case, model), *(_inner(case, model) if whole else ())))
    }


def section(matter: Matter) -> Section:
    """The register of sources."""
    numbered = {number: source for source, number in reversed(list(matter.numbers.items()))}
    register = Register(sources=tuple(numbered[number] for number in sorted(numbered)))
    part = matter.wording.part["sources"]
    text = part.intro if register.sources else part.empty
    return matter.part("sources", blocks=(Paragraph(text=text), register))


def _all(case: Case, model: ModelCase) -> Iterator[Source]:
    for finding in model.screening.findings:
        yield from finding.proxy.source
        yield from _below(finding.reasoning)
    for one in model.screening.sums:
        yield from case.rulebook.counting[one.rule].source
    for release in releases(case.casefile, model.model.id, case.interview):
        for milestone in plan(release).milestones:
            yield from milestone.source


def _inner(case: Case, model: ModelCase) -> Iterator[Source]:
    yield from _of_evaluations(case, model)
    yield from _of_dates(case, model)


def _of_dates(case: Case, model: ModelCase) -> Iterator[Source]:
    found = agenda(case, model)
    plans = (plan.milestones for plan in found.plans)
    events = (after.milestones for after in found.events)
    for milestone in chain(*plans, *events, found.world):
        yield from milestone.source
        for told in milestone.remarks:
            yield from told.source


def _of_evaluations(case: Case, model: ModelCase) -> Iterator[Source]:
    for placement in placements(case, model.model.id):
        yield from placement.source
    book = case.rulebook.book()
    for capability in book.capability:
        yield from capability.source
    yield from book.plan.source


def _below(reason: Reason) -> Iterator[Source]:
    yield from reason.sources
    for step in reason.because:
        yield from _below(step)
