"""Counting days back and forth from the anchors of a release."""

from collections.abc import Iterator
from datetime import date

from limen.domain.calendar import Milestone, Release, ReleasePlan
from limen.engine.calendar.anchors import determination, partners, public
from limen.engine.calendar.problems import problems
from limen.engine.calendar.window import opening, window


def plan(release: Release, today: date | None = None) -> ReleasePlan:
    """The release with its milestones, dated ones first by date, and what is odd about it.

    *today* only tells whether a date has gone by.
    """
    milestones = tuple(_milestones(release))
    return ReleasePlan(
        release=release,
        milestones=tuple(sorted(milestones, key=lambda one: (one.on is None, one.on or date.min))),
        problems=tuple(problems(release, today)),
    )


def _milestones(release: Release) -> Iterator[Milestone]:
    yield opening(release)
    yield window(release)
    yield partners(release)
    yield determination(release)
    yield public(release)
