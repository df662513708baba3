"""Where a model stands, in one state: for lists in which only one has room."""

from limen.domain.case import ModelCase
from limen.domain.rules import RuleKind, Status
from limen.domain.screening import State
from limen.gui.widgets.states import GRAVITY

_BINDING = {Status.IN_FORCE, Status.ENACTED}
_MEASURED = {RuleKind.COMPUTE, RuleKind.RATIO, RuleKind.MONEY, RuleKind.USERS}


def standing(model: ModelCase) -> State:
    """The gravest state among the measured rules that are enacted; “cannot say” without any."""
    states = {
        finding.state
        for finding in model.screening.findings
        if finding.status in _BINDING and finding.proxy.kind in _MEASURED
    }
    return next((state for state in _ORDER if state in states), State.CANNOT_SAY)


_ORDER = (*(state for state in GRAVITY if state is not State.CANNOT_SAY), State.CANNOT_SAY)
