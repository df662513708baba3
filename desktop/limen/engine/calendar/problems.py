"""What is odd about a planned release, in sentences."""

from collections.abc import Iterator
from datetime import date

from limen.domain.calendar import Release, Standing
from limen.engine import words
from limen.engine.calendar.order import CEILING_DAYS
from limen.engine.calendar.stages import odd_accesses, odd_stages
from limen.engine.calendar.window import LONGEST_DAYS, opens

PARTNERS, PUBLIC, WINDOW = "trusted_partner_release", "public_release", "window_days"


Odd = tuple[str, str]
"""The key of the question that it is about, and the sentence."""


def problems(release: Release, today: date | None) -> Iterator[str]:
    """One sentence for each oddity; none of them stops the plan."""
    yield from (sentence for _key, sentence in beside(release, today))
    yield from odd_stages(release, today)
    yield from odd_accesses(release)


def beside(release: Release, today: date | None) -> Iterator[Odd]:
    """What is odd about the answers of the release itself, to be said beside each."""
    yield from _order(release)
    yield from _length(release)
    if today is not None:
        yield from _partners(release, today)
        yield from _public(release, today)


def _order(release: Release) -> Iterator[Odd]:
    partners, public = release.trusted_partners, release.public
    if partners and public and public < partners:
        said = (
            f"The public release on {words.day(public)} lies before the release to other trusted "
            f"partners on {words.day(partners)}."
        )
        yield PUBLIC, said


def _length(release: Release) -> Iterator[Odd]:
    days = words.counted(release.window_days, "day")
    if release.window_days < 1:
        yield WINDOW, f"A window of {days} is none: give at least 1 day."
    elif release.window_days > LONGEST_DAYS:
        yield (
            WINDOW,
            (f"A window of {days} is longer than a year: give at most {LONGEST_DAYS} days."),
        )
    elif release.window_days > CEILING_DAYS:
        yield (
            WINDOW,
            (
                f"A window of {days} is longer than the “up to {CEILING_DAYS} days” of the order: "
                "it is a scenario of your own."
            ),
        )


def _partners(release: Release, today: date) -> Iterator[Odd]:
    partners, first = release.trusted_partners, opens(release)
    said = _day("release to other trusted partners", partners, release.partners_standing, today)
    if said:
        yield PARTNERS, said
    elif release.partners_standing is not Standing.HAPPENED and first and first < today:
        late = words.counted((today - first).days, "day")
        yield PARTNERS, f"The full window would have opened on {words.day(first)}, {late} ago."


def _public(release: Release, today: date) -> Iterator[Odd]:
    if said := _day("public release", release.public, release.public_standing, today):
        yield PUBLIC, said


def _day(what: str, on: date | None, standing: Standing, today: date) -> str:
    """What is odd about a day that has gone by, or that is still to come; empty where nothing is."""
    happened = standing is Standing.HAPPENED
    if on is None or happened is (on <= today) or on == today:
        return ""
    if happened:
        return (
            f"The {what} is said to have happened, and its day, {words.day(on)}, is still to come."
        )
    return f"The {what} on {words.day(on)} has gone by: say whether it has happened."
