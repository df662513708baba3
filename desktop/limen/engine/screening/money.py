"""Rules that compare an amount of money, as answered, with another."""

from limen.domain.rules import Proxy
from limen.engine.screening import asked
from limen.engine.screening.grounds import Grounds, Measured


def measure(grounds: Grounds, rule: Proxy) -> Measured:
    """What the amount comes to; an answer in another currency is never converted."""
    return asked.compared(grounds, rule)
