"""Inspect logs as archives (``.eval``)."""

from limen.domain.evidence import Reading
from limen.importers import inspect_doubts, inspect_groups, inspect_log, inspect_run, jsontext
from limen.importers.archive import Archive
from limen.importers.inspect_log import Log
from limen.importers.source import Source

FORMAT = "Inspect log (.eval)"

_ZIP = b"PK\x03\x04"
_HEADER = "header.json"
_SUMMARIES = "summaries.json"
_START = "_journal/start.json"


def recognises(head: bytes, _name: str) -> bool:
    """Whether it is an archive whose first part is the journal of a run, or its header."""
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    return head.startswith(_ZIP) and first in {_START.encode(), _HEADER.encode()}


def read(source: Source) -> Reading:
    """The evaluation that the log is about; of its samples only the number and the groups.

    A run that was killed has no header: then its journal tells what was to be run.
    """
    archive = Archive(source)
    part = _HEADER if _HEADER in archive else _START
    if part not in archive:
        raise source.trouble("it has neither a header nor the beginning of a journal.")
    try:
        document = jsontext.text(archive.content(part))
        members = jsontext.selected(document, inspect_log.MEMBERS)
    except jsontext.MalformedJsonError as error:
        raise source.trouble(f"in its part {part}, {error}.") from error
    killed = part == _START
    log = Log(
        content={"status": "started", **members} if killed else members,
        place=lambda path: f"{part}, {jsontext.place(document, *path)}",
        finished=len(archive.names("samples")) if killed else 0,
        samples=lambda: inspect_groups.told(_summaries(archive)),
        told_in=_SUMMARIES,
    )
    return Reading(
        format=FORMAT,
        source=source.name,
        sha256=source.digest(),
        size=source.size,
        proposals=(*inspect_log.proposals(log), *inspect_run.proposals(log)),
        warnings=tuple(inspect_doubts.warnings(log)),
    )


def _summaries(archive: Archive) -> object:
    """The list of what is told of each sample, where there is one."""
    if _SUMMARIES not in archive:
        return []
    return jsontext.whole(jsontext.text(archive.content(_SUMMARIES)))
