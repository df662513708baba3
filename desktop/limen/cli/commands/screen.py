"""``limen screen``: how each model stands to each published proxy."""

import argparse
from typing import TYPE_CHECKING

from limen.cli import evaluations, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from limen.app.clock import Clock
    from limen.domain.case import Case, ModelCase
    from limen.domain.packs import Pack
    from limen.domain.screening import Finding


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("screen", help="how each model stands to each published proxy")
    terminal.with_file(command)
    command.add_argument("--model", metavar="M", help="one model only")
    command.add_argument(
        "--plan",
        action="store_true",
        help="which public evaluations could still decide something, and how to run them",
    )
    command.add_argument(
        "--changes", action="store_true", help="what would turn each finding, nearest first"
    )
    terminal.with_day(command)
    terminal.with_rules(command)
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print the findings."""
    case = terminal.case_of(arguments, clock)
    models = chosen(case, arguments.model)
    terminal.note_doubts(case, case.casefile.records)
    if arguments.json:
        from limen.exporters.screening import screening

        document = screening(case, models, plan=arguments.plan, changes=arguments.changes)
        terminal.print_json(document)
    else:
        print_findings(case, models, plan=arguments.plan, changes=arguments.changes)
    return 0


def chosen(case: "Case", name: str | None) -> "Sequence[ModelCase]":
    """All models, or the one that is named."""
    if name is None:
        return case.models
    return (case.of(terminal.model_named(case.casefile, name).id),)


def print_findings(
    case: "Case", models: "Sequence[ModelCase]", *, plan: bool = False, changes: bool = False
) -> None:
    """Print the findings of *models*, a line each, under the rulebook that they follow from."""
    book = case.rulebook
    print(f"As of {case.today}, rulebook {book.version} of {book.as_of} (newest source: ", end="")
    print(f"{book.newest_source}). The federal threshold is not published.")
    if book.pack:
        print(f"With own rules, which are not Limen’s: {own_rules(book.pack)}.")
    for model in models:
        print(f"\n{model.model.name}{' (EXAMPLE)' if case.casefile.example else ''}")
        terminal.print_table(
            (
                terminal.WORDS[finding.state],
                finding.title,
                finding.status.value,
                _why(finding),
            )
            for finding in model.screening.findings
        )
        _print_decisive(model)
        if changes:
            _print_changes(case, model)
        evaluations.print_results(case, model)
        if plan:
            evaluations.print_plan(case, model)
    if not models:
        print("No model yet: add one with “limen add FILE.limen model NAME”.")


def _print_decisive(model: "ModelCase") -> None:
    """The one missing fact that would decide most findings, where one is missing."""
    from limen.engine.deciding import decisive, said

    for one in decisive(model.screening.findings)[:1]:
        print(f"  {said(one)}")


def _print_changes(case: "Case", model: "ModelCase") -> None:
    """What would turn each finding, nearest first."""
    from limen.engine.sensitivity import turnings

    for finding in model.screening.findings:
        found = turnings(case, model.model, finding)
        if found:
            print(f"  {finding.proxy.title}")
        for one in found:
            print(f"    {one.text}")


def own_rules(pack: "Pack") -> str:
    """Name, version, date and hash of own rules, and what they do to the rulebook."""
    did = (("added", pack.added), ("replaced", pack.replaced), ("switched off", pack.off))
    done = "; ".join(f"{what} {', '.join(rules)}" for what, rules in did if rules)
    head = f"{pack.name} {pack.version} of {pack.as_of} ({pack.sha256[:12]})"
    return f"{head}: {done}" if done else head


def _why(finding: "Finding") -> str:
    """The margin, or the keys of what is missing; the whole reasoning is in ``--json``."""
    wanted = dict.fromkeys(one.question or one.label for one in finding.missing)
    missing = ", ".join(wanted)
    return finding.margin or (f"missing: {missing}" if missing else "")
