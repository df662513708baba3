"""The log: one entry for everything that was ever said."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from limen.domain.nouns import dataclass
from limen.domain.value import Value


class Action(StrEnum):
    """What an entry does."""

    CREATE = "create"
    ADD = "add"
    SAY = "say"
    RENAME = "rename"
    REMOVE = "remove"
    RESTORE = "restore"
    ATTACH = "attach"
    DESCRIBE = "describe"
    DISCARD = "discard"


class Manner(StrEnum):
    """How an entry came about."""

    TYPED = "typed"
    IMPORTED = "imported"
    UNDONE = "undone"
    REDONE = "redone"
    EXAMPLE = "example"
    MERGED = "merged"
    RESTORED = "restored"


@dataclass(frozen=True, kw_only=True)
class Entry(Value):
    """One line of the log.

    *step* is the sequence of the first entry of the step that this one belongs to: what was done
    at once (an import, say) can be undone at once.  *at* is an ISO 8601 instant in UTC; *what* the action's payload as plain JSON; *hash* the
    SHA-256 over all other fields, of which *before* is the hash of the entry in front (64 zeros
    for the first).
    """

    sequence: int
    step: int
    at: str
    who: str
    manner: Manner
    action: Action
    record: str
    question: str = ""
    what: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    before: str
    hash: str
