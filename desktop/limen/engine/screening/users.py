"""Rules that compare a number of users, as answered, with another."""

from limen.domain.rules import Proxy
from limen.engine.screening import asked
from limen.engine.screening.grounds import Grounds, Measured


def measure(grounds: Grounds, rule: Proxy) -> Measured:
    """What the number of users comes to."""
    return asked.compared(grounds, rule)
