"""The two days that a person sets, and the one that nobody can."""

from datetime import date

from limen.domain.calendar import Lane, Milestone, Release
from limen.engine.calendar.order import ACCESS, DETERMINATION


def partners(release: Release) -> Milestone:
    """The planned release to other trusted partners, from which the window is counted."""
    return Milestone(
        uid=f"{release.id}-trusted-partners",
        what="Release to other trusted partners",
        on=release.trusted_partners,
        strict=release.trusted_partners,
        computed=_set(
            release.trusted_partners, "The window of early access is counted back from it."
        ),
        lane=Lane.PARTNERS,
        source=ACCESS,
    )


def public(release: Release) -> Milestone:
    """The planned public release; nothing in the order is counted from it."""
    return Milestone(
        uid=f"{release.id}-public",
        what="Public release",
        on=release.public,
        strict=release.public,
        computed=_set(release.public, "The order counts nothing from it."),
        lane=Lane.PUBLIC,
        source=ACCESS,
    )


def _set(on: date | None, meaning: str) -> str:
    return f"As planned by the organisation. {meaning}" if on else f"No day is given yet. {meaning}"


def determination(release: Release) -> Milestone:
    """The answer of the Government, which has no day."""
    return Milestone(
        uid=f"{release.id}-determination",
        what="Government determination: the order sets no deadline",
        on=None,
        computed=(
            "No date can be computed: the order lets a developer ask whether a model meets the "
            "designation, and sets no time for the answer."
        ),
        lane=Lane.DETERMINATION,
        source=DETERMINATION,
    )
