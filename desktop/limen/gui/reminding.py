"""Reminders when a casefile opens: in the window always, on the desktop only if a person asks for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from limen.engine.calendar.agenda import agendas
from limen.engine.calendar.reminders import reminders
from limen.engine.words import counted
from limen.gui.places import Place

if TYPE_CHECKING:
    from limen.gui.settings import Settings
    from limen.gui.window import Window
    from limen.gui.workspace import Workspace

_SHOWN = 2


def remind_soon(window: "Window", workspace: "Workspace") -> None:
    """Remind once the casefile is on the screen; nothing happens if it was put away meanwhile."""
    QTimer.singleShot(0, workspace, lambda: remind(window, workspace))


def remind(window: "Window", workspace: "Workspace") -> tuple[str, ...]:
    """Say what is late and what is due, and offer to look at it; all of it is returned."""
    case = workspace.presenter.case
    models = case.casefile.models
    names = {one.id: one.name for one in models} if len(models) > 1 else {}
    found = reminders(agendas(case), case.today, names)
    if not found or window.banner.isVisible():
        return found
    more = len(found) - _SHOWN
    rest = (f"And {more} more.",) if more > 0 else ()
    sentence = "\n".join((*found[:_SHOWN], *rest))
    offers: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Open the calendar", lambda: workspace.go_to(Place("calendar"))),
        _opting(window.settings),
    )
    window.say(sentence, offers)
    if window.settings.reminds:
        notify(window, len(found))
    return found


def _opting(settings: "Settings") -> tuple[str, Callable[[], object]]:
    """The offer to be reminded on the desktop too, or no longer."""
    wanted = not settings.reminds
    text = "Remind me on the desktop too" if wanted else "No more reminders on the desktop"
    return text, lambda: setattr(settings, "reminds", wanted)


def notify(window: QWidget, count: int) -> bool:
    """Let the desktop say that something is due, without naming it; whether it can."""
    if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
        return False
    tray = QSystemTrayIcon(QApplication.windowIcon(), window)
    tray.show()
    tray.showMessage("Limen", f"{counted(count, 'date')} due or late: open the calendar.")
    tray.messageClicked.connect(window.activateWindow)
    return True
