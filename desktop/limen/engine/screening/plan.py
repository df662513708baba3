"""What is the same for all models: each rule as it is read while nothing is pinned, and its status."""

from datetime import date
from functools import lru_cache

from limen.domain.nouns import dataclass
from limen.domain.rules import Proxy, Rulebook, Status
from limen.domain.value import Value
from limen.engine.same import Same
from limen.engine.screening import readings
from limen.engine.screening.conclude import standing
from limen.engine.screening.readings import Taken


@dataclass(frozen=True, kw_only=True)
class Planned(Value):
    """A *rule*, and how it stands while no answer to *pins* is given.

    *taken* is ``None`` where that cannot be worked out ahead: then it is for each model.
    """

    rule: Proxy
    pins: tuple[str, ...] = ()
    taken: Taken | None = None
    status: Status = Status.INFORMATION


@lru_cache(maxsize=8)
def plan(rulebook: Same[Rulebook], today: date) -> tuple[Planned, ...]:
    """The rules in their order, on that day."""
    return tuple(planned(rule, today) for rule in rulebook.it.proxy)


def planned(rule: Proxy, today: date) -> Planned:
    """One *rule*; what is wrong with it is left for the finding to tell."""
    try:
        taken = readings.unpinned(rule)
        status = standing(Same(taken.rule), today).status
    except Exception:  # noqa: BLE001 - it is met again, and told, where the rule is concluded
        return Planned(rule=rule)
    return Planned(rule=rule, pins=readings.pins(rule), taken=taken, status=status)
