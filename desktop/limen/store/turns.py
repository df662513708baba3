"""Whose turn it is to write, among the threads of one program.

SQLite lets whoever waits for a lock look again after ever longer pauses.  Between two threads that
is needlessly slow: an answer that is said while a large file is being written waits here instead,
for the piece that is being written and for nothing more.
"""

from pathlib import Path
from threading import RLock
from weakref import WeakValueDictionary


class _Turn:
    """A lock that goes away with the last who holds on to it."""

    def __init__(self) -> None:
        self._lock = RLock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_error: object) -> None:
        self._lock.release()


def turn(path: Path) -> _Turn:
    """The turn to write into the casefile at *path*: for a ``with`` block."""
    key = str(path)
    with _guard:
        found = _turns.get(key)
        if found is None:
            found = _turns[key] = _Turn()
    return found


_guard = RLock()
_turns: WeakValueDictionary[str, _Turn] = WeakValueDictionary()
