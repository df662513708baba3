"""``limen snapshot``: keep the casefile as it is now, beside it."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("snapshot", help="keep the casefile as it is now, beside it")
    terminal.with_file(command)
    command.add_argument("--name", metavar="NAME", default="", help="one with a name always stays")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Make the snapshot and say what it holds."""
    from limen.app.desk import Desk
    from limen.app.snapshots import keep_snapshot, told

    with Desk.open(arguments.file, clock) as desk:
        made = keep_snapshot(desk.path, clock, arguments.name)
    print(told(made) if made else "Nothing changed since the newest snapshot: none was made.")
    return 0
