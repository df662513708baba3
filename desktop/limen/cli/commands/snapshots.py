"""``limen snapshots``: the snapshots beside a casefile, newest first."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.snapshots import Snapshot


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("snapshots", help="the snapshots beside a casefile")
    terminal.with_file(command)
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Print the snapshots; the casefile itself may be lost."""
    from limen.store.snapshots import listed

    found = listed(arguments.file)
    if arguments.json:
        terminal.print_json([{"id": one.id, **asdict(one)} for one in found])
    elif found:
        terminal.print_table(map(_line, found))
    else:
        print("There are no snapshots of it.")
    return 0


def _line(one: "Snapshot") -> tuple[str, ...]:
    from limen.app.logbook import when
    from limen.engine.words import counted

    entries = counted(one.sequence, "entry", "entries")
    return one.id, one.name or "made by itself", when(one.at), entries
