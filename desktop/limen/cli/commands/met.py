"""``limen met``: say that a duty was met, so that nobody is reminded of it any more."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import LimenError, UnknownNameError

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.meeting import Owed
    from limen.domain.case import Case


class SeveralDutiesError(LimenError):
    """A duty that several events or releases ask for."""

    def __init__(self, duty: str, owners: tuple[str, ...]) -> None:
        listed = ", ".join(f"“{one}”" for one in owners)
        super().__init__(f"“{duty}” is asked for by {listed}: name one with --of.")


class MetAlreadyError(LimenError):
    """A duty that is said to be met."""

    def __init__(self, duty: str) -> None:
        super().__init__(f"“{duty}” is said to be met already, and nothing was changed.")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("met", help="say that a duty was met")
    terminal.with_file(command)
    command.add_argument("duty", metavar="DUTY", help="its name, as “calendar” prints it")
    command.add_argument("--on", metavar="DATE", required=True, help="the day on which it was met")
    command.add_argument("--of", metavar="RECORD", help="the event or release that asks for it")
    command.add_argument("--by", metavar="NAME", default="", help="who met it")
    command.add_argument("--account", metavar="TEXT", default="", help="what is on record")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Record it and print how it reads."""
    from limen.app.desk import Desk
    from limen.app.meeting import telling
    from limen.domain.forms import RecordKind

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        owner, duty = _owed(desk.case, arguments.duty, arguments.of)
        said = telling(desk.case, duty, arguments.on, arguments.by, arguments.account)
        record = desk.add(RecordKind.DUTY, duty.what, owner, said)
        terminal.tell(desk)
        event = desk.case.casefile.record(owner)
    print(f"{record.id}  {event.name if event else owner}: {duty.what}: met, {arguments.on}.")
    return 0


def _owed(case: "Case", name: str, of: str | None) -> "Owed":
    from limen.app.meeting import owed

    only = terminal.record_named(case.casefile, of).id if of else ""
    every = [one for one in owed(case) if only in ("", one[0])]
    named = [one for one in every if name.casefold() in (one[1].duty, one[1].what.casefold())]
    if not named:
        raise UnknownNameError("duty", name, tuple(dict.fromkeys(one.duty for _, one in every)))
    if len(named) > 1:
        found = (case.casefile.record(owner) for owner, _ in named)
        raise SeveralDutiesError(name, tuple(one.name for one in found if one))
    if named[0][1].met is not None:
        raise MetAlreadyError(named[0][1].what)
    return named[0]
