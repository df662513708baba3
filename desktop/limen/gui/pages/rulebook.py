"""Who says so: every rule with its status, threshold and sources."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from limen.app.rulebooks import rulebook_in
from limen.domain.case import Case
from limen.domain.errors import LimenError
from limen.domain.overriding import override
from limen.domain.rules import Operator, Proxy, Rulebook, Status, threshold
from limen.domain.value import Confidence
from limen.engine import words
from limen.gui.pages.own_bar import OwnBar
from limen.gui.pages.own_rules import about_changes, about_own
from limen.gui.pages.page import Page
from limen.gui.pages.rule_text import NOT_PUBLISHED, about, confidence, shown_limit
from limen.gui.phrases import capital, jurisdiction, printed
from limen.gui.presenter import Presenter
from limen.gui.widgets.filtering import FilterField, FindsHere, matcher
from limen.gui.widgets.lists import Listing
from limen.gui.widgets.parts import Nothing, button, column, frame, label, row
from limen.gui.widgets.reading import Line, Reading
from limen.gui.widgets.split import Breaking, Split, filling
from limen.gui.widgets.tables import Column, TableModel

_SHORT = {Status.ENACTED: "Enacted"}
_KNOWN_FROM = {
    Confidence.PRIMARY: "Primary text",
    Confidence.SECONDARY: "Secondary",
    Confidence.SINGLE: "Single source",
    Confidence.CONFLICTING: "In conflict",
    Confidence.UNVERIFIED: "Recalled",
}
_UNDATED = "–"
_HEAD = 3  # lines: title, id, summary


class RulebookPage(Page):
    """All rules at the left, searchable; at the right everything about the chosen one."""

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._today = date.min
        self._book: Rulebook | None = None
        self._searched: dict[str, str] = {}
        self.version = label(wrap=True, parts=True)
        self.as_of = label(role="quiet", wrap=True, parts=True)
        self.own_rules = OwnBar(presenter)
        self.listing = self._listing()
        self.rules = self.listing.view
        self.filter = FilterField("Find a rule", "Find a rule or a source…", self.rules)
        self.nothing = Nothing(
            "No rule matches",
            "Every word that is typed has to occur in a rule, in its instrument or in a source.",
            button("Show all rules", self.filter.clear),
        )
        self.shown = QStackedWidget()
        self.detail = Reading("About the rule")
        self._lay_out()
        FindsHere(self, self.filter)
        self.filter.textChanged.connect(self._find)
        self.listing.chosen.connect(self._tell)
        self.own_rules.told.connect(self.detail.show_lines)

    def _listing(self) -> Listing:
        return Listing(
            TableModel(self._columns()),
            "Rules",
            lambda rule: rule.id,
            stretch=1,
            least=230,
            widest=190,
            giving=(4, 3),
        )

    def _lay_out(self) -> None:
        for pane in (self.rules, self.nothing):
            self.shown.addWidget(pane)
        texts = QWidget()
        texts.setLayout(column(self.version, self.as_of, gap=2))
        beside = QWidget()
        compare = button("Compare with another rulebook…", self.ask_for_another)
        beside.setLayout(column(self.filter, row(None, compare)))
        notice = frame("inset", column(label(NOT_PUBLISHED, wrap=True, parts=True)), 10)
        split = Split(self.shown, self.detail)
        self.setLayout(column(filling(Breaking(texts, beside), self.own_rules, notice, split)))

    def _columns(self) -> tuple[Column[Proxy], ...]:
        statuses, degrees = list(Status), list(Confidence)
        return (
            Column(
                heading="Status",
                text=lambda rule: _status(rule.status_on(self._today)),
                order=lambda rule: statuses.index(rule.status_on(self._today)),
                hint=lambda rule: rule.status_text,
            ),
            Column(heading="Rule", text=self._title, hint=self._title),
            Column(heading="Threshold", text=_limit, order=_size, hint=_limit),
            Column(
                heading="In force from",
                text=lambda rule: printed(rule.effective_from) or _UNDATED,
                order=lambda rule: rule.effective_from,
            ),
            Column(
                heading="Known from",
                text=self._known_from,
                order=lambda rule: degrees.index(confidence(rule)),
                hint=lambda rule: capital(confidence(rule).value),
            ),
        )

    def _title(self, rule: Proxy) -> str:
        return f"{rule.title} (own rule)" if self._owns(rule) else rule.title

    def _known_from(self, rule: Proxy) -> str:
        return "Own rule" if self._owns(rule) else _KNOWN_FROM[confidence(rule)]

    def _owns(self, rule: Proxy) -> bool:
        return self._book is not None and self._book.own(rule.id)

    @override
    def show_case(self, case: Case, model_id: str) -> None:
        self.own_rules.show_book(case.rulebook)
        if self._book is case.rulebook and self._today == case.today:
            return
        self._today, self._book = case.today, case.rulebook
        self._searched = {rule.id: _text(rule, case.today) for rule in case.rulebook.proxy}
        self._head(case.rulebook)
        self.listing.model.show_rows(case.rulebook.proxy)
        self.listing.dress()
        self.listing.choose_first()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.filter, self.shown, self.detail)

    def search(self) -> None:
        """Go to the field in which one types what to find."""
        self.filter.search()

    def show_rule(self, identifier: str) -> None:
        """Choose the rule with that id."""
        self.filter.clear()
        self.listing.choose(identifier)

    def ask_for_another(self) -> None:
        """Let the folder of another rulebook, or of own rules, be chosen, and show what differs."""
        dialog = QFileDialog(self, "Compare with the rulebook in")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.compare)
        dialog.open()

    def compare(self, folder: str) -> None:
        """Show what is otherwise in the rulebook in *folder*."""
        if self._book is None:
            return
        place = Path(folder)
        try:
            other = rulebook_in(place)
        except LimenError as problem:
            self.presenter.refused.emit(str(problem))
            return
        self.detail.show_lines(about_changes(self._book, other, place.name))

    def _head(self, book: Rulebook) -> None:
        self.version.setText(
            f"Version {book.version}, put together on {words.day(book.as_of)} from sources"
            f" up to {words.day(book.newest_source)}. {len(book.proxy)}\u00a0rules."
        )
        self.as_of.setText(
            f"Status as of {words.day(self._today)}. Whatever happened after the newest source"
            " is not in here."
        )

    def _find(self, typed: str) -> None:
        matches = matcher(typed)
        self.listing.model.filter(lambda rule: matches(self._searched[rule.id]))
        found = bool(self.listing.model.rows)
        self.nothing.what.setText(f"No rule matches “{typed.strip()}”")
        self.shown.setCurrentWidget(self.rules if found else self.nothing)

    def _tell(self, rule: Proxy | None) -> None:
        if rule is not None and self._book is not None:
            head, rest = _split(tuple(about(rule, self._book, self._today)))
            self.detail.show_lines((*head, *about_own(rule, self._book), *rest))
        else:
            self.detail.show_lines(())


def _split(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What the rule is, and whatever else is told of it."""
    return lines[:_HEAD], lines[_HEAD:]


def _status(status: Status) -> str:
    return _SHORT.get(status, capital(status.value))


def _limit(rule: Proxy) -> str:
    return capital(shown_limit(rule))


def _size(rule: Proxy) -> tuple[str, float]:
    """By unit and then by size, rules without a figure last."""
    figured = rule.operator in {Operator.MORE_THAN, Operator.AT_LEAST} and rule.value
    return (rule.unit or "-", float(threshold(rule.value))) if figured else ("~", 0.0)


def _text(rule: Proxy, today: date) -> str:
    sources = (text for source in rule.source for text in (source.title, source.url))
    duties = (duty.what for duty in rule.duty)
    return "\n".join(
        (
            rule.id,
            rule.title,
            jurisdiction(rule.jurisdiction),
            rule.instrument,
            rule.citation,
            _status(rule.status_on(today)),
            _limit(rule),
            rule.value_text,
            rule.summary,
            rule.caution,
            rule.open_weights,
            *duties,
            *sources,
        )
    ).casefold()
