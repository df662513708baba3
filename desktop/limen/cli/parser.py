"""The grammar of the command line: one parser for each file in `limen.cli.commands`."""

import argparse
import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from limen import __version__
from limen.cli.commands import COMMANDS
from limen.domain.overriding import override

_COMMAND = "COMMAND"
_CHOICE = re.compile(
    r"argument (?P<which>.+?): invalid choice: '?(?P<given>.*?)'? \(choose from (?P<known>.*)\)$",
    re.DOTALL,
)


def _of_any_width(prog: str) -> argparse.HelpFormatter:
    """What checks the grammar; only help needs to know how wide the terminal is."""
    return argparse.HelpFormatter(prog, width=80)


class _Help(argparse.HelpFormatter):
    """Help whose second column has room for the longest command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = 4 + max(map(len, COMMANDS))


class Parser(argparse.ArgumentParser):
    """A parser whose refusal is one sentence and status 2."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - they are argparse's own
        super().__init__(**{"formatter_class": _of_any_width, **settings})

    @override
    def format_help(self) -> str:
        self.formatter_class = _Help
        return super().format_help()

    @override
    def error(self, message: str) -> NoReturn:
        sentence = _plain(message)
        self.exit(2, f"limen: {sentence}. See “{self.prog} --help”.\n")


class _Commands(argparse._SubParsersAction):  # type: ignore[type-arg]  # noqa: SLF001 - its only name
    """Commands whose own help begins with the line that the list of commands has."""

    @override
    def add_parser(self, name: str, **settings: Any) -> Any:
        about = str(settings.get("help", ""))
        end = "" if about.endswith("…") else "."
        described = {"description": f"{about[:1].upper()}{about[1:]}{end}", **settings}
        return super().add_parser(name, **described)


def _plain(message: str) -> str:
    """What argparse found wrong, in plain words."""
    choice = _CHOICE.match(message)
    if choice is None:
        return message[:1].upper() + message[1:]
    which, given, known = choice["which"], choice["given"], choice["known"].replace("'", "")
    if which != _COMMAND:
        return f"“{given}” is not known: {which} takes {known}"
    from difflib import get_close_matches

    near = get_close_matches(given, known.split(", "), n=1)
    return f"There is no command “{given}”" + (f": perhaps “{near[0]}”" if near else "")


def parser(words: Sequence[str]) -> Parser:
    """The grammar that reads *words*: only that of their command where they begin with one."""
    whole = Parser(
        prog="limen",
        description="Where a model stands to published proxy thresholds, which date starts what, "
        "and the dossier. Without a command: the window.",
        epilog="The window: limen [--safe-mode | --reset-settings] [FILE.limen]; safe mode neither "
        "reads nor keeps settings, and a reset puts them aside.",
    )
    whole.add_argument("--version", action="version", version=f"Limen {__version__}")
    each = whole.add_subparsers(
        title="commands", metavar=_COMMAND, required=True, prog=whole.prog, action=_Commands
    )  # without a name it would lay out a usage line to find one
    for name in [words[0]] if words and words[0] in COMMANDS else COMMANDS:
        import_module(f"limen.cli.commands.{COMMANDS[name]}").add(each)
    return whole
