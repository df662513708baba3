"""What ``undo`` and ``redo`` share: a step by its number, or else the last one of one's own."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import LimenError

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.desk import Desk


class NoSuchStepError(LimenError):
    """There is no step of one's own to undo or to redo; *what* says which of the two."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"There is no step of yours to {what}: name one by the number that “history” prints."
        )


def with_step(command: argparse.ArgumentParser, number: str) -> None:
    """Say which casefile and which step; *number* is the help about the latter."""
    terminal.with_file(command)
    command.add_argument(
        "step", metavar="STEP", type=terminal.number, nargs="?", default=0, help=number
    )


def step(
    arguments: argparse.Namespace,
    clock: "Clock",
    take: "Callable[[Desk, int], str]",
    what: str,
) -> int:
    """Let the desk *take* the step and print what that did; *what* is said where there is none."""
    from limen.app.desk import Desk

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        said = take(desk, arguments.step)
        terminal.tell(desk)
    if not said:
        raise NoSuchStepError(what)
    print(said)
    return 0
