"""Files as evidence: read into the casefile, looked at again, and taken out of it.

Everything here works in any thread, over a connection of its own, and says how many bytes are done;
what is raised then stops it, and leaves nothing behind.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path, PurePosixPath

from limen.domain.errors import LimenError, UnreadableFileError
from limen.domain.evidence import Evidence, Keeping, Specimen
from limen.importers.kinds import kind
from limen.importers.source import Source, opened
from limen.store import holding, vault
from limen.store.opening import beside
from limen.store.placing import drafted
from limen.store.trouble import told

MOST_BYTES = 2 << 30
"""The largest file that is evidence: 2 GiB."""

Tell = Callable[[int], object]
"""Hears how many bytes are done; what it raises stops the work."""

_BLOCK = 1 << 20
_OTHER_SIZE = "of another size"
_SMALLER = "Refer to it instead, or attach the part that counts."


class AlteredContentError(LimenError):
    """Content that is not the one that was attached."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was not written: its content is not the one that was attached (its SHA-256 is"
            " another)."
        )


def nobody(_done: int) -> None:
    """Hears of progress and does nothing."""


def specimen(
    casefile: Path, source: Path, at: str, *, refer: bool = False, tell: Tell = nobody
) -> Specimen:
    """The file at *source*, read to its end.

    Its content is in the casefile then, and visible once it is attached; with *refer* the file stays
    where it is, and only its way from the casefile's folder on is told: never a path of the machine.
    """
    if _same(casefile, source):
        raise UnreadableFileError(source.name, "it is the casefile itself.", "Choose another file.")
    file = opened(source)
    if file.size > MOST_BYTES:
        raise file.trouble(f"it has {file.size:,} bytes, and {MOST_BYTES:,} are the most.")
    if refer:
        digest, size = _hashed(_blocks(file, tell))
        path, keeping = _way(casefile, source), Keeping.REFERRED
    else:
        with vault.Vault(casefile) as safe:
            digest, size = safe.put(file.name, _blocks(file, tell), at)
        path, keeping = "", Keeping.HELD
    words = kind(file.head, file.name)
    return Specimen(
        name=file.name, sha256=digest, size=size, kind=words, keeping=keeping, path=path
    )


def lies_elsewhere(casefile: Path, source: Path) -> str:
    """A sentence where a file that is referred to cannot be found again where it lies; else ""."""
    if source.resolve().is_relative_to(casefile.resolve().parent):
        return ""
    place = "only its name is kept, and it is looked for in the casefile’s folder"
    return f"{source.name} lies elsewhere: {place}."


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _way(casefile: Path, source: Path) -> str:
    """The way to *source* from the casefile's folder on, or its bare name where it lies elsewhere."""
    try:
        return source.resolve().relative_to(casefile.resolve().parent).as_posix()
    except ValueError:
        return source.name


def _blocks(source: Source, tell: Tell) -> Iterator[bytes]:
    """The content, block by block; a file that changes meanwhile is refused at its end."""
    done = 0
    try:
        with source.path.open("rb") as file:
            before = os.fstat(file.fileno())
            while block := file.read(_BLOCK):
                done += len(block)
                if done > source.size:
                    break
                tell(done)
                yield block
            after = os.fstat(file.fileno())
    except OSError as error:
        raise source.trouble(f"{error.strerror}.") from error
    if done != source.size or _state(before) != _state(after):
        raise source.trouble("it changed while it was being read.", "Try again.")


def _state(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _hashed(blocks: Iterator[bytes]) -> tuple[str, int]:
    hashed, size = sha256(), 0
    for block in blocks:
        hashed.update(block)
        size += len(block)
    return hashed.hexdigest(), size


def looked_at(
    casefile: Path, evidence: tuple[Evidence, ...], tell: Tell = nobody
) -> dict[str, str]:
    """The SHA-256 that each file has now, by the id of the evidence; "" for one that is not there.

    Files of which only the hash is kept cannot be looked at, and are left out.
    """
    found: dict[tuple[str, str], str] = {}
    done = 0
    with told(casefile), closing(beside(casefile)) as connection:
        for one in evidence:
            key = (one.sha256, one.path)
            if key not in found and one.keeping is not Keeping.NAMED:
                heard = _further(tell, done)
                if one.keeping is Keeping.HELD:
                    found[key] = holding.digest_now(connection, one.sha256, heard)
                else:
                    found[key] = _beside_now(casefile, one, heard)
            done += one.size
            tell(done)
    return {
        one.id: found[one.sha256, one.path] for one in evidence if one.keeping is not Keeping.NAMED
    }


def _further(tell: Tell, done: int) -> Tell:
    return lambda more: tell(done + more)


def _beside_now(casefile: Path, one: Evidence, tell: Tell) -> str:
    """The hash of the file that is referred to; nothing outside the casefile's folder is looked at."""
    try:
        path = place_of(casefile, one)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return ""
        if status.st_size != one.size:
            return _OTHER_SIZE
        return _hashed(_blocks(opened(path), tell))[0]
    except (OSError, ValueError):
        return ""
    except UnreadableFileError:
        return ""


def place_of(casefile: Path, one: Evidence) -> Path:
    """Where the file that is referred to has to lie; `ValueError` for a way out of the folder."""
    way = PurePosixPath(one.path or one.name)
    if way.is_absolute() or ".." in way.parts or "\\" in str(way) or ":" in str(way):
        raise ValueError("a way out of the folder")
    return casefile.resolve().parent.joinpath(*way.parts)


def extract(casefile: Path, one: Evidence, out: Path, tell: Tell = nobody) -> None:
    """Write the content of *one* to a new file at *out*, if it is the one that was attached."""
    if one.keeping is Keeping.NAMED:
        raise vault.NoContentError(one.name)
    with told(casefile), closing(beside(casefile)) as connection:
        pieces = (
            holding.held(connection, one.sha256)
            if one.keeping is Keeping.HELD
            else _blocks(opened(place_of(casefile, one)), nobody)
        )
        with drafted(out) as draft, draft.open("wb") as file:
            hashed, done = sha256(), 0
            for piece in pieces:
                hashed.update(piece)
                done += file.write(piece)
                tell(done)
            if hashed.hexdigest() != one.sha256:
                raise AlteredContentError(out.name)
