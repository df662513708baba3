"""The file side of a desk: where the casefile is, and what happens when it is not there any more."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from limen.app.clock import Clock
from limen.domain.history import Entry
from limen.store.casefile import CasefileStore
from limen.store.contents import Contents
from limen.store.copying import Tell
from limen.store.keeping import Kept

T = TypeVar("T")

_LATE = timedelta(minutes=2)
_BEHIND = (
    "The clock of this computer is behind the newest entry of the log: what is said now is logged"
    " in its order, with the time that the clock shows."
)


class Filed:
    """An open casefile as a file.

    *behind* is a sentence where, at the last change, the clock was behind the log by more than two
    minutes (it jumped back, or another computer's was ahead); "" where it was not.
    """

    def __init__(self, store: CasefileStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.behind = ""

    def close(self) -> None:
        """Put the casefile away."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def saved(self) -> str:
        """The time of day, here, of the newest entry."""
        try:
            return datetime.fromisoformat(self._store.saved).astimezone().strftime("%H:%M:%S")
        except (ValueError, OverflowError):
            return "at a time that nobody can read"

    @property
    def read_only(self) -> str:
        """The reason why nothing can be changed, "" where it can."""
        return self._store.read_only

    @property
    def lost(self) -> tuple[str, ...]:
        """What is damaged or lost of the casefile, in sentences; none where it is whole."""
        return self._store.lost

    @property
    def clock(self) -> Clock:
        """The clock by which the desk tells the day."""
        return self._clock

    @property
    def stranded(self) -> str:
        """Why what is said waits in memory and is in no file, as a sentence; "" where it is on disk."""
        return self._store.stranded

    @property
    def path(self) -> Path:
        """Where the casefile is, or was when it could last be written."""
        return self._store.path

    def keep(self, kept: Kept | None = None) -> None:
        """Let changes that the disk does not take wait in memory instead of failing."""
        self._store.keep(kept)

    def distrust(self, problems: tuple[str, ...]) -> None:
        """Treat the casefile as damaged, because of *problems*: show what is whole, write nothing."""
        self._store.distrust(problems)

    def save_copy(self, path: Path) -> None:
        """Write everything to a new file at *path*, and go on with that one."""
        self.copier(path)(lambda _done: None)
        self.go_on_with(path)

    def copier(self, path: Path) -> Callable[[Tell], None]:
        """What makes a copy at *path*, in any thread; `go_on_with` takes it over."""
        return self._store.copier(path)

    def go_on_with(self, path: Path) -> None:
        """Go on with a copy at *path*; what was said since it was made is written into it."""
        self._store.go_on_with(path)

    def source(self) -> Path | bytes:
        """The bytes of the casefile, or the path where they are."""
        return self._store.source()

    @property
    def sealed(self) -> bool:
        """Whether it is only in memory, out of a confidential copy."""
        return bool(self._store.sealed)

    def try_again(self) -> None:
        """Write what waits in memory to the casefile after all."""
        self._store.try_again()

    @property
    def contents(self) -> Contents:
        """What the log adds up to, with what was removed; only to be looked at."""
        return self._store.contents

    def look_up(self, question: Callable[[Any], T]) -> T:
        """The answer to a question of `limen.store.looking` about the log."""
        return self._store.look_up(question)

    def entries(self) -> tuple[Entry, ...]:
        """The log, oldest entry first."""
        return self._store.entries()

    def log_reader(self) -> Callable[[], tuple[Entry, ...]]:
        """What reads the whole log in any thread."""
        return self._store.log_reader()

    def _compare_clock(self) -> None:
        try:
            newest = datetime.fromisoformat(self._store.saved)
            late = newest - self._clock.now() > _LATE
        except (ValueError, TypeError):
            late = False  # what is no instant cannot be ahead
        self.behind = _BEHIND if late else ""
