"""Pictures of the real window: ``python -m limen.gui.grab FILE.limen FOLDER`` prints their names."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QDeadlineTimer, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from limen.app.clock import SYSTEM
from limen.app.desk import Desk
from limen.app.printing import written
from limen.domain.errors import LimenError
from limen.gui import theme
from limen.gui.actions import SECTIONS
from limen.gui.menus import Menus
from limen.gui.pages.capability import CAPABILITIES
from limen.gui.pages.findings import FindingsPage
from limen.gui.places import Place
from limen.gui.settings import Settings
from limen.gui.sidebar import PLACES
from limen.gui.start_page import StartPage
from limen.gui.window import Window
from limen.gui.workspace import Workspace

_LARGE, _SMALL = QSize(1600, 1000), QSize(1024, 640)
_DARK = ("overview", "interview", "findings", "calendar")
_PATIENCE = 20_000
"""Milliseconds after which a page that is still at work is taken as it is."""


class View(NamedTuple):
    """One picture: its *name*, the *place* it shows, and how."""

    name: str
    place: Place
    size: QSize = _LARGE
    scheme: theme.Scheme = theme.Scheme.LIGHT


def grab(path: Path, folder: Path) -> tuple[str, ...]:
    """Open the casefile at *path* in the real window and save a picture of every page.

    The names of the pictures in *folder*, in the order in which they were taken.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    theme.apply(app, theme.Scheme.LIGHT)
    window = Window(Settings(None))
    Menus(window, window.actions_, window.settings, lambda _path: None)
    with Desk.open(path, SYSTEM) as desk:
        names = tuple(_pictures(app, window, desk, folder))
    window.deleteLater()
    return names


def _pictures(app: QApplication, window: Window, desk: Desk, folder: Path) -> Iterator[str]:
    window.put(StartPage(window.settings, *(lambda: None,) * 3, lambda _path: None))
    window.resize(_LARGE)
    window.show()
    yield _save(window, folder, "window-start.png")
    workspace = Workspace(window, desk)
    window.put(workspace)
    for view in _views(desk):
        if theme.look.chosen is not view.scheme:
            theme.apply(app, view.scheme)
        window.resize(view.size)
        workspace.go_to(view.place)
        yield _save(window, folder, f"window-{view.name}.png", workspace)
    theme.apply(app, theme.Scheme.LIGHT)
    window.resize(_LARGE)
    yield from _capabilities(window, workspace, desk, folder)


def _capabilities(window: Window, workspace: Workspace, desk: Desk, folder: Path) -> Iterator[str]:
    """The capabilities inside the findings of the last model."""
    for model in desk.case.casefile.models[-1:]:
        workspace.go_to(Place("findings", model.id))
        for number in range(len(CAPABILITIES)):
            if isinstance(workspace.page, FindingsPage):
                workspace.page.show_capability(number)
            yield _save(window, folder, f"window-capability-{number + 1}.png", workspace)


def _views(desk: Desk) -> Iterator[View]:
    models = [model.id for model in desk.case.casefile.models]
    for number, model in enumerate(models, start=1):
        yield from (View(f"{number}-{key}", Place(key, model)) for key, _title in SECTIONS)
    yield from (View(key, Place(key)) for key, _title, _icon in PLACES)
    for first in models[:1]:
        yield from (View(f"small-{key}", Place(key, first), _SMALL) for key, _title in SECTIONS)
        dark = theme.Scheme.DARK
        yield from (View(f"dark-{key}", Place(key, first), scheme=dark) for key in _DARK)


def _save(window: Window, folder: Path, name: str, workspace: Workspace | None = None) -> str:
    settle(workspace)
    picture = QBuffer()
    window.grab().save(picture, "PNG")
    written(folder / name, bytes(picture.data().data()))
    return name


def settle(workspace: Workspace | None) -> None:
    """Let the window paint, and its page finish what it is at work on."""
    patience = QDeadlineTimer(_PATIENCE)
    heartbeat = QTimer(interval=50)  # so that waiting for an event ends, whatever happens
    heartbeat.start()
    QApplication.processEvents()
    while workspace is not None and workspace.page.busy and not patience.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()


if __name__ == "__main__":
    try:
        print(" ".join(grab(Path(sys.argv[1]), Path(sys.argv[2]))))  # noqa: T201 - the answer
    except LimenError as problem:
        sys.exit(str(problem))
