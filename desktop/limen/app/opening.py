"""Opening a casefile: where it cannot be read, the sentence names a snapshot that could help."""

from pathlib import Path

from limen.domain.errors import UnreadableFileError
from limen.store.casefile import CasefileStore


def opened(path: Path) -> CasefileStore:
    """The casefile at *path*."""
    try:
        return CasefileStore(path)
    except UnreadableFileError as trouble:
        from limen.app.recovering import helped

        raise helped(path, trouble) from trouble
