"""A casefile, and all that follows from it today."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from limen.domain.case import (
    Asked,
    Case,
    Earlier,
    Interviewed,
    ModelCase,
    Models,
    Sketch,
)
from limen.domain.forms import Interview
from limen.domain.records import Casefile, Record
from limen.domain.rules import Rulebook
from limen.engine import hear, reach
from limen.engine.facts import gather
from limen.engine.screening import screen
from limen.engine.sketches import sketched

T = TypeVar("T")


def examine(
    casefile: Casefile,
    rulebook: Rulebook,
    interview: Interview,
    today: date,
    before: Case | None = None,
) -> Case:
    """What follows from *casefile* on that day; each model is examined when it is looked at.

    A model is taken over from *before* while nothing that it reads was replaced since; its sums
    of compute are, while its runs are the same; and its findings are, while only answers about
    the organisation changed that their rules do not read.
    """
    case = Case(casefile=casefile, rulebook=rulebook, interview=interview, today=today, models=())
    models = Models(casefile.models, lambda model: _looked_at(case, models, model), sketched)
    if before and _same_rules(case, before):
        _take_over(case, models, before)
    return replace(case, models=models)


def _looked_at(case: Case, models: Models, model: Record) -> ModelCase:
    earlier, again = models.earlier.get(model.id, (None, None))
    if earlier is None or again is None:
        return _follows(case, model, earlier)
    return _carried(case, earlier, again)


def _take_over(case: Case, models: Models, before: Case) -> None:
    """Let *models* begin with what is known from *before*."""
    known, sketches, earlier = _known(before)
    seen = {*known, *sketches, *earlier}
    unchanged = _unchanged(case.casefile, before.casefile, seen)
    again = _rules_anew(case, before) if unchanged else None
    for model in seen:
        same = model in unchanged
        if same and again is not None and not again:
            _copy(model, known, models.found)
            _copy(model, sketches, models.sketches)
            _copy(model, earlier, models.earlier)
        elif model in known:
            models.earlier[model] = known[model], again if same else None
        elif model in earlier:
            models.earlier[model] = _further(earlier[model], again if same else None)


def _copy(model: str, here: Mapping[str, T], there: dict[str, T]) -> None:
    if model in here:
        there[model] = here[model]


def _further(earlier: Earlier, again: frozenset[str] | None) -> Earlier:
    """A model that nobody has looked at since it may have changed, and may have changed again."""
    model, before = earlier
    return model, None if again is None or before is None else before | again


def _known(
    before: Case,
) -> tuple[Mapping[str, ModelCase], Mapping[str, Sketch], Mapping[str, Earlier]]:
    models = before.models
    if isinstance(models, Models):
        return models.found, models.sketches, models.earlier
    return {one.model.id: one for one in models}, {}, {}


def _same_rules(now: Case, before: Case) -> bool:
    return (
        now.rulebook is before.rulebook
        and now.interview is before.interview
        and now.today == before.today
    )


def _rules_anew(now: Case, before: Case) -> frozenset[str] | None:
    """The ids of the rules that read what changed about the organisation.

    ``None`` where its record changed, or where other questions hang on what changed.
    """
    organization = now.casefile.organization
    said, said_before = (one.casefile.said(organization.id) for one in (now, before))
    if organization != before.casefile.organization:
        return None
    keys = frozenset() if said is said_before else reach.changed(organization, said, said_before)
    return None if reach.gates(now.interview, keys) else reach.rules(now.rulebook, keys)


def _carried(case: Case, earlier: ModelCase, again: frozenset[str]) -> ModelCase:
    """A model of which nothing changed but what the rules *again* read of the organisation."""
    facts = gather(case.casefile, earlier.model, case.interview, case.rulebook)
    screening = screen(facts, case.rulebook, case.today, earlier.screening, again)
    return replace(earlier, screening=screening)


def _unchanged(now: Casefile, before: Casefile, known: Collection[str]) -> frozenset[str]:
    """The ids of the models of which, with all that hangs on them, the very same is said.

    One that starts from another own model rests on more than that, and is not among them.
    """
    return frozenset(
        model.id
        for model in now.models
        if model.id in known
        and not now.answer(model.id, "own_bases").known
        and _same_said(now, before, model)
    )


def _same_said(now: Casefile, before: Casefile, model: Record) -> bool:
    there = before.record(model.id)
    if there is None:
        return False
    here = tuple(_lineage(now, model))
    same = all(now.said(one.id) is before.said(one.id) for one in here)
    return same and here == tuple(_lineage(before, there))


def _lineage(casefile: Casefile, record: Record) -> Iterator[Record]:
    """The record and all that hangs on it, each before what is beneath."""
    yield record
    for child in casefile.children(record.id):
        yield from _lineage(casefile, child)


def _follows(case: Case, model: Record, earlier: ModelCase | None) -> ModelCase:
    facts = gather(case.casefile, model, case.interview, case.rulebook)
    screened = earlier.screening if earlier else None
    return ModelCase(
        model=model,
        screening=screen(facts, case.rulebook, case.today, screened),
        interviewed=tuple(
            _interviewed(case.casefile, case.interview, record)
            for record in _lineage(case.casefile, model)
        ),
    )


def asked_of(casefile: Casefile, interview: Interview, record: Record) -> tuple[Asked, ...]:
    """The questions that *record* is asked now, in their order; none without a form for it."""
    return _interviewed(casefile, interview, record).asked


def _interviewed(casefile: Casefile, interview: Interview, record: Record) -> Interviewed:
    form, said = interview.get(record.kind), casefile.said(record.id)
    questions = hear.asked(form, said, hear.above(casefile, record)) if form else ()
    return Interviewed(record=record, questions=questions, said=said)
