"""``limen check``: for CI; status 1 when a finding has a state that ``--fail-on`` names."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli import terminal
from limen.domain.errors import UnknownNameError
from limen.domain.rules import Status
from limen.domain.screening import Finding, State

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.case import Case

STATES = tuple(state.value for state in State)


_FILE = "the casefile; else the only one in this folder"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("check", help="one line a finding; for CI")
    command.add_argument("file", metavar="FILE.limen", nargs="?", type=Path, help=_FILE)
    command.add_argument("--fail-on", metavar="STATE,...", default="", help=", ".join(STATES))
    command.add_argument("--in-force", action="store_true", help="only rules in force on the day")
    terminal.with_day(command)
    terminal.with_rules(command)
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, clock: "Clock") -> int:
    """Print the findings by state and say whether a named one is among them."""
    named = _named(arguments.fail_on)
    arguments.file = arguments.file or _only_casefile()
    case = terminal.case_of(arguments, clock)
    terminal.note_doubts(case, case.casefile.records)
    found = [
        (model.model.name, finding)
        for model in case.models
        for finding in model.screening.findings
        if not arguments.in_force or finding.status is Status.IN_FORCE
    ]
    if arguments.json:
        _print_json(case, found, named)
    else:
        _print(case, found, named)
    return int(any(finding.state in named for _, finding in found))


def _named(text: str) -> frozenset[State]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    for word in words:
        if word not in STATES:
            raise UnknownNameError("state", word, STATES)
    return frozenset(State(word) for word in words)


def _only_casefile() -> Path:
    here = sorted(Path().glob("*.limen"))
    if len(here) != 1:
        raise terminal.NothingToCheckError(len(here))
    return here[0]


def _print(case: "Case", found: list[tuple[str, Finding]], named: frozenset[State]) -> None:
    from limen.engine.words import counted

    for model in case.models:
        its = [finding for name, finding in found if name == model.model.name]
        print(model.model.name)
        terminal.print_table(
            (terminal.WORDS[state], str(sum(one.state is state for one in its)))
            for state in State
            if any(one.state is state for one in its)
        )
    failing = [(name, one) for name, one in found if one.state in named]
    for name, finding in failing:
        terminal.note(f"{name}: {terminal.WORDS[finding.state]}: {finding.proxy.title}")
    if named:
        print(f"{counted(len(failing), 'finding')} with a state named by --fail-on.")


def _print_json(case: "Case", found: list[tuple[str, Finding]], named: frozenset[State]) -> None:
    terminal.print_json(
        {
            "as_of": case.today.isoformat(),
            "fail_on": sorted(named),
            "failed": any(finding.state in named for _, finding in found),
            "findings": [
                {"model": name, "proxy": finding.proxy.id, "state": finding.state.value}
                for name, finding in found
            ],
        }
    )
