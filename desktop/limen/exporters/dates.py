"""The release calendar as a plain structure, ready for JSON.

The shape is a contract with scripts: a key is never renamed or left out, and what is not known is
``None``.
"""

from typing import Any

from limen.domain.calendar import EventPlan, Met, Milestone, ReleasePlan
from limen.domain.case import Case
from limen.engine.calendar.agenda import agendas, world

Structure = dict[str, Any]


def calendar(case: Case) -> Structure:
    """What ``limen calendar --json`` prints."""
    names = {model.id: model.name for model in case.casefile.models}
    named = [(names[one.model], one) for one in agendas(case)]
    return {
        "as_of": case.today.isoformat(),
        "releases": [_plan(plan, name) for name, one in named for plan in one.plans],
        "events": [_event(event, name) for name, one in named for event in one.events],
        "world": [_milestone(one) for one in world(agenda for _name, agenda in named)],
    }


def _plan(plan: ReleasePlan, model: str) -> Structure:
    return {
        "name": plan.release.name,
        "model": model,
        "milestones": [_milestone(milestone) for milestone in plan.milestones],
        "problems": list(plan.problems),
    }


def _event(plan: EventPlan, model: str) -> Structure:
    return {
        "name": plan.event.name,
        "model": model,
        "event": plan.event.kind or None,
        "milestones": [_milestone(milestone) for milestone in plan.milestones],
        "problems": list(plan.left_out),
    }


def _milestone(milestone: Milestone) -> Structure:
    strict, rolled = milestone.strict, milestone.rolled
    return {
        "what": milestone.what,
        "date": milestone.on.isoformat() if milestone.on else None,
        "strict": strict.isoformat() if strict else None,
        "rolled": rolled.isoformat() if rolled else None,
        "ends": milestone.ends.isoformat() if milestone.ends else None,
        "at": milestone.at.isoformat() if milestone.at else None,
        "uid": milestone.uid,
        "computed": milestone.computed,
        "source": "; ".join(source.title for source in milestone.source),
        "lane": milestone.lane.value,
        "late": milestone.late,
        "duty": milestone.duty or None,
        "met": _met(milestone.met) if milestone.met else None,
    }


def _met(met: Met) -> Structure:
    return {
        "on": met.on.isoformat() if met.on else None,
        "by": met.by or None,
        "account": met.account or None,
    }
