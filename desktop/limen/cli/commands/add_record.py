"""``limen add``: add a record."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import LimenError, UnknownNameError
from limen.domain.forms import PARENTS, RecordKind
from limen.domain.records import Casefile, Record

if TYPE_CHECKING:
    from limen.app.clock import Clock

KINDS = tuple(kind.value for kind in RecordKind if PARENTS[kind])


class NeedsParentError(LimenError):
    """A record that could hang on several others, or on none that is there."""

    def __init__(self, kind: RecordKind, found: int) -> None:
        parent = " or a ".join(PARENTS[kind])
        how = f"there are {found}: name one with --to" if found else f"add a {parent} first"
        super().__init__(f"A {kind.value} belongs to a {parent}; {how}.")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("add", help="add a model, training run, release …")
    terminal.with_file(command)
    command.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
    command.add_argument("name", metavar="NAME", help="what it is called")
    command.add_argument("--to", metavar="PARENT", help="the record that it belongs to")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Add the record and print its identifier."""
    from limen.app.desk import Desk

    if arguments.kind not in KINDS:
        raise UnknownNameError("kind of record", arguments.kind, KINDS)
    kind = RecordKind(arguments.kind)
    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        parent = _parent(desk.case.casefile, kind, arguments.to)
        record = desk.add(kind, arguments.name, parent.id)
        terminal.tell(desk)
    print(f"{record.id}  {kind.value} “{record.name}” added to “{parent.name}”.")
    return 0


def _parent(casefile: Casefile, kind: RecordKind, name: str | None) -> Record:
    wanted = PARENTS[kind]
    if name is not None:
        found = terminal.record_named(casefile, name)
        if found.kind not in wanted:
            raise NeedsParentError(kind, 0)
        return found
    possible = [record for record in casefile.records if record.kind in wanted]
    if len(possible) != 1:
        raise NeedsParentError(kind, len(possible))
    return possible[0]
