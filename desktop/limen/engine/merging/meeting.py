"""Where two copies met since their common past: a word of one side that was said knowing the other's."""

from collections.abc import Iterable, Iterator, Mapping

from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.engine.merging.naming import cited
from limen.engine.merging.slots import Slot, slots


@dataclass(frozen=True, kw_only=True)
class Meeting(Value):
    """What both sides said of a slot when one of them last knew of the other.

    *known* is what we know them to say: their word where it was us who knew, else our own.
    """

    ours: Entry
    theirs: Entry
    known: Entry


def meetings(ours: Iterable[Entry], theirs: Iterable[Entry]) -> Mapping[Slot, Meeting]:
    """The newest meeting about each slot, by our log; both sides under our identifiers."""
    found: dict[Slot, Meeting] = {}
    for one in sorted(_met(tuple(ours), tuple(theirs)), key=lambda one: one.ours.sequence):
        found.update(dict.fromkeys({*slots(one.ours)} & {*slots(one.theirs)}, one))
    return found


def _met(ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> Iterator[Meeting]:
    here, there = ({one.hash: one for one in each} for each in (ours, theirs))
    for one in ours:
        for their in (there[each] for each in cited(one) if each in there):
            yield Meeting(ours=one, theirs=their, known=their)
    for one in theirs:
        for mine in (here[each] for each in cited(one) if each in here):
            yield Meeting(ours=mine, theirs=one, known=mine)
