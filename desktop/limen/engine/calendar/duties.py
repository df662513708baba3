"""Duties that were met, and those that are late: what was told is laid beside what is due."""

from collections.abc import Iterable, Iterator
from datetime import date

from limen.domain.calendar import Lane, Met, Milestone, Standing
from limen.engine import words


def settled(
    due: Iterable[Milestone], told: tuple[Met, ...], today: date | None
) -> Iterator[Milestone]:
    """The *due* milestones, each met where that is *told*, and late where its day has gone by."""
    known = {_key(met.duty): met for met in reversed(told)}  # the first one counts
    for one in due:
        met = known.get(_key(one.duty)) or known.get(_key(one.what)) or one.met
        if met is None or not one.duty:
            yield _open(one, today)
        elif met.on is None:
            yield _open(_undated(one, met), today)
        else:
            yield _done(one, met, met.on)


def unplaced(due: Iterable[Milestone], told: Iterable[Met]) -> Iterator[str]:
    """One sentence for each that names nothing that is counted."""
    names = {_key(name) for one in due if one.duty for name in (one.duty, one.what)}
    for met in told:
        if _key(met.duty) not in names:
            yield f"“{met.name}”: nothing that is counted here is called “{met.duty}”."


def mark(one: Milestone) -> str:
    """How it stands, in a shape and a word: met, done, or late; empty for all that is to come."""
    if one.met is not None and one.met.on is not None:
        return f"✓ met on {words.day(one.met.on)}"
    if one.standing is Standing.HAPPENED and one.lane is Lane.PREPARATION:
        return "✓ done"
    return "✗ late" if one.late else ""


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _open(one: Milestone, today: date | None) -> Milestone:
    late = bool(one.duty and one.on and today and one.on < today)
    return one._replace(late=late) if late else one


def _undated(one: Milestone, met: Met) -> Milestone:
    said = f"“{met.name}” says that it was met, and not on which day: it stays open."
    asked = ((met.id, "met_on"), *one.rests_on)
    return one._replace(computed=f"{said} {one.computed}", rests_on=asked)


def _done(one: Milestone, met: Met, on: date) -> Milestone:
    asked = ((met.id, "met_on"),) if met.id else ()
    return one._replace(
        computed=f"Met on {words.day(on)}{_distance(one.on, on)}. {one.computed}",
        standing=Standing.HAPPENED,
        met=met,
        rests_on=(*asked, *one.rests_on),
    )


def _distance(due: date | None, on: date) -> str:
    if due is None or due == on:
        return ""
    days = words.counted(abs((on - due).days), "day")
    return f", {days} {'after' if on > due else 'before'} the day to plan on"
