"""Points of a log, as people name them: an entry's number, a day or instant, a snapshot or a dossier."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from limen.domain.errors import LimenError
from limen.domain.history import Entry
from limen.engine import instants
from limen.store import snapshots

START, NOW, DOSSIER = "start", "now", "dossier"
_MOST_LOOKED_AT = 200


class NoSuchPointError(LimenError):
    """A point that the log does not have."""

    def __init__(self, point: str, problem: str) -> None:
        super().__init__(
            f"“{point}” is no point of the log: {problem} Name an entry by its number, a day "
            "(2026-11-24), an instant (2026-11-24T12:00Z), “start”, “now”, a snapshot, “dossier” for the newest "
            "dossier beside the casefile, or a dossier’s file."
        )


def number(point: str, log: Sequence[Entry], casefile: Path) -> int:
    """The number of the newest entry at a *point* of the *log* of *casefile*.

    A day stands for its end, by the clock here.
    """
    if point in {"", NOW}:
        return len(log)
    if point == START:
        return 1
    if point.isdigit():
        return _counted(point, log)
    if point == DOSSIER or point.lower().endswith(".pdf"):
        return _printed(point, log, casefile)
    return _kept(point, log, casefile) or _until(point, log)


def _kept(point: str, log: Sequence[Entry], casefile: Path) -> int:
    """The last entry of the snapshot of that name or id; 0 where there is none of this log."""
    for one in snapshots.listed(casefile):
        reached = log[one.sequence - 1 : one.sequence]
        if point in {one.name, one.id} and any(entry.hash == one.head for entry in reached):
            return one.sequence
    return 0


def _counted(point: str, log: Sequence[Entry]) -> int:
    found = int(point)
    if not 1 <= found <= len(log):
        raise NoSuchPointError(point, f"its entries are numbered from 1 to {len(log):,}.")
    return found


def _until(point: str, log: Sequence[Entry]) -> int:
    end = _instant(point)
    found = max((one.sequence for one in log if _made(one) <= end), default=0)
    if not found:
        raise NoSuchPointError(point, f"it begins on {instants.logged(log[0].at)}.")
    return found


def _instant(point: str) -> datetime:
    try:
        if len(point) == len("2026-11-24"):
            return datetime.combine(date.fromisoformat(point), time.max).astimezone()
        return datetime.fromisoformat(point).astimezone()
    except (ValueError, OverflowError):
        raise NoSuchPointError(point, "it cannot be read.") from None


def _made(entry: Entry) -> datetime:
    """When an entry was made; long after everything where nobody can read it."""
    try:
        return datetime.fromisoformat(entry.at).astimezone()
    except (ValueError, OverflowError):
        return datetime.max.replace(tzinfo=UTC)


def _printed(point: str, log: Sequence[Entry], casefile: Path) -> int:
    """The entry up to which a dossier goes: the one that is named, or the newest beside *casefile*."""
    if point != DOSSIER:
        found = _sequence(Path(point), log)
        if not found:
            raise NoSuchPointError(point, "that dossier was not made from this log.")
        return found
    found = newest_dossier(log, casefile)
    if not found:
        raise NoSuchPointError(point, "no dossier that was made from it lies beside the casefile.")
    return found


def newest_dossier(log: Sequence[Entry], casefile: Path) -> int:
    """The entry up to which the newest dossier beside *casefile* goes; 0 where there is none."""
    beside = sorted(casefile.parent.glob("*.pdf"))[:_MOST_LOOKED_AT]
    return max((_readable(one, log) for one in beside), default=0)


def _readable(place: Path, log: Sequence[Entry]) -> int:
    try:
        return _sequence(place, log)
    except (LimenError, OSError):
        return 0  # some other document


def _sequence(place: Path, log: Sequence[Entry]) -> int:
    """The number of the newest entry that a dossier was made from; 0 where it is not of this log."""
    from limen.app.carrying import carried_in, reached
    from limen.app.comparing import replayed

    carried = carried_in(place)
    found = carried.casefile.sequence
    if not 1 <= found <= len(log):
        return 0
    then = replayed(tuple(log[:found]), place.name)
    same = then.record(carried.model) is not None and reached(then, carried.model)
    return found if same == carried.casefile.records else 0
