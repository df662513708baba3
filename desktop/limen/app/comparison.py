"""What differs between two points of a log, two files, or a file and what a dossier carries."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from limen.app.carrying import reached, rested_on
from limen.app.comparing import replayed
from limen.app.points import number
from limen.domain.case import Case
from limen.domain.differences import Comparison
from limen.domain.errors import UnreadableFileError
from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.records import Casefile
from limen.domain.rules import Rulebook
from limen.domain.value import Value
from limen.engine import instants
from limen.engine.alignment import aligned
from limen.engine.case import examine
from limen.engine.differences import differences
from limen.engine.kinship import shared
from limen.library.interview import interview
from limen.store import snapshots

_CONFIDENTIAL = b"age-encryption.org/"
"""How a confidential copy begins."""

_DECRYPT = "Decrypt it first: “limen decrypt FILE --out PATH”, or open it in the window."


@dataclass(frozen=True, kw_only=True)
class Side(Value):
    """One of the two that are compared: what it says, under which rulebook, and its log if it has one.

    A dossier carries one *model* only, and no *notes* unless it was printed for counsel.  *lost* is
    what is damaged of a casefile, in sentences.
    """

    name: str
    casefile: Casefile
    rulebook: Rulebook
    entries: tuple[Entry, ...] = ()
    model: str = ""
    notes: bool = True
    lost: tuple[str, ...] = ()


def side_of(path: Path, point: str = "") -> Side:
    """What the casefile, package or dossier at *path* says, at a *point* of its log."""
    found = _read(path)
    if not found.entries:
        if point:
            raise UnreadableFileError(path.name, "it has no log, so it has no points.")
        return found
    return at(found, number(point, found.entries, path), named=bool(point))


def _read(path: Path) -> Side:
    try:
        with path.open("rb") as file:
            head = file.read(len(_CONFIDENTIAL))
    except OSError:
        head = b""  # the store says in its own words what is wrong with the path
    if head.startswith(_CONFIDENTIAL):
        raise UnreadableFileError(path.name, "it is a confidential copy.", _DECRYPT)
    if head.startswith(b"PK\3\4"):
        return _package(path)
    if head.startswith(snapshots.MAGIC):
        return _snapshot(path)
    return _dossier(path) if head.startswith(b"%PDF-") else _casefile(path)


def _snapshot(path: Path) -> Side:
    from limen.library.rulebook import rulebook

    log = snapshots.entries_of(path)
    casefile = replayed(log, path.name)
    return Side(name=path.name, casefile=casefile, rulebook=rulebook(), entries=log)


def _casefile(path: Path) -> Side:
    from limen.app.rulebooks import rulebook_for
    from limen.store.casefile import CasefileStore

    book = rulebook_for(path)
    with CasefileStore(path) as store:
        return Side(
            name=path.name,
            casefile=store.casefile(),
            rulebook=book,
            entries=store.entries(),
            lost=store.lost,
        )


def _package(path: Path) -> Side:
    from limen.app.parcel import content_of
    from limen.app.rulebooks import carried_book

    packed = content_of(path, path.name)
    return Side(
        name=path.name,
        casefile=replayed(packed.log, path.name),
        rulebook=carried_book(path.name, packed.rulebook, packed.own_rules),
        entries=packed.log,
    )


def _dossier(path: Path) -> Side:
    from limen.app.carrying import carried_in
    from limen.app.rulebooks import carried_book
    from limen.library.rulebook import rulebook

    data = carried_in(path)
    book = carried_book(path.name, data.files, data.pack_files) if data.files else rulebook()
    said = (answer for each in data.casefile.answers.values() for answer in each.values())
    return Side(
        name=path.name,
        casefile=data.casefile,
        rulebook=book,
        model=data.model,
        notes=any(answer.note for answer in said),
    )


def at(side: Side, sequence: int, *, named: bool = True) -> Side:
    """*side* as it was once its log had so many entries."""
    log = side.entries[:sequence]
    when = f"entry {sequence:,} ({instants.logged(log[-1].at)})"
    whole = sequence == len(side.entries)
    return replace(
        side,
        name=f"{side.name}, {when}" if named or not whole else side.name,
        casefile=side.casefile if whole else replayed(log, side.name),
        entries=log,
    )


def compared(before: Side, after: Side, today: date) -> Comparison:
    """What differs from *before* to *after*, with both looked at on the same day."""
    cases = _cases(before, after, today)
    return Comparison(
        before=before.name, after=after.name, today=today, differences=differences(*cases)
    )


def _cases(before: Side, after: Side, today: date) -> tuple[Case, Case]:
    was = before.casefile
    now = aligned(after.casefile, was, _common(before, after))
    model = before.model or after.model
    if after.model:  # under the identifier that the other one has for it
        place = [one.id for one in after.casefile.records].index(after.model)
        model = now.records[place].id
    if model:
        was, now = (_about(one, model) for one in (was, now))
    if not (before.notes and after.notes):
        was, now = (_without_notes(one) for one in (was, now))
    return _examined(was, before.rulebook, today), _examined(now, after.rulebook, today)


def _examined(casefile: Casefile, book: Rulebook, today: date) -> Case:
    return examine(casefile, book, interview(book), today)


def _common(before: Side, after: Side) -> frozenset[str]:
    """The identifiers that mean the same on both sides."""
    if before.entries and after.entries:
        return shared(before.entries, after.entries)
    one, other = (side.casefile for side in (before, after))
    same = {(record.id, record.kind, record.parent) for record in one.records}
    if one.organization.name != other.organization.name:
        return frozenset()  # a dossier of somebody else
    files = {(file.id, file.sha256) for file in one.evidence}
    return frozenset(
        (
            *(r.id for r in other.records if (r.id, r.kind, r.parent) in same),
            *(file.id for file in other.evidence if (file.id, file.sha256) in files),
        )
    )


def _about(casefile: Casefile, model: str) -> Casefile:
    """The part of *casefile* that a dossier on *model* carries."""
    records = reached(casefile, model)
    ids = {record.id for record in records}
    said = {record: answers for record, answers in casefile.answers.items() if record in ids}
    files = rested_on(casefile, records)
    return replace(casefile, records=records, answers=said, evidence=files)


def _without_notes(casefile: Casefile) -> Casefile:
    return replace(
        casefile,
        answers={
            record: {key: replace(answer, note="") for key, answer in said.items()}
            for record, said in casefile.answers.items()
        },
        evidence=tuple(replace(one, note="", path="") for one in casefile.evidence),
    )
