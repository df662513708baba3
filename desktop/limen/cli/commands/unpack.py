"""``limen unpack``: a casefile out of a package."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli.telling import saying_how_far

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("unpack", help="make a casefile of a package again")
    command.add_argument("package", metavar="PACKAGE", type=Path, help="what “export” wrote")
    command.add_argument(
        "--out", metavar="FILE.limen", type=Path, required=True, help="the new file"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Make the casefile, and say what was compared."""
    from limen.app.unpacking import unpacked_to

    with saying_how_far(arguments.out.name) as tell:
        checked = unpacked_to(arguments.package, arguments.out, tell)
    print(f"{arguments.out.name} made from {arguments.package.name}.")
    print(checked.sentence)
    return 0
