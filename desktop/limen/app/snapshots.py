"""Snapshots as people handle them: found by name, opened to read, told in words."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from limen.app.clock import Clock
from limen.app.desk import Desk
from limen.app.recovering import called, entries_in, seen
from limen.app.rulebooks import rulebook_for
from limen.domain.errors import LimenError, UnknownNameError
from limen.domain.history import Entry
from limen.domain.snapshots import Snapshot
from limen.engine.instants import logged
from limen.engine.words import counted
from limen.store import copying, looking, rows, snapshots
from limen.store.casefile import CasefileStore
from limen.store.opening import beside
from limen.store.trouble import told as told_of

if TYPE_CHECKING:
    from limen.app.comparison import Side
    from limen.domain.differences import Comparison

LONGEST = 200
"""Characters of a snapshot's name."""


class LongNameError(LimenError):
    """A name that is no name."""

    def __init__(self) -> None:
        super().__init__(f"The name of a snapshot has at most {LONGEST} characters: shorten it.")


class TakenNameError(LimenError):
    """A name that a snapshot of the same casefile has already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is a snapshot “{name}” already, and it stays: choose another name."
        )


class ForeignSnapshotError(LimenError):
    """A snapshot whose log is not the beginning of the casefile's own."""

    def __init__(self, name: str, casefile: str) -> None:
        super().__init__(
            f"“{name}” is not an earlier state of {casefile}: the two logs differ. Save it as a casefile "
            "of its own, and compare or merge the two."
        )


def keep_snapshot(casefile: Path, clock: Clock, name: str = "") -> Snapshot | None:
    """Make a snapshot; under a *name* that is new, or without one where anything changed."""
    name = " ".join(name.split())
    if len(name) > LONGEST:
        raise LongNameError
    if name and any(one.name == name for one in snapshots.listed(casefile)):
        raise TakenNameError(name)
    return snapshots.taken(casefile, clock.instant(), name)


def snapshot_named(casefile: Path, name: str) -> Snapshot:
    """The snapshot of that name or id; “newest” is the newest one."""
    known = snapshots.listed(casefile)
    found = [one for one in known if name in {one.name, one.id, one.file}]
    if name == "newest":
        found += known[:1]
    if not found:
        raise UnknownNameError("snapshot", name, tuple(one.name or one.id for one in known))
    return found[0]


def told(one: Snapshot) -> str:
    """A snapshot in a sentence."""
    entries = counted(one.sequence, "entry", "entries")
    return f"Snapshot {called(one)}: {entries}, the newest of {logged(one.newest)}."


def saved_as_casefile(casefile: Path, one: Snapshot, out: Path) -> None:
    """Make a new casefile of a snapshot, with the content of files as far as *casefile* still has it.

    A file that is there is never replaced.
    """
    copying.copy(casefile, out, entries_in(casefile, one))


def opened(
    casefile: Path, one: Snapshot, log: tuple[Entry, ...], clock: Clock, who: str = ""
) -> Desk:
    """A desk with the casefile as it was in a snapshot with that *log*, only to be read."""
    store = CasefileStore.of_log(casefile, log, f"this is the {seen(one)}.")
    desk = Desk(store, clock, who, rulebook_for(casefile))
    desk.state = seen(one)
    return desk


def restored(desk: Desk, one: Snapshot) -> str:
    """Bring back the state of a snapshot, as a step; what was done, in a sentence."""
    if desk.look_up(lambda log: looking.hash_of(log, one.sequence)) != one.head:
        raise ForeignSnapshotError(one.name or one.id, desk.path.name)
    return desk.restore_to(one.sequence, f"the {seen(one)}")


def since(casefile: Path, one: Snapshot, now: "Side", today: date) -> "Comparison":
    """What changed from a snapshot of the casefile at that path to what it says *now*; in any thread."""
    from limen.app.comparison import compared, side_of

    return compared(side_of(snapshots.folder(casefile) / one.file), now, today)


def log_beside(casefile: Path) -> tuple[Entry, ...]:
    """The log of a casefile that is open, over a connection of its own: works in any thread."""
    with told_of(casefile), closing(beside(casefile)) as connection:
        return rows.entries(connection)
