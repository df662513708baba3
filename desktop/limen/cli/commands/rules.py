"""``limen rules``: the proxies, and a linter for rule files."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.cli.commands import rulebooks
from limen.domain.errors import UnknownNameError

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.rules import Proxy, Rulebook


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("rules", help="list, show, lint, compare and keep rules")
    each = command.add_subparsers(title="what to do", metavar="WHAT", help="one of:", required=True)
    listing = each.add_parser("list", help="all proxies")
    terminal.with_json(listing)
    terminal.with_rules(listing)
    listing.set_defaults(run=list_rules)
    showing = each.add_parser("show", help="one proxy, with everything that is known of it")
    showing.add_argument("id", metavar="ID", help="as “rules list” prints it")
    terminal.with_json(showing)
    terminal.with_rules(showing)
    showing.set_defaults(run=show_rule)
    linting = each.add_parser("lint", help="find every mistake in a folder of rule files")
    linting.add_argument("folder", metavar="DIR", type=Path, help="the folder")
    terminal.with_json(linting)
    linting.set_defaults(run=lint_rules)
    rulebooks.add(each)


def list_rules(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print all proxies."""
    from limen.exporters.screening import rules

    book = terminal.rulebook_of(arguments)
    if arguments.json:
        terminal.print_json(rules(book))
    else:
        today = clock.today()
        terminal.print_table(
            (one.id, one.status_on(today).value, _threshold(one), _title(one)) for one in book.proxy
        )
    return 0


def show_rule(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Print one proxy."""
    from limen.exporters.screening import rule

    book = terminal.rulebook_of(arguments)
    proxy = book.named(arguments.id)
    if proxy is None:
        raise UnknownNameError("rule", arguments.id, tuple(one.id for one in book.proxy))
    if arguments.json:
        terminal.print_json(rule(proxy))
    else:
        _print(proxy, book)
    return 0


def lint_rules(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Print every mistake with file and line; status 2 where there is one."""
    from limen.app.linting import mistakes
    from limen.app.rulebooks import texts_in
    from limen.engine.words import counted

    found = mistakes(texts_in(arguments.folder), arguments.folder.name)
    if arguments.json:
        terminal.print_json(
            [{"file": one.file, "line": one.line, "problem": one.problem} for one in found]
        )
    else:
        for mistake in found:
            terminal.note(str(mistake))
        print(f"{counted(len(found), 'mistake')} found.")
    return 2 if found else 0


def _title(proxy: "Proxy") -> str:
    return f"{proxy.title} (own rule)" if proxy.own else proxy.title


def _threshold(proxy: "Proxy") -> str:
    from limen.domain.rules import Operator

    said = proxy.value_text or proxy.value
    compared = proxy.operator in {Operator.MORE_THAN, Operator.AT_LEAST}
    return f"{proxy.operator.value} {said}" if compared else said or proxy.operator.value


def _print(proxy: "Proxy", book: "Rulebook") -> None:
    from limen.engine.duties import due

    print(f"{proxy.title}  [{proxy.id}]")
    print(f"  {proxy.summary}")
    rows = [
        ("Instrument", f"{proxy.instrument}; {proxy.citation}"),
        ("Status", f"{proxy.status.value}: {proxy.status_text}"),
        ("From, to", f"{proxy.effective_from or '–'}, {proxy.effective_to or '–'}"),
        ("Threshold", f"{_threshold(proxy)} {proxy.unit}".strip()),
        ("Counts", _counted(proxy, book)),
        ("Open weights", proxy.open_weights),
        ("Caution", proxy.caution),
        ("Contested", proxy.contested),
        ("Problem", proxy.problem),
    ]
    terminal.print_table(row for row in rows if row[1])
    if book.own(proxy.id):
        print("  An own rule, which is not Limen’s.")
    for reading in proxy.reading:
        print(f"  Reading {reading.id} ({reading.title}): {reading.text}")
    for duty in proxy.duty:
        print("  Duty: " + " · ".join((duty.what, *due(duty))))
    for source in proxy.source:
        print(f"  Source: {source.title}, {source.date} ({source.confidence.value}) {source.url}")


def _counted(proxy: "Proxy", book: "Rulebook") -> str:
    """What is measured, and by which rule of counting."""
    metric = book.metric.get(proxy.metric)
    measured = metric.title if metric else proxy.metric.replace("_", " ")
    rule = book.counting.get(proxy.counting_rule)
    return f"{measured}: {rule.title}" if rule else measured
