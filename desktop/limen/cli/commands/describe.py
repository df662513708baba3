"""``limen describe``: what is said about an attached file, and which answers it backs."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.cli.commands.attach import description, with_description
from limen.domain.errors import LimenError

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.desk import Desk


_SAYS = ("effective", "expires", "obtained", "note", "link", "unlink", "remove", "restore")


class NothingSaidError(LimenError):
    """A file that is to be described by nothing."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was said about the file: “limen describe --help” lists what can be."
        )


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("describe", help="say more about an attached file, or link it")
    terminal.with_file(command)
    command.add_argument("evidence", metavar="ID", help="as “evidence” lists it, or its name")
    with_description(command)
    for option, what in (
        ("--link", "it backs this answer"),
        ("--unlink", "and this one no longer"),
    ):
        command.add_argument(
            option, metavar=("RECORD", "QUESTION"), nargs=2, action="append", default=[], help=what
        )
    sight = command.add_mutually_exclusive_group()
    sight.add_argument("--remove", action="store_true", help="put it out of sight")
    sight.add_argument("--restore", action="store_true", help="bring it back, by its identifier")
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Say what was given; what was left out stays as it is."""
    from limen.app.desk import Desk
    from limen.cli.telling import about

    _look_for_something(arguments)
    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        if arguments.restore:
            desk.bring_evidence_back(arguments.evidence)
        one = desk.evidence(arguments.evidence)
        desk.describe(one.id, description(arguments, desk.description(one)))
        for name, question in arguments.link:
            desk.link(*_place(desk, name, question), one.id)
        for name, question in arguments.unlink:
            desk.unlink(*_place(desk, name, question), one.id)
        one = desk.evidence(one.id)
        document = about(desk.case, one)
        if arguments.remove:
            desk.put_evidence_away(one.id)
        terminal.tell(desk)
    if arguments.json:
        terminal.print_json(document)
    else:
        print(f"{one.id}  {one.name}: {'out of sight' if arguments.remove else 'described'}.")
    return 0


def _look_for_something(arguments: argparse.Namespace) -> None:
    if all(vars(arguments)[name] in (None, False, []) for name in _SAYS):
        raise NothingSaidError


def _place(desk: "Desk", name: str, key: str) -> tuple[str, str]:
    from limen.library.interview import question

    record = terminal.record_named(desk.case.casefile, name)
    return record.id, question(desk.case.interview, record.kind, key).key
