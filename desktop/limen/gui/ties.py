"""Connections of one casefile to the window's own actions, which outlive it."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance


class Ties:
    """Connections that are cut together."""

    def __init__(self) -> None:
        self._tied: list[tuple[SignalInstance, Callable[..., object]]] = []

    def tie(self, signal: SignalInstance, slot: Callable[..., object]) -> None:
        """Let *signal* call *slot* until the ties are cut."""
        signal.connect(slot)
        self._tied.append((signal, slot))

    def cut(self) -> None:
        """Undo every connection."""
        for signal, slot in self._tied:
            signal.disconnect(slot)
        self._tied.clear()
