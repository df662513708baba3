"""``limen redo``: do a step again that was taken back."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import LimenError

if TYPE_CHECKING:
    from limen.app.clock import Clock


class NothingToRedoError(LimenError):
    """No step of one's own was taken back last."""

    def __init__(self) -> None:
        super().__init__(
            "There is no step of yours to do again: name one by the number that “history” prints."
        )


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("redo", help="do a step again that was taken back")
    terminal.with_file(command)
    command.add_argument(
        "step",
        metavar="STEP",
        type=terminal.number,
        nargs="?",
        default=0,
        help="its number; else the last one that you took back",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Do the step again and print what it did."""
    from limen.app.desk import Desk

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        said = desk.redo(arguments.step)
        terminal.tell(desk)
    if not said:
        raise NothingToRedoError
    print(said)
    return 0
