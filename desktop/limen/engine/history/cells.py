"""What an entry of the log changes, what it needs, and what hangs on what."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from limen.domain.history import Action, Entry

Cell = tuple[str, str, str]
"""One thing that has a value: ("answer", record, question), ("name", record, "") or ("there", id, "") or
("description", id, "") of a file."""

GIVING = frozenset({Action.CREATE, Action.ADD, Action.ATTACH, Action.RESTORE})
"""The actions after which something is there."""

_THERE = GIVING | {Action.REMOVE}
_KINDS = {Action.RENAME: "name", Action.DESCRIBE: "description"}


def subject(entry: Entry) -> str:
    """The record or the piece of evidence whose being there, or whose answers, *entry* changes."""
    return str(entry.what.get("id", "")) if entry.action is Action.ATTACH else entry.record


def cell(entry: Entry) -> Cell | None:
    """What *entry* changes; ``None`` where it cannot be changed back."""
    if entry.action in _THERE:
        return "there", subject(entry), ""
    if entry.action is Action.SAY:
        return "answer", entry.record, entry.question
    kind = _KINDS.get(entry.action)
    return (kind, entry.record, "") if kind else None


def valued(entry: Entry) -> tuple[Cell, ...]:
    """What has another value after *entry*: what is new has a name or a description, too."""
    changed = cell(entry)
    if changed is None:
        return ()
    if entry.action is Action.ATTACH:
        return changed, ("description", changed[1], "")
    if entry.action in {Action.CREATE, Action.ADD}:
        return changed, ("name", entry.record, "")
    return (changed,)


def cells(entries: Iterable[Entry]) -> tuple[Cell, ...]:
    """What *entries* change, each once, in their order."""
    return tuple(dict.fromkeys(one for one in map(cell, entries) if one is not None))


def cited(entry: Entry) -> frozenset[str]:
    """The evidence that an answer names."""
    named: Any = entry.what.get("evidence", ()) if entry.action is Action.SAY else ()
    return frozenset(map(str, named))


def parents(log: Iterable[Entry]) -> Mapping[str, str]:
    """What each record and each piece of evidence hangs on."""
    return {
        subject(entry): entry.record
        if entry.action is Action.ATTACH
        else str(entry.what.get("parent", ""))
        for entry in log
        if entry.action in {Action.ADD, Action.ATTACH}
    }


def upwards(identifier: str, above: Mapping[str, str]) -> Iterator[str]:
    """*identifier* and all that it hangs on, from the nearest on."""
    seen: set[str] = set()
    while identifier and identifier not in seen:
        seen.add(identifier)
        yield identifier
        identifier = above.get(identifier, "")


def newest_about_being_there(log: Iterable[Entry]) -> Mapping[str, Entry]:
    """The entry that last said of each record and each piece of evidence whether it is there."""
    return {subject(entry): entry for entry in log if entry.action in _THERE}
