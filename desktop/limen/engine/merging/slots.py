"""What an entry gives a value to, and which entry did so last."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from limen.domain.answers import Silence
from limen.domain.history import Action, Entry

Slot = tuple[str, str, str]
"""One thing that has a value: ("answer", record, question), ("name", record, ""), ("there", id, "")…"""

ANSWER, NAME, THERE, MADE, ABOUT = "answer", "name", "there", "made", "about"
NOTHING: Mapping[str, Any] = {"silence": str(Silence.NOT_ASKED)}
"""The payload of an answer that was taken back."""

_MAKING = {Action.CREATE, Action.ADD, Action.ATTACH}
_OF_ACTION = {
    Action.SAY: ANSWER,
    Action.RENAME: NAME,
    Action.REMOVE: THERE,
    Action.RESTORE: THERE,
    Action.DESCRIBE: ABOUT,
}


def subject(entry: Entry) -> str:
    """The record or the file that *entry* is about."""
    return str(entry.what.get("id", "")) if entry.action is Action.ATTACH else entry.record


def slots(entry: Entry) -> Iterator[Slot]:
    """What has another value after *entry*: what is new has a name, too.

    That content was discarded changes nothing that is said.
    """
    if entry.action in _MAKING:
        yield MADE, subject(entry), ""
        yield NAME, subject(entry), ""
    elif entry.action in _OF_ACTION:
        yield _OF_ACTION[entry.action], entry.record, entry.question


def newest(entries: Iterable[Entry]) -> dict[Slot, Entry]:
    """The entry that last gave each slot a value; the oldest slot first."""
    found: dict[Slot, Entry] = {}
    for entry in entries:
        found.update(dict.fromkeys(slots(entry), entry))
    return found


def value(slot: Slot, entry: Entry | None) -> object:
    """The value that *entry* gave a slot; that of one about which nothing was said where it is none."""
    match slot[0]:
        case "name":
            return entry and entry.what.get("name")
        case "there":
            return entry is None or entry.action is Action.RESTORE
        case _:
            return NOTHING if entry is None else entry.what


def key(slot: Slot) -> str:
    """A slot as scripts name it: ``training-run-1.tokens``, ``model-1@name``."""
    kind, identifier, question = slot
    return f"{identifier}.{question}" if kind == ANSWER else f"{identifier}@{kind}"
