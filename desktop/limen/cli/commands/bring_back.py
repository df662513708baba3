"""``limen bring-back``: take a record out of the trash, with all that hung on it."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("bring-back", help="take a record out of the trash")
    terminal.with_file(command)
    command.add_argument("record", metavar="RECORD", help="by name or identifier")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Bring the record back and say what came with it."""
    from limen.app.desk import Desk
    from limen.app.trash import bring_back, named

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        said = bring_back(desk, named(desk, arguments.record))
        terminal.tell(desk)
    print(said)
    return 0
