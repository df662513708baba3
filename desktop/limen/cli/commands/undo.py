"""``limen undo``: take a step back; the log keeps both."""

import argparse
from typing import TYPE_CHECKING

from limen.cli.stepping import step, with_step

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("undo", help="take a step back")
    with_step(command, "its number; else your last one")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Take the step back and print what was taken back."""
    return step(arguments, clock, lambda desk, number: desk.undo(number), "take back")
