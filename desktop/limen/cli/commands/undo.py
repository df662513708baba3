"""``limen undo``: take a step back; the log keeps both."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import LimenError

if TYPE_CHECKING:
    from limen.app.clock import Clock


class NothingToUndoError(LimenError):
    """No step of one's own stands."""

    def __init__(self) -> None:
        super().__init__(
            "There is no step of yours to take back: name one by the number that “history” prints."
        )


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("undo", help="take a step back")
    terminal.with_file(command)
    command.add_argument(
        "step",
        metavar="STEP",
        type=terminal.number,
        nargs="?",
        default=0,
        help="its number; else your last one",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Take the step back and print what was taken back."""
    from limen.app.desk import Desk

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        said = desk.undo(arguments.step)
        terminal.tell(desk)
    if not said:
        raise NothingToUndoError
    print(said)
    return 0
