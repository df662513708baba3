"""Which changes a copy brings, and which of them are conflicts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from limen.domain.history import Action, Entry
from limen.domain.merging import Change
from limen.engine.kinship import ancestor
from limen.engine.merging.meeting import meetings
from limen.engine.merging.naming import NEW, cited, new_things, under_our_names
from limen.engine.merging.slots import (
    ANSWER,
    MADE,
    NAME,
    NOTHING,
    THERE,
    Slot,
    key,
    newest,
    slots,
    value,
)

Newest = Mapping[Slot, Entry]


def changes(ours: Sequence[Entry], theirs: Sequence[Entry]) -> tuple[Change, ...]:
    """What *theirs* says otherwise since the last entry that both logs have, oldest first."""
    common = ancestor(ours, theirs)
    return _Merge(ours, theirs, common).changes()


class _Merge:
    """Both logs with what each of them said last, before and after they went their own ways."""

    def __init__(self, ours: Sequence[Entry], theirs: Sequence[Entry], common: int) -> None:
        self._later = under_our_names(ours, theirs, common)
        self._base = newest(ours[:common])
        self._ours = newest(ours)
        self._since = newest(ours[common:])
        self._theirs = newest(self._later)
        self._hashes = frozenset(entry.hash for entry in theirs)
        self._known = frozenset(one for entry in ours for one in cited(entry))
        self._known_there = frozenset(one for entry in theirs for one in cited(entry))
        self._met = meetings(ours[common:], self._later)
        self._above = {
            one.record: str(one.what["parent"])
            for one in (*ours, *self._later)
            if one.action is Action.ADD
        }  # a file stays when the record goes for which it was attached

    def changes(self) -> tuple[Change, ...]:
        """What is new, what changed and what was removed, each by the place of its first entry."""
        new, changed, removed_here = self._sorted()
        found = [
            *(Change(key=top, entries=tuple(each)) for top, each in new.items()),
            *(self._change(slot, entry) for slot, entry in changed.items()),
            *(self._taken_away(one, entries) for one, entries in removed_here.items()),
        ]
        made = {identifier: one.key for one in found for identifier in _made_in(one)}
        found.sort(key=lambda one: one.entries[0].sequence)
        return tuple(replace(one, needs=_needs(one, made)) for one in found)

    def _sorted(self) -> tuple[dict[str, list[Entry]], Newest, dict[str, list[Entry]]]:
        """What only the copy has, by its top; what it changed; and what it did to what we removed."""
        new: dict[str, list[Entry]] = {}
        changed: dict[Slot, Entry] = {}
        removed_here: dict[str, list[Entry]] = {}
        for slot, entry in self._theirs.items():
            if self._says_something(slot, entry):
                away = self._gone(slot[1], self._ours) if slot[0] != THERE else ""
                away = "" if self._brought_back(away) else away
                top = self._top(slot[1])
                if away:
                    removed_here.setdefault(away, []).append(entry)
                elif top:
                    new.setdefault(top, []).append(entry)
                else:
                    changed[slot] = entry
        return _in_order(new), changed, _in_order(removed_here)

    def _brought_back(self, identifier: str) -> bool:
        """Whether the copy itself says that what we removed is there again."""
        slot = (THERE, identifier, "")
        entry = self._theirs.get(slot)
        restored = entry is not None and entry.action is Action.RESTORE
        return restored and self._says_something(slot, self._theirs[slot])

    def _says_something(self, slot: Slot, entry: Entry) -> bool:
        """Whether the copy says something about the slot that we neither say nor know of."""
        kind, identifier, _ = slot
        if entry.hash in self._known:
            return False
        if identifier.startswith(NEW):
            return kind != THERE and not self._gone(identifier, self._theirs)
        if kind == MADE or (kind != THERE and self._gone(identifier, self._theirs)):
            return False  # both made it, or the copy removed it afterwards
        met = self._met.get(slot)
        before = met.known if met else self._base.get(slot)
        said = value(slot, entry)
        return said not in (value(slot, before), value(slot, self._ours.get(slot)))

    def _top(self, identifier: str) -> str:
        """The topmost of what is new above *identifier*, or itself; "" where nothing is."""
        top = ""
        while identifier.startswith(NEW):
            top, identifier = identifier, self._above.get(identifier, "")
        return top

    def _gone(self, identifier: str, words: Newest) -> str:
        """The topmost of what was removed above *identifier*, or itself; "" where nothing was."""
        gone = ""
        while identifier:
            slot = (THERE, identifier, "")
            said = words.get(slot, self._base.get(slot))
            gone = gone if value(slot, said) else identifier
            identifier = self._above.get(identifier, "")
        return gone

    def _change(self, slot: Slot, entry: Entry) -> Change:
        conflict = self._said_here(slot) or self._worked_on(slot, entry)
        mine = self._since.get(slot) or conflict
        return Change(
            key=key(slot),
            entries=(entry,),
            base=self._base.get(slot),
            ours=mine,
            again=_again(slot, self._ours.get(slot), entry) if conflict else None,
            conflict=conflict is not None,
        )

    def _said_here(self, slot: Slot) -> Entry | None:
        """What we said of the slot since the common past, or since both sides last knew of each other."""
        ours, met = self._since.get(slot), self._met.get(slot)
        before = met.ours if met else self._base.get(slot)
        return None if ours is None or value(slot, ours) == value(slot, before) else ours

    def _worked_on(self, slot: Slot, entry: Entry) -> Entry | None:
        """The newest that we said about what the copy removed, or about what hangs on it."""
        if slot[0] != THERE or entry.action is not Action.REMOVE:
            return None
        about = (
            mine
            for (kind, identifier, _), mine in self._since.items()
            if kind != THERE
            and slot[1] in self._upwards(identifier)
            and not cited(mine) & self._hashes
            and mine.hash not in self._known_there
        )
        return max(about, key=lambda one: one.sequence, default=None)

    def _upwards(self, identifier: str) -> Iterator[str]:
        while identifier:
            yield identifier
            identifier = self._above.get(identifier, "")

    def _taken_away(self, identifier: str, entries: list[Entry]) -> Change:
        """The copy went on with what we removed: to take that is to bring it back."""
        slot = (THERE, identifier, "")
        back = replace(entries[0], action=Action.RESTORE, record=identifier, question="", what={})
        ours = self._ours[slot]
        return Change(
            key=key(slot),
            entries=(back, *entries),
            ours=ours,
            again=_again(slot, ours, entries[-1]),
            conflict=True,
        )


def _in_order(groups: Mapping[str, list[Entry]]) -> dict[str, list[Entry]]:
    """Each entry once, oldest first: what was made has several slots."""
    return {
        top: sorted({one.sequence: one for one in each}.values(), key=lambda one: one.sequence)
        for top, each in groups.items()
    }


def _made_in(change: Change) -> Iterator[str]:
    for entry in change.entries:
        yield from (slot[1] for slot in slots(entry) if slot[0] == MADE)


def _needs(change: Change, made: Mapping[str, str]) -> frozenset[str]:
    wanted = {one for entry in change.entries for one in new_things(entry)}
    return frozenset(made[one] for one in wanted if one in made) - {change.key}


def _again(slot: Slot, ours: Entry | None, theirs: Entry) -> Entry:
    """An entry that says once more what we say of *slot*."""
    kind, identifier, question = slot
    if kind == THERE:
        action = Action.RESTORE if value(slot, ours) else Action.REMOVE
        return replace(theirs, action=action, record=identifier, question="", what={})
    if kind == NAME:
        what = {"name": value(slot, ours)}
        return replace(theirs, action=Action.RENAME, record=identifier, question="", what=what)
    what = dict(ours.what) if ours else dict(NOTHING) if kind == ANSWER else {}
    return replace(theirs, record=identifier, question=question, what=what)
