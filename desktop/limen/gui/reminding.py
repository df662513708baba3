"""Reminders when a casefile opens: in the window always, on the desktop only if a person asks for it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from limen.domain.calendar import Agenda
from limen.domain.case import Case
from limen.domain.forms import RecordKind
from limen.engine.calendar.agenda import agenda_of
from limen.engine.calendar.reminders import reminders
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.background import Slices
from limen.gui.places import Place

if TYPE_CHECKING:
    from limen.gui.settings import Settings
    from limen.gui.window import Window
    from limen.gui.workspace import Workspace

_SHOWN = 2
_DATED = (RecordKind.RELEASE, RecordKind.EVENT)


def remind_soon(window: "Window", workspace: "Workspace") -> None:
    """Remind once the casefile is on the screen, having gone through its dates in idle moments.

    Nothing happens if it was put away meanwhile.
    """
    case, found = workspace.presenter.case, list[Agenda]()
    Slices(workspace, _going_through(case, found), lambda: _say(window, workspace, found))


def remind(window: "Window", workspace: "Workspace") -> tuple[str, ...]:
    """Say what is late and what is due, and offer to look at it; all of it is returned."""
    found: list[Agenda] = []
    list(_going_through(workspace.presenter.case, found))
    return _say(window, workspace, found)


def _going_through(case: Case, found: list[Agenda]) -> Iterator[None]:
    """The dates of the models that have any of their own, one model at a time."""
    for model in case.casefile.models:
        if any(case.casefile.below(model.id, kind) for kind in _DATED):
            found.append(agenda_of(case, model))
            yield


def _say(window: "Window", workspace: "Workspace", found: list[Agenda]) -> tuple[str, ...]:
    case = workspace.presenter.case
    models = case.casefile.models
    names = {one.id: one.name for one in models} if len(models) > 1 else {}
    sentences = reminders(found, case.today, names)
    if not sentences or window.banner.isVisible():
        return sentences
    more = len(sentences) - _SHOWN
    rest = (f"And {more} more.",) if more > 0 else ()
    offers: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Open the calendar", lambda: workspace.go_to(Place("calendar"))),
        _opting(window.settings),
    )
    window.say("\n".join((*sentences[:_SHOWN], *rest)), offers)
    if window.settings.reminds:
        notify(window, len(sentences))
    return sentences


def _opting(settings: "Settings") -> tuple[str, Callable[[], object]]:
    """The offer to be reminded on the desktop too, or no longer."""
    wanted = not settings.reminds
    text = "Remind me on the desktop too" if wanted else "No more reminders on the desktop"
    return text, lambda: setattr(settings, "reminds", wanted)


def notify(window: QWidget, count: int) -> bool:
    """Let the desktop say that something is due, without naming it; whether it can."""
    if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
        return False
    tray = window.findChild(QSystemTrayIcon) or tray_icon(window)
    tray.show()
    tray.showMessage("Limen", f"{counted(count, 'date')} due or late: open the calendar.")
    return True


def tray_icon(window: QWidget) -> QSystemTrayIcon:
    """The icon from which the message comes; it goes away once somebody has seen it."""
    made = QSystemTrayIcon(theme.icon("calendar", "link"), window)
    made.setToolTip("Limen")

    def seen() -> None:
        window.activateWindow()
        made.hide()

    made.messageClicked.connect(seen)
    made.activated.connect(seen)
    return made
