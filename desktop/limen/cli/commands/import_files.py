"""``limen import``: what other programs wrote, as proposals; ``--accept`` records them."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from limen.cli import terminal
from limen.domain.errors import LimenError
from limen.domain.evidence import Proposal, Reading
from limen.domain.forms import RecordKind
from limen.domain.records import Record

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.desk import Desk
    from limen.domain.case import Case
    from limen.domain.evidence import Specimen


class NothingForRecordError(LimenError):
    """A file that answers nothing about the record that it was imported to."""

    def __init__(self, source: str, record: Record, kinds: tuple[str, ...]) -> None:
        fits = f" It answers questions about a {' or a '.join(kinds)}." if kinds else ""
        super().__init__(
            f"{source} says nothing that is asked about the {record.kind.value} “{record.name}”."
            f"{fits} Name such a record with --to."
        )


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("import", help="read config.json, safetensors, Inspect logs …")
    terminal.with_file(command)
    command.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help="what to read")
    command.add_argument("--to", metavar="RECORD", required=True, help="what it tells about")
    command.add_argument("--accept", action="store_true", help="record what was read")
    command.add_argument(
        "--keep", action="store_true", help="with --accept: keep the files themselves as evidence"
    )
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Read everything first; only when all of it is readable, record it."""
    from limen.app.desk import Desk
    from limen.importers import read

    readings = [read(source) for source in arguments.sources]
    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        record = terminal.record_named(desk.case.casefile, arguments.to)
        fitting = [(one, _fitting(desk.case, record, one)) for one in readings]
        if arguments.accept:
            kept = [_kept(arguments, one, clock) for one in arguments.sources]
            fitting = [
                (one, _taken(desk, record, one, found, file))
                for (one, found), file in zip(fitting, kept, strict=True)
            ]
            terminal.tell(desk)
        for sentence in _doubtful(desk.case, record, readings):
            terminal.note(f"  Doubt: {sentence}")
    if arguments.json:
        terminal.print_json([_document(one, found, arguments.accept) for one, found in fitting])
    else:
        for reading, proposals in fitting:
            _print(reading, proposals, accepted=arguments.accept)
    return 0


def _doubtful(case: "Case", record: Record, readings: list[Reading]) -> dict[str, None]:
    """What the files say against each other, and what is doubtful about the record now."""
    from limen.engine.doubts import doubts
    from limen.importers.together import unlike

    return dict.fromkeys((*unlike(readings), *(one.text for one in doubts(case, record))))


def _taken(
    desk: "Desk",
    record: Record,
    reading: Reading,
    proposals: tuple[Proposal, ...],
    file: "Specimen | None",
) -> tuple[Proposal, ...]:
    """What of *proposals* is recorded: what is worked out gives way to another figure."""
    from limen.engine.proposals import giving_way

    ways = giving_way(desk.case.casefile, record.id, proposals)
    taken = tuple(one for one in proposals if one not in ways)
    desk.accept(record.id, reading, taken, file)
    for one in ways:
        said = desk.case.casefile.answer(record.id, one.question).said
        terminal.note(
            f"  Note: {one.question} stays {said}, as answered; {reading.source} comes to {one.raw}."
        )
    return taken


def _kept(arguments: argparse.Namespace, source: Path, clock: "Clock") -> "Specimen | None":
    """The file itself, in the casefile, where it is to be kept."""
    if not arguments.keep:
        return None
    from limen.app.attaching import specimen
    from limen.cli.telling import saying_how_far

    with saying_how_far(source.name) as tell:
        return specimen(arguments.file, source, clock.instant(), tell=tell)


def _fitting(case: "Case", record: Record, reading: Reading) -> tuple[Proposal, ...]:
    """The proposals that answer a question about the record; none of them is a refusal."""
    found = tuple(one for one in reading.proposals if _asks(case, record.kind, one))
    if not found and reading.proposals:
        kinds = tuple(
            kind.value
            for kind in case.interview
            if any(_asks(case, kind, one) for one in reading.proposals)
        )
        raise NothingForRecordError(reading.source, record, kinds)
    return found


def _asks(case: "Case", kind: RecordKind, proposal: Proposal) -> bool:
    return any(question.key == proposal.question for question in case.interview[kind].questions)


def _document(reading: Reading, found: tuple[Proposal, ...], accepted: bool) -> dict[str, Any]:
    return {
        "format": reading.format,
        "source": reading.source,
        "sha256": reading.sha256,
        "proposals": [
            {
                "question": one.question,
                "value": one.raw,
                "label": one.label,
                "place": one.place,
                "note": one.note,
            }
            for one in found
        ],
        "warnings": list(reading.warnings),
        "accepted": len(found) if accepted else 0,
    }


def _print(reading: Reading, found: tuple[Proposal, ...], *, accepted: bool) -> None:
    print(f"{reading.source}: {reading.format}")
    terminal.print_table((one.question, _short(one.raw), one.place, one.note) for one in found)
    for warning in reading.warnings:
        terminal.note(f"  Note: {warning}")
    print(f"  {len(found)} recorded." if accepted else "  Nothing recorded; add --accept.")


def _short(raw: str, most: int = 48) -> str:
    line = " ".join(raw.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
