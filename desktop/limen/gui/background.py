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

_SLICE = 8
"""Milliseconds of work between which the window looks after its events."""


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


def in_slices(
    owner: QObject, work: Iterator[object], done: Callable[[], object] = lambda: None
) -> QTimer:
    """Go through *work* while nothing else is to be done, then call *done*.

    It ends when the timer that is returned is stopped, or goes away with its *owner*.
    """
    timer = QTimer(owner)

    def go_on() -> None:
        patience = QDeadlineTimer(_SLICE)
        try:
            while not patience.hasExpired():
                next(work)
        except StopIteration:
            timer.stop()
            done()
        except Exception:
            timer.stop()  # what failed once would fail again and again
            raise

    timer.timeout.connect(go_on)
    timer.start(0)
    return timer


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
