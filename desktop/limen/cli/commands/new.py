"""``limen new``: begin a casefile."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("new", help="begin a casefile for an organisation")
    terminal.with_file(command)
    command.add_argument("--organization", metavar="NAME", required=True, help="whom it is about")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Create the casefile."""
    from limen.app.desk import Desk

    with Desk.create(arguments.file, arguments.organization, clock, who=terminal.who()) as desk:
        print(f"{arguments.file.name} begun for {desk.case.casefile.organization.name}.")
    return 0
