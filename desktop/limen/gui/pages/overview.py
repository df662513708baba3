"""One glance at a model: what is tripped, the compute, the next dates, what is open."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from limen.domain.answers import Silence
from limen.domain.calendar import Agenda, Milestone
from limen.domain.case import Case, ModelCase
from limen.domain.overriding import override
from limen.domain.screening import Finding
from limen.engine import words
from limen.engine.calendar.agenda import agenda
from limen.engine.calendar.coming import nearest, titled
from limen.engine.calendar.reminders import behind
from limen.engine.deciding import said
from limen.gui import phrases, theme
from limen.gui.charts.compute_bar import ComputeBars
from limen.gui.charts.sums import chart, drawn
from limen.gui.pages.page import Page
from limen.gui.pages.standing import OpenWork, distance, grave, open_work, sentence
from limen.gui.presenter import Presenter
from limen.gui.widgets.beside import Beside
from limen.gui.widgets.parts import button, card, clear, column, label, page, row
from limen.gui.widgets.states import StateBadge

_MOST = 3
_ROOM = 640


class OverviewPage(Page):
    """The first page of a model."""

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(presenter)
        self.sentence = label(role="heading", wrap=True, parts=True)
        self.bars = ComputeBars()
        self.grave = column()
        self.dates = column()
        self.open = column()
        self._standing = card(self.sentence, self.grave, gap=theme.BETWEEN)
        self._empty = self._no_compute()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page(*self._cards(), None))

    def _cards(self) -> Iterator[QWidget]:
        yield self._standing
        yield card(
            label(self.tr("Training compute against the thresholds"), "heading"),
            self.bars,
            self._empty,
            gap=theme.BETWEEN,
        )
        dates = card(label(self.tr("Next dates"), "heading"), self.dates, gap=theme.BETWEEN)
        open_ = card(label(self.tr("What is open"), "heading"), self.open, gap=theme.BETWEEN)
        yield Beside(dates, open_, room=_ROOM)

    def _no_compute(self) -> QWidget:
        why = self.tr("Nothing is counted yet. Tell how the model was trained, one run at a time.")
        go = button(self.tr("Describe the training"), lambda: self._go("interview"), "primary")
        return _spread(label(why, wrap=True), go, stretch=0)

    def _go(self, section: str) -> None:
        self.section_wanted.emit(section)

    @override
    def show_case(self, case: Case, model_id: str) -> None:
        model = case.of(model_id)
        self.sentence.setText(sentence(model.screening))
        shown = chart(case, model.screening)
        self.bars.show_chart(shown)
        self._empty.setVisible(not any(drawn(bar) for bar in shown.bars))
        self._fill(self.grave, (self._finding(one) for one in grave(model.screening)))
        self._fill(self.dates, self._coming(case, model))
        self._fill(self.open, self._work(open_work(case, model)))

    def _fill(self, into: QVBoxLayout, parts: Iterator[QWidget]) -> None:
        clear(into)
        for part in parts:
            into.addWidget(part)
        into.addStretch(1)

    def _finding(self, finding: Finding) -> QWidget:
        title = label(finding.title, "label", wrap=True)
        beneath = label(phrases.measured(finding), "quiet", wrap=True)
        why = button(self.tr("Why"), lambda: self.finding_wanted.emit(finding.proxy.id), "quiet")
        why.setAccessibleName(self.tr("Why: ") + finding.title)
        state = row(StateBadge(finding.state), None)
        return _spread(column(state, title, beneath, gap=2), why, stretch=0)

    def _coming(self, case: Case, model: ModelCase) -> Iterator[QWidget]:
        found = agenda(case, model)
        ahead = nearest(found, case.today, _MOST)
        for late in behind(found)[:1]:
            yield label(late, wrap=True)
        for milestone, name in ahead:
            yield self._date(case, milestone, name)
        if missing := _no_dates(found, ahead=bool(ahead)):
            yield label(missing, wrap=True)
        yield self._offers(found, ahead=bool(ahead))

    def _offers(self, found: Agenda, *, ahead: bool) -> QWidget:
        offers = (
            (self.tr("Open the calendar"), "calendar", ahead),
            (self.tr("Plan a release"), "interview", not found.plans),
        )
        made = QWidget()
        made.setLayout(row(*(self._leading(to, name) for name, to, now in offers if now), None))
        return made

    def _leading(self, section: str, name: str) -> QWidget:
        return button(name, lambda: self._go(section))

    def _date(self, case: Case, milestone: Milestone, name: str) -> QWidget:
        day = milestone.on or case.today
        when = label(words.day(day), "label")
        when.setMinimumWidth(theme.px(128))
        what = label(f"{titled(milestone)}{_until(milestone)}", wrap=True)
        parts = (name or self.tr("For everybody"), distance(milestone, case.today))
        beneath = label(" · ".join(parts), "quiet", wrap=True)
        return _spread(column(when, None), column(what, beneath, gap=2), stretch=1)

    def _work(self, work: OpenWork) -> Iterator[QWidget]:
        if work.open:
            of = self.tr("of {} questions have no answer yet").format(work.asked)
            yield _spread(label(str(work.open), "title"), label(of, wrap=True), stretch=1)
        else:
            yield label(self.tr("Every question is answered or honestly left open."), wrap=True)
        silent = " · ".join(_silences(work))
        if silent:
            yield label(silent, "quiet", wrap=True)
        if work.deciding:
            missing = work.deciding.missing
            yield label(said(work.deciding), wrap=True)
            yield self._answers(lambda: self._ask(missing.record, missing.question), work)
        else:
            yield self._answers(None, work)

    def _answers(self, deciding: Callable[[], None] | None, work: OpenWork) -> QWidget:
        made = QWidget()
        buttons = row()
        first = work.first
        if first is not None:
            go = self.tr("Continue the interview")
            ask = first.record.id, first.question.key
            buttons.addWidget(button(go, lambda: self._ask(*ask), "primary"))
        if deciding is not None:
            buttons.addWidget(button(self.tr("Answer that"), deciding))
        buttons.addStretch(1)
        made.setLayout(buttons)
        return made

    def _ask(self, record: str, question: str) -> None:
        if record and question:
            self.question_wanted.emit(record, question)
        else:
            self._go("interview")


def _spread(*parts: QWidget | QLayout, stretch: int) -> QWidget:
    """Parts in a row, of which that of number *stretch* takes the width that is left."""
    layout = row(*parts, gap=theme.BETWEEN)
    layout.setStretch(stretch, 1)
    made = QWidget()
    made.setLayout(layout)
    return made


def _until(milestone: Milestone) -> str:
    return f", until {phrases.short(milestone.ends)}" if milestone.ends else ""


def _no_dates(found: Agenda, *, ahead: bool) -> str:
    if not found.plans:
        return "No release is planned yet. Dates are counted from the day on which one is."
    return "" if ahead else "The planned release has no day that lies ahead."


def _silences(work: OpenWork) -> Iterator[str]:
    if work.unsure:
        yield f"{work.unsure} marked as unsure"
    for silence in (Silence.DONT_KNOW, Silence.LATER, Silence.WITHHELD):
        if work.silent[silence]:
            yield f"{work.silent[silence]} “{silence.value}”"
