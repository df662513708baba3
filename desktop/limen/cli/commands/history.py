"""``limen history``: the log in words, newest first."""

import argparse
from typing import TYPE_CHECKING, Any

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.desk import Desk
    from limen.app.history import Sought
    from limen.app.logbook import Told
    from limen.domain.records import Record

_MOST, _LONGEST = 50, 1_000_000


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("history", help="the log in words, newest first")
    terminal.with_file(command)
    about = command.add_mutually_exclusive_group()
    about.add_argument("--model", metavar="M", help="one model with all that hangs on it")
    about.add_argument("--record", metavar="R", help="one record alone")
    command.add_argument("--question", metavar="KEY", default="", help="one question alone")
    command.add_argument("--who", metavar="NAME", help="what one person signed; '' for nobody")
    command.add_argument("--day", metavar="DATE", type=terminal.day, help="one day alone")
    command.add_argument(
        "--limit", metavar="N", type=terminal.number, default=_MOST, help=f"at most N ({_MOST})"
    )
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print the entries that are looked for."""
    from limen.app.desk import Desk
    from limen.app.history import History

    with Desk.open(arguments.file, clock) as desk:
        history, sought = History(desk), _sought(arguments, desk)
        found = history.page(sought, most=min(max(arguments.limit, 1), _LONGEST))
        count = history.count(sought)
        if arguments.json:
            entries = [_document(one) for one in found]
            terminal.print_json({"count": count, "entries": entries})
            return 0
    if not found:
        terminal.note("No entry matches.")
    terminal.print_table(map(_line, found))
    if count > len(found):
        terminal.note(f"The newest {len(found)} of {count} entries; --limit shows more.")
    return 0


def _sought(arguments: argparse.Namespace, desk: "Desk") -> "Sought":
    from limen.app.history import Sought

    return Sought(
        below=_named(desk, arguments.model).id if arguments.model else "",
        record=_named(desk, arguments.record).id if arguments.record else "",
        question=arguments.question,
        who=arguments.who,
        day=arguments.day,
    )


def _named(desk: "Desk", name: str) -> "Record":
    """The record called *name*, also where it was removed."""
    from limen.domain.records import Casefile

    everything = Casefile(records=tuple(desk.contents.records.values()))
    return terminal.record_named(everything, name)


def _line(one: "Told") -> tuple[str, ...]:
    said = f"{one.what} {one.later}".strip()
    about = f"{one.about}: {said}" if one.answer is not None else said
    back = f"; ↶ taken back by step {one.taken_back.step}" if one.taken_back else ""
    return str(one.entry.sequence), one.when, one.entry.who or "–", f"{about} ({one.how}{back})"


def _document(one: "Told") -> dict[str, Any]:
    from limen.engine.history.reversals import reversed_step

    entry = one.entry
    return {
        "entry": entry.sequence,
        "step": entry.step,
        "at": entry.at,
        "who": entry.who,
        "how": entry.manner.value,
        "action": entry.action.value,
        "record": entry.record,
        "about": one.about,
        "question": entry.question,
        "what": one.what,
        "answer": one.later,
        "why": entry.why,
        "reverses": reversed_step(entry) or None,
        "taken_back_by": one.taken_back.step if one.taken_back else None,
        "hash": entry.hash,
    }
