"""The dates that follow from planned releases and events, and how each is computed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from limen.domain.answers import Answer
from limen.domain.calendar import Agenda, Scenario
from limen.domain.case import Case
from limen.domain.forms import RecordKind
from limen.domain.overriding import override
from limen.engine.calendar.agenda import agenda_of
from limen.engine.calendar.duties import mark
from limen.engine.calendar.holidays import named_days
from limen.engine.calendar.scenarios import AS_PLANNED
from limen.gui import theme
from limen.gui.charts.plans import WORLD, Planned, planned, tracks
from limen.gui.charts.timeline import Timeline
from limen.gui.pages.date_detail import DateDetail
from limen.gui.pages.date_tools import DateTools
from limen.gui.pages.meeting import ask_when_met
from limen.gui.pages.months import ask_where_to_save
from limen.gui.pages.page import Page
from limen.gui.pages.scenarios import compare_scenarios, oddities
from limen.gui.pages.standing import distance
from limen.gui.presenter import Presenter
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.notices import Notices
from limen.gui.widgets.parts import button, column, frame, label, row, scrolled
from limen.gui.widgets.split import Split
from limen.gui.widgets.tables import Column, TableModel

_LOW = 150


class CalendarPage(Page):
    """The timeline above, the list below, and one selection for both."""

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._case: Case | None = None
        self._model = ""
        self._planned: tuple[Planned, ...] = ()
        self.scenario = AS_PLANNED
        self.timeline = Timeline()
        self.listing = Listing(
            TableModel(self._columns()),
            self.tr("Dates"),
            lambda one: one.uid,
            stretch=1,
            least=210,
        )
        self.list = self.listing.view
        self.detail = DateDetail()
        self.notices = Notices()
        self._lay_out()
        self._connect()

    def _columns(self) -> tuple[Column[Planned], ...]:
        return (
            Column(
                heading="Date",
                text=lambda one: one.briefly,
                order=self._order,
                hint=lambda one: one.when,
            ),
            Column(heading="What", text=lambda one: one.milestone.what),
            Column(heading="Distance", text=self._away, order=self._order),
            Column(heading="Release", text=self._release),
        )

    def _connect(self) -> None:
        self.timeline.chosen.connect(self.listing.choose)
        self.timeline.dragging.connect(self._preview)
        self.timeline.moved.connect(self._move)
        self.listing.chosen.connect(self._tell)
        self.detail.question_wanted.connect(self.question_wanted)
        self.detail.met.connect(self._ask_when_met)
        self.detail.unmet.connect(self.presenter.remove)
        self.tools.looked_at.connect(self._look_at)
        self.tools.comparing.connect(self._compare)
        self.tools.printing.connect(self._print)

    def _lay_out(self) -> None:
        self.tools = DateTools(self.timeline)
        self._room = scrolled(self.timeline)
        self._room.verticalScrollBar().valueChanged.connect(self.timeline.update)
        split = Split(self.list, frame("card", column(scrolled(self.detail)), 1), (2, 1), room=760)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(theme.WITHIN * 2)
        both.setProperty("role", "gap")
        for part in (frame("card", column(self.tools, self._room, gap=4), 8), split):
            part.setMinimumHeight(theme.px(_LOW))
            both.addWidget(part)
        both.setSizes([300, 300])
        both.setMinimumHeight(theme.px(_LOW) * 2 + theme.WITHIN * 2)
        whole = QWidget()
        layout = column(self._invitation(), self.notices.frame, both, gap=theme.WITHIN)
        layout.setContentsMargins(theme.AROUND, theme.WITHIN, theme.AROUND, theme.BETWEEN)
        layout.setStretch(2, 1)
        whole.setLayout(layout)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = scrolled(whole)
        whole.setMinimumHeight(0)  # what does not fit is scrolled to, and not squeezed
        outer.addWidget(area)

    def _invitation(self) -> QWidget:
        """What stands above the days of the world while no release is planned."""
        why = self.tr(
            "Plan one with its day for other trusted partners and its public day: "
            "the window of early access is counted back from the first."
        )
        texts = column(
            label(self.tr("No release is planned yet"), "heading"), label(why, "quiet", wrap=True)
        )
        layout = row(texts, button(self.tr("Plan a release"), self._plan, "primary"))
        layout.setStretch(0, 1)
        self.invitation = frame("card", layout)
        return self.invitation

    @override
    def show_case(self, case: Case, model_id: str) -> None:
        fresh = self._case is None or self._model != model_id
        self._case, self._model = case, model_id
        self.timeline.off = named_days(case.rulebook.almanac)
        agendas = list(self._agendas(case))
        self._show(agendas)
        self.listing.giving = (3, 2) if model_id else (2, 3)
        self.listing.dress()
        if fresh:
            self._choose_next(case.today)
        self._tell(self.listing.row)
        self.invitation.setVisible(not any(one.plans for _name, one in agendas))

    def _choose_next(self, today: date) -> None:
        """Choose what comes next; a day of the world only where there is nothing else."""
        coming = [one for one in self._planned if _ahead(one, today)]
        coming.sort(key=lambda one: one.owner == WORLD)
        self.listing.choose(coming[0].uid if coming else "")

    def _show(self, agendas: Iterable[tuple[str, Agenda]]) -> None:
        if self._case is None:
            return
        found = list(agendas)
        self._planned = planned(found)
        lanes = tracks(self._planned, models=not self._model)
        self.timeline.show_tracks(lanes, self._case.today)
        self.listing.model.show_rows(self._planned)
        self.notices.tell(tuple(oddities(self._case, self.scenario, found)))

    def _agendas(self, case: Case) -> Iterator[tuple[str, Agenda]]:
        for one in case.casefile.models:
            if one.id == self._model or not self._model:
                yield one.name, agenda_of(case, one, self.scenario)

    def _look_at(self, scenario: Scenario) -> None:
        """Show everything as it would be; nothing is said, and no day can be moved meanwhile."""
        self.scenario = scenario
        self.timeline.fixed = scenario is not AS_PLANNED
        if self._case is not None:
            self._show(self._agendas(self._case))
            self._tell(self.listing.row)

    def _ask_when_met(self, one: Planned) -> None:
        if self._case is not None:
            ask_when_met(self, self.presenter, self._case, one)

    def _print(self) -> None:
        if self._case is not None:
            ask_where_to_save(self, self.presenter, self._case, self._model)

    def _compare(self) -> None:
        if self._case is not None:
            plans = [
                (name, plan.release)
                for name, one in self._agendas(self._case)
                for plan in one.plans
            ]
            compare_scenarios(self, self._case, plans)

    def _preview(self, uid: str, day: date | None) -> None:
        """Let everything follow the day that is dragged; nothing is said yet."""
        case = self._case
        if case is not None:
            self._show(self._agendas(self._with(case, uid, day) if day else case))

    def _with(self, case: Case, uid: str, day: date) -> Case:
        record, key = self._told(uid)
        answer = Answer(value=day, said=day.isoformat())
        return replace(case, casefile=case.casefile.with_answer(record, key, answer))

    def _move(self, uid: str, day: date) -> None:
        """Say the day to which one was moved; undo takes it back."""
        if self._case is None:
            return
        record, key = self._told(uid)
        answer = Answer(value=day, said=day.isoformat())
        if not self.presenter.say(record, key, answer):
            self.show_case(self._case, self._model)

    def _told(self, uid: str) -> tuple[str, str]:
        return next(one.milestone.rests_on[0] for one in self._planned if one.uid == uid)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.timeline, self.list, self)

    def _order(self, one: Planned) -> tuple[bool, str, bool]:
        on = one.milestone.on
        return on is None, on.isoformat() if on else "", one.milestone.ends is not None

    def _away(self, one: Planned) -> str:
        if self._case is None:
            return ""
        far, stands = distance(one.milestone, self._case.today), mark(one.milestone)
        return f"{stands}, {far}" if one.milestone.late else stands or far

    def _release(self, one: Planned) -> str:
        alone = self._model or one.owner == WORLD
        return one.name if alone else f"{one.name} · {one.model}"

    def _tell(self, one: Planned | None) -> None:
        """Say how the chosen date is computed, and mark it on the timeline."""
        self.detail.tell(one, self._case)
        self.timeline.choose(one.uid if one else "")
        QTimer.singleShot(0, self, lambda: self._reveal(self._room))  # once its width is settled

    def _reveal(self, room: QScrollArea) -> None:
        """Scroll the timeline to the chosen mark."""
        placed = self.timeline.places.find(self.timeline.uid)
        if placed is not None:
            at = placed.box.center().toPoint()
            room.ensureVisible(at.x(), at.y(), 0, theme.px(80))

    def _plan(self) -> None:
        if self._model:
            self.record_wanted.emit(RecordKind.RELEASE.value, self._model)
        else:
            self.section_wanted.emit("interview")


def _ahead(one: Planned, today: date) -> bool:
    on = one.milestone.on
    return on is not None and (one.milestone.ends or on) >= today
