from collections.abc import Iterator
from threading import Event, current_thread, enumerate as enumerate_threads, main_thread

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from limen.gui.background import Slices, in_background


def test_that_work_runs_elsewhere_and_its_outcome_arrives_in_the_window(qtbot: QtBot) -> None:
    owner = QObject()
    told: list[tuple[bool, bool]] = []

    in_background(
        owner,
        work=lambda: current_thread() is main_thread(),
        done=lambda was_main: told.append((was_main, current_thread() is main_thread())),
        failed=lambda _failure: told.append((True, False)),
    )
    qtbot.waitUntil(lambda: bool(told))

    assert told == [(False, True)]


def test_that_a_failure_arrives_as_a_value(qtbot: QtBot) -> None:
    owner = QObject()
    failures: list[Exception] = []

    in_background(owner, lambda: int("x"), lambda _made: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))

    assert isinstance(failures[0], ValueError)


def test_that_nobody_is_told_when_the_owner_is_gone(qtbot: QtBot) -> None:
    gone, staying = QObject(), QObject()
    told: list[str] = []

    released = Event()
    in_background(
        gone, lambda: "gone" if released.wait() else "", told.append, lambda _failure: None
    )
    shiboken6.delete(gone)
    released.set()
    qtbot.waitUntil(lambda: not any(thread.name == "limen" for thread in enumerate_threads()))
    in_background(staying, lambda: "staying", told.append, lambda _failure: None)
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["staying"]


def test_that_work_in_slices_goes_on_while_the_window_lives(qtbot: QtBot) -> None:
    owner, seen, ended = QObject(), list[int](), list[bool]()

    def work() -> Iterator[None]:
        for number in range(500):
            seen.append(number)
            yield

    Slices(owner, work(), lambda: ended.append(True))
    at_once = len(seen)
    qtbot.waitUntil(lambda: bool(ended))

    assert (at_once, len(seen)) == (0, 500)


def test_that_work_in_slices_that_fails_is_not_tried_again(qtbot: QtBot) -> None:
    owner, tries = QObject(), list[int]()

    def work() -> Iterator[None]:
        tries.append(1)
        yield from (int(word) for word in ("no",))  # type: ignore[misc]

    with qtbot.captureExceptions() as caught:
        slices = Slices(owner, work())
        qtbot.waitUntil(lambda: not slices.going)

    assert (len(tries), [one[0] for one in caught]) == (1, [ValueError])
