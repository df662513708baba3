"""``limen redo``: do a step again that was taken back."""

import argparse
from typing import TYPE_CHECKING

from limen.cli.stepping import step, with_step

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("redo", help="do a step again that was taken back")
    with_step(command, "its number; else the last one that you took back")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Do the step again and print what it did."""
    return step(arguments, clock, lambda desk, number: desk.redo(number), "do again")
