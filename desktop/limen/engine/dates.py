"""Days as people write them; whatever could be two days is refused."""

import re
from calendar import monthrange
from datetime import date

from limen.engine.words import day, listed

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_FIRST, _LAST = 2000, 2100
_LONGEST = 40
_NO_SUCH_DAY = "there is no such day in the calendar"
_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_NTH = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(rf"{_NTH} (?:of )?([a-z]+) ([0-9]{{4}})")
_MONTH_FIRST = re.compile(rf"([a-z]+) {_NTH} ([0-9]{{4}})")
_NO_YEAR = re.compile(rf"{_NTH} [a-z]+|[a-z]+ {_NTH}")
_WEEKDAY = re.compile(r"\((mon|tue|wed|thu|fri|sat|sun)\)$|^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ")


class UnclearDayError(ValueError):
    """A text that names no day; its text says what is expected instead."""


def read(raw: str) -> date:
    """The day that *raw* names: ``2027-01-15``, ``15 Jan 2027``, ``Jan 15, 2027``."""
    text = " ".join(raw[: _LONGEST + 1].casefold().split())
    if len(text) > _LONGEST:
        raise UnclearDayError("a date such as 2027-01-15 is expected")
    weekday = _WEEKDAY.search(text)
    when = _day(_WEEKDAY.sub("", text).replace(",", " "))
    if weekday and (weekday[1] or weekday[2]) not in day(when).casefold():
        raise UnclearDayError(f"that day is {day(when)}")
    return when


def _day(text: str) -> date:
    text = " ".join(text.replace(".", " ").split()) if not _NUMERIC.fullmatch(text) else text
    if found := _ISO.fullmatch(text):
        return _existing(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return _existing(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _existing(int(found[3]), _month(found[1]), int(found[2]))
    raise UnclearDayError(_advice(text))


def _advice(text: str) -> str:
    if found := _NUMERIC.fullmatch(text):
        return _either(int(found[1]), int(found[2]), int(found[3]))
    if _NO_YEAR.fullmatch(text):
        return "the year is missing; write it as 15 Jan 2027"
    return "a date such as 2027-01-15 or 15 Jan 2027 is expected"


def _either(first: int, second: int, year: int) -> str:
    """What to write for ``01/02/2027``, in which either could be the month."""
    readings = tuple(
        f"{year:04}-{month:02}-{number:02}"
        for number, month in dict.fromkeys(((first, second), (second, first)))
        if _is_day(year, month, number)
    )
    if not readings:
        return _NO_SUCH_DAY
    return f"it is unclear which is the month; write {listed(readings, 'or')}"


def _is_day(year: int, month: int, number: int) -> bool:
    return 1 <= month <= len(_MONTHS) and 1 <= number <= monthrange(year, month)[1]


def _month(name: str) -> int:
    for names in (_MONTHS, _FULL):
        if name in names:
            return names.index(name) + 1
    if name == "sept":
        return 9
    raise UnclearDayError(f"“{name}” is no month; write the date as 2027-01-15")


def _existing(year: int, month: int, number: int) -> date:
    if not _FIRST <= year <= _LAST:
        raise UnclearDayError(f"a year from {_FIRST} to {_LAST} is expected")
    if not _is_day(year, month, number):
        raise UnclearDayError(_NO_SUCH_DAY)
    return date(year, month, number)
