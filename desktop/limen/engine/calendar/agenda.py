"""All dates of a model in one place; worked out when somebody looks, never stored."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from limen.domain.calendar import Agenda, Milestone, Release, ReleasePlan, Scenario
from limen.domain.case import Case, ModelCase
from limen.domain.screening import State
from limen.engine.calendar import closed, said
from limen.engine.calendar.clocks import Laws, after, at_anchor
from limen.engine.calendar.duties import settled, unplaced
from limen.engine.calendar.release import by_date, plan
from limen.engine.calendar.scenarios import AS_PLANNED, under
from limen.engine.calendar.teams import clashes
from limen.engine.calendar.world import dates, effects
from limen.engine.meaning import text

_TOUCHED = {State.TRIPPED, State.COULD_BE_EITHER, State.CANNOT_SAY}


def agendas(case: Case) -> tuple[Agenda, ...]:
    """The dates of every model."""
    return tuple(agenda(case, model) for model in case.models)


def shared(case: Case, agendas: Iterable[Agenda]) -> tuple[str, ...]:
    """Sentences on releases of all models that keep one team busy at the same time."""
    return clashes((case.of(one.model).model.name, plan) for one in agendas for plan in one.plans)


def world(agendas: Iterable[Agenda]) -> tuple[Milestone, ...]:
    """The days of the world that touch any of the models, each once."""
    found = {one.uid: one for each in agendas for one in each.world}
    return by_date(found.values())


def agenda(case: Case, model: ModelCase, scenario: Scenario = AS_PLANNED) -> Agenda:
    """The dates of *model*: releases under a *scenario*, events, and what touches it of the world."""
    laws = _laws(case, model)
    asked = (case.casefile, model.model.id, case.interview)
    everywhere = (
        *dates(laws.almanac.world.values(), laws.touched),
        *effects(case.rulebook.proxy, laws.touched, case.today),
    )
    return Agenda(
        model=model.model.id,
        plans=tuple(
            _whole(under(release, scenario), laws, case.today) for release in said.releases(*asked)
        ),
        events=tuple(after(event, laws) for event in said.events(*asked)),
        world=by_date(everywhere),
    )


def own_days_off(case: Case) -> tuple[frozenset[date], tuple[str, ...]]:
    """The days off that the organisation adds, and sentences on lines that name none."""
    return closed.read(text(case.casefile.said(case.casefile.organization.id), "days_off"))


def _laws(case: Case, model: ModelCase) -> Laws:
    """The clocks, and the proxies that *model* trips, could trip, or of which it cannot be said."""
    return Laws(
        almanac=case.rulebook.almanac,
        touched=frozenset(
            finding.proxy.id for finding in model.screening.findings if finding.state in _TOUCHED
        ),
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
