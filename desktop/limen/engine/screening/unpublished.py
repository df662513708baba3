"""Rules whose threshold nobody outside has seen: nothing can ever be said about them."""

from limen.domain.rules import Proxy, Status
from limen.domain.screening import State
from limen.engine.screening.grounds import Grounds, Measured, Said

_FEDERAL = "federal"


def measure(grounds: Grounds, rule: Proxy) -> Measured:  # noqa: ARG001 - no fact can decide it
    """That the threshold is not published; no fact of the model can change that."""
    return Measured(state=State.CANNOT_SAY, say=_say, of=(rule,))


def _say(rule: Proxy) -> Said:
    whose = "federal " if _FEDERAL in rule.jurisdiction.casefold() else ""
    what = "is not published" if rule.status is Status.UNPUBLISHED else "is not set"
    return Said(
        text=f"The {whose}threshold {what}: there is nothing to compare with, and no fact about "
        "the model can change that.",
        change="Changes only once a threshold is published.",
    )
