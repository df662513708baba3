"""``limen restore``: bring back an earlier state, as a step that can be taken back."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import LimenError

if TYPE_CHECKING:
    from limen.app.clock import Clock


class OnePointError(LimenError):
    """No state was named, or two."""

    def __init__(self) -> None:
        super().__init__(
            "Say which state: a snapshot (“limen snapshots” lists them) or --entry N of the log."
        )


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("restore", help="bring back an earlier state, as a step")
    terminal.with_file(command)
    command.add_argument(
        "snapshot", metavar="SNAPSHOT", nargs="?", help="by name or id; “newest” is one, too"
    )
    command.add_argument(
        "--entry", metavar="N", type=terminal.number, help="the state after entry N of the log"
    )
    command.add_argument(
        "--out", metavar="NEW.limen", type=Path, help="make a new casefile of the snapshot instead"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Restore the state, or make a casefile of it, and say so in a sentence."""
    if (arguments.snapshot is None) is (arguments.entry is None):
        raise OnePointError
    if arguments.out is not None and arguments.snapshot is not None:
        print(_saved(arguments))
    else:
        print(_restored(arguments, clock))
    return 0


def _saved(arguments: argparse.Namespace) -> str:
    from limen.app.snapshots import saved_as_casefile, snapshot_named, told

    one = snapshot_named(arguments.file, arguments.snapshot)
    saved_as_casefile(arguments.file, one, arguments.out)
    return f"{arguments.out.name} made. {told(one)}"


def _restored(arguments: argparse.Namespace, clock: "Clock") -> str:
    from limen.app.desk import Desk
    from limen.app.snapshots import restored, snapshot_named

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        if arguments.entry is not None:
            said = desk.restore_to(arguments.entry)
        else:
            said = restored(desk, snapshot_named(desk.path, arguments.snapshot))
        terminal.tell(desk)
    return said
