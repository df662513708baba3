"""``limen attach``: files as evidence, in the casefile itself or referred to."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from limen.cli import terminal
from limen.cli.telling import about, saying_how_far
from limen.domain.errors import ReadOnlyError
from limen.domain.evidence import Described

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.desk import Desk
    from limen.domain.evidence import Evidence, Specimen


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser(
        "attach", help="keep files as evidence, for an answer or in general"
    )
    terminal.with_file(command)
    command.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help="the files")
    command.add_argument(
        "--to", metavar=("RECORD", "QUESTION"), nargs=2, help="the answer that the files back"
    )
    command.add_argument(
        "--refer", action="store_true", help="leave the files where they are; keep hash and place"
    )
    with_description(command)
    terminal.with_json(command)
    command.set_defaults(run=run)


def with_description(command: argparse.ArgumentParser) -> None:
    """Add what may be said about a file."""
    command.add_argument(
        "--effective", metavar="DATE[/DATE]", type=terminal.period, help="of when it tells"
    )
    command.add_argument("--expires", metavar="DATE", type=terminal.day, help="its last good day")
    command.add_argument("--obtained", metavar="TEXT", help="how it was obtained")
    command.add_argument("--note", metavar="TEXT", help="a note for colleagues and counsel")


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Read everything first; only when all of it is in the casefile, attach it."""
    from limen.app.desk import Desk

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        if desk.read_only:
            raise ReadOnlyError(arguments.file.name, desk.read_only)
        record, question = _backed(desk, arguments.to)
        at = clock.instant()
        found = [_specimen(arguments, source, at) for source in arguments.sources]
        said = description(arguments, Described())
        made = [desk.attach(record, one, said, question) for one in found]
        terminal.tell(desk)
        if arguments.json:
            terminal.print_json([about(desk.case, one) for one in made])
        else:
            for one in made:
                _print(one)
            _tell_of_names(arguments)
    return 0


def _backed(desk: "Desk", to: list[str] | None) -> tuple[str, str]:
    """The record and the question that the files are for; the organisation where none is named."""
    from limen.library.interview import question

    casefile = desk.case.casefile
    if to is None:
        return casefile.organization.id, ""
    record = terminal.record_named(casefile, to[0])
    asked = question(desk.case.interview, record.kind, to[1])
    desk.answered(record.id, asked.key)
    return record.id, asked.key


def _specimen(arguments: argparse.Namespace, source: Path, at: str) -> "Specimen":
    from limen.app.attaching import specimen

    with saying_how_far(source.name) as tell:
        return specimen(arguments.file, source, at, refer=arguments.refer, tell=tell)


def description(arguments: argparse.Namespace, before: Described) -> Described:
    """What the arguments say about a file; what they leave out stays as it was *before*."""
    from dataclasses import replace

    said: dict[str, Any] = {
        name: getattr(arguments, name)
        for name in ("expires", "obtained", "note")
        if getattr(arguments, name) is not None
    }
    if arguments.effective is not None:
        said["begins"], said["ends"] = arguments.effective
    return replace(before, **said)


def _print(one: "Evidence") -> None:
    from limen.engine.evidence import size

    print(f"{one.id}  {one.name}: {one.kind}, {size(one.size)}")
    print(f"  SHA-256 {one.sha256}")


def _tell_of_names(arguments: argparse.Namespace) -> None:
    """No path of the machine is kept: what lies elsewhere has to be brought here to be found again."""
    from limen.app.attaching import lies_elsewhere

    for source in arguments.sources if arguments.refer else ():
        if said := lies_elsewhere(arguments.file, source):
            terminal.note(said)
