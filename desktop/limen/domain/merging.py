"""What a copy of a casefile brings back: changes to take over, and conflicts to be decided."""

from enum import StrEnum

from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.value import Value


class Taken(StrEnum):
    """Whose word counts."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, kw_only=True)
class Change(Value):
    """One thing that the copy says otherwise than we do.

    *key* names it in scripts.  *entries* are what the copy's log says about it, oldest first, under
    the identifiers that count here; what only the copy has bears one that begins with “copy:”.
    In a *conflict* both sides said something since their common past: *ours* is our newest entry
    about it, and *again* says what we say once more.  *needs* are the keys of changes that have to
    be taken with this one.
    """

    key: str
    entries: tuple[Entry, ...]
    base: Entry | None = None
    ours: Entry | None = None
    again: Entry | None = None
    conflict: bool = False
    needs: frozenset[str] = frozenset()

    @property
    def theirs(self) -> Entry:
        """The copy's newest entry about it."""
        return self.entries[-1]
