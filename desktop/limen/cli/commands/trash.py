"""``limen trash``: what was removed and can come back."""

import argparse
from typing import TYPE_CHECKING, Any

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.trash import Discarded


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("trash", help="what was removed and can come back")
    terminal.with_file(command)
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print what is in the trash, the last removed first."""
    from limen.app.desk import Desk
    from limen.app.trash import in_trash

    with Desk.open(arguments.file, clock) as desk:
        found = in_trash(desk)
    if arguments.json:
        terminal.print_json([_document(one) for one in found])
    elif found:
        terminal.print_table(map(_line, found))
    else:
        print("The trash is empty.")
    return 0


def _line(one: "Discarded") -> tuple[str, ...]:
    from limen.app.logbook import when

    by = f" by {one.entry.who}" if one.entry.who else ""
    return one.id, one.kind, one.name, f"removed {when(one.entry.at)}{by}; brings {one.brings}"


def _document(one: "Discarded") -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "parent": one.parent,
        "under": one.under or None,
        "removed_at": one.entry.at,
        "removed_by": one.entry.who,
        "step": one.entry.step,
        "answers": one.answers,
        "records": one.records,
    }
