"""Exports that are opened again: what was written is read back from the disk and compared.

Only what agrees takes its place; an earlier file of that name stays until then.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from limen.app.attaching import nobody
from limen.app.clock import Clock
from limen.app.comparing import Checked, DifferentExportError, compared, differing, replayed, said
from limen.app.printing import calendar_file
from limen.domain.case import Case
from limen.domain.errors import ExistingFileError, UnknownNameError
from limen.domain.evidence import Evidence, Keeping
from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.records import Casefile, Record
from limen.domain.value import Value
from limen.store import codec
from limen.store.copying import Tell
from limen.store.placing import drafted


@dataclass(frozen=True, kw_only=True)
class Subject(Value):
    """What is exported: values only, so that any thread can do it.

    *source* is the casefile that holds the evidence.
    """

    case: Case
    entries: tuple[Entry, ...]
    clock: Clock
    source: Path | None = None


PACKAGE = "package"

Format = tuple[Callable[[Subject], bytes], Callable[[Subject, bytes], Checked]]
"""How to write something, and how to read it back and compare."""


def exported(subject: Subject, form: str, path: Path, tell: Tell = nobody) -> Checked:
    """Write *subject* to *path* in one of the `FORMATS`, read it back, compare, and put it in place.

    *tell* hears how many bytes of evidence are packed.
    """
    if form not in FORMATS:
        raise UnknownNameError("format", form, tuple(FORMATS))
    if subject.source is not None and path.exists() and path.samefile(subject.source):
        raise ExistingFileError(path.name)  # the casefile itself
    with drafted(path, replacing=True) as draft:
        if form == PACKAGE:
            found = _packed(subject, draft, tell)
        else:
            make, compare = _SMALL[form]
            draft.write_bytes(make(subject))
            found = compare(subject, draft.read_bytes())
        if found.differences:
            raise DifferentExportError(path.name, found)
    return found


def _packed(subject: Subject, draft: Path, tell: Tell) -> Checked:
    """Write a package piece by piece; its files may be larger than memory."""
    from limen.app.packing import pack
    from limen.app.parcel import content_of
    from limen.store.copying import evidence_in

    casefile = subject.case.casefile
    contents = evidence_in(subject.source, tell) if subject.source else ()
    with draft.open("wb") as file:
        pack(file, subject.entries, casefile.evidence, subject.case.rulebook, contents)
    found = content_of(draft, "The package")
    checked = compared(casefile, replayed(found.log, "The package"))
    other = () if found.log == subject.entries else ("The log is not the same.",)
    held = {one.sha256 for one in casefile.evidence if one.keeping is Keeping.HELD}
    return replace(
        checked,
        differences=(*checked.differences, *other),
        without=len(held - set(found.held)),
    )


def _readable(subject: Subject) -> bytes:
    from limen.exporters.readable import write

    return write(subject.case, codec.plain)


def _check_readable(subject: Subject, content: bytes) -> Checked:
    document = json.loads(content)
    return compared(subject.case.casefile, _casefile_in(document))


def _casefile_in(document: Mapping[str, Any]) -> Casefile:
    records = document["records"]
    parts = ("id", "kind", "name")
    return Casefile(
        records=tuple(
            msgspec.convert(
                {**{part: one[part] for part in parts}, "parent": one["parent"] or ""}, Record
            )
            for one in records
        ),
        answers={
            one["id"]: {said["question"]: codec.answer(said["answer"]) for said in one["answers"]}
            for one in records
            if one["answers"]
        },
        evidence=msgspec.convert(document["evidence"], tuple[Evidence, ...]),
        example=document["example"],
        sequence=document["newest_entry"],
    )


def _table(subject: Subject) -> bytes:
    from limen.exporters.table import write

    return write(subject.case, codec.plain)


def _check_table(subject: Subject, content: bytes) -> Checked:
    from limen.exporters.table import read, rows

    casefile = subject.case.casefile
    wanted = tuple(rows(subject.case, codec.plain))
    named = {one for answer in said(casefile).values() for one in answer.evidence}
    differences = tuple(differing(wanted, read(content)))
    return Checked(answers=len(wanted), files=len(named), differences=differences)


def _calendar(subject: Subject) -> bytes:
    return calendar_file(subject.case, subject.clock, subject.entries)


def _check_calendar(subject: Subject, content: bytes) -> Checked:
    from limen.app.calendar_log import moves
    from limen.engine.calendar.agenda import agendas
    from limen.exporters.ics import events, read

    wanted = events(agendas(subject.case), moves(subject.case, subject.entries))
    differences = tuple(differing(wanted, read(content)))
    return Checked(dates=len(wanted), differences=differences)


_SMALL: dict[str, Format] = {
    "json": (_readable, _check_readable),
    "csv": (_table, _check_table),
    "ics": (_calendar, _check_calendar),
}

FORMATS = (PACKAGE, *_SMALL)
"""The formats by the names that the command line gives them."""
