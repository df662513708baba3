"""Merging a returned copy: what it brings, who said it, and the step that takes it over."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from zipfile import is_zipfile

import msgspec

from limen.domain.errors import LimenError, UnreadableFileError
from limen.domain.evidence import Keeping
from limen.domain.forms import RecordKind
from limen.domain.history import Action, Entry
from limen.domain.merging import Change, Taken
from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.engine import instants
from limen.engine.kinship import ancestor
from limen.engine.merging.changes import changes
from limen.engine.merging.naming import NEW, citation, renamed
from limen.engine.merging.slots import subject
from limen.engine.merging.taking import Verdict, undecided, verdicts
from limen.engine.words import counted
from limen.store.step import Step

_LONGEST = 200
"""So many characters of an answer are quoted in a reason."""


@dataclass(frozen=True, kw_only=True)
class Copy(Value):
    """A returned copy of a casefile: its name and its log, and where it lies, to fetch content from."""

    name: str
    log: tuple[Entry, ...]
    path: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Prepared(Value):
    """What a copy brings to a log whose newest entry has the hash *head*: holds until that log grows."""

    head: str
    changes: tuple[Change, ...]


class ForeignCopyError(LimenError):
    """Two files that were never one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is no copy of this casefile: their logs have no entry in common, and nothing "
            "was changed."
        )


class UndecidedError(LimenError):
    """Conflicts that nobody decided."""

    def __init__(self, open_: Sequence[Change]) -> None:
        keys = ", ".join(one.key for one in open_)
        super().__init__(
            f"{counted(len(open_), 'conflict')} to be decided, and nothing was written: {keys}."
        )


def copy_of(path: Path) -> Copy:
    """The copy at *path*, a casefile or a package; a sentence for anything that has no log."""
    from limen.app.comparison import side_of

    side = side_of(path)
    if not side.entries:
        raise UnreadableFileError(path.name, "it has no log: a casefile or a package is needed.")
    return Copy(name=path.name, log=side.entries, path=path)


def planned(log: Sequence[Entry], copy: Copy) -> tuple[Change, ...]:
    """What *copy* brings that *log* lacks, oldest first."""
    if not ancestor(log, copy.log):
        raise ForeignCopyError(copy.name)
    return changes(log, copy.log)


def prepared(
    casefile: Path, log: Sequence[Entry], copy: Copy, choices: Mapping[str, Taken], at: str
) -> Prepared:
    """What *copy* brings, with the content of files that will be taken in *casefile* already.

    It works in any thread, over connections of its own; nothing of it shows before it is attached.
    """
    found = planned(log, copy)
    _fetch_content(casefile, found, copy, choices, at)
    return Prepared(head=log[-1].hash, changes=found)


def _fetch_content(
    casefile: Path, changes: Sequence[Change], copy: Copy, choices: Mapping[str, Taken], at: str
) -> None:
    from limen.store.holding import holds
    from limen.store.opening import beside
    from limen.store.vault import Vault

    wanted = {
        str(one.entry.what["sha256"]): str(one.entry.what["name"])
        for one in verdicts(changes, choices)
        if one.entry.action is Action.ATTACH and one.entry.what.get("keeping") == Keeping.HELD
    }
    if not wanted or copy.path is None:
        return
    with closing(beside(casefile)) as ours, _contents(copy.path) as contents:
        for digest, blocks in contents:
            if digest in wanted and not holds(ours, digest):
                with Vault(casefile) as vault:
                    vault.put(wanted[digest], blocks, at)


@contextmanager
def _contents(path: Path) -> Iterator[Iterable[tuple[str, Iterable[bytes]]]]:
    """SHA-256 and blocks of each file that the casefile or package at *path* holds."""
    from limen.app.attaching import nobody
    from limen.app.parcel import opened
    from limen.store.holding import hashes, held
    from limen.store.opening import beside

    if is_zipfile(path):
        with opened(path, path.name) as parcel:
            yield parcel.contents(nobody)
        return
    with closing(beside(path)) as theirs:
        yield ((digest, held(theirs, digest)) for digest in hashes(theirs))


def take_over(
    step: Step,
    found: Sequence[Change],
    copy: Copy,
    choices: Mapping[str, Taken],
    holds: Callable[[str], bool] = lambda _digest: False,
) -> tuple[Verdict, ...]:
    """Write into *step* what is taken of the changes that were *found* in *copy*.

    A file whose content is not here (*holds* tells, by SHA-256) is only named from now on.
    Raises `UndecidedError` where a conflict is not among *choices*.
    """
    if open_ := undecided(found, choices):
        raise UndecidedError(open_)
    ids: dict[str, str] = {}
    organization = step.contents.casefile().organization.id
    made = verdicts(found, choices)
    for one in made:
        entry = one.entry
        if subject(entry).startswith(NEW) and entry.action in {Action.ADD, Action.ATTACH}:
            kind = RecordKind(entry.what["kind"]) if entry.action is Action.ADD else None
            ids[subject(entry)] = step.new_identifier(kind)
        try:
            taken = _somewhere(renamed(entry, ids), organization)
            step.take(_without_content(taken, holds), _why(one, copy))
        except msgspec.ValidationError as error:
            raise UnreadableFileError(
                copy.name, f"its log cannot be followed ({error})."
            ) from error
    return made


def _somewhere(entry: Entry, organization: str) -> Entry:
    """*entry*; a file for a record that the copy removed afterwards belongs to the organisation."""
    return replace(entry, record=organization) if entry.record.startswith(NEW) else entry


def _without_content(entry: Entry, holds: Callable[[str], bool]) -> Entry:
    """*entry*, which does not claim content that is not here."""
    held = entry.action is Action.ATTACH and entry.what.get("keeping") == Keeping.HELD
    if not held or holds(str(entry.what["sha256"])):
        return entry
    return replace(entry, what={k: v for k, v in entry.what.items() if k != "keeping"})


def _why(verdict: Verdict, copy: Copy) -> str:
    """Who said it in the copy, when and how, and in place of what of ours: for the log."""
    theirs, ours = verdict.change.theirs, verdict.change.ours
    if verdict.taken is Taken.OURS:
        return f"Kept; {copy.name} says {_quoted(theirs)}: {said_by(theirs)} ({citation(theirs)})."
    entry = verdict.entry
    mine = f", in place of {_quoted(ours)}: {said_by(ours)}" if ours else ""
    reason = f" {entry.why}" if entry.why else ""
    return f"From {copy.name}: {said_by(entry)} ({citation(entry)}){mine}.{reason}"


def _quoted(entry: Entry) -> str:
    """What *entry* said, as it was typed or read."""
    if entry.action is Action.REMOVE:
        return "that it is removed"
    words = ("said", "silence", "name")
    said = next((str(entry.what[one]) for one in words if entry.what.get(one)), "otherwise")
    return f"“{said if len(said) <= _LONGEST else f'{said[:_LONGEST]}…'}”"


def said_by(entry: Entry) -> str:
    """Who made *entry*, when and how: ``R. Ivers on 24 Nov 2026 (Tue), 12:00 UTC, typed``."""
    return f"{entry.who or 'somebody'} on {instants.logged(entry.at)}, {entry.manner.value}"
