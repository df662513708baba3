"""A new file under its name only when it is complete, and never in the place of another one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from limen.domain.errors import ExistingFileError, UnwritableFileError

_OWNER_ONLY = 0o600
ELSEWHERE = "Choose another folder."


def place(path: Path, content: bytes) -> None:
    """A file of *content* at *path*, readable by its owner alone, durable on return."""
    with drafted(path) as draft:
        draft.write_bytes(content)


@contextmanager
def drafted(path: Path, *, replacing: bool = False, advice: str = ELSEWHERE) -> Iterator[Path]:
    """An empty file, readable by its owner alone, that gets the name *path* at the end of the block.

    Durable then; where the block fails, nothing stays.  Another file at *path* is refused, unless
    the draft is for *replacing* it.  *advice* says what to do where nothing can be written.
    """
    if not replacing and os.path.lexists(path):
        raise ExistingFileError(str(path))
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        _make(draft)
        try:
            yield draft
            _synchronize(draft)
            draft.replace(path) if replacing else _give_name(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError as error:
        raise ExistingFileError(str(path)) from error
    except (OSError, ValueError) as error:
        problem = f"{getattr(error, 'strerror', None) or error}."
        raise UnwritableFileError(str(path), problem, advice) from error
    _settle(path.parent)


def _make(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))


def _synchronize(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _give_name(draft: Path, path: Path) -> None:
    """A link refuses to replace; where there are no links (a stick, say) a rename has to do."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError from None
        draft.rename(path)


def _settle(folder: Path) -> None:
    """Make the folder's new line durable, where the system knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
