"""The only place that asks what day and what time it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Something that can be asked for the day (where the person is) and the instant (UTC)."""

    today: Callable[[], date]
    now: Callable[[], datetime]

    def instant(self) -> str:
        """The instant as ISO 8601 in UTC, to the millisecond."""
        return self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")


SYSTEM = Clock(
    today=date.today,  # noqa: TID251 - this is the place
    now=lambda: datetime.now(UTC),  # noqa: TID251 - this is the place
)


def fixed(day: date) -> Clock:
    """A clock on which it is always noon (UTC) of *day*: what is made with it can be made again."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Clock(today=lambda: day, now=lambda: noon)
