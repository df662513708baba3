"""A snapshot opened in the window, only to be read."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from limen.app.clock import SYSTEM
from limen.app.recovering import RecoverableFileError, entries_in
from limen.domain.errors import LimenError
from limen.domain.history import Entry
from limen.domain.snapshots import Snapshot
from limen.gui.background import in_background
from limen.gui.widgets.banner import Offers
from limen.gui.window import Window

if TYPE_CHECKING:
    from limen.app.desk import Desk

Begin = Callable[["Callable[[], Desk]"], object]
"""Shows what a function makes."""


def look_back(window: Window, path: str, one: Snapshot, begin: Begin) -> None:
    """Read the log in a snapshot of the casefile at *path*, and *begin* to show it."""
    casefile = Path(path)

    def show(log: tuple[Entry, ...]) -> None:
        from limen.app.snapshots import opened

        begin(lambda: opened(casefile, one, log, SYSTEM, window.settings.name))

    def fail(failure: Exception) -> None:
        if not isinstance(failure, LimenError):
            raise failure
        window.say(str(failure))

    in_background(window, work=lambda: entries_in(casefile, one), done=show, failed=fail)


def offers(problem: LimenError, open_snapshot: Callable[[Snapshot], object]) -> Offers:
    """What can be done where a casefile cannot be opened: to look at a snapshot of it."""
    if not isinstance(problem, RecoverableFileError):
        return ()
    one = problem.snapshot
    return (("Open the snapshot", lambda: open_snapshot(one)),)
