"""``limen merge``: take a returned copy's changes over, with a decision about each conflict."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import LimenError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from limen.app.clock import Clock
    from limen.app.merge_words import Told
    from limen.domain.merging import Taken

_WORDS = ("ours", "theirs")


class UnclearChoiceError(LimenError):
    """A decision that decides nothing."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” decides nothing: write --take ours, --take theirs, or --take KEY=theirs with "
            "a key from the list."
        )


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("merge", help="take over what a returned copy brings")
    terminal.with_file(command)
    command.add_argument("copy", metavar="COPY", type=Path, help="COPY.limen or PACKAGE.zip")
    command.add_argument(
        "--take",
        metavar="WHAT",
        action="append",
        default=[],
        help="“ours” or “theirs” for every conflict, or KEY=ours, KEY=theirs for one change; "
        "may be repeated",
    )
    command.add_argument(
        "--dry-run", action="store_true", help="say what would be done, write nothing"
    )
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print what the copy brings, and take it over unless a conflict is undecided (status 1)."""
    from limen.app.desk import Desk
    from limen.app.merge_words import told
    from limen.app.merging import UndecidedError, copy_of, planned, prepared
    from limen.engine.merging.taking import undecided

    copy = copy_of(arguments.copy)
    with Desk.open(arguments.file, clock, terminal.who()) as desk:
        log = desk.entries()
        found = planned(log, copy)
        rows = told(found, log, desk.case.interview)
        choices = _choices(arguments.take, rows)
        open_ = undecided(found, choices)
        writes = not (arguments.dry_run or open_) and bool(found)
        if writes:
            known = prepared(arguments.file, log, copy, choices, clock.instant())
            desk.merge(copy, choices, known)
            terminal.tell(desk)
    _print(arguments, copy.name, rows, choices, written=writes)
    if open_ and not arguments.dry_run:
        terminal.note(f"limen: {UndecidedError(open_)} Decide with --take.")
        return 1
    return 0


def _choices(words: "Sequence[str]", rows: "Sequence[Told]") -> "dict[str, Taken]":
    from limen.domain.merging import Taken

    choices = {}
    for text in words:
        key, _, word = text.rpartition("=")
        if word not in _WORDS:
            raise UnclearChoiceError(text)
        if key and key not in {one.key for one in rows}:
            raise UnknownNameError("change", key, tuple(one.key for one in rows))
        for one in rows:
            if one.key == key or (not key and one.conflict):
                choices[one.key] = Taken(word)
    return choices


def _print(
    arguments: argparse.Namespace,
    name: str,
    rows: "Sequence[Told]",
    choices: "dict[str, Taken]",
    *,
    written: bool,
) -> None:
    if arguments.json:
        terminal.print_json(_structure(name, rows, choices, written=written))
        return
    if not rows:
        print(f"{name} brings nothing new.")
        return
    _print_all("Changes", [one for one in rows if not one.conflict], choices)
    _print_all("Conflicts", [one for one in rows if one.conflict], choices)
    print(f"Merged into {arguments.file.name}." if written else "Nothing was written.")


def _print_all(title: str, rows: "Sequence[Told]", choices: "dict[str, Taken]") -> None:
    if rows:
        print(title)
    for one in rows:
        _print_one(one, choices)


def _print_one(one: "Told", choices: "dict[str, Taken]") -> None:
    decided = choices.get(one.key, "" if one.conflict else "theirs")
    print(f"  {one.about}: {one.what}  [{one.key}]{f' → {decided}' if decided else ''}")
    if one.before:
        print(f"    before  {one.before}")
    if one.conflict:
        print(f"    ours    {one.ours}  ({one.said_here})")
    print(f"    theirs  {one.theirs}  ({one.said_there})")


def _structure(
    name: str, rows: "Sequence[Told]", choices: "dict[str, Taken]", *, written: bool
) -> dict[str, object]:
    return {
        "copy": name,
        "written": written,
        "changes": [
            {
                **vars(one),
                "taken": choices.get(one.key, None if one.conflict else "theirs"),
            }
            for one in rows
        ],
    }
