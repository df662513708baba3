"""Of the snapshots that were made by themselves the newest are kept, and fewer the older they are."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from limen.domain.snapshots import Snapshot
from limen.engine.history.thinning import ALWAYS, MOST, superfluous

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOURS = st.lists(st.integers(0, 3000), max_size=80, unique=True)


def made(hours_ago: float, name: str = "", size: int = 1000) -> Snapshot:
    at = (NOON - timedelta(hours=hours_ago)).isoformat()
    return Snapshot(
        file=f"{hours_ago:06}.snapshot", at=at, sequence=1, head="", newest=at, size=size, name=name
    )


def left(snapshots: Iterable[Snapshot], most_bytes: int = 10**9) -> list[Snapshot]:
    snapshots = list(snapshots)
    gone = superfluous(snapshots, most_bytes)
    return [one for one in snapshots if one not in gone]


@given(HOURS)
def test_that_their_number_is_bounded_and_the_newest_stay(hours: list[int]) -> None:
    kept = left(map(made, hours))

    assert len(kept) <= MOST
    assert {made(one) for one in sorted(hours)[:ALWAYS]} <= set(kept)


@given(HOURS)
def test_that_what_was_kept_is_kept_the_next_time(hours: list[int]) -> None:
    kept = left(map(made, hours))

    assert left(kept) == kept


def test_that_a_snapshot_made_every_hour_leaves_hours_days_and_weeks() -> None:
    kept = [one.file for one in left(made(hour) for hour in range(24 * 7 * 12))]

    assert kept[:8] == [f"{hour:06}.snapshot" for hour in range(8)]
    assert kept[8:20] == [f"{13 + 24 * day:06}.snapshot" for day in range(12)]
    assert len(kept) <= MOST


def test_that_one_with_a_name_or_without_an_instant_never_goes() -> None:
    odd = [
        Snapshot(file=f"x{at}", at=at, sequence=1, head="", newest="", size=10**12)
        for at in ("soon", "2026-11-24")
    ]
    named = [made(one, "kept") for one in range(5000, 5100)]

    assert left([*named, *odd]) == [*named, *odd]


def test_that_they_take_no_more_room_than_there_is_but_the_newest_stay() -> None:
    large = [made(one, size=400) for one in range(6)]

    assert left(large, 1000) == large[:ALWAYS]
    assert left(large, 2000) == large[:5]
