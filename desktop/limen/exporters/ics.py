"""The release calendar as an iCalendar file (RFC 5545), for any calendar program.

Every dated milestone is an all-day event with an exclusive end; tasks are left out, because some
programs drop them without a word.  The sequence of an event rises only when its days moved, and
what has no day any more is told as cancelled, so that programs that know it let it go.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event

from limen.domain.calendar import Agenda, Lane, Milestone, Move

_PRODUCT = "-//Limen//Release calendar//EN"
_NOTICE = "Proxy calendar, not a legal deadline."
_EXAMPLE = "EXAMPLE: "
_MET = "✓ met: "
_LONGEST = 200
_DAY = timedelta(days=1)
_REMINDER = timedelta(hours=-15)
"""All-day alarms count from midnight: this one rings at nine in the morning of the day before."""
_NAMING = {Lane.STAGES: "A stage of the release", Lane.PARTNERS: "Access of a trusted partner"}
"""What is told under a code name instead of names that people gave."""


def write(  # noqa: PLR0913 - what a calendar file is made of
    agendas: Iterable[Agenda],
    names: Mapping[str, str],
    stamp: datetime,
    *,
    moves: Mapping[str, Move] | None = None,
    example: bool = False,
    coded: bool = False,
) -> bytes:
    """The bytes of the file: one event for each dated milestone of *agendas*.

    *names* gives the model's name by its id, *stamp* is the instant in UTC that the events bear.
    *moves* tells how often each date moved, and which have none any more.  With *coded*, the names
    are code names, and the names of releases, stages, partners and events stay out.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    mark = _EXAMPLE if example else ""
    for told in _written(agendas, moves or {}):
        subject = mark + _subject(names.get(told.model, ""), told.owner, coded=coded)
        event = _event(told.milestone, subject, coded=coded, cancelled=told.gone)
        event.add("dtstamp", stamp)
        event.add("sequence", told.times)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


class _Written(NamedTuple):
    """One event of the file: its milestone, whose it is, how often it moved, and if it is *gone*."""

    milestone: Milestone
    model: str
    owner: str
    times: int
    gone: bool


def _written(agendas: Iterable[Agenda], moves: Mapping[str, Move]) -> Iterator[_Written]:
    """What has a day, each once, then what has none any more."""
    told: set[str] = set()
    for milestone, model, owner in _told(agendas):
        if milestone.on and milestone.uid not in told:
            told.add(milestone.uid)
            move = moves.get(milestone.uid)
            yield _Written(milestone, model, owner, move.times if move else 0, gone=False)
    for uid, move in moves.items():
        if move.gone and uid not in told:
            yield _Written(move.last, move.model, move.owner, move.times, gone=True)


def _told(agendas: Iterable[Agenda]) -> Iterator[tuple[Milestone, str, str]]:
    """Every milestone with its model and the name of its release or event."""
    for agenda in agendas:
        for plan in agenda.plans:
            yield from ((one, agenda.model, plan.release.name) for one in plan.milestones)
        for after in agenda.events:
            yield from ((one, agenda.model, after.event.name) for one in after.milestones)
        yield from ((one, "", "") for one in agenda.world)


def _subject(model: str, owner: str, *, coded: bool) -> str:
    """Whose it is, as it stands in front of what it is; empty for what is nobody's."""
    parts = [part for part in (plain(model), "" if coded else plain(owner)) if part]
    return f"{', '.join(parts)}: " if parts else ""


def _event(milestone: Milestone, subject: str, *, coded: bool, cancelled: bool = False) -> Event:
    event, first = Event(), milestone.on or date.min
    what = _named(milestone) if coded else milestone.what
    met = milestone.met is not None
    summary = subject + (_MET if met else "") + plain(what)
    event.add("uid", f"{milestone.uid}@limen")
    event.add("summary", summary)
    event.add("description", "\n".join(_description(milestone, coded=coded)))
    event.add("dtstart", first)
    event.add("dtend", (milestone.ends or first) + _DAY)
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Limen", milestone.lane.value])
    if cancelled:
        event.add("status", "CANCELLED")
    elif not met:
        event.add_component(_alarm(summary))
    return event


def _named(milestone: Milestone) -> str:
    """What it is, without a name that somebody gave."""
    given = milestone.lane in _NAMING and not milestone.source
    return _NAMING[milestone.lane] if given else milestone.what


def _description(milestone: Milestone, *, coded: bool) -> Iterator[str]:
    if not (coded and milestone.lane in _NAMING and not milestone.source):
        yield milestone.computed
    for source in milestone.source:
        yield f"Source: {source.title}, {source.date}" if source.date else f"Source: {source.title}"
    yield _NOTICE


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _REMINDER)
    return alarm


def plain(text: str) -> str:
    """The user's *text* in one line of at most 200 characters, without control characters."""
    line = " ".join("".join(map(_printable, text)).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _printable(letter: str) -> str:
    """The letter; nothing for what steers the direction of text, a space for other controls."""
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    return " " if category in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} else letter


def read(content: bytes) -> tuple[tuple[str, date, date], ...]:
    """The events of a file: uid, first day and the day after the last one, in their order."""
    return tuple(
        (str(event.uid), event.start, event.end) for event in Calendar.from_ical(content).events
    )


def events(
    agendas: Iterable[Agenda], moves: Mapping[str, Move]
) -> tuple[tuple[str, date, date], ...]:
    """What `read` should find after *agendas* were written with their *moves*."""
    return tuple(
        (f"{one.uid}@limen", one.on, (one.ends or one.on) + _DAY)
        for one in (told.milestone for told in _written(agendas, moves))
        if one.on
    )
