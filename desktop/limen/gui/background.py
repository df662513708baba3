"""Work away from the window, and work in its idle moments.

In a thread: one function, and one signal that brings the outcome back.

Values cross threads; the casefile and widgets never do.
"""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer, Signal, Slot

T = TypeVar("T")

_SLICE, _LATER = 8, 120
"""Milliseconds of work between which the window looks after its events, and before it begins."""


def in_background(
    owner: QObject,
    work: Callable[[], T],
    done: Callable[[T], object],
    failed: Callable[[Exception], object],
) -> None:
    """Run *work* in a thread of its own, then *done* or *failed* in the window's thread.

    When *owner* is gone by then, nothing is called.
    """
    courier = _courier()

    def bring(outcome: Callable[[], object]) -> None:
        courier.brought.emit(lambda: outcome() if shiboken6.isValid(owner) else None)

    def run() -> None:
        try:
            made = work()
        except Exception as failure:  # noqa: BLE001 - whatever it is, it belongs to the window
            bring(_call(failed, failure))
        else:
            bring(_call(done, made))

    Thread(target=run, name="limen").start()


def in_window(owner: QObject, show: Callable[[], object]) -> None:
    """Call *show* soon in the window's thread, from any other; not where *owner* is gone by then."""
    _courier().brought.emit(lambda: show() if shiboken6.isValid(owner) else None)


class Slices(QObject):
    """Work that is gone through while nothing else is to be done; *done* is called at its end.

    It begins once what is on the screen has had time to be painted.  It ends when it is stopped,
    when it fails, or when it goes away with its *owner*.
    """

    def __init__(
        self, owner: QObject, work: Iterator[object], done: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__(owner)
        self._work, self._done = work, done
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(_LATER)

    @property
    def going(self) -> bool:
        """Whether there is more to do."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()
        self._work = iter(())

    def _go_on(self) -> None:
        self._timer.setInterval(0)
        patience = QDeadlineTimer(_SLICE)
        try:
            while not patience.hasExpired():
                next(self._work)
        except StopIteration:
            self.stop()
            self._done()
        except Exception:
            self.stop()  # what failed once would fail again and again
            raise


def _call(receiver: Callable[[T], object], value: T) -> Callable[[], object]:
    return lambda: receiver(value)


class _Courier(QObject):
    """The one signal that crosses threads; it is never deleted, so it can always be emitted."""

    brought = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.brought.connect(self.deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def deliver(self, outcome: Callable[[], object]) -> None:
        """Call the *outcome*, now in the window's thread."""
        outcome()


def _courier() -> _Courier:
    if not _couriers:
        _couriers.append(_Courier())
    return _couriers[0]


_couriers: list[_Courier] = []
