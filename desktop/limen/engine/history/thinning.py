"""Which of the snapshots that were made by themselves are kept: the nearer, the denser."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from limen.domain.snapshots import Snapshot

ALWAYS = 3
"""So many of the newest are kept in any case."""

_Period = Callable[[datetime], object]
_KEPT: tuple[tuple[_Period, int], ...] = (
    (lambda at: (at.date(), at.hour), 8),
    (lambda at: at.date(), 14),
    (lambda at: at.isocalendar()[:2], 10),
)
"""The newest snapshot of each of the last so many hours, days and weeks in which one was made."""

MOST = ALWAYS + sum(number for _, number in _KEPT)
"""There are never more than so many."""

MOST_BYTES = 200_000_000
"""Together they are no larger, as long as there are more than `ALWAYS`."""


def superfluous(
    snapshots: Sequence[Snapshot], most_bytes: int = MOST_BYTES
) -> tuple[Snapshot, ...]:
    """The snapshots that may go; never one with a name, nor one whose instant nobody can read."""
    dated = [(at, one) for one in snapshots if not one.name and (at := _instant(one)) is not None]
    newest = [one for _, one in sorted(dated, key=lambda pair: (pair[0], pair[1].file))][::-1]
    kept = set(_within(tuple(_kept(newest)), most_bytes))
    return tuple(one for one in newest if one.file not in kept)


def _kept(newest: Sequence[Snapshot]) -> Iterator[Snapshot]:
    """What is kept by its age alone, newest first."""
    chosen = {one.file for one in newest[:ALWAYS]}
    for period, number in _KEPT:
        first: dict[object, str] = {}
        for one in newest:
            first.setdefault(period(datetime.fromisoformat(one.at)), one.file)
        chosen |= set(list(first.values())[:number])
    return (one for one in newest if one.file in chosen)


def _within(kept: Sequence[Snapshot], most_bytes: int) -> Iterator[str]:
    """As many of the newest as have room."""
    taken = 0
    for number, one in enumerate(kept):
        taken += one.size
        if number < ALWAYS or taken <= most_bytes:
            yield one.file


def _instant(one: Snapshot) -> datetime | None:
    try:
        at = datetime.fromisoformat(one.at)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None
