"""Two points of the log to be compared: the chosen entry, and a second one or now."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from limen.gui.widgets.parts import button


class Points(QObject):
    """Its *buttons* compare the chosen entry with now, or with another one that is chosen afterwards.

    *wanted* carries the numbers of two entries, the earlier one first; 0 is the newest.
    """

    wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._chosen = self._first = 0
        self.since = button(self.tr("What changed since"), self._since)
        self.first = button(self.tr("Compare with another…"), self._begin)
        self.second = button("", self._compare)
        self.drop = button(self.tr("Don’t compare"), self._drop, role="quiet")
        self._show()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What compares, to be laid out."""
        return (self.since, self.first, self.second, self.drop)

    def choose(self, number: int) -> None:
        """Another entry is chosen; 0 for none."""
        self._chosen = number
        self._show()

    def _since(self) -> None:
        self.wanted.emit(self._chosen, 0)

    def _begin(self) -> None:
        """The chosen entry is the first of two; the next one that is chosen is the second."""
        self._first = self._chosen
        self._show()
        self.drop.setFocus()

    def _compare(self) -> None:
        first, second = sorted((self._first, self._chosen))
        self._drop()
        self.wanted.emit(first, second)

    def _drop(self) -> None:
        self._first = 0
        self._show()

    def _show(self) -> None:
        waiting, there = bool(self._first), bool(self._chosen)
        self.since.setVisible(there and not waiting)
        self.first.setVisible(there and not waiting)
        self.second.setVisible(waiting)
        self.drop.setVisible(waiting)
        other = self._chosen not in {0, self._first}
        self.second.setEnabled(other)
        self.second.setText(
            self.tr("Compare entries {} and {}").format(*sorted((self._first, self._chosen)))
            if other
            else self.tr("Choose the other entry")
        )
