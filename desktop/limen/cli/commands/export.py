"""``limen export``: the casefile for other programs and people, read back after writing."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.cli.telling import saying_how_far

if TYPE_CHECKING:
    from limen.app.clock import Clock

FORMATS = ("package", "json", "csv", "ics")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("export", help="everything as a package, JSON, CSV or calendar")
    terminal.with_file(command)
    command.add_argument("--format", choices=FORMATS, required=True, help="what it becomes")
    command.add_argument("--out", metavar="PATH", type=Path, required=True, help="the new file")
    terminal.with_day(command)
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Write the export, open it again, compare, and say what was compared."""
    from limen.app.exporting import Subject, exported
    from limen.app.reading import log_in

    case = terminal.case_of(arguments, clock)
    log = log_in(arguments.file)
    subject = Subject(case=case, entries=log, clock=clock, source=arguments.file)
    with saying_how_far(arguments.out.name) as tell:
        checked = exported(subject, arguments.format, arguments.out, tell)
    if arguments.json:
        terminal.print_json(
            {
                "file": arguments.out.name,
                "format": arguments.format,
                "answers": checked.answers,
                "files": checked.files,
                "files_without_content": checked.without,
                "dates": checked.dates,
                "differences": list(checked.differences),
            }
        )
    else:
        print(f"{arguments.out.name} written.")
        print(checked.sentence)
    return 0
