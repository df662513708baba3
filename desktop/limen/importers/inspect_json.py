"""Inspect logs in one JSON file."""

from hashlib import sha256

from limen.domain.evidence import Reading
from limen.importers import inspect_doubts, inspect_groups, inspect_log, inspect_run, jsontext
from limen.importers.inspect_log import Log
from limen.importers.source import Source

FORMAT = "Inspect log (JSON)"

_MOST_BYTES = 256_000_000
_ADVICE = "Convert it with “inspect log convert --to eval” and import that file."


def recognises(head: bytes, _name: str) -> bool:
    """Whether the file begins like such a log."""
    seen = jsontext.keys(head.decode(errors="replace"))
    return "eval" in seen and "status" in seen


def read(source: Source) -> Reading:
    """The evaluation that the log is about; of the samples in it only what tells their groups."""
    content = source.content(_MOST_BYTES, _ADVICE)
    try:
        document = jsontext.text(content)
        members = jsontext.selected(document, inspect_log.MEMBERS)
    except jsontext.MalformedJsonError as error:
        raise source.trouble(f"{error}.", "Fetch or copy it again.") from error
    log = Log(
        content=members,
        place=lambda path: jsontext.place(document, *path),
        samples=lambda: jsontext.rows(document, "samples", inspect_groups.ABOUT),
    )
    return Reading(
        format=FORMAT,
        source=source.name,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        proposals=(*inspect_log.proposals(log), *inspect_run.proposals(log)),
        warnings=tuple(inspect_doubts.warnings(log)),
    )
