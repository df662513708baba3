"""By what a rulebook that does not ship counts dates: its own clocks, days of the world and steps."""

from collections.abc import Mapping

from limen.domain.clocks import Almanac
from limen.library import clock_checks
from limen.library.almanac import CLOCKS, PREPARATION, WORLD, almanac
from limen.library.rulebook import rulebook
from limen.library.sheets import Sheet


def own_almanac(sheets: Mapping[str, Sheet], questions: frozenset[str]) -> Almanac:
    """What *sheets* bring along for counting dates, and of what they do not, what ships.

    The first mistake is refused with its line, before anything is counted by it.
    """
    own = {name: sheets[name] for name in (CLOCKS, WORLD, PREPARATION) if name in sheets}
    if not own:
        return rulebook().almanac
    names = clock_checks.known(sheets, questions)
    for one in own.values():
        for problem in clock_checks.of_sheet(one, names):
            raise one.error(problem)
    made = almanac({name: one.table for name, one in own.items()})
    for part in (made.clock, made.world, made.step):
        len(part)  # read now, so that what is malformed is told now
    return made
