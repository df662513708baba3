"""What can be done with the timeline by pressing a button: nearer, farther, printed, compared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from limen.gui.charts.timeline import Timeline
from limen.gui.pages.scenarios import scenario_box
from limen.gui.widgets.elided import Elided
from limen.gui.widgets.parts import button, row


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
        hint = Elided("quiet")
        hint.setText(self.tr("Drag a hollow mark, or move it with Alt and an arrow"))
        self.scenarios = scenario_box(self.looked_at.emit)
        layout = row(hint, gap=4)
        for one in (*self._views(timeline), *self._more()):
            layout.addWidget(one)
        self._finish(layout)

    def _views(self, timeline: Timeline) -> tuple[QPushButton, ...]:
        farther = button("–", timeline.zoom_out, "quiet")
        farther.setAccessibleName(self.tr("Show more days"))
        nearer = button("+", timeline.zoom_in, "quiet")
        nearer.setAccessibleName(self.tr("Show fewer days"))
        whole = button(self.tr("Show all"), lambda: timeline.show_days(None), "quiet")
        return farther, nearer, whole

    def _more(self) -> tuple[QWidget, ...]:
        months = button(self.tr("Months…"), self.printing.emit, "quiet")
        months.setAccessibleName(self.tr("Save the months to come as PDF"))
        compare = button(self.tr("Compare"), self.comparing.emit, "quiet")
        compare.setAccessibleName(self.tr("Compare all scenarios side by side"))
        return months, self.scenarios, compare

    def _finish(self, layout: QHBoxLayout) -> None:
        layout.setStretch(0, 1)
        self.setLayout(layout)
