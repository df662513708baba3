"""``limen demo``: the whole job on the shipped example."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("demo", help="the whole job on the shipped example")
    command.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="the folder to write into"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Make the example's casefile, dossier, calendar, screening and pictures, and sum them up."""
    from limen.app.demo import demonstrate

    for sentence in demonstrate(arguments.out, clock):
        print(sentence)
    return 0
