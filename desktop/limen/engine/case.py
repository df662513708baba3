"""A casefile, and all that follows from it today."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from limen.domain.case import Asked, Case, Interviewed, ModelCase
from limen.domain.forms import Interview
from limen.domain.records import Casefile, Record
from limen.domain.rules import Rulebook
from limen.engine import hear, reach
from limen.engine.facts import gather
from limen.engine.screening import screen


def examine(
    casefile: Casefile,
    rulebook: Rulebook,
    interview: Interview,
    today: date,
    before: Case | None = None,
) -> Case:
    """What follows from *casefile* on that day.

    A model is taken over from *before* while nothing that it reads was replaced since; its sums
    of compute are, while its runs are the same; and its findings are, while only answers about
    the organisation changed that their rules do not read.
    """
    case = Case(casefile=casefile, rulebook=rulebook, interview=interview, today=today, models=())
    earlier = before if before and _same_rules(case, before) else case
    known = {one.model.id: one for one in earlier.models}
    unchanged = _unchanged(casefile, earlier.casefile, known)
    again = _rules_anew(case, earlier) if unchanged else None
    models = tuple(
        _carried(case, known[model.id], again)
        if model.id in unchanged
        else _follows(case, model, known.get(model.id))
        for model in casefile.models
    )
    return replace(case, models=models)


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


def _carried(case: Case, earlier: ModelCase, again: frozenset[str] | None) -> ModelCase:
    """A model of which nothing changed but what is said about the organisation."""
    if again is None:
        return _follows(case, earlier.model, earlier)
    if not again:
        return earlier
    facts = gather(case.casefile, earlier.model, case.interview, case.rulebook)
    screening = screen(facts, case.rulebook, case.today, earlier.screening, again)
    return replace(earlier, screening=screening)


def _unchanged(now: Casefile, before: Casefile, known: Mapping[str, ModelCase]) -> frozenset[str]:
    """The ids of the models of which, with all that hangs on them, the very same is said.

    One that starts from another own model rests on more than that, and is not among them.
    """
    return frozenset(
        model.id
        for model in now.models
        if model.id in known
        and not now.answer(model.id, "own_bases").known
        and _same_said(
            now,
            before,
            tuple(_lineage(now, model)),
            tuple(_lineage(before, known[model.id].model)),
        )
    )


def _same_said(
    now: Casefile, before: Casefile, here: tuple[Record, ...], there: tuple[Record, ...]
) -> bool:
    return here == there and all(now.said(one.id) is before.said(one.id) for one in here)


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
