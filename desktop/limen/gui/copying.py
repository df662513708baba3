"""A copy of the casefile: a small one at once, a large one in the background while one goes on."""

from collections.abc import Callable
from pathlib import Path

from limen.app.desk import Desk
from limen.domain.evidence import Keeping
from limen.gui.presenter import Presenter
from limen.gui.window import Window

_AT_ONCE = 4 << 20
"""Bytes of files up to which a copy is made before the next breath."""


def held(desk: Desk) -> int:
    """How many bytes of files are in the casefile."""
    files = desk.case.casefile.evidence
    return sum(one.size for one in files if one.keeping is Keeping.HELD)


def copy(
    window: Window,
    presenter: Presenter,
    path: Path,
    go_on: Callable[[Callable[[], object]], object],
    failed: Callable[[Exception], object],
) -> None:
    """Make a copy at *path*, and *go_on* with what takes it over.

    What is said while a large one is being written is written into it at the end.
    """
    desk = presenter.desk
    if held(desk) <= _AT_ONCE:
        go_on(lambda: desk.save_copy(path))
        return
    window.works.begin(
        presenter,
        f"Writing {path.name}",
        held(desk),
        work=desk.copier(path),
        done=lambda _made: go_on(lambda: desk.go_on_with(path)),
        failed=failed,
    )
