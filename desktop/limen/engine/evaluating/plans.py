"""Which public evaluations could still decide something, and how to run them so that they do.

Commands are written for people to run; Limen runs none of them.
"""

from collections.abc import Iterator, Mapping

from limen.domain.case import Case
from limen.domain.evaluations import Capability, Evaluation, EvaluationBook, PlanAdvice
from limen.domain.placing import CapabilityView, Placement, PlannedRun
from limen.domain.screening import State
from limen.engine import words
from limen.engine.evaluating import placements
from limen.engine.evaluating.published import known_by

_DECIDED = frozenset((State.TRIPPED, State.NOT_TRIPPED))


def views(case: Case, model: str) -> tuple[CapabilityView, ...]:
    """Each capability that is publicly discussed, with what the model's results say about it."""
    book, placed = known_by(case.rulebook.book(), case.today), placements(case, model)
    return tuple(_view(one, book, placed) for one in book.capability)


def _view(
    capability: Capability, book: EvaluationBook, placed: tuple[Placement, ...]
) -> CapabilityView:
    bearing = {key: one for key, one in book.evaluation.items() if bears(capability, one)}
    mine = tuple(one for one in placed if one.evaluation and one.evaluation.id in bearing)
    done = {one.evaluation.id for one in mine if one.evaluation}
    decided = any(_decides(one, capability) for one in mine)
    plan = () if decided else tuple(_runs(capability, bearing, mine, book.plan))
    agent = any(run.evaluation.plan and run.evaluation.plan.agent for run in plan)
    return CapabilityView(
        capability=capability,
        placements=mine,
        others=tuple(one for key, one in bearing.items() if key not in done),
        plan=plan,
        settings=(*book.plan.settings, *(book.plan.agent_settings if agent else ())),
        warning=book.plan.warning,
        open=not decided,
        source=book.plan.source,
    )


def _decides(one: Placement, capability: Capability) -> bool:
    """Whether a result settles anything about *capability* itself, and not about what lies beside.

    Of a screen only a low score does.
    """
    within = one.evaluation is not None and capability.name in one.evaluation.capabilities
    settled = {State.NOT_TRIPPED} if capability.screen else _DECIDED
    return within and one.state in settled


def bears(capability: Capability, evaluation: Evaluation) -> bool:
    """Whether *evaluation* bears on *capability*, or on what lies beside it."""
    return not {capability.name, capability.beside or capability.name}.isdisjoint(
        evaluation.capabilities
    )


def _runs(
    capability: Capability,
    bearing: Mapping[str, Evaluation],
    mine: tuple[Placement, ...],
    advice: PlanAdvice,
) -> Iterator[PlannedRun]:
    """The runs, the one that could decide most first; what was run already says what it lacked."""
    lacking = {one.evaluation.id: one for one in mine if one.evaluation}
    ranked = ((one.plan.rank, one) for one in bearing.values() if one.plan)
    for _rank, one in sorted(ranked, key=lambda pair: pair[0]):
        if one.plan and capability.name in one.capabilities:
            yield PlannedRun(
                evaluation=one,
                command=command(one, advice),
                why=one.plan.why,
                needs=_needs(one.plan.needs, one.licence),
                lacking=_lacking(lacking.get(one.id)),
            )


def command(evaluation: Evaluation, advice: PlanAdvice) -> str:
    """The command that runs *evaluation* with Inspect; the model is left for the user."""
    plan = evaluation.plan
    if plan is None or not evaluation.registry_names:
        return ""
    parts = (
        f"inspect eval {evaluation.registry_names[0]} --model PROVIDER/MODEL",
        plan.arguments,
        f"--epochs {plan.epochs}" + (" --epochs-reducer mean" if plan.epochs > 1 else ""),
        f"--token-limit {advice.token_limit}" if plan.agent else "",
        "--retry-on-error=3 --log-format eval",
    )
    return " ".join(part for part in parts if part)


def _needs(needs: str, licence: str) -> str:
    told = (needs, f"Licence: {licence}." if licence else "")
    return " ".join(part for part in told if part)


def _lacking(before: Placement | None) -> str:
    if before is None or not before.missing:
        return ""
    labels = words.listed(tuple(one.label for one in before.missing))
    return f"The result at hand says no “below” for want of {labels}."
