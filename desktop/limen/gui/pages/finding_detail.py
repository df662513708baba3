"""One finding opened: where it stands, the reasoning, what would change it, what is missing."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from limen.domain.case import Case
from limen.domain.screening import Finding, Missing, Reason, Screening
from limen.domain.value import Source
from limen.engine.screening.readings import read_as
from limen.engine.sensitivity import turnings
from limen.engine.side_by_side import side_by_side
from limen.gui import phrases, theme
from limen.gui.charts.compute_bar import ComputeBars
from limen.gui.charts.sums import is_compared, single
from limen.gui.pages.reading_cards import reading_cards
from limen.gui.widgets.citations import citations
from limen.gui.widgets.parts import button, clear, column, edge, label, row, scrolled
from limen.gui.widgets.states import StateBadge

_STEP = 20


class FindingDetail(QWidget):
    """The reasoning of one finding; *question_wanted* asks for the question that a fact answers.

    Record and question are empty where the record itself is missing.  *pin_wanted* asks to pin a
    reading, by the ids of rule and reading; without a reading, to take the pin away.
    """

    question_wanted = Signal(str, str)
    pin_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self._parts = QVBoxLayout(inside)
        self._parts.setContentsMargins(theme.AROUND, theme.BETWEEN, theme.AROUND, theme.AROUND)
        self._parts.setSpacing(theme.WITHIN)
        self._area = scrolled(inside)
        self._area.setAccessibleName(self.tr("Reasoning"))
        self._shown: tuple[Finding, object] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_finding(self, case: Case, screening: Screening, finding: Finding) -> None:
        """Open *finding*; nothing is built again while it stays the same."""
        if self._shown == (finding, case.casefile.records):
            return
        same = self._shown is not None and self._shown[0].proxy.id == finding.proxy.id
        self._shown = (finding, case.casefile.records)
        clear(self._parts)
        for part in self._all(case, screening, finding):
            if part.property("role") == "heading":
                self._parts.addSpacing(theme.WITHIN)
            self._parts.addWidget(part)
        self._parts.addStretch(1)
        if not same:
            self._area.verticalScrollBar().setValue(0)

    def _all(self, case: Case, screening: Screening, finding: Finding) -> Iterator[QWidget]:
        yield from _head(finding)
        if is_compared(finding):
            bars = ComputeBars()
            bars.show_chart(single(case, screening, finding))
            yield _spaced(bars)
        yield from self._readings(case, screening, finding)
        yield from self._decisive(case, screening, finding)
        yield label(self.tr("Reasoning"), "heading")
        yield from self._steps(case, finding)
        yield label(self.tr("Sources"), "heading")
        yield citations(_sources(finding.reasoning, finding.proxy.source))

    def _readings(self, case: Case, screening: Screening, finding: Finding) -> Iterator[QWidget]:
        rule = case.rulebook.named(finding.proxy.id)
        model = case.casefile.record(screening.model)
        if rule is None or model is None or not rule.reading:
            return
        yield label(self.tr("Read in more than one way"), "heading")
        yield label(rule.contested, wrap=True, parts=True)
        readings = side_by_side(case, model, rule.id)
        entry = next((one.id for one in rule.reading if read_as(rule, one) == rule), "")
        yield reading_cards(readings, entry, lambda reading: self.pin_wanted.emit(rule.id, reading))

    def _decisive(self, case: Case, screening: Screening, finding: Finding) -> Iterator[QWidget]:
        model = case.casefile.record(screening.model)
        turning = turnings(case, model, finding) if model else ()
        change = finding.crossing if turning else finding.change
        if change or turning:
            yield label(self.tr("What would change this"), "heading")
        if change:
            yield label(phrases.raised(change), wrap=True, parts=True)
        for one in turning:
            told = Reason(text=phrases.raised(one.text), record=one.record, question=one.question)
            yield self._step(case, told, 0)
        if finding.missing:
            yield label(self.tr("Missing facts"), "heading")
            for missing in finding.missing:
                yield self._missing(missing)

    def _missing(self, missing: Missing) -> QWidget:
        word = self.tr("Answer") if missing.question else self.tr("Add")
        go = button(word, lambda: self._ask(missing.record, missing.question))
        go.setAccessibleName(f"{word}: {missing.label}")
        layout = row(label(missing.label, wrap=True, parts=True), go, gap=theme.BETWEEN)
        layout.setStretch(0, 1)
        made = QWidget()
        made.setLayout(layout)
        return made

    def _steps(self, case: Case, finding: Finding) -> Iterator[QWidget]:
        yield label(finding.reasoning.text, wrap=True, parts=True)
        for reason, depth in _walk(finding.reasoning.because, 0):
            yield self._step(case, reason, depth)

    def _step(self, case: Case, reason: Reason, depth: int) -> QWidget:
        told = label(reason.text, "" if depth == 0 else "quiet", wrap=True, parts=True)
        beside = row(edge(), column(told, *self._link(case, reason), gap=2), gap=12)
        beside.setStretch(1, 1)
        beside.setContentsMargins(theme.px(_STEP) * depth, 2, 0, 2)
        made = QWidget()
        made.setLayout(beside)
        return made

    def _link(self, case: Case, reason: Reason) -> Iterator[QWidget]:
        """The way from a fact to the question that it answers, where there is one."""
        record = case.casefile.record(reason.record)
        if record is None or not reason.question:
            return
        form = case.interview.get(record.kind)
        asked = [one for one in form.questions if one.key == reason.question] if form else []
        if not asked:
            return
        ask = record.id, reason.question
        go = button(self.tr("Look at the answer"), lambda: self._ask(*ask), "link")
        go.setAccessibleName(f"{self.tr('Look at the answer')}: {record.name}, {asked[0].label}")
        go.setToolTip(f"{record.name}: {asked[0].label}")
        left = QWidget()
        left.setLayout(row(go, None))
        yield left

    def _ask(self, record: str, question: str) -> None:
        self.question_wanted.emit(record, question)


def _head(finding: Finding) -> Iterator[QWidget]:
    proxy = finding.proxy
    badges = QWidget()
    standing = label(phrases.standing(proxy, finding.status), "quiet")
    badges.setLayout(row(StateBadge(finding.state), standing, None, gap=theme.BETWEEN))
    yield badges
    yield label(finding.title, "title", wrap=True, parts=True)
    yield label(phrases.measured(finding), wrap=True, parts=True)
    where = f"{phrases.jurisdiction(proxy.jurisdiction)} · {proxy.citation or proxy.instrument}"
    yield label(where, "quiet", wrap=True, parts=True)


def _spaced(part: QWidget) -> QWidget:
    made = QWidget()
    layout = column(part)
    layout.setContentsMargins(0, theme.WITHIN, 0, 0)
    made.setLayout(layout)
    return made


def _walk(reasons: tuple[Reason, ...], depth: int) -> Iterator[tuple[Reason, int]]:
    for reason in reasons:
        yield reason, depth
        yield from _walk(reason.because, depth + 1)


def _sources(reason: Reason, first: tuple[Source, ...]) -> Iterator[Source]:
    yield from first
    for step, _depth in _walk((reason,), 0):
        yield from step.sources
