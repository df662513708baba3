"""The guard around every method that Qt calls.

An exception that leaves an overridden Qt method can end the process on Python 3.11; guarded, it
goes to the error boundary and Qt gets a harmless answer instead.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def guarded(default: R) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The decorator that hands any exception to `sys.excepthook` and answers *default* to Qt."""

    def around(method: Callable[P, R]) -> Callable[P, R]:
        @wraps(method)
        def safely(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return method(*args, **kwargs)
            except Exception:  # noqa: BLE001 - this is the guard
                sys.excepthook(*sys.exc_info())
                return default

        vars(safely)["guards"] = True
        return safely

    return around
