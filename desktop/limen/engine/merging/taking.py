"""What is written into our log once it is decided whose word counts."""

from collections.abc import Mapping, Sequence

from limen.domain.history import Entry
from limen.domain.merging import Change, Taken
from limen.domain.nouns import dataclass
from limen.domain.value import Value


@dataclass(frozen=True, kw_only=True)
class Verdict(Value):
    """An *entry* to be made: the copy's, or one that says ours again after a conflict."""

    entry: Entry
    change: Change
    taken: Taken


def undecided(changes: Sequence[Change], choices: Mapping[str, Taken]) -> tuple[Change, ...]:
    """The conflicts that nobody decided yet."""
    return tuple(one for one in changes if one.conflict and one.key not in choices)


def verdicts(changes: Sequence[Change], choices: Mapping[str, Taken]) -> tuple[Verdict, ...]:
    """The entries to be made, in the copy's order; what is no conflict is taken unless *choices* say no.

    Of a conflict that is decided for us, our own word is said again, so that the log shows both.
    """
    chosen = _with_needed(changes, choices)
    found = [
        Verdict(entry=entry, change=one, taken=Taken.THEIRS)
        for one in changes
        if one.key in chosen
        for entry in one.entries
    ]
    found += [
        Verdict(entry=one.again, change=one, taken=Taken.OURS)
        for one in changes
        if one.again is not None and one.key not in chosen
    ]
    return tuple(sorted(found, key=lambda one: one.entry.sequence))


def _with_needed(changes: Sequence[Change], choices: Mapping[str, Taken]) -> frozenset[str]:
    """The keys of what is taken, with all that it rests on."""
    known = {one.key: one for one in changes}
    waiting = [one.key for one in changes if choices.get(one.key, Taken.THEIRS) is Taken.THEIRS]
    chosen: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in chosen:
            chosen.add(key)
            waiting += known[key].needs
    return frozenset(chosen)
