"""A passphrase: asked on the terminal, or read from a file or from standard input; never an argument."""

import argparse
import sys
from pathlib import Path

from limen.domain.errors import LimenError, UnreadableFileError

_MOST_BYTES = 4096


class DifferentPassphrasesError(LimenError):
    """A passphrase that was not typed twice the same."""

    def __init__(self) -> None:
        super().__init__("The two passphrases are not the same, and nothing was written.")


class UnaskedPassphraseError(LimenError):
    """Nobody there whom one could ask for a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            "There is no terminal to ask for the passphrase on: name a file with --passphrase-file."
        )


class LongPassphraseError(LimenError):
    """Something too long for a passphrase, such as the wrong file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is longer than any passphrase ({_MOST_BYTES:,} bytes).")


def with_passphrase(command: argparse.ArgumentParser) -> None:
    """Add ``--passphrase-file``."""
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="its first line is the passphrase; - reads it from standard input",
    )


def passphrase(arguments: argparse.Namespace, *, twice: bool) -> str:
    """The passphrase; one that is typed for the first time is asked for *twice*."""
    file = arguments.passphrase_file
    if file not in {None, "-"}:
        return _from_file(Path(file))
    if file is None and sys.stdin.isatty():
        return _typed(twice=twice)
    piped = _line(sys.stdin.buffer.readline(_MOST_BYTES + 1), "The passphrase")
    if file is None and not piped:
        raise UnaskedPassphraseError
    return piped


def _typed(*, twice: bool) -> str:
    from getpass import getpass

    first = getpass("Passphrase: ")
    if twice and getpass("The same again: ") != first:
        raise DifferentPassphrasesError
    return first


def _from_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return _line(file.readline(_MOST_BYTES + 1), path.name)
    except OSError as error:
        raise UnreadableFileError(path.name, f"{error.strerror}.") from error


def _line(content: bytes, name: str) -> str:
    if len(content) > _MOST_BYTES:
        raise LongPassphraseError(name)
    try:
        return content.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(name, "it is not UTF-8 text.") from error
