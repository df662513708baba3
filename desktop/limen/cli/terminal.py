"""What the commands share: reading arguments, finding records, printing."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from limen.domain.errors import AmbiguousNameError, LimenError, UnknownNameError
from limen.domain.forms import RecordKind
from limen.domain.records import Casefile, Record
from limen.domain.screening import State

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.app.desk import Desk
    from limen.domain.case import Case
    from limen.domain.rules import Rulebook

WORDS = {
    State.TRIPPED: "▲ tripped",
    State.COULD_BE_EITHER: "◐ could be either",
    State.NOT_TRIPPED: "○ not tripped",
    State.CANNOT_SAY: "? cannot say",
    State.DOESNT_APPLY: "– doesn't apply",
    State.RULE_PROBLEM: "! rule problem",
}
"""The six states as a shape and a word."""


def day(text: str) -> date:
    """An ISO date given on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"“{text}” is not a date; write it as 2027-01-15"
        raise argparse.ArgumentTypeError(message) from error


def number(text: str) -> int:
    """A whole number given on the command line."""
    try:
        return int(text)
    except ValueError as error:
        message = f"“{text}” is not a whole number"
        raise argparse.ArgumentTypeError(message) from error


def period(text: str) -> tuple[date | None, date | None]:
    """A day or a period given on the command line; "" for none."""
    from limen.engine.evidence import UnclearPeriodError, read_period

    try:
        return read_period(text)
    except UnclearPeriodError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no day or period: {error}") from error


def with_file(command: argparse.ArgumentParser) -> None:
    """Add the casefile argument."""
    command.add_argument("file", metavar="FILE.limen", type=Path, help="the casefile")


def with_json(command: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    command.add_argument("--json", action="store_true", help="one JSON document on stdout")


def with_day(command: argparse.ArgumentParser) -> None:
    """Add ``--as-of``."""
    command.add_argument("--as-of", metavar="DATE", type=day, help="the day to look from (today)")


def with_rules(command: argparse.ArgumentParser) -> None:
    """Add ``--rulebook`` and ``--rules``."""
    command.add_argument(
        "--rulebook",
        metavar="DIR",
        type=Path,
        help="another rulebook than the shipped one: a folder, or a dossier that carries it",
    )
    command.add_argument(
        "--rules",
        metavar="DIR",
        type=Path,
        help="own rules on top (default: the folder NAME.rules beside NAME.limen)",
    )


def rulebook_of(arguments: argparse.Namespace) -> "Rulebook":
    """The rulebook that the arguments name, or the shipped one."""
    from limen.app.rulebooks import rulebook_for

    return rulebook_for(None, arguments.rulebook, arguments.rules)


def case_of(arguments: argparse.Namespace, clock: "Clock") -> "Case":
    """What follows from the casefile that the arguments name, on the day that they name."""
    from limen.app.reading import case_in

    day, other = arguments.as_of or clock.today(), getattr(arguments, "rulebook", None)
    return case_in(arguments.file, day, other, getattr(arguments, "rules", None), note)


def who() -> str:
    """The name under which this person wants changes to be logged, "" for none."""
    from limen.store import settings

    kept, trouble = settings.read(settings.place())
    if trouble:
        note(trouble)
    return kept.name


def tell(desk: "Desk") -> None:
    """Say what has to be known about the file beside the result."""
    if desk.behind:
        note(desk.behind)


def record_named(casefile: Casefile, name: str) -> Record:
    """The record called *name*: by its id, its name, or its kind where there is only one."""
    folded = name.casefold()
    for found in (
        [record for record in casefile.records if record.id == name],
        [record for record in casefile.records if record.name == name],
        [record for record in casefile.records if record.name.casefold() == folded],
        [record for record in casefile.records if record.kind.value == name],
    ):
        if len(found) > 1:
            raise AmbiguousNameError("record", name)
        if found:
            return found[0]
    raise UnknownNameError("record", name, tuple(record.name for record in casefile.records))


def model_named(casefile: Casefile, name: str) -> Record:
    """The model called *name*."""
    found = record_named(casefile, name)
    if found.kind is not RecordKind.MODEL:
        raise UnknownNameError("model", name, tuple(model.name for model in casefile.models))
    return found


def print_json(document: object) -> None:
    """Print one JSON document on stdout."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_table(rows: Iterable[Sequence[str]], indent: str = "  ") -> None:
    """Print *rows* in columns; the last column is as long as it is."""
    rows = list(rows)
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print((indent + "  ".join((*cells, row[-1]))).rstrip())


def note(sentence: str) -> None:
    """Say something beside the result, on stderr."""
    print(sentence, file=sys.stderr)


def note_doubts(case: "Case", records: Iterable[Record]) -> None:
    """Say what is doubtful about the answers of *records*, on stderr."""
    from limen.engine.doubts import all_doubts

    for record, doubt in all_doubts(case, records):
        note(f"{record.name}, {doubt.question}: {doubt.text}")


def text_in(path: Path, most: int) -> str:
    """The UTF-8 text of a file of at most *most* bytes; anything else is one sentence."""
    from limen.domain.errors import UnreadableFileError

    try:
        content = path.read_bytes() if path.stat().st_size <= most else None
    except OSError as error:
        raise UnreadableFileError(path.name, f"{error.strerror}.") from error
    if content is None:
        raise UnreadableFileError(path.name, f"it is larger than {most:,} bytes.")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise UnreadableFileError(path.name, f"byte {error.start} is not UTF-8 text.") from error


class NothingToCheckError(LimenError):
    """No casefile was named and none lies in the folder."""

    def __init__(self, found: int) -> None:
        many = f"{found} casefiles lie here; name one." if found else "no casefile lies here."
        super().__init__(f"Say which file to check: {many}")
