"""What of the history is looked at: by person, day, record and question, and by what is typed."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from limen.app.history import Sought
from limen.engine.dates import UnclearDayError, read
from limen.gui import theme
from limen.gui.widgets.days import DayField
from limen.gui.widgets.filtering import FilterField
from limen.gui.widgets.parts import column, label, row
from limen.gui.widgets.split import Breaking

_PAUSE = 150
"""Milliseconds without a key after which one has typed what is looked for."""

_ANYBODY, _NOBODY = "Anybody", "Nobody named"


class HistoryFilter(QWidget):
    """The fields above the list *into*; *changed* comes when something else is to be shown."""

    changed = Signal()

    def __init__(self, into: QWidget) -> None:
        super().__init__()
        self.count = label(role="quiet")
        self.whole = QCheckBox(self.tr("Whole casefile"))
        self.only = QCheckBox(self.tr("Only this question"))
        self.only.hide()
        self._place = ("", "")
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Whose entries"))
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.day = DayField(self.tr("Only of the day"))
        self.day.text.setPlaceholderText(self.tr("Any day"))
        self.day.text.setClearButtonEnabled(True)
        self.day.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.text = FilterField(self.tr("Find in the history"), self.tr("Find…"), into)
        self._lay_out()
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(self._typing.start)
        for signal in (self.whole.toggled, self.only.toggled, self.day.text.textChanged):
            signal.connect(self.changed)
        self.who.currentIndexChanged.connect(self.changed)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        left.setLayout(row(self.whole, self.only, self.count, None, gap=theme.BETWEEN))
        fields = row(self.who, self.day, self.text)
        fields.setStretch(2, 1)
        right.setLayout(fields)
        whole = column(Breaking(left, right, room=900))
        self.setLayout(whole)

    @property
    def empty(self) -> bool:
        """Whether nothing is looked for in particular."""
        return self.sought("") == Sought()

    def sought(self, model: str) -> Sought:
        """What is looked for, in the history of that *model* or of the organisation (“”)."""
        record, question = self._place if self.only.isChecked() else ("", "")
        return Sought(
            below="" if self.whole.isChecked() else model,
            record=record,
            question=question,
            who=self.who.currentData(),
            day=self._sought_day,
            typed=self.text.text(),
        )

    def offer_people(self, names: tuple[str, ...]) -> None:
        """Offer the *names* that something was signed with."""
        offered = [(_ANYBODY, None), *((name or _NOBODY, name) for name in names)]
        kept = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        for text, name in offered:
            self.who.addItem(text, name)
        found = [name for _, name in offered]
        self.who.setCurrentIndex(found.index(kept) if kept in found else 0)
        self.who.blockSignals(False)
        self.who.setVisible(len(names) > 1)

    def offer_place(self, record: str, question: str, about: str) -> None:
        """Offer to look at one record alone, or one question about it; without either the offer goes."""
        if self.only.isChecked():
            return
        self._place = record, question
        self.only.setText(
            self.tr("Only this question") if question else self.tr("Only this record")
        )
        self.only.setVisible(bool(record))
        self.only.setToolTip(about)

    def show_all(self) -> None:
        """Look for nothing in particular, in the whole casefile."""
        self.text.clear()
        self.day.text.clear()
        self.only.setChecked(False)
        self.who.setCurrentIndex(0)
        self.whole.setChecked(True)

    @property
    def problem(self) -> str:
        """What is wrong with the day that was typed, "" for nothing."""
        try:
            self._day()
        except UnclearDayError as unclear:
            return self.tr("Every day is shown: ") + str(unclear)
        return ""

    def _day(self) -> date | None:
        typed = self.day.text.text().strip()
        return read(typed) if typed else None

    @property
    def _sought_day(self) -> date | None:
        return None if self.problem else self._day()
