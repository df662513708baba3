"""When a duty is due, in words: the figures of the data become phrases."""

import re
from datetime import date

from limen.domain.rules import Duty
from limen.engine import words

_SPAN = re.compile(r"\bPT?(\d+)([HDWMY])\b")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_NOUNS = {"H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}
_COUNTED = {
    "CALENDAR": "calendar days",
    "CONTINUOUS HOURS": "continuous hours",
    "EVENT": "",
    "DATE": "",
}


def due(duty: Duty) -> tuple[str, ...]:
    """When *duty* is due and how that is counted, as phrases: ``14 days``, ``start: discovery``."""
    counted, *more = duty.clock.split("|")
    parts = (duty.within, _manner(counted), *more)
    return tuple(_plain(part) for part in parts if part)


def _manner(clock: str) -> str:
    """The way of counting, with what stands in brackets behind it."""
    head, bracket, rest = clock.partition(" (")
    return _COUNTED.get(head, head) + bracket + rest


def _plain(text: str) -> str:
    return _DAY.sub(_day, _SPAN.sub(_span, text))


def _span(found: re.Match[str]) -> str:
    return words.counted(int(found[1]), _NOUNS[found[2]])


def _day(found: re.Match[str]) -> str:
    return words.day(date.fromisoformat(found[0]))
