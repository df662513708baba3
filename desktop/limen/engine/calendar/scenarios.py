"""Plans as they would be, side by side; the casefile is left alone."""

from dataclasses import replace
from datetime import date, timedelta

from limen.domain.calendar import Lane, Outlook, Release, ReleasePlan, Scenario
from limen.domain.clocks import Almanac
from limen.engine import words
from limen.engine.calendar.release import plan

LATE, MOST_LATE = 14, 3_650
"""Days by which something is late unless told otherwise, and at most."""
AS_PLANNED = Scenario(key="as-planned", title="As planned")


def scenarios(late: int = LATE, slip: int = LATE) -> tuple[Scenario, ...]:
    """The plans that are looked at: a determination *late* by so many days, and partners that *slip*.

    30 days is what the order says at most; drafts had 90, and part of industry asked for 14.
    """
    waiting = f"Determination {words.counted(late, 'day')} late, and you wait"
    return (
        AS_PLANNED,
        *(
            Scenario(key=f"window-{days}", title=f"A window of {days} days", window_days=days)
            for days in (30, 14, 90)
        ),
        Scenario(key="late", title=waiting, late=late),
        Scenario(key="slip", title=f"Partners {words.counted(slip, 'day')} later", slip=slip),
    )


SCENARIOS = scenarios()
"""Those with the usual days."""


def under(release: Release, scenario: Scenario) -> Release:
    """The *release* as it would be."""
    days = release.window_days if scenario.window_days is None else scenario.window_days
    return replace(
        release,
        window_days=days,
        trusted_partners=_later(release.trusted_partners, scenario.slip + scenario.late),
        public=_later(release.public, scenario.late),
    )


def outlook(release: Release, scenario: Scenario, today: date, almanac: Almanac) -> Outlook:
    """What *scenario* makes of the *release* on that day."""
    made = plan(under(release, scenario), today, almanac)
    steps = [one for one in made.milestones if one.lane is Lane.PREPARATION and one.on]
    return Outlook(
        scenario=scenario,
        plan=made,
        begins=min((one.on for one in steps if one.on), default=None),
        opens=next((one.on for one in made.milestones if one.lane is Lane.WINDOW), None),
        late=sum(one.late for one in steps),
    )


def side_by_side(
    release: Release,
    today: date,
    almanac: Almanac,
    every: tuple[Scenario, ...] = SCENARIOS,
) -> tuple[Outlook, ...]:
    """The *release* under *every* scenario, each looked at from the same day."""
    return tuple(outlook(release, one, today, almanac) for one in every)


def _later(day: date | None, days: int) -> date | None:
    if day is None or (date.max - day).days < days:
        return None
    return day + timedelta(days=days)


def spans(made: ReleasePlan) -> tuple[date, date] | None:
    """The first and the last day on which people work on a release, up to the end of its window."""
    days = [
        day
        for one in made.milestones
        if one.lane in {Lane.PREPARATION, Lane.WINDOW}
        for day in (one.on, one.ends)
        if day
    ]
    return (min(days), max(days)) if days else None
