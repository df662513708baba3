"""What two logs have in common: the entries up to where copies of one casefile went their own ways."""

from collections.abc import Sequence

from limen.domain.history import Action, Entry


def ancestor(one: Sequence[Entry], other: Sequence[Entry]) -> int:
    """The number of the newest entry that both logs have; 0 where they have nothing in common.

    Each entry's hash seals everything in front of it: it suffices to look at one.
    """
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[middle - 1].hash == other[middle - 1].hash:
            least = middle
        else:
            most = middle - 1
    return least


def shared(one: Sequence[Entry], other: Sequence[Entry]) -> frozenset[str]:
    """The identifiers of records and files that mean the same in both logs."""
    return frozenset(made(entry) for entry in one[: ancestor(one, other)]) - {""}


def made(entry: Entry) -> str:
    """The identifier that *entry* gave to something new, "" where it made nothing new."""
    if entry.action in {Action.CREATE, Action.ADD}:
        return entry.record
    return str(entry.what["id"]) if entry.action is Action.ATTACH else ""
