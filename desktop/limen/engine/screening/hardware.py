"""Rules that compare the rate of a cluster, as answered, with another."""

from limen.domain.rules import Proxy
from limen.engine.screening import asked
from limen.engine.screening.grounds import Grounds, Measured


def measure(grounds: Grounds, rule: Proxy) -> Measured:
    """What the rate comes to."""
    return asked.compared(grounds, rule)
