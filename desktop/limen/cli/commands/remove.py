"""``limen remove``: put a record into the trash, with all that hangs on it."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("remove", help="put a record into the trash")
    terminal.with_file(command)
    command.add_argument("record", metavar="RECORD", help="by name or identifier")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Remove the record and say what went with it."""
    from limen.app.desk import Desk
    from limen.app.trash import named

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        record = terminal.record_named(desk.case.casefile, arguments.record)
        desk.remove(record.id)
        gone = named(desk, record.id)
        terminal.tell(desk)
    print(f"“{record.name}” is in the trash, with {gone.brings}; “bring-back” brings it back.")
    return 0
