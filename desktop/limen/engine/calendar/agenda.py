"""All dates of a model in one place; worked out when somebody looks, never stored."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from limen.domain.calendar import Agenda, Milestone, Release, ReleasePlan, Scenario
from limen.domain.case import Case, ModelCase
from limen.domain.records import Record
from limen.engine.calendar import closed, said
from limen.engine.calendar.clocks import Laws, after, at_anchor
from limen.engine.calendar.duties import settled, unplaced
from limen.engine.calendar.release import by_date, plan
from limen.engine.calendar.scenarios import AS_PLANNED, under
from limen.engine.calendar.teams import clashes
from limen.engine.calendar.world import dates, effects
from limen.engine.meaning import text
from limen.engine.sketches import sketch, sketched


def agendas(case: Case) -> tuple[Agenda, ...]:
    """The dates of every model."""
    return tuple(agenda_of(case, model) for model in case.casefile.models)


def shared(case: Case, agendas: Iterable[Agenda]) -> tuple[str, ...]:
    """Sentences on releases of all models that keep one team busy at the same time."""
    names = {model.id: model.name for model in case.casefile.models}
    return clashes((names[one.model], plan) for one in agendas for plan in one.plans)


def world(agendas: Iterable[Agenda]) -> tuple[Milestone, ...]:
    """The days of the world that touch any of the models, each once."""
    found = {one.uid: one for each in agendas for one in each.world}
    return by_date(found.values())


def agenda(case: Case, model: ModelCase, scenario: Scenario = AS_PLANNED) -> Agenda:
    """The dates of *model*: releases under a *scenario*, events, and what touches it of the world."""
    return _agenda(case, model.model, sketched(model).touched, scenario)


def agenda_of(case: Case, model: Record, scenario: Scenario = AS_PLANNED) -> Agenda:
    """The same of a *model* that does not have to be kept in memory for it."""
    return _agenda(case, model, sketch(case, model.id).touched, scenario)


def _agenda(case: Case, model: Record, touched: frozenset[str], scenario: Scenario) -> Agenda:
    laws = _laws(case, touched)
    asked = (case.casefile, model.id, case.interview)
    everywhere = (
        *dates(laws.almanac.world.values(), laws.touched),
        *effects(case.rulebook.proxy, laws.touched, case.today),
    )
    return Agenda(
        model=model.id,
        plans=tuple(
            _whole(under(release, scenario), laws, case.today) for release in said.releases(*asked)
        ),
        events=tuple(after(event, laws) for event in said.events(*asked)),
        world=by_date(everywhere),
    )


def own_days_off(case: Case) -> tuple[frozenset[date], tuple[str, ...]]:
    """The days off that the organisation adds, and sentences on lines that name none."""
    return closed.read(text(case.casefile.said(case.casefile.organization.id), "days_off"))


def _laws(case: Case, touched: frozenset[str]) -> Laws:
    """The clocks, and the proxies that a model trips, could trip, or of which it cannot be said."""
    return Laws(
        almanac=case.rulebook.almanac,
        touched=touched,
        effective={proxy.id: proxy.effective_from for proxy in case.rulebook.proxy},
        own=own_days_off(case)[0],
        today=case.today,
    )


def _whole(release: Release, laws: Laws, today: date) -> ReleasePlan:
    made, due = plan(release, today, laws.almanac), tuple(at_anchor(release, laws))
    return replace(
        made,
        milestones=by_date((*made.milestones, *settled(due, release.met, today))),
        problems=(*made.problems, *unplaced(due, release.met)),
    )
