"""Whether what was written says what was meant: compared record by record, answer by answer."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from limen.domain.answers import Answer
from limen.domain.errors import LimenError, UnreadableFileError
from limen.domain.evidence import Evidence
from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.records import Casefile
from limen.domain.value import Value
from limen.engine.words import counted
from limen.store.contents import Contents


@dataclass(frozen=True, kw_only=True)
class Checked(Value):
    """What was compared after an export; *differences* are sentences, none where all agrees.

    *without* counts the files whose content should be in the casefile and is not.
    """

    answers: int = 0
    files: int = 0
    without: int = 0
    dates: int | None = None
    differences: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """“verified: 41 answers, 7 files, 0 differences”."""
        different = counted(len(self.differences), "difference")
        if self.dates is not None:
            return f"verified: {counted(self.dates, 'date')}, {different}"
        answers, files = counted(self.answers, "answer"), counted(self.files, "file")
        lost = f" ({self.without} without their content)" if self.without else ""
        return f"verified: {answers}, {files}{lost}, {different}"


class DifferentExportError(LimenError):
    """What was written is not what was meant."""

    def __init__(self, name: str, checked: Checked) -> None:
        super().__init__(
            f"{name} was not written: {checked.sentence}. The first: {checked.differences[0]}"
        )


def replayed(log: tuple[Entry, ...], name: str) -> Casefile:
    """What a log adds up to; one sentence about *name* where it cannot be followed."""
    contents = Contents()
    try:
        for entry in log:
            contents.apply(entry)
        return contents.casefile()
    except msgspec.MsgspecError as error:
        raise UnreadableFileError(name, f"its log cannot be followed ({error}).") from error


def compared(wanted: Casefile, found: Casefile) -> Checked:
    """Two casefiles, record by record, answer by answer and file by file."""
    meant, read = said(wanted), said(found)
    things: Iterable[tuple[str, object, object]] = (
        ("The list of records", wanted.records, found.records),
        ("The mark of the example", wanted.example, found.example),
        ("The number of the newest entry", wanted.sequence, found.sequence),
        *(
            (
                f"The answer to “{key}” of “{record}”",
                meant.get((record, key)),
                read.get((record, key)),
            )
            for record, key in sorted(meant.keys() | read.keys())
        ),
        *((f"The file “{one.name}”", one, _file(found, one.id)) for one in wanted.evidence),
        ("The list of files", wanted.evidence, found.evidence),
    )
    differences = tuple(f"{what} is not the same." for what, one, other in things if one != other)
    return Checked(answers=len(meant), files=len(wanted.evidence), differences=differences)


def said(casefile: Casefile) -> dict[tuple[str, str], Answer]:
    """All answers about records that are there, by record and question."""
    return {
        (record.id, key): answer
        for record in casefile.records
        for key, answer in casefile.said(record.id).items()
    }


def _file(casefile: Casefile, identifier: str) -> Evidence | None:
    return next((one for one in casefile.evidence if one.id == identifier), None)


def differing(wanted: tuple[Any, ...], found: tuple[Any, ...]) -> Iterator[str]:
    """Where two lists of lines are not the same, in sentences."""
    if len(wanted) != len(found):
        yield f"There are {len(found)} lines in place of {len(wanted)}."
    for number, (one, other) in enumerate(zip(wanted, found, strict=False), start=1):
        if one != other:
            yield f"Line {number} is not the same."
