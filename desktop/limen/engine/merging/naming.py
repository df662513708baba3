"""The copy's entries under the identifiers that count here.

Identifiers are given by counting: after the common past, “model-2” is one model here and another
one in the copy.  What both made under the same name and place is taken for the same; so is what
came from the copy in an earlier merge.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from limen.domain.history import Action, Entry, Manner
from limen.engine.merging.slots import NAME, THERE, newest, subject, value

NEW = "copy:"
"""In front of the identifier of what only the copy has."""

_CITED = re.compile(r"entry \d{1,15} there, SHA-256 ([0-9a-f]{64})")


def citation(entry: Entry) -> str:
    """How an entry of another log is named in the reason of ours."""
    return f"entry {entry.sequence} there, SHA-256 {entry.hash}"


def cited(entry: Entry | None) -> frozenset[str]:
    """The hashes of the entries of another log that *entry* took over, or was preferred to."""
    if entry is None or entry.manner is not Manner.MERGED:
        return frozenset()
    return frozenset(_CITED.findall(entry.why))


def under_our_names(ours: Sequence[Entry], theirs: Sequence[Entry], common: int) -> list[Entry]:
    """What *theirs* says behind the first *common* entries, under our identifiers."""
    later = theirs[common:]
    matches = _Matches(ours[common:], later)
    ids: dict[str, str] = {}
    for entry in later:
        if entry.action in {Action.ADD, Action.ATTACH}:
            ids[subject(entry)] = matches.of(entry, ids) or f"{NEW}{subject(entry)}"
    return [renamed(entry, ids) for entry in later]


def renamed(entry: Entry, ids: Mapping[str, str]) -> Entry:
    """*entry* with other identifiers in all places that hold one."""
    what = {name: _renamed(name, part, ids) for name, part in entry.what.items()}
    return replace(entry, record=ids.get(entry.record, entry.record), what=what)


def _renamed(name: str, part: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401 - plain JSON
    if name in {"id", "parent"}:
        return ids.get(part, part)
    return [ids.get(one, one) for one in part] if name == "evidence" else part


class _Matches:
    """What we made ourselves since the common past, to be found by what it is known by."""

    def __init__(self, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
        self._names = _last_names(theirs)
        self._taken = {
            one: subject(entry) for entry in _making(ours) for one in (entry.hash, *cited(entry))
        }
        self._made: dict[tuple[object, ...], deque[str]] = {}
        names, there = _last_names(ours), newest(ours)
        claimed = {self._known(entry) for entry in _making(theirs)}
        for entry in _making(ours):
            slot = THERE, subject(entry), ""
            if subject(entry) not in claimed and value(slot, there.get(slot)):
                self._made.setdefault(_place(entry, names, {}), deque()).append(subject(entry))

    def _known(self, entry: Entry) -> str:
        """Our identifier for what came from the copy earlier, or went there from us."""
        known = (self._taken[one] for one in (entry.hash, *cited(entry)) if one in self._taken)
        return next(known, "")

    def of(self, entry: Entry, ids: Mapping[str, str]) -> str:
        """Our identifier for what *entry* made, "" where we have no such thing."""
        there = self._made.get(_place(entry, self._names, ids))
        return self._known(entry) or (there.popleft() if there else "")


def _making(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries that make something new."""
    return (one for one in entries if one.action in {Action.ADD, Action.ATTACH})


def _last_names(entries: Iterable[Entry]) -> Mapping[str, str]:
    found = newest(entries).items()
    return {slot[1]: str(entry.what.get("name")) for slot, entry in found if slot[0] == NAME}


def _place(entry: Entry, names: Mapping[str, str], ids: Mapping[str, str]) -> tuple[object, ...]:
    """What something new is known by: a record by kind, place and name, a file by name and hash."""
    if entry.action is Action.ATTACH:
        return entry.action, entry.what.get("name"), entry.what.get("sha256")
    parent = str(entry.what.get("parent"))
    return entry.action, entry.what.get("kind"), ids.get(parent, parent), names[entry.record]


def new_things(entry: Entry) -> Iterator[str]:
    """The identifiers in *entry* of what only the copy has."""
    parts = (entry.record, entry.what.get("id"), entry.what.get("parent"))
    named = entry.what.get("evidence") if entry.action is Action.SAY else ()
    for one in (*parts, *(named or ())):
        if isinstance(one, str) and one.startswith(NEW):
            yield one
