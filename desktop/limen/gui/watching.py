"""Seeing what somebody else does to the casefile that is open: in another window, or by a command."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from limen.app.logbook import Told
from limen.engine.words import counted
from limen.gui.presenter import Presenter
from limen.gui.window import Window

_EVERY_MS = 1000
"""How often the file is asked whether it changed; that takes some thousandths of one."""

_NAMED = 2


class Watching(QObject):
    """Shows what others said as soon as it is in the file, and says whose change it was."""

    def __init__(self, window: Window, presenter: Presenter) -> None:
        super().__init__(window)  # its timer has to end in the window’s thread, and with it
        self._window = window
        self._presenter = presenter
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        presenter.changed.connect(self._tell)

    def leave(self) -> None:
        """The casefile is put away."""
        self.timer.stop()
        self._presenter.changed.disconnect(self._tell)
        self.deleteLater()

    def look(self) -> None:
        """Take over what others wrote since the last look."""
        if self._presenter.desk.moved_on:
            self._presenter.look()

    def _tell(self) -> None:
        news = self._presenter.desk.news()
        if news and not self._presenter.desk.stranded:
            self._window.say(sentence(news))


def sentence(news: Sequence[Told]) -> str:
    """Who changed what, in a sentence; of many changes the newest."""
    people = dict.fromkeys(one.entry.who or "Somebody" for one in news)
    named = [_named(one) for one in news[::-1][:_NAMED]]
    more = len(news) - len(named)
    rest = f" And {counted(more, 'more change')}." if more else ""
    return f"{' and '.join(people)} changed this casefile meanwhile. {' '.join(named)}{rest}"


def _named(one: Told) -> str:
    said = f": {one.later}" if one.later else ""
    what = f"{one.about}, {one.what}" if one.later else one.what
    return f"{what}{said}."
