"""``limen dossier``: the dossier of one model, as PDF."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.case import Case
    from limen.domain.history import Entry

AUDIENCES = ("government", "counsel", "public")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("dossier", help="the dossier of one model, as PDF")
    terminal.with_file(command)
    command.add_argument("--model", metavar="M", required=True, help="the model")
    command.add_argument("--out", metavar="OUT.pdf", type=Path, required=True, help="the new file")
    command.add_argument(
        "--audience", choices=AUDIENCES, default="counsel", help="who reads it (counsel)"
    )
    command.add_argument("--paper", choices=["letter", "a4"], default="letter", help="(letter)")
    command.add_argument(
        "--final", action="store_true", help="without the DRAFT mark, once nothing is open"
    )
    terminal.with_day(command)
    terminal.with_rules(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Compose, print, read back and write the dossier."""
    from limen.app.printing import dossier_file, written
    from limen.app.reading import log_in
    from limen.domain.dossier import Audience, Edition

    case = terminal.case_of(arguments, clock)
    model = terminal.model_named(case.casefile, arguments.model)
    entries = log_in(arguments.file)
    if arguments.final:
        _stop_at_obstacles(case, model.id, entries)
    edition = Edition(
        audience=Audience(arguments.audience), paper=arguments.paper, final=arguments.final
    )
    pdf = dossier_file(case, model.id, edition, entries)
    written(arguments.out, pdf)
    print(f"{arguments.out.name} written: {model.name}, for {edition.audience.value}.")
    return 0


def _stop_at_obstacles(case: "Case", model: str, entries: "tuple[Entry, ...]") -> None:
    from limen.domain.errors import NotFinalError
    from limen.engine.readiness import obstacles

    found = obstacles(case, model, entries)
    if found:
        raise NotFinalError(tuple(one.what for one in found))
