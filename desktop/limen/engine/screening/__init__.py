"""Screening a model: one file for each kind of rule."""

from collections.abc import Callable, Mapping
from datetime import date

from limen.domain.errors import LimenError
from limen.domain.rules import Proxy, Rulebook, RuleKind
from limen.domain.screening import Finding, Reason, Screening
from limen.domain.training import ComputeSum, RunCount
from limen.engine.compute.counting import add_up_all
from limen.engine.compute.run import count
from limen.engine.facts import ModelFacts
from limen.engine.same import Same
from limen.engine.screening import (
    accounts,
    compute,
    hardware,
    information,
    money,
    plan,
    questionnaire,
    ratio,
    readings,
    unpublished,
    users,
)
from limen.engine.screening.conclude import conclude, problem
from limen.engine.screening.grounds import Grounds, Measured
from limen.engine.screening.plan import Planned

_KINDS: Mapping[RuleKind, Callable[[Grounds, Proxy], Measured]] = {
    RuleKind.COMPUTE: compute.measure,
    RuleKind.RATIO: ratio.measure,
    RuleKind.MONEY: money.measure,
    RuleKind.USERS: users.measure,
    RuleKind.HARDWARE: hardware.measure,
    RuleKind.QUESTIONNAIRE: questionnaire.measure,
    RuleKind.UNPUBLISHED: unpublished.measure,
    RuleKind.INFORMATION: information.measure,
}

_LONGEST = 200
"""Characters of an error that somebody's rule brought about."""


def screen(
    facts: ModelFacts,
    rulebook: Rulebook,
    today: date,
    before: Screening | None = None,
    again: frozenset[str] | None = None,
) -> Screening:
    """How the model stands to every proxy of *rulebook* on that day, with the compute beneath.

    *before* is an earlier screening under the same rulebook, of which the runs hold that are
    still the same.  *again*, where given, are the ids of the only rules that need a new look.
    """
    grounds = _grounds(facts, rulebook, today, before)
    return Screening(
        model=facts.model.id,
        today=today,
        findings=_findings(grounds, before, again),
        runs=grounds.counts,
        sums=tuple(grounds.sums.values()),
    )


def findings(
    facts: ModelFacts, rulebook: Rulebook, today: date, before: Screening, rules: tuple[Proxy, ...]
) -> tuple[Finding, ...]:
    """The findings for *rules*, which need not be in the rulebook, by what *before* counted."""
    grounds = _grounds(facts, rulebook, today, before)
    return tuple(_finding(grounds, plan.planned(rule, today)) for rule in rules)


def _findings(
    grounds: Grounds, before: Screening | None, again: frozenset[str] | None
) -> tuple[Finding, ...]:
    rules = plan.plan(Same(grounds.rulebook), grounds.today)
    if before is None or again is None:
        return tuple(_finding(grounds, planned) for planned in rules)
    return tuple(
        _finding(grounds, planned) if planned.rule.id in again else finding
        for planned, finding in zip(rules, before.findings, strict=True)
    )


def _grounds(
    facts: ModelFacts, rulebook: Rulebook, today: date, before: Screening | None
) -> Grounds:
    counts, added = _counted(facts, rulebook, before)
    return Grounds(
        facts=facts,
        rulebook=rulebook,
        today=today,
        counts=counts,
        sums={total.rule: total for total in added},
        accounts=_Accounts(facts, rulebook, added),
    )


class _Accounts(dict[str, Reason]):
    """How each sum came about, told when somebody asks for it."""

    def __init__(
        self, facts: ModelFacts, rulebook: Rulebook, added: tuple[ComputeSum, ...]
    ) -> None:
        super().__init__()
        self._facts = facts
        self._counting = rulebook.counting
        self._added = added

    def __missing__(self, rule: str) -> Reason:
        total = next(one for one in self._added if one.rule == rule)
        self[rule] = accounts.account(self._facts, self._counting[rule], total)
        return self[rule]


def _counted(
    facts: ModelFacts, rulebook: Rulebook, before: Screening | None
) -> tuple[tuple[RunCount, ...], tuple[ComputeSum, ...]]:
    """The runs counted and added up, anew only where one of them changed."""
    known = {one.run: one for one in before.runs} if before else {}
    counts = tuple(known.get(run) or count(run, rulebook.chip) for run in facts.runs)
    if before and counts == before.runs:
        return before.runs, before.sums
    return counts, add_up_all(tuple(rulebook.counting.values()), counts)


def _finding(grounds: Grounds, planned: Planned) -> Finding:
    """The finding for one rule; what is wrong with the rule stays with the rule."""
    rule, taken = planned.rule, planned.taken
    try:
        if rule.problem:
            return problem(grounds, rule, f"The entry cannot be used: {rule.problem}")
        if taken is None or any(key in grounds.facts.answers for key in planned.pins):
            return conclude(grounds, readings.taken(grounds, rule), _KINDS[rule.kind])
        return conclude(grounds, taken, _KINDS[rule.kind], planned.status)
    except LimenError as error:
        return problem(grounds, rule, str(error))
    except Exception as error:  # noqa: BLE001 - whatever a rule does, the others are screened
        what = f"{type(error).__name__}: {str(error)[:_LONGEST]}"
        return problem(grounds, rule, f"The rule could not be worked out ({what}).")
