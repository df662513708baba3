"""What takes long: a line at the top of the window for each, with how far it is and a way to stop it."""

from collections.abc import Callable
from threading import Event
from time import perf_counter
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from limen.domain.errors import StoppedError
from limen.gui import theme
from limen.gui.background import in_background, in_window
from limen.gui.widgets.parts import button, label, row

T = TypeVar("T")
Tell = Callable[[int], object]

_SHOWN_AFTER = 200
_STEPS = 1000
_OFTEN_ENOUGH = 0.05


class Work(QFrame):
    """One line; it shows up once the work takes longer than a moment.

    Work whose *total* is not known only shows that it goes on.
    """

    def __init__(self, name: str, total: int | None) -> None:
        super().__init__()
        self.setProperty("role", "work")
        self._total = max(1, total or 0)
        self._stopped = Event()
        self._told = 0.0
        self.name = label(name)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0 if total is None else _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        self.bar.setFixedWidth(theme.px(220))
        self.cancel = button("Cancel", self.stop)
        self.cancel.setAccessibleName(f"Cancel: {name}")
        layout = row(self.name, self.bar, self.cancel)
        layout.setStretch(0, 1)
        layout.setContentsMargins(theme.BETWEEN, theme.WITHIN, theme.WITHIN, theme.WITHIN)
        self.setLayout(layout)
        self.hide()

    def stop(self) -> None:
        """Let the work end at its next piece."""
        self._stopped.set()
        self.cancel.setEnabled(False)

    @property
    def given_up(self) -> bool:
        """Whether nobody waits any more for work that has no pieces."""
        return self._stopped.is_set() and not self.bar.maximum()

    def tell(self, done: int) -> None:
        """Hear in the thread of the work how many bytes are done; raises once it is stopped."""
        if self._stopped.is_set():
            raise StoppedError
        if perf_counter() - self._told > _OFTEN_ENOUGH:
            self._told = perf_counter()
            in_window(self, lambda: self._show(done))

    def _show(self, done: int) -> None:
        self.bar.setValue(min(_STEPS, done * _STEPS // self._total))


class Works(QFrame):
    """The lines of all that is being done."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.running: list[Work] = []

    def begin(  # noqa: PLR0913, PLR0917 - what is done, and what becomes of it
        self,
        owner: QObject,
        name: str,
        total: int | None,
        work: Callable[[Tell], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> Work:
        """Do *work* in the background, as `in_background` does; *total* bytes are all of it.

        The line goes away at the end, even where *owner* did before.  Of work without a *total*
        that was cancelled, nobody hears any more.
        """
        line = Work(name, total)
        self._lines.addWidget(line)
        self.running.append(line)
        QTimer.singleShot(_SHOWN_AFTER, line, line.show)

        def end(then: Callable[[], object]) -> None:
            self.running.remove(line)
            line.hide()
            line.deleteLater()
            if shiboken6.isValid(owner) and not line.given_up:
                then()

        in_background(
            line,
            work=lambda: work(line.tell),
            done=lambda made: end(lambda: done(made)),
            failed=lambda failure: end(lambda: failed(failure)),
        )
        return line

    def stop(self) -> None:
        """Let everything end."""
        for line in self.running:
            line.stop()
