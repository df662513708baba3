"""The machine-readable case that travels inside a dossier, and what it says again when read."""

import json
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from limen.domain.case import Case
from limen.domain.errors import UnreadableFileError
from limen.domain.evidence import Evidence
from limen.domain.nouns import dataclass
from limen.domain.records import Casefile, Record
from limen.domain.value import Value
from limen.store import codec

FORMAT = "limen-case/1"

_MOST_PDF_BYTES = 500_000_000


@dataclass(frozen=True, kw_only=True)
class Carried(Value):
    """What a dossier carries: the casefile, the day, the rulebook, and the findings of one model.

    *rulebook* is the hash of the rulebook, *files* and *pack_files* are its texts and those of the
    own rules on top of it; *findings* maps the id of a proxy to the state that the dossier prints.
    """

    casefile: Casefile
    today: date
    rulebook: str
    model: str
    findings: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)
    pack_files: Mapping[str, str] = field(default_factory=dict)


def carried(case: Case, model: str, *, notes: bool) -> bytes:
    """The case of one model as JSON, with or without *notes*: the same case gives the same bytes.

    Nothing of another model is in it, not even the name of a file that was read for it.
    """
    records = reached(case.casefile, model)
    document = {
        "format": FORMAT,
        "as_of": case.today.isoformat(),
        "rulebook": case.rulebook.sha256,
        "rulebook_files": dict(case.rulebook.files),
        "own_rules": dict(case.rulebook.pack.files) if case.rulebook.pack else {},
        "model": model,
        "example": case.casefile.example,
        "sequence": case.casefile.sequence,
        "records": [msgspec.to_builtins(record) for record in records],
        "answers": {one.id: _answers(case.casefile, one, notes) for one in records},
        "evidence": [_file(one, notes) for one in rested_on(case.casefile, records)],
        "findings": {
            finding.proxy.id: finding.state.value for finding in case.of(model).screening.findings
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode()


def reached(casefile: Casefile, model: str) -> tuple[Record, ...]:
    """The organisation, the model, and all that hangs on the model; no other model is told of."""
    ids = {casefile.organization.id, model}
    for record in casefile.records:
        if record.parent in ids and record.parent != casefile.organization.id:
            ids.add(record.id)
    return tuple(record for record in casefile.records if record.id in ids)


def rested_on(casefile: Casefile, records: tuple[Record, ...]) -> tuple[Evidence, ...]:
    """The files that answers about *records* rest on."""
    used = {
        one
        for record in records
        for answer in casefile.said(record.id).values()
        for one in answer.evidence
    }
    return tuple(one for one in casefile.evidence if one.id in used)


def _file(one: Evidence, notes: bool) -> dict[str, Any]:
    """A piece of evidence, with or without what is for colleagues only: its note and its place."""
    told: dict[str, Any] = msgspec.to_builtins(one if notes else replace(one, path="", note=""))
    return told


def _answers(casefile: Casefile, record: Record, notes: bool) -> dict[str, Any]:
    return {
        key: codec.plain(answer if notes else replace(answer, note=""))
        for key, answer in casefile.said(record.id).items()
    }


def carried_in(path: Path) -> Carried:
    """What the dossier at *path* carries."""
    from limen.pdf.reading import attached

    if path.stat().st_size > _MOST_PDF_BYTES:
        raise UnreadableFileError(path.name, "it is larger than any dossier.")
    return carried_back(attached(path.read_bytes(), path.name))


def carried_back(content: bytes) -> Carried:
    """What a dossier's attachment says; anything malformed is one sentence."""
    try:
        document = json.loads(content)
        if document["format"] != FORMAT:
            raise _unreadable(f"its data are of another format ({document['format']}).")
        return Carried(
            casefile=_casefile(document),
            today=date.fromisoformat(document["as_of"]),
            rulebook=str(document["rulebook"]),
            model=str(document["model"]),
            findings=_texts(document, "findings"),
            files=_texts(document, "rulebook_files"),
            pack_files=_texts(document, "own_rules"),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _unreadable("its data are damaged.") from error


def _texts(document: Mapping[str, Any], key: str) -> dict[str, str]:
    return {str(name): str(text) for name, text in document.get(key, {}).items()}


def _unreadable(problem: str) -> UnreadableFileError:
    return UnreadableFileError("The case that the dossier carries", problem)


def _casefile(document: Mapping[str, Any]) -> Casefile:
    return Casefile(
        records=msgspec.convert(document["records"], tuple[Record, ...]),
        answers={
            record: {key: codec.answer(plain) for key, plain in answers.items()}
            for record, answers in document["answers"].items()
        },
        evidence=msgspec.convert(document["evidence"], tuple[Evidence, ...]),
        example=bool(document["example"]),
        sequence=int(document["sequence"]),
    )
