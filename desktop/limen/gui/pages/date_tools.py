"""What can be done with the timeline by pressing a button: nearer, farther, printed, compared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from limen.gui import theme
from limen.gui.charts.timeline import Timeline
from limen.gui.pages.scenarios import scenario_box
from limen.gui.widgets.beside import Beside
from limen.gui.widgets.elided import Elided
from limen.gui.widgets.parts import button, row

_ROOM, _WIDEST = 700, 320


class DateTools(QWidget):
    """The row above the timeline.

    Signals: *looked_at* with the `Scenario` that was chosen, *comparing* and *printing* when
    somebody wants to see all scenarios, or to save the months.
    """

    looked_at = Signal(object)
    comparing = Signal()
    printing = Signal()

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self.scenarios = scenario_box(self.looked_at.emit)
        layout = row(Beside(self._views(timeline), self._plans(), room=_ROOM, gap=4))
        self.setLayout(layout)

    def _views(self, timeline: Timeline) -> QWidget:
        """What of the days is seen."""
        hint = Elided("quiet")
        hint.setText(self.tr("Drag a hollow mark, or move it with Alt and an arrow"))
        farther = button("–", timeline.zoom_out, "quiet")
        farther.setAccessibleName(self.tr("Show more days"))
        nearer = button("+", timeline.zoom_in, "quiet")
        nearer.setAccessibleName(self.tr("Show fewer days"))
        whole = button(self.tr("Show all"), lambda: timeline.show_days(None), "quiet")
        months = button(self.tr("Months…"), self.printing.emit, "quiet")
        months.setAccessibleName(self.tr("Save the months to come as PDF"))
        return _filled(hint, farther, nearer, whole, months)

    def _plans(self) -> QWidget:
        """Under which plan they are seen."""
        compare = button(self.tr("Compare"), self.comparing.emit, "quiet")
        compare.setAccessibleName(self.tr("Compare all scenarios side by side"))
        self.scenarios.setMaximumWidth(theme.px(_WIDEST))
        return _filled(QWidget(), self.scenarios, compare)


def _filled(first: QWidget, *more: QWidget) -> QWidget:
    """Parts in a row, of which the *first* takes the width that is left."""
    layout = row(first, *more, gap=4)
    layout.setStretch(0, 1)
    made = QWidget()
    made.setLayout(layout)
    return made
