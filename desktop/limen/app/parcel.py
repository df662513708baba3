"""A package that is opened: nothing of it is taken before all of it is known to be as it was packed."""

import io
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from limen.app.packing import HELD, KNOWN, LOG, MANIFEST, OWN_RULES, RULEBOOK, Contents
from limen.domain.errors import LimenError, UnreadableFileError
from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.store import transcript
from limen.store.copying import Tell

_BLOCK = 1 << 20
_MOST_BYTES = 1_000_000_000
_MOST_PARTS = 20_000
_LARGEST_FILE = 2 << 30
_MOST_HELD = 64 << 30


@dataclass(frozen=True, kw_only=True)
class Content(Value):
    """What a package holds: the log, and the texts of the rulebook and of own rules, by file name.

    *held* are the hashes of the files that are in it.
    """

    log: tuple[Entry, ...]
    rulebook: Mapping[str, str]
    own_rules: Mapping[str, str]
    held: tuple[str, ...] = ()


class Parcel:
    """A package while it is open."""

    def __init__(self, archive: ZipFile, content: Content) -> None:
        self._archive = archive
        self.content = content

    def contents(self, tell: Tell) -> Contents:
        """SHA-256 and blocks of each file in it; *tell* hears how many bytes are done."""
        done = 0

        def blocks(digest: str) -> Iterator[bytes]:
            nonlocal done
            for block in _blocks(self._archive, f"{HELD}{digest}"):
                done += len(block)
                tell(done)
                yield block

        for digest in self.content.held:
            yield digest, blocks(digest)


@contextmanager
def opened(source: Path | bytes, name: str) -> Iterator[Parcel]:
    """The package in *source*; one sentence about *name* where anything is not as it was packed."""
    with _file(source, name) as file:
        try:
            archive = ZipFile(file)
            content = _checked(archive, name)
        except LimenError:
            raise
        except _BROKEN as error:
            raise UnreadableFileError(name, "it is no package, or a damaged one.") from error
        with archive:
            yield Parcel(archive, content)


def content_of(source: Path | bytes, name: str) -> Content:
    """What a package holds; one sentence about *name* where anything in it is not as it was packed."""
    with opened(source, name) as parcel:
        return parcel.content


def unpacked(source: Path | bytes, name: str) -> tuple[Entry, ...]:
    """The log in a package; one sentence about *name* where anything in it is not as it was packed."""
    return content_of(source, name).log


def _file(source: Path | bytes, name: str) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        return source.open("rb")
    except OSError as error:
        raise UnreadableFileError(name, f"{error.strerror}.") from error


_BROKEN = (
    BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RuntimeError,  # encrypted
    NotImplementedError,
    RecursionError,
)


def _checked(archive: ZipFile, name: str) -> Content:
    infos = {info.filename: info for info in archive.infolist()}
    held = {part: info for part, info in infos.items() if part.startswith(HELD)}
    _bounded(archive, held, name)
    parts = {part: archive.read(info) for part, info in infos.items() if part not in held}
    manifest = json.loads(parts[MANIFEST])
    hashes = {part: sha256(content).hexdigest() for part, content in parts.items()}
    hashes.update((part, _hashed(archive, part)) for part in held)
    _as_packed(hashes, manifest, name)
    log = transcript.entries(parts[LOG], name)
    if (len(log), log[-1].hash) != (manifest.get("entries"), manifest.get("newest")):
        raise UnreadableFileError(name, "its log is not the one that was packed.")
    return Content(
        log=log,
        rulebook=_texts(parts, RULEBOOK),
        own_rules=_texts(parts, OWN_RULES),
        held=tuple(part.removeprefix(HELD) for part in held),
    )


def _bounded(archive: ZipFile, held: Mapping[str, ZipInfo], name: str) -> None:
    infos = archive.infolist()
    files = sum(info.file_size for info in held.values())
    rest = sum(info.file_size for info in infos) - files
    largest = max((info.file_size for info in held.values()), default=0)
    most = ((len(infos), _MOST_PARTS), (rest, _MOST_BYTES), (files, _MOST_HELD))
    if largest > _LARGEST_FILE or any(there > bound for there, bound in most):
        raise UnreadableFileError(name, "it is larger than any package.")


def _hashed(archive: ZipFile, part: str) -> str:
    hashed = sha256()
    for block in _blocks(archive, part):
        hashed.update(block)
    return hashed.hexdigest()


def _blocks(archive: ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as file:
        while block := file.read(_BLOCK):
            yield block


def _as_packed(hashes: Mapping[str, str], manifest: Mapping[str, Any], name: str) -> None:
    if manifest["format"] not in KNOWN:
        raise UnreadableFileError(name, f"it is of another format ({manifest['format']}).")
    known = manifest["parts"]
    for part in sorted((known.keys() | hashes.keys()) - {MANIFEST}):
        if part not in hashes:
            raise UnreadableFileError(name, f"its part “{part}” is missing.")
        if part not in known or hashes[part] != known[part]["sha256"]:
            raise UnreadableFileError(name, f"its part “{part}” is not the one that was packed.")


def _texts(parts: Mapping[str, bytes], folder: str) -> dict[str, str]:
    """The rules in a *folder* of the package: plain names of TOML files, and their texts."""
    inside = {
        name.removeprefix(folder): part for name, part in parts.items() if name.startswith(folder)
    }
    return {
        name: part.decode()
        for name, part in inside.items()
        if name.endswith(".toml") and not set(name) & set("/\\:")
    }
