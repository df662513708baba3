"""``limen settings``: what is kept about the person on this computer."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("settings", help="the name in the log; reset what is kept")
    command.add_argument("--name", metavar="NAME", help="log changes under NAME; “” for nobody")
    command.add_argument("--reset", action="store_true", help="put the settings aside")
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Change what is asked for, and print what holds now."""
    from dataclasses import replace

    from limen.store import settings

    place = settings.place()
    if arguments.reset:
        terminal.note(settings.told_of_reset(settings.reset(place)))
    kept, trouble = settings.read(place)
    if arguments.name is not None:
        kept = replace(kept, name=settings.usable_name(arguments.name))
        settings.write(place, kept)
    if trouble:
        terminal.note(trouble)
    if arguments.json:
        terminal.print_json({"name": kept.name, "keeps_recent": kept.keeps_recent})
    else:
        print(f"Changes are logged under “{kept.name}”." if kept.name else "No name is logged.")
    return 0
