"""Everything that was ever said in the casefile, newest first; any step of it can be taken back."""

from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QWidget

from limen.app.history import History
from limen.app.logbook import Told
from limen.domain.case import Case
from limen.domain.history import Action
from limen.domain.overriding import override
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.dialogs import confirm
from limen.gui.pages.history_detail import lines
from limen.gui.pages.history_filter import HistoryFilter
from limen.gui.pages.history_points import Points
from limen.gui.pages.page import Page
from limen.gui.presenter import Presenter
from limen.gui.widgets.filtering import FindsHere
from limen.gui.widgets.flow import Flow
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.paging import PagedModel
from limen.gui.widgets.parts import Nothing, button, column
from limen.gui.widgets.reading import Reading
from limen.gui.widgets.split import Split, filling
from limen.gui.widgets.tables import Column

_ABOUT = 190
"""Pixels at 100 % text: what an entry did, and what can be done about it."""


def _mark(one: Told) -> QIcon:
    return theme.icon("undo", "quiet") if one.taken_back else QIcon()


def _how(one: Told) -> str:
    return f"{one.how}, taken back" if one.taken_back else one.how


_COLUMNS: tuple[Column[Told], ...] = (
    Column(heading="When", text=lambda one: one.when),
    Column(heading="About", text=lambda one: one.about, hint=lambda one: one.about),
    Column(heading="What", text=lambda one: one.what, hint=lambda one: one.what),
    Column(heading="Answer", text=lambda one: one.later or "–", hint=lambda one: one.later),
    Column(heading="Who", text=lambda one: one.entry.who or "–"),
    Column(heading="How", text=_how, icon=_mark),
)


class HistoryPage(Page):
    """The log at the left, fetched as far as one scrolls; at the right what the chosen entry did."""

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(presenter)
        self.history = History(presenter.desk)
        self._case: Case | None = None
        self._model = ""
        self._read = (-1, "")
        self.listing = _listing(self.tr("History"))
        self.list = self.listing.view
        self.list.setSortingEnabled(False)
        self.filter = HistoryFilter(self.list)
        self.nothing = Nothing(
            self.tr("Nothing was said yet"),
            self.tr("Every answer, import and undo stands here from the moment it is made."),
            button(self.tr("Show the whole casefile"), self.filter.show_all),
        )
        self.shown = QStackedWidget()
        self.detail = Reading(self.tr("About the entry"))
        self.undo = button(self.tr("Take this step back"), self._undo)
        self.redo = button(self.tr("Do this step again"), self._redo)
        self.restore = button(self.tr("Bring this answer back"), self._bring_back)
        self.restore_all = button(self.tr("Restore this state…"), self._ask_to_restore)
        self.points = Points()
        self.points.wanted.connect(self.comparison_wanted)
        self._lay_out()
        FindsHere(self, self.filter.text)
        self.filter.changed.connect(self._arrange)
        self.listing.chosen.connect(self._tell)

    def _lay_out(self) -> None:
        for pane in (self.list, self.nothing):
            self.shown.addWidget(pane)
        about = QWidget()
        verbs = (self.undo, self.redo, self.restore, self.restore_all, *self.points.buttons)
        layout = column(self.detail, Flow(*verbs))
        layout.setStretch(0, 1)
        about.setLayout(layout)
        split = Split(self.shown, about, shares=(5, 2), room=1000)
        about.setMinimumHeight(theme.px(_ABOUT))
        self.setLayout(column(filling(self.filter, split)))

    @override
    def show_case(self, case: Case, model_id: str) -> None:
        self._case, self._model = case, model_id
        if (case.casefile.sequence, model_id) == self._read:
            return
        self._read = (case.casefile.sequence, model_id)
        self.filter.offer_people(tuple(self.history.people()))
        self._arrange()
        self.listing.dress()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.filter, self.shown, self.detail)

    @override
    def enter(self) -> None:
        self.list.setFocus()

    def _arrange(self) -> None:
        sought = self.filter.sought(self._model)
        chosen = self.listing.row

        def fetch(last: Told | None) -> Sequence[Told]:
            return self.history.page(sought, last.entry.sequence if last else 0)

        self.listing.model.show_pages(fetch)  # type: ignore[attr-defined]  # it is a paged one
        self.listing.choose_first()
        rows = self.listing.model.rows
        if not rows or chosen is None:
            self._tell(self.listing.row)
        nothing = (
            self.tr("Nothing was said yet") if self.filter.empty else self.tr("No entry matches")
        )
        self.nothing.what.setText(nothing)
        self.filter.count.setText(
            self.filter.problem or counted(self.history.count(sought, rows), "entry", "entries")
        )
        self.shown.setCurrentWidget(self.list if rows else self.nothing)

    def _tell(self, one: Told | None) -> None:
        writable = not self.presenter.desk.read_only
        self.points.choose(one.entry.sequence if one else 0)
        self.restore.setVisible(writable and self._can_come_back(one))
        if one is None:
            self.detail.show_lines(())
            self.filter.offer_place("", "", "")
        else:
            fate = self.history.fate(one.entry)
            self.detail.show_lines(lines(one, self.history.earlier(one.entry), fate))
            self.filter.offer_place(one.entry.record, one.entry.question, one.what)
        begins = one is not None and one.entry.action is Action.CREATE
        undone = one is not None and self.history.fate(one.entry).undone
        self.undo.setVisible(writable and one is not None and not undone and not begins)
        self.redo.setVisible(writable and undone)
        newest = self._case.casefile.sequence if self._case else 0
        behind = one is not None and one.entry.sequence < newest
        self.restore_all.setVisible(writable and behind)

    def _can_come_back(self, one: Told | None) -> bool:
        """Whether *one* is an answer that could be said again, and is not what is said now."""
        case = self._case
        if one is None or one.answer is None or case is None:
            return False
        place = one.entry.record, one.entry.question
        there = case.casefile.record(one.entry.record) is not None
        return there and case.casefile.answer(*place) != one.answer

    def _undo(self) -> None:
        if (one := self.listing.row) is not None:
            self.presenter.undo(self.history.fate(one.entry).step)

    def _redo(self) -> None:
        if (one := self.listing.row) is not None:
            self.presenter.redo(self.history.fate(one.entry).step)

    def _ask_to_restore(self) -> None:
        one = self.listing.row
        if one is not None:
            number, when = one.entry.sequence, one.when
            confirm(
                self,
                self.tr("Restore the state of {when}?").format(when=when),
                self.tr(
                    "What was said after entry {number} is taken back in one step, in all of the "
                    "casefile. Nothing is deleted from the log, and undo brings it back."
                ).format(number=f"{number:,}"),
                self.tr("Restore"),
                lambda: self.presenter.restore_to(number),
            )

    def _bring_back(self) -> None:
        """Say the chosen answer again: a new entry, which can be undone like any other."""
        one = self.listing.row
        if one is not None and one.answer is not None:
            self.presenter.say(one.entry.record, one.entry.question, one.answer)


def _listing(name: str) -> Listing:
    return Listing(
        PagedModel(_COLUMNS),
        name,
        lambda one: str(one.entry.sequence),
        stretch=2,
        least=230,
        widest=180,
        giving=(4, 1, 3),
    )
