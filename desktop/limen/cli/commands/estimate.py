"""``limen estimate``: training compute only, without a casefile."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from limen.cli import terminal

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("estimate", help="training compute from a JSON description")
    command.add_argument("input", metavar="INPUT.json", type=Path, help="one model, or a list")
    terminal.with_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Print the estimate of every model in the file."""
    from limen.app.estimating import estimated, requested

    text = terminal.text_in(arguments.input, 64_000_000)
    models = estimated(requested(arguments.input.name, text))
    single = text.lstrip().startswith("{")
    if arguments.json:
        terminal.print_json(models[0] if single else models)
    else:
        for model in models:
            _print(model)
    return 0


def _print(model: dict[str, Any]) -> None:
    print(model["name"])
    terminal.print_table((rule, _interval(found)) for rule, found in model["sums"].items())
    for run_found in model["runs"]:
        terminal.print_table([(run_found["method"] or "not counted", _interval(run_found))], "    ")
        for sentence in run_found["notes"]:
            print(f"      {sentence}")
    for sentence in (*model["missing"], *model["warnings"]):
        terminal.note(f"  {model['name']}: {sentence}")


def _interval(found: dict[str, Any] | None) -> str:
    if found is None or found["central"] is None:
        return "cannot say"
    ends = f"{json.dumps(found['low'])} to {json.dumps(found['high'])}"
    return f"{found['central']:.2e} FLOP ({ends})"
