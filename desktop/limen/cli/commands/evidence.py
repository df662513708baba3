"""``limen evidence``: the files that answers rest on, checked, and taken out again."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.cli.telling import about, saying_how_far
from limen.domain.errors import LimenError
from limen.domain.evidence import Standing

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.case import Case
    from limen.domain.evidence import Evidence

SHAPES = {
    Standing.FINE: "○ fine",
    Standing.CHANGED: "▲ changed since attached",
    Standing.MISSING: "! missing",
    Standing.EXPIRED: "◐ expired",
    Standing.UNCHECKED: "– not checked",
    Standing.NAMED: "? hash only",
}
"""How a file stands, as a shape and a word."""

_BAD = {Standing.CHANGED, Standing.MISSING, Standing.EXPIRED}


class PlacelessError(LimenError):
    """A file that is to be taken out to nowhere, or nothing that is to be taken out."""

    def __init__(self) -> None:
        super().__init__("Give both --extract ID and --out PATH.")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("evidence", help="list, check and take out the attached files")
    terminal.with_file(command)
    command.add_argument("--verify", action="store_true", help="read every file and compare hashes")
    command.add_argument("--extract", metavar="ID", help="the file to write to --out")
    command.add_argument("--out", metavar="PATH", type=Path, help="the new file")
    command.add_argument(
        "--discard",
        action="store_true",
        help="drop, for good, the content of files that are out of sight",
    )
    terminal.with_day(command)
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Status 1 where --verify finds a file that is changed, missing or expired."""
    case = terminal.case_of(arguments, clock)
    if (arguments.extract is None) is not (arguments.out is None):
        raise PlacelessError
    if arguments.extract is not None:
        return _extract(arguments, case)
    if arguments.discard:
        return _discard(arguments, clock)
    found = _looked_at(arguments, case) if arguments.verify else {}
    rows = [about(case, one, found.get(one.id)) for one in case.casefile.evidence]
    if arguments.json:
        terminal.print_json({"as_of": case.today.isoformat(), "evidence": rows})
    else:
        _print(case, found)
    bad = any(Standing(row["state"]) in _BAD for row in rows)
    return 1 if arguments.verify and bad else 0


def _looked_at(arguments: argparse.Namespace, case: "Case") -> dict[str, str]:
    from limen.app.attaching import looked_at

    with saying_how_far(arguments.file.name) as tell:
        return looked_at(arguments.file, case.casefile.evidence, tell)


def _extract(arguments: argparse.Namespace, case: "Case") -> int:
    from limen.app.attaching import extract
    from limen.app.evidencing import evidence_named

    one = evidence_named(case.casefile, arguments.extract)
    with saying_how_far(one.name) as tell:
        extract(arguments.file, one, arguments.out, tell)
    print(f"{arguments.out.name} written: it is the file that was attached.")
    return 0


def _discard(arguments: argparse.Namespace, clock: "Clock") -> int:
    from limen.app.desk import Desk
    from limen.engine.evidence import size
    from limen.engine.words import counted

    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        gone = desk.discard_unnamed()
    if arguments.json:
        terminal.print_json({"discarded": [{"sha256": one, "size": gone[one]} for one in gone]})
    else:
        print(
            f"{counted(len(gone), 'file')} dropped, {size(sum(gone.values()))}; the log says which."
        )
    return 0


def _print(case: "Case", found: dict[str, str]) -> None:
    if not case.casefile.evidence:
        print("No evidence yet: “limen attach FILE.limen SOURCE” keeps files.")
    terminal.print_table(_row(case, one, found) for one in case.casefile.evidence)


def _row(case: "Case", one: "Evidence", found: dict[str, str]) -> tuple[str, ...]:
    from limen.engine.evidence import period, size, standing
    from limen.engine.words import counted

    answers = sum(
        one.id in answer.evidence
        for record in case.casefile.records
        for answer in case.casefile.said(record.id).values()
    )
    state = standing(one, case.today, found.get(one.id))
    return (
        SHAPES[state],
        one.id,
        one.name,
        one.kind or "–",
        size(one.size),
        period(one.begins, one.ends) or "–",
        f"{one.sha256[:12]}…",
        counted(answers, "answer"),
    )
