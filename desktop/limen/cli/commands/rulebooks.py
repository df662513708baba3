"""``limen rules diff`` and ``export``: what changed between rulebooks, and keeping one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.rules import Proxy, Rulebook
    from limen.engine.rule_changes import Moved, RulebookChanges

_PLACE = "a folder of rules, a dossier that carries its rulebook, or “shipped”"


def add(each: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    comparing = each.add_parser("diff", help="which rules changed, and which findings would move")
    comparing.add_argument("before", metavar="A", type=Path, help=_PLACE)
    comparing.add_argument("after", metavar="B", type=Path, help="the same")
    whose = "the casefile whose findings might move; also with --casefile"
    comparing.add_argument("given", nargs="?", metavar="FILE.limen", type=Path, help=whose)
    comparing.add_argument("--casefile", metavar="FILE.limen", type=Path, help=argparse.SUPPRESS)
    terminal.with_day(comparing)
    terminal.with_json(comparing)
    comparing.set_defaults(run=compare)
    keeping = each.add_parser("export", help="write a rulebook into a new folder, to keep it")
    keeping.add_argument("folder", metavar="DIR", type=Path, help="the new folder")
    keeping.add_argument("--from", dest="source", metavar="WHAT", type=Path, help=_PLACE)
    keeping.set_defaults(run=keep)


def compare(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print what changed, and which findings would move."""
    from limen.app.rulebooks import rulebook_in
    from limen.engine.rule_changes import compared

    before, after = rulebook_in(arguments.before), rulebook_in(arguments.after)
    changes = compared(before, after)
    casefile = arguments.casefile or arguments.given
    moves = _moves(arguments, clock, casefile, (before, after)) if casefile else None
    if arguments.json:
        terminal.print_json(_structure(before, after, changes, moves))
        return 0
    _print(before, after, changes)
    if moves is not None:
        _print_moves(moves, casefile.name)
    return 0


def keep(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Write the rulebook into a new folder."""
    from limen.app.rulebooks import kept, rulebook_in
    from limen.engine.words import counted
    from limen.library.rulebook import rulebook

    book = rulebook_in(arguments.source) if arguments.source else rulebook()
    written = counted(kept(book, arguments.folder), "file")
    print(f"Rulebook {book.version} of {book.as_of}: {written} in {arguments.folder.name}.")
    return 0


def _moves(
    arguments: argparse.Namespace,
    clock: "Clock",
    casefile: Path,
    books: "tuple[Rulebook, Rulebook]",
) -> "tuple[Moved, ...]":
    from limen.app.reading import case_under
    from limen.engine.rule_changes import moved

    today = arguments.as_of or clock.today()
    cases = (case_under(casefile, today, book) for book in books)
    return tuple(moved(*cases))


def _print(before: "Rulebook", after: "Rulebook", changes: "RulebookChanges") -> None:
    print(f"From {_named(before)} to {_named(after)}")
    if changes.nothing:
        print("Nothing changed.")
    for title, rules in (("Added", changes.added), ("Removed", changes.removed)):
        for rule in rules:
            print(f"{title}: {rule.title}  [{rule.id}]")
    _print_changed(changes)


def _print_changed(changes: "RulebookChanges") -> None:
    for change in changes.changed:
        print(f"Changed: {change.rule.title}  [{change.rule.id}]")
        for one in change.changes:
            print(f"  {one.words}")
    for sentence in changes.others:
        print(sentence)


def _print_moves(moves: "tuple[Moved, ...]", casefile: str) -> None:
    from limen.engine.words import counted

    print(f"\n{counted(len(moves), 'finding')} in {casefile} would move.")
    for one in moves:
        was, now = (terminal.WORDS[state] if state else "–" for state in (one.before, one.after))
        print(f"  {one.model}: {one.rule.title}: {was} → {now}")


def _named(book: "Rulebook") -> str:
    own = f" with own rules “{book.pack.name}” {book.pack.version}" if book.pack else ""
    return f"rulebook {book.version} of {book.as_of} ({book.sha256[:12]}){own}"


def _structure(
    before: "Rulebook",
    after: "Rulebook",
    changes: "RulebookChanges",
    moves: "tuple[Moved, ...] | None",
) -> dict[str, Any]:
    return {
        "before": _head(before),
        "after": _head(after),
        "added": [_rule(rule) for rule in changes.added],
        "removed": [_rule(rule) for rule in changes.removed],
        "changed": [
            {
                **_rule(one.rule),
                "fields": [
                    {"field": each.field, "before": each.before, "after": each.after}
                    for each in one.changes
                ],
            }
            for one in changes.changed
        ],
        "others": list(changes.others),
        "moved": None if moves is None else [_move(one) for one in moves],
    }


def _head(book: "Rulebook") -> dict[str, Any]:
    return {"version": book.version, "as_of": book.as_of.isoformat(), "sha256": book.sha256}


def _rule(rule: "Proxy") -> dict[str, Any]:
    return {"id": rule.id, "title": rule.title}


def _move(one: "Moved") -> dict[str, Any]:
    return {
        "model": one.model,
        "proxy": one.rule.id,
        "before": one.before.value if one.before else None,
        "after": one.after.value if one.after else None,
    }
