"""What can help where a casefile cannot be read: the newest snapshot beside it that is whole."""

from pathlib import Path

from limen.domain.errors import LimenError, UnreadableFileError
from limen.domain.history import Entry
from limen.domain.snapshots import Snapshot
from limen.engine.instants import logged
from limen.engine.words import counted
from limen.store import snapshots


class RecoverableFileError(UnreadableFileError):
    """A casefile that cannot be read, of which there is a *snapshot*.

    *at_terminal* is the sentence with the command that helps.
    """

    def __init__(self, trouble: UnreadableFileError, one: Snapshot) -> None:
        self.snapshot = one
        said = f"{trouble} But there is the {seen(one)} beside it, of {_size(one)}, which is whole"
        self.at_terminal = f"{said}: “limen restore FILE {one.name or one.id} --out NEW.limen” makes a casefile of it."
        LimenError.__init__(self, f"{said}.")


def helped(casefile: Path, trouble: UnreadableFileError) -> UnreadableFileError:
    """The *trouble* with a casefile, with the snapshot that could help where there is one."""
    one = usable(casefile)
    return trouble if one is None else RecoverableFileError(trouble, one)


def helping(casefile: Path) -> tuple[str, ...]:
    """A sentence about the newest snapshot of the casefile that is whole; none where there is none."""
    one = usable(casefile)
    return () if one is None else (f"The {seen(one)} beside it is whole: {_size(one)}.",)


def _size(one: Snapshot) -> str:
    return counted(one.sequence, "entry", "entries")


def still_readable(casefile: Path) -> str:
    """A sentence to add once a confidential copy is made: the snapshots are not in it; "" for none."""
    if not snapshots.listed(casefile):
        return ""
    return (
        f" The snapshots in {snapshots.folder(casefile).name} stay as readable as the casefile is."
    )


def usable(casefile: Path) -> Snapshot | None:
    """The newest snapshot of the casefile that is whole."""
    for one in snapshots.listed(casefile):
        try:
            entries_in(casefile, one)
        except LimenError:
            continue
        return one
    return None


def entries_in(casefile: Path, one: Snapshot) -> tuple[Entry, ...]:
    """The log in a snapshot of the casefile at that path."""
    return snapshots.entries_of(snapshots.folder(casefile) / one.file)


def called(one: Snapshot) -> str:
    """What a snapshot is called in a sentence."""
    return f"“{one.name}”" if one.name else f"of {logged(one.at)}"


def seen(one: Snapshot) -> str:
    """A snapshot as part of a sentence."""
    return f"snapshot {called(one)}"
