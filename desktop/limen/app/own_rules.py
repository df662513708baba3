"""Own rules as the folder beside a casefile: taken over from any folder, and switched off again.

They are copied, so that only the casefile and the folder beside it have to stay together and no
path is remembered anywhere.  What lay there before is renamed, never deleted.
"""

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from limen.app.linting import mistakes
from limen.app.printing import written
from limen.app.rulebooks import BESIDE, texts_in, with_own
from limen.domain.errors import DataError, LimenError, UnwritableFileError
from limen.domain.nouns import dataclass
from limen.domain.rules import Rulebook
from limen.domain.value import Value
from limen.library.rulebook import rulebook

_LEFT = "Without them beside the copy, it will be opened under the shipped rules alone."
_OFF = "-off"
_WHOLE = (
    "it is a whole rulebook: own rules have a “name” here, and are laid over the one that ships."
)


@dataclass(frozen=True, kw_only=True)
class Judged(Value):
    """Own rules in a folder called *name*, as they were read once: every mistake in them.

    *book* is the shipped rulebook with them on top, in which a rule with a mistake is a “rule
    problem”; ``None`` where they cannot be used at all, and *refusal* says why.
    """

    name: str
    files: Mapping[str, str]
    mistakes: tuple[DataError, ...]
    book: Rulebook | None
    refusal: str = ""


def judged(folder: Path) -> Judged:
    """The own rules in *folder*; a LimenError where nothing can be read there."""
    files = texts_in(folder)
    found = mistakes(files, folder.name)
    try:
        book, refusal = _over_the_shipped(folder.name, files), ""
    except LimenError as problem:
        book, refusal = None, str(problem)
    return Judged(name=folder.name, files=files, mistakes=found, book=book, refusal=refusal)


def _over_the_shipped(name: str, files: Mapping[str, str]) -> Rulebook:
    from limen.library.own import is_overlay

    book = with_own(rulebook(), name, files)
    if not is_overlay(files):
        raise DataError(f"{name}/rulebook.toml", 1, _WHOLE)
    return book


def keep_beside(casefile: Path, files: Mapping[str, str]) -> str:
    """Put *files* into the folder beside *casefile*, all of them or, with one sentence, none.

    The name of the folder into which what lay there before went, "" where nothing did.
    """
    folder = casefile.with_suffix(BESIDE)
    draft = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    with _writing(folder.name):
        try:
            draft.mkdir(mode=0o700)
            for name, text in files.items():
                written(draft / name, text.encode())
            gone = lay_aside(casefile)
            draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return gone


def carried_along(casefile: Path, files: Mapping[str, str]) -> str:
    """Put own rules beside a copy of their casefile; a sentence where that cannot be done."""
    try:
        keep_beside(casefile, files)
    except LimenError as problem:
        return f"{problem} {_LEFT}"
    return ""


def lay_aside(casefile: Path) -> str:
    """Rename the folder of own rules beside *casefile*; its new name, "" where there is none."""
    folder = casefile.with_suffix(BESIDE)
    if not os.path.lexists(folder):
        return ""
    with _writing(folder.name):
        place = next(each for each in _names(folder) if not os.path.lexists(each))
        folder.rename(place)
    return place.name


def _names(folder: Path) -> Iterator[Path]:
    yield folder.with_name(f"{folder.name}{_OFF}")
    number = 2
    while True:
        yield folder.with_name(f"{folder.name}{_OFF}-{number}")
        number += 1


@contextmanager
def _writing(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = "The own rules are as they were: see that this folder can be written to."
        raise UnwritableFileError(name, f"{error.strerror}.", said) from error
