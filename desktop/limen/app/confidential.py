"""Confidential copies: a casefile or any other file under a passphrase, and back.

What is encrypted is never on the disk in the clear in between.  What is decrypted is read twice: all
of it is authenticated before the first byte is written or shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from limen.app import age
from limen.app.clock import Clock
from limen.domain.errors import LimenError
from limen.importers.source import Source, opened
from limen.store.copying import Tell
from limen.store.placing import drafted
from limen.store.whole import is_casefile, whole

if TYPE_CHECKING:
    from limen.app.desk import Desk

MOST_IN_MEMORY = 256_000_000
"""Bytes of a confidential copy that can be looked at without being written anywhere."""

_BLOCK = 1 << 20
_PACKAGE = b"PK\3\4"
_IN_MEMORY = "it is read from a confidential copy, in memory only. Save a copy of it as a casefile to change it."


class TooLargeForMemoryError(LimenError):
    """A confidential copy that can only be opened by writing it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is too large to be read in memory: decrypt it into a file instead."
        )


def is_encrypted(path: Path) -> bool:
    """Whether the file at *path* begins as an encrypted one does."""
    try:
        with path.open("rb") as file:
            return file.read(len(age.MAGIC)) == age.MAGIC
    except (OSError, ValueError):
        return False


def encrypt(source: Path | bytes, out: Path, passphrase: str, tell: Tell) -> None:
    """Write *source* to a new file at *out* that only the *passphrase* opens."""
    blocks = iter((source,)) if isinstance(source, bytes) else _blocks(source)
    sealed = age.encrypted(_counted(blocks, tell), passphrase)
    with drafted(out) as draft, draft.open("wb") as file:
        for piece in sealed:
            file.write(piece)


def decrypt(source: Path, out: Path, passphrase: str, tell: Tell) -> None:
    """Write the content of *source* to a new file at *out*, once all of it is authenticated."""
    with _opened(source, passphrase) as file:
        for _block in _counted(file.blocks(), tell):
            pass
        with drafted(out) as draft, draft.open("wb") as written:
            for block in file.blocks():
                written.write(block)


def check(source: Path, passphrase: str) -> bool:
    """Make sure that the passphrase is the right one; whether it is a package that is in there."""
    with _opened(source, passphrase) as file:
        return next(file.blocks(), b"").startswith(_PACKAGE)


def decrypted(source: Path, passphrase: str, tell: Tell) -> bytes:
    """The content of *source*, which is written nowhere."""
    with _opened(source, passphrase) as file:
        if file.size > MOST_IN_MEMORY:
            raise TooLargeForMemoryError(source.name)
        return b"".join(_counted(file.blocks(), tell))


def desk_of(source: Path, content: bytes, clock: Clock, who: str) -> "Desk":
    """A desk with the casefile, or with that of the package, in *content*; only to be read.

    *source* names the confidential copy that it was in.
    """
    from limen.app.desk import Desk
    from limen.library.rulebook import rulebook
    from limen.store.casefile import CasefileStore

    if content.startswith(_PACKAGE):
        content = _casefile_of(content, source.name)
    return Desk(CasefileStore.of_bytes(source, content, _IN_MEMORY), clock, who, rulebook())


def _casefile_of(package: bytes, name: str) -> bytes:
    from limen.app.parcel import opened as opened_package
    from limen.store.copying import in_memory_with

    with opened_package(package, name) as parcel:
        return in_memory_with(parcel.content.log, parcel.contents(lambda _done: None))


@contextmanager
def _opened(source: Path, passphrase: str) -> Iterator[age.Opened]:
    name = opened(source).name  # says what is wrong with a folder, a pipe or a missing file
    with source.open("rb") as file:
        yield age.Opened(file, name, passphrase)


def _counted(blocks: Iterator[bytes], tell: Tell) -> Iterator[bytes]:
    done = 0
    for block in blocks:
        done += len(block)
        tell(done)
        yield block


def _blocks(source: Path) -> Iterator[bytes]:
    """The bytes of a file; of a casefile as they are at one moment."""
    return whole(source) if is_casefile(source) else _plain(opened(source))


def _plain(source: Source) -> Iterator[bytes]:
    try:
        with source.path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
    except OSError as error:
        raise source.trouble(f"{error.strerror}.") from error
