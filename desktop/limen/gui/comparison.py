"""A comparison to read: which records, answers, files, rules, findings and dates are not the same."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QStackedWidget, QWidget

from limen.domain.differences import Comparison, Difference, Part
from limen.engine.words import counted, day
from limen.gui import theme
from limen.gui.widgets.filtering import FilterField, FindsHere, matcher
from limen.gui.widgets.fitting import fit
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.parts import Nothing, column, label, row
from limen.gui.widgets.reading import Line, Reading
from limen.gui.widgets.split import Split, filling
from limen.gui.widgets.tables import Column, TableModel

_ORDER = {part: place for place, part in enumerate(Part)}
_NOTHING = "–"

_COLUMNS: tuple[Column[Difference], ...] = (
    Column(
        heading="Part",
        text=lambda one: one.part.value.capitalize(),
        order=lambda one: _ORDER[one.part],
    ),
    Column(heading="About", text=lambda one: one.about, hint=lambda one: one.about),
    Column(heading="What", text=lambda one: one.what, hint=lambda one: one.what),
    Column(heading="Before", text=lambda one: one.before or _NOTHING, hint=lambda one: one.before),
    Column(heading="After", text=lambda one: one.after or _NOTHING, hint=lambda one: one.after),
)


class ComparisonView(QDialog):
    """Differences as a list that can be searched; beneath it the chosen one at full length."""

    def __init__(self, parent: QWidget, found: Comparison) -> None:
        super().__init__(parent)
        self.setWindowTitle("Compare")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, 1120, 680)
        self._found = found
        self.part = QComboBox()
        self.part.setAccessibleName("Which differences")
        self.listing = _listing()
        self.filter = FilterField("Find a difference", "Find…", self.listing.view)
        self.detail = Reading("The difference at full length")
        self.count = label(role="quiet")
        self.nothing = Nothing(
            "Nothing differs", "Both say the same: records, answers, files, rules, findings, dates."
        )
        self.shown = QStackedWidget()
        self._lay_out()
        self._offer_parts()
        FindsHere(self, self.filter)
        self.part.currentIndexChanged.connect(self._arrange)
        self.filter.textChanged.connect(self._arrange)
        self.listing.chosen.connect(self._tell)
        self._arrange()
        self.listing.dress()

    def _lay_out(self) -> None:
        found = self._found
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        head = row(self.part, self.count, None, self.filter)
        split = Split(self.listing.view, self.detail, shares=(2, 1), room=1500)
        inside = filling(head, split, gap=theme.WITHIN, around=(0, 0))
        for pane in (inside, self.nothing):
            self.shown.addWidget(pane)
        names = f"From {found.before} to {found.after}, both as of {day(found.today)}"
        layout = column(
            label("What differs", "heading"), label(names, "quiet", wrap=True), self.shown, buttons
        )
        layout.setStretch(2, 1)
        layout.setContentsMargins(*(theme.AROUND,) * 4)
        self.setLayout(layout)

    def _offer_parts(self) -> None:
        self.part.addItem("Everything", None)
        for part in Part:
            number = len(self._found.of(part))
            if number:
                self.part.addItem(f"{part.value.capitalize()} ({number})", part)

    def _arrange(self) -> None:
        matches, part = matcher(self.filter.text()), self.part.currentData()
        rows = [
            one
            for one in self._found.differences
            if part in (None, one.part) and matches(_searched(one))
        ]
        self.listing.model.show_rows(rows)
        self.listing.choose_first()
        self.count.setText(counted(len(rows), "difference"))
        self.shown.setCurrentIndex(0 if self._found.differences else 1)

    def _tell(self, one: Difference | None) -> None:
        self.detail.show_lines(_lines(one) if one else ())


def _searched(one: Difference) -> str:
    return f"{one.part.value}\n{one.about}\n{one.what}\n{one.before}\n{one.after}".casefold()


def _lines(one: Difference) -> Iterator[Line]:
    yield Line(one.about, "title")
    yield Line(one.what, "lead")
    yield Line("Before", "caption")
    yield Line(one.before or "nothing")
    yield Line("After", "caption")
    yield Line(one.after or "nothing")


def _listing() -> Listing:
    return Listing(
        TableModel(_COLUMNS),
        "Differences",
        lambda one: f"{one.part}{one.about}{one.what}{one.record}",
        stretch=2,
        least=200,
        widest=230,
        giving=(0, 1),
    )
