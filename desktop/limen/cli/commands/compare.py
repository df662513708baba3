"""``limen compare``: what differs between two points of a log, two files, or a file and a dossier."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import LimenError

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.differences import Comparison

_WHAT = "FILE.limen, PACKAGE.zip or DOSSIER.pdf"
_POINT = (
    "an entry's number, a day or instant, “start”, “now”, “dossier” for the newest dossier beside "
    "the casefile, or a dossier's file"
)


class NothingToCompareError(LimenError):
    """One file was named and no point of its log."""

    def __init__(self) -> None:
        super().__init__("Say what to compare with: a second file, or a point of the log (--from).")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("compare", help="what differs: two points, two files, a dossier")
    command.add_argument("before", metavar="A", type=Path, help=_WHAT)
    command.add_argument("after", metavar="B", type=Path, nargs="?", help="the same; without: A")
    command.add_argument(
        "--from", dest="start", metavar="POINT", default="", help=f"of A: {_POINT}"
    )
    command.add_argument("--to", dest="end", metavar="POINT", default="", help="of B, the same")
    terminal.with_day(command)
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print what differs; nothing where all agrees."""
    from limen.app.comparison import compared, side_of

    if arguments.after is None and not arguments.start:
        raise NothingToCompareError
    before = side_of(arguments.before, arguments.start)
    after = side_of(arguments.after or arguments.before, arguments.end or _now(arguments))
    for sentence in dict.fromkeys((*before.lost, *after.lost)):
        terminal.note(sentence)
    found = compared(before, after, arguments.as_of or clock.today())
    if arguments.json:
        terminal.print_json(_structure(found))
    else:
        _print(found)
    return 0


def _now(arguments: argparse.Namespace) -> str:
    """Of one log, also the end is called by its entry."""
    return "now" if arguments.after is None else ""


def _print(found: "Comparison") -> None:
    from limen.domain.differences import Part
    from limen.engine.words import counted, day

    print(f"From {found.before} to {found.after}, both as of {day(found.today)}")
    for part in Part:
        if rows := found.of(part):
            print(f"\n{part.value.capitalize()}")
            terminal.print_table((one.about, one.what, _line(one.words)) for one in rows)
    number = counted(len(found.differences), "difference")
    print(f"\n{number}." if found.differences else "Nothing differs.")


def _line(text: str) -> str:
    """*text* on one line: answers and notes may have several."""
    return " ".join(text.split())


def _structure(found: "Comparison") -> dict[str, object]:
    return {
        "before": found.before,
        "after": found.after,
        "as_of": found.today.isoformat(),
        "differences": [asdict(one) for one in found.differences],
    }
