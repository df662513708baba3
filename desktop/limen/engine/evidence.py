"""What can be said about a piece of evidence on a day: how it stands, and of which days it tells."""

from collections.abc import Iterable
from datetime import date

from limen.domain.answers import Answer
from limen.domain.evidence import Evidence, Keeping, Standing
from limen.engine import dates, words


class UnclearPeriodError(ValueError):
    """A text that names no day and no period; its text says what is expected instead."""


def standing(evidence: Evidence, today: date, found: str | None = None) -> Standing:
    """How *evidence* stands on the day *today*.

    *found* is the SHA-256 of its content as it is now, "" where there is none any more, and
    ``None`` where nobody looked.  What is changed or missing counts for more than what is expired.
    """
    if found is not None and evidence.keeping is not Keeping.NAMED:
        if not found:
            return Standing.MISSING
        if found != evidence.sha256:
            return Standing.CHANGED
    if evidence.expires is not None and evidence.expires < today:
        return Standing.EXPIRED
    if evidence.keeping is Keeping.NAMED:
        return Standing.NAMED
    return Standing.UNCHECKED if found is None else Standing.FINE


def still_backing(before: Answer, known: Iterable[Evidence]) -> tuple[str, ...]:
    """Of the *known* files, those that back another answer to the same question, too.

    The file that the answer *before* was read from does not say the other one.
    """
    source = before.provenance.sha256
    backing = (one for one in known if one.id in before.evidence)
    return tuple(one.id for one in backing if not source or one.sha256 != source)


def period(begins: date | None, ends: date | None) -> str:
    """A day or a period in words, "" for none."""
    if begins is None:
        return ""
    return words.day(begins) if ends is None else f"{words.day(begins)} to {words.day(ends)}"


def read_period(raw: str) -> tuple[date | None, date | None]:
    """The day or period in *raw* (``2026-07-01`` or ``2026-07-01/2026-07-31``), nothing for ""."""
    first, among, last = (part.strip() for part in _parted(raw))
    if not raw.strip():
        return None, None
    begins, ends = _day(first), _day(last) if among else None
    if ends is not None and ends < begins:
        raise UnclearPeriodError("the period ends before it begins")
    return begins, None if ends == begins else ends


def _parted(raw: str) -> tuple[str, str, str]:
    separator = " to " if " to " in raw else "/"
    return raw.partition(separator) if raw.count(separator) == 1 else (raw, "", "")


def _day(text: str) -> date:
    try:
        return dates.read(text)
    except dates.UnclearDayError as unclear:
        raise UnclearPeriodError(str(unclear)) from None


_UNITS = ("bytes", "KiB", "MiB", "GiB")
_STEP = 1024


def size(number: int) -> str:
    """*number* of bytes as people read it: ``1.5 KiB``."""
    amount, unit = float(number), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    return words.counted(number, "byte") if unit == 0 else f"{amount:,.1f} {_UNITS[unit]}"
