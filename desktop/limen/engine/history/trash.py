"""What was removed, and comes back with all that hangs on it."""

from collections.abc import Iterable, Mapping, Sequence

from limen.domain.history import Action, Entry, Manner
from limen.domain.trash import Removed
from limen.engine.history.cells import parents, subject, upwards
from limen.engine.history.reversals import Reversals, stands


def trash(log: Sequence[Entry], reversals: Reversals) -> tuple[Removed, ...]:
    """What was removed and is still away, the last one first.

    *log* needs to hold no answers.  What is away because its adding was taken back is not in the
    trash: it is done again in the history.
    """
    above = parents(log)
    away: dict[str, Entry] = {}
    for entry in log:
        if entry.action is Action.REMOVE:
            away[entry.record] = entry
        elif entry.action is Action.RESTORE:
            away.pop(entry.record, None)
    added = {subject(one) for one in log if one.action in _BRINGING and _made(one, reversals)}
    found = [
        Removed(id=one, entry=entry, under=_next_away(one, above, away))
        for one, entry in away.items()
        if one in added
    ]
    return tuple(sorted(found, key=lambda one: -one.entry.sequence))


_BRINGING = {Action.ADD, Action.ATTACH}


def _made(entry: Entry, reversals: Reversals) -> bool:
    """Whether the step that first brought something stands, or was done again."""
    newest = reversals.get(entry.step)
    return stands(entry, reversals) or (newest is not None and newest.manner is Manner.REDONE)


def _next_away(one: str, above: Mapping[str, str], away: Mapping[str, Entry]) -> str:
    """The nearest thing above *one* that is away itself; "" for none."""
    hung_on: Iterable[str] = list(upwards(one, above))[1:]
    return next((each for each in hung_on if each in away), "")
