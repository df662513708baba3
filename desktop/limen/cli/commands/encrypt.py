"""``limen encrypt``: a confidential copy of a casefile, a package or any other file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli.passphrases import passphrase, with_passphrase
from limen.cli.telling import saying_how_far

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser(
        "encrypt", help="a confidential copy of a file, under a passphrase"
    )
    command.add_argument("file", metavar="FILE", type=Path, help="a casefile, a package, any file")
    command.add_argument("--out", metavar="OUT", type=Path, required=True, help="the new file")
    with_passphrase(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Write it to a new file; where anything is wrong, nothing is written."""
    from limen.app.confidential import encrypt
    from limen.app.recovering import still_readable

    words = passphrase(arguments, twice=True)
    with saying_how_far(arguments.out.name) as tell:
        encrypt(arguments.file, arguments.out, words, tell)
    print(f"{arguments.out.name} written.{still_readable(arguments.file)}")
    return 0
