"""What is remembered of a model once it was examined: for lists of very many models."""

from limen.domain.case import Case, ModelCase, Models, Sketch
from limen.domain.rules import RuleKind, Status
from limen.domain.screening import Finding, State

_BINDING = {Status.IN_FORCE, Status.ENACTED}
_MEASURED = {RuleKind.COMPUTE, RuleKind.RATIO, RuleKind.MONEY, RuleKind.USERS}
_TOUCHED = {State.TRIPPED, State.COULD_BE_EITHER, State.CANNOT_SAY}
_ORDER = (
    State.TRIPPED,
    State.COULD_BE_EITHER,
    State.RULE_PROBLEM,
    State.NOT_TRIPPED,
    State.CANNOT_SAY,
    State.DOESNT_APPLY,
)
"""Nearly always something cannot be said: what is decided is told first, what is not asked last."""


def sketched(model: ModelCase) -> Sketch:
    """The sketch of *model*."""
    return Sketch(
        standing=standing(model),
        touched=frozenset(
            finding.proxy.id for finding in model.screening.findings if finding.state in _TOUCHED
        ),
        open_count=model.open_count,
    )


def sketch(case: Case, model: str) -> Sketch:
    """The sketch of the model with that id; the model is examined where it was not yet."""
    models = case.models
    return models.sketch(model) if isinstance(models, Models) else sketched(case.of(model))


def known(case: Case, model: str) -> Sketch | None:
    """The sketch of the model with that id, ``None`` while nobody has looked at it."""
    models = case.models
    if isinstance(models, Models) and not (model in models.sketches or model in models.found):
        return None
    return sketch(case, model)


def found(case: Case) -> dict[str, ModelCase]:
    """The models that were examined so far and are kept, by their ids."""
    models = case.models
    if isinstance(models, Models):
        return dict(models.found)
    return {one.model.id: one for one in models}


def standing(model: ModelCase) -> State:
    """What weighs most among the measured rules that are enacted; “cannot say” without any."""
    states = {finding.state for finding in model.screening.findings if _weighs(finding)}
    return next((state for state in _ORDER if state in states), State.CANNOT_SAY)


def _weighs(finding: Finding) -> bool:
    return finding.status in _BINDING and finding.proxy.kind in _MEASURED
