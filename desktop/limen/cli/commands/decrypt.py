"""``limen decrypt``: the file that a confidential copy holds."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from limen.cli.passphrases import passphrase, with_passphrase
from limen.cli.telling import saying_how_far

if TYPE_CHECKING:
    from limen.app.clock import Clock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say the grammar."""
    command = commands.add_parser("decrypt", help="the file out of a confidential copy")
    command.add_argument("file", metavar="FILE", type=Path, help="what “encrypt” wrote")
    command.add_argument("--out", metavar="OUT", type=Path, required=True, help="the new file")
    with_passphrase(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, _clock: "Clock") -> int:
    """Write it to a new file; where anything is wrong, nothing is written."""
    from limen.app.confidential import decrypt

    words = passphrase(arguments, twice=False)
    with saying_how_far(arguments.out.name) as tell:
        decrypt(arguments.file, arguments.out, words, tell)
    print(f"{arguments.out.name} written.")
    return 0
