"""One capability opened: what the model's results say of it, what is missing, what could be run."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from limen.domain.case import Case
from limen.domain.evaluations import EvaluationBook, PolicyLine
from limen.domain.forms import RecordKind
from limen.domain.placing import CapabilityView, Placement, PlannedRun
from limen.domain.screening import Missing
from limen.domain.value import Source
from limen.engine import words
from limen.engine.evaluating.plans import views
from limen.engine.evaluating.scales import published, scale
from limen.gui import theme
from limen.gui.charts.score_scale import ScoreScaleView
from limen.gui.phrases import printed
from limen.gui.widgets.citations import citations
from limen.gui.widgets.parts import button, card, clear, column, frame, label, row, scrolled
from limen.gui.widgets.states import StateBadge

_WIDEST = 920
CAPABILITIES = ("Exploit discovery", "Autonomous attack", "Chemical")
"""What the capabilities of the rulebook are called, in their order."""


class CapabilityPane(QWidget):
    """What can be said of one capability of one model.

    *question_wanted* asks for a question (record, key), *finding_wanted* for the finding on a rule
    in words (proxy), *record_wanted* for a new record (kind, parent).
    """

    question_wanted = Signal(str, str)
    finding_wanted = Signal(str)
    record_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        inside.setMaximumWidth(theme.px(_WIDEST))
        self._parts = QVBoxLayout(inside)
        self._parts.setContentsMargins(theme.AROUND, theme.BETWEEN, theme.AROUND, theme.AROUND)
        self._parts.setSpacing(theme.WITHIN)
        self._area = scrolled(inside)
        self._area.setAccessibleName(self.tr("Capability"))
        self._shown: tuple[CapabilityView, object] | None = None
        self._model = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_capability(self, case: Case, model: str, number: int) -> None:
        """Open the capability of that *number*; nothing is built again while it stays the same."""
        view = views(case, model)[number]
        screening = case.of(model).screening
        if self._shown == (view, screening.findings):
            return
        same = self._shown is not None and self._shown[0].capability == view.capability
        self._shown, self._model = (view, screening.findings), model
        clear(self._parts)
        for part in self._all(case, view):
            if part.property("role") == "heading":
                self._parts.addSpacing(theme.BETWEEN)
            self._parts.addWidget(part)
        self._parts.addStretch(1)
        if not same:
            self._area.verticalScrollBar().setValue(0)

    def _all(self, case: Case, view: CapabilityView) -> Iterator[QWidget]:
        book = case.rulebook.book()
        capability = view.capability
        yield label(capability.title, "title", wrap=True, parts=True)
        yield label(capability.about, wrap=True, parts=True)
        told = label(capability.order, wrap=True, parts=True)
        yield frame("inset", column(told, label(capability.lines, wrap=True, parts=True)))
        yield label(self.tr("Results of this model"), "heading")
        yield from self._results(view)
        yield from self._levels(case, view)
        yield from self._plan(view)
        yield from _others(view, book)
        yield from _policies(view, book)
        yield label(self.tr("Sources"), "heading")
        yield citations(_sources(view, book))

    def _results(self, view: CapabilityView) -> Iterator[QWidget]:
        if not view.placements:
            yield label(self.tr("No result that bears on it is recorded."), "quiet", wrap=True)
        for one in view.placements:
            yield card(*self._result(one))
        kind = RecordKind.EVALUATION.value
        add = button(self.tr("Add a result"), lambda: self.record_wanted.emit(kind, self._model))
        yield _left(add)

    def _result(self, one: Placement) -> Iterator[QWidget]:
        go = button(
            one.result.name,
            lambda: self.question_wanted.emit(one.result.id, "evaluation"),
            "link",
        )
        go.setAccessibleName(self.tr("Look at the answers: {0}").format(one.result.name))
        yield _left(StateBadge(one.state), go)
        yield label(one.text, wrap=True, parts=True)
        drawn = scale(one)
        if drawn:
            yield ScoreScaleView(drawn)
        for caution in one.cautions:
            yield label(f"· {caution}", "quiet", wrap=True, parts=True)
        if one.missing:
            yield label(self.tr("Missing, so that nothing is called below:"), "label", wrap=True)
        for missing in one.missing:
            yield self._missing(missing)

    def _missing(self, missing: Missing) -> QWidget:
        go = button(
            self.tr("Answer"),
            lambda: self.question_wanted.emit(missing.record, missing.question),
        )
        go.setAccessibleName(self.tr("Answer: {0}").format(missing.label))
        layout = row(label(missing.label, wrap=True, parts=True), go, gap=theme.BETWEEN)
        layout.setStretch(0, 1)
        made = QWidget()
        made.setLayout(layout)
        return made

    def _levels(self, case: Case, view: CapabilityView) -> Iterator[QWidget]:
        screening = case.of(self._model).screening
        found = [screening.finding(name) for name in view.capability.policies]
        if not any(found):
            return
        yield label(self.tr("Levels and definitions in words"), "heading")
        told = self.tr("Answered with evidence and printed; never worked out from a score.")
        yield label(told, "quiet", wrap=True)
        for one in found:
            if one is not None:
                go = button(one.proxy.title, self._opening(one.proxy.id), "link")
                go.setAccessibleName(self.tr("Open the finding: {0}").format(one.proxy.title))
                yield _left(StateBadge(one.state), go)

    def _opening(self, proxy: str) -> Callable[[], None]:
        return lambda: self.finding_wanted.emit(proxy)

    def _plan(self, view: CapabilityView) -> Iterator[QWidget]:
        if not view.plan:
            return
        yield label(self.tr("Evaluation plan: what could still decide something"), "heading")
        yield frame("notice", column(label(view.warning, wrap=True, parts=True)))
        for number, run in enumerate(view.plan, start=1):
            yield _run(number, run)
        yield label(self.tr("What makes it possible to call a score below:"), "label", wrap=True)
        for line in view.settings:
            yield label(f"· {line}", "quiet", wrap=True, parts=True)


def _run(number: int, run: PlannedRun) -> QWidget:
    copy = button("Copy command", lambda: QGuiApplication.clipboard().setText(run.command), "link")
    copy.setAccessibleDescription(f"for {run.evaluation.name}")
    told = [label(f"{number}. {run.evaluation.name}", "label", wrap=True, parts=True)]
    told += [
        label(text, role, wrap=True, parts=True)
        for text, role in ((run.why, ""), (run.needs, "quiet"), (run.lacking, "quiet"))
        if text
    ]
    command = label(run.command, "command", wrap=True, parts=True)
    return frame("card", column(*told, command, _left(copy), gap=4), margin=12)


def _others(view: CapabilityView, book: EvaluationBook) -> Iterator[QWidget]:
    drawn = [(one, published(one, book)) for one in view.others]
    scales = [found for _one, found in drawn if found and found.zones]
    if scales:
        yield label("Published scores of other evaluations that bear on it", "heading")
    for found in scales:
        yield card(ScoreScaleView(found))
    rest = tuple(one.name for one, found in drawn if not (found and found.zones))
    if rest:
        text = f"Bear on it too, without a band: {words.listed(rest)}."
        yield label(text, "quiet", wrap=True, parts=True)


def _policies(view: CapabilityView, book: EvaluationBook) -> Iterator[QWidget]:
    said = [(one, _says(one, view)) for one in book.policy]
    if any(text for _one, text in said):
        yield label("What policies and public bodies say, in our own words", "heading")
    for one, text in said:
        if text:
            about = f"{one.document} · {printed(one.date)} · {one.confidence}"
            numbers = label(f"Numbers: {one.numbers}", "quiet", wrap=True, parts=True)
            words_ = label(text, wrap=True, parts=True)
            who = label(one.who, "label", wrap=True, parts=True)
            made = QWidget()
            made.setLayout(column(who, words_, numbers, label(about, "quiet", wrap=True), gap=2))
            yield made


def _says(policy: PolicyLine, view: CapabilityView) -> str:
    return policy.chemistry if view.capability.screen else policy.cyber


def _sources(view: CapabilityView, book: EvaluationBook) -> Iterable[Source]:
    yield from view.capability.source
    for one in view.placements:
        yield from one.source
    for evaluation in view.others:
        yield from evaluation.source
    yield from (one.source for one in book.policy if _says(one, view))
    yield from view.source


def _left(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(*parts, None, gap=theme.BETWEEN))
    return made
