"""Which rulebook counts: the one that ships or another, and whose own rules lie on top of it.

Own rules that lie in a folder beside a casefile, ``lab.rules`` beside ``lab.limen``, count for it
wherever it is opened.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from limen.domain.errors import (
    ExistingFileError,
    LimenError,
    OversizedRulesError,
    UnreadableFileError,
)
from limen.domain.rules import Rulebook
from limen.library.rulebook import rulebook

BESIDE = ".rules"
SHIPPED = "shipped"

_MOST_BYTES = 16_000_000
_MOST_ENTRIES = 1_000
_WITHOUT = "The casefile is open without own rules: all that is shown follows the shipped ones."
_ADVICE = "Name a folder with the TOML files of a rulebook."


def rulebook_for(
    casefile: Path | None = None, other: Path | None = None, own: Path | None = None
) -> Rulebook:
    """The rulebook for *casefile*: in the folder *other* or as shipped, with the rules in *own*.

    Without *own*, those in the folder beside the casefile count, where there is one.
    """
    book = rulebook_in(other) if other else rulebook()
    folder = own or beside(casefile)
    return with_own(book, folder.name, texts_in(folder)) if folder else book


def rulebook_beside(casefile: Path) -> tuple[Rulebook, str]:
    """The rulebook for *casefile*; where its own rules cannot be used, without them, and why."""
    try:
        return rulebook_for(casefile), ""
    except LimenError as problem:
        return rulebook(), f"{problem} {_WITHOUT}"


def beside(casefile: Path | None) -> Path | None:
    """The folder of own rules beside *casefile*."""
    if casefile is None:
        return None
    folder = casefile.parent / f"{casefile.stem}{BESIDE}"  # “/” and “.” have no name to change
    return folder if folder.is_dir() else None


def rulebook_in(place: Path) -> Rulebook:
    """The rulebook that *place* holds: a whole one, own rules over the shipped one, or a dossier.

    The word “shipped” stands for the one that ships.
    """
    if place.name == SHIPPED and not place.exists():
        return rulebook()
    if place.suffix.lower() == ".pdf":
        return _carried(place)
    files = texts_in(place)
    return read(place.name, files)


def read(name: str, files: Mapping[str, str]) -> Rulebook:
    """The rulebook in *files*; own rules are laid over the one that ships."""
    from limen.library.own import is_overlay, whole

    if is_overlay(files):
        return with_own(rulebook(), name, files)
    return whole(name, files, questions())


def with_own(book: Rulebook, name: str, files: Mapping[str, str]) -> Rulebook:
    """*book* with own rules on top."""
    from limen.library.own import overlaid

    return overlaid(book, name, files, questions())


def questions() -> frozenset[str]:
    """The questions that rules can rest on, as ``kind.key``."""
    from limen.library.interview import interview

    return frozenset(
        f"{kind.value}.{question.key}"
        for kind, form in interview(rulebook()).items()
        for question in form.questions
    )


def texts_in(folder: Path) -> Mapping[str, str]:
    """The TOML files of *folder* as name and text; nothing but plain files of bearable size."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - a path is made of few of them only
    except OSError as error:
        raise UnreadableFileError(folder.name, f"{error.strerror}.", _ADVICE) from error
    wanted = [name for name in names if name.endswith(".toml") and not name.startswith(".")]
    if not wanted:
        raise UnreadableFileError(folder.name, "no TOML file lies in it.", _ADVICE)
    if len(wanted) > _MOST_ENTRIES:
        raise OversizedRulesError(folder.name, f"it has more than {_MOST_ENTRIES:,} files")
    left, texts = _MOST_BYTES, {}
    for name in wanted:
        content = _content(folder / name, left)
        left -= len(content)
        texts[name] = _text(name, content)
    return texts


def _content(file: Path, most: int) -> bytes:
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode):
            said = "it is a link or no plain file, and rules are read from plain files only."
            raise UnreadableFileError(file.name, said)
        if status.st_size > most:
            raise OversizedRulesError(file.parent.name, f"with {file.name} it is larger than 16 MB")
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(file.name, f"{error.strerror}.") from error


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise UnreadableFileError(name, f"byte {error.start} is not UTF-8 text.") from error


def kept(book: Rulebook, folder: Path) -> int:
    """Write the files of *book* into a new *folder*, to be named again; how many they are.

    Own rules go into a folder ``own-rules`` within.
    """
    from limen.app.printing import written

    if folder.exists():
        raise ExistingFileError(folder.name)
    parts = [(folder, book.files)]
    if book.pack:
        parts.append((folder / "own-rules", book.pack.files))
    for place, files in parts:
        place.mkdir(parents=True)
        for name, text in files.items():
            written(place / Path(name).name, text.encode())
    return sum(len(files) for _, files in parts)


def _carried(place: Path) -> Rulebook:
    from limen.app.carrying import carried_in

    carried = carried_in(place)
    if not carried.files:
        said = "it does not carry the rulebook that it was made with."
        raise UnreadableFileError(place.name, said)
    return carried_book(place.name, carried.files, carried.pack_files)


def carried_book(name: str, files: Mapping[str, str], pack: Mapping[str, str]) -> Rulebook:
    """The rulebook that a dossier carries as texts, with the own rules that lay on top."""
    from limen.library.own import whole

    under = rulebook() if files == rulebook().files else whole(name, files, questions())
    return with_own(under, name, pack) if pack else under
