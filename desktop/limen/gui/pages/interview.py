"""The interview: outline at the left, one question in the middle, help at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from limen.domain.answers import Answer
from limen.domain.case import Case
from limen.domain.forms import RecordKind
from limen.domain.overriding import override
from limen.engine.doubts import beside
from limen.engine.sketches import found
from limen.gui.interview.card import QuestionCard
from limen.gui.interview.check import CheckAnswers
from limen.gui.interview.effects import considered
from limen.gui.interview.help import HelpPanel
from limen.gui.interview.meeting import answered_by, met
from limen.gui.interview.outline import Outline
from limen.gui.interview.room import Room
from limen.gui.interview.route import Part, Stop, deciding, parts, stops, trail
from limen.gui.pages.backing import Backing
from limen.gui.pages.page import Page
from limen.gui.presenter import Presenter
from limen.gui.widgets.parts import button, column, row


class InterviewPage(Page):
    """Asks about one model, or about the organisation, one question at a time.

    *stop* is the screen that is shown; *root* the record that the interview is about.
    """

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(presenter)
        self.root = ""
        self.stop: Stop | None = None
        self._way: tuple[Part, ...] = ()
        self._left: dict[str, tuple[str, str, str]] = {}
        self._before = presenter.case
        self.outline = Outline()
        self.card = QuestionCard(self._choose_config)
        self.check = CheckAnswers()
        self.help = HelpPanel()
        self.backing = Backing(self, self.card)
        self.back = button("Back", self.go_back)
        self.skip = button("Skip to what decides most", self.skip_ahead)
        self.onward = button("Continue", self.go_on, role="primary")
        buttons = row(self.back, None, self.skip, self.onward)
        self.room = Room(self.outline, self.card, self.check, self.help, buttons)
        self.setLayout(column(self.room))
        self._connect()

    def _connect(self) -> None:
        self.outline.part_chosen.connect(self._choose_part)
        self.outline.adding.connect(self.record_wanted)
        self.card.said.connect(self._say)
        self.card.who = self._who
        self.card.considered.connect(self._consider)
        self.card.entered.connect(self.go_on)
        self.card.form.typed.connect(self.typed)
        self.check.change_wanted.connect(self._change)
        for keys, slot in (("Alt+Left", self.go_back), ("Alt+Right", self.go_on)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @override
    def show_case(self, case: Case, model_id: str) -> None:
        """Show the interview about the record with that id (a model or the organisation)."""
        if model_id != self.root and self.stop is not None:
            self._left[self.root] = self.stop.key
            self.stop = None
        self.root = model_id
        self._way = parts(case, model_id)
        record = case.casefile.record(model_id)
        if record is not None:
            self.outline.show_parts(self._way, record, case.interview)
        self._show(self._found(self.stop.key if self.stop else self._left.get(model_id)))

    def _found(self, key: tuple[str, str, str] | None) -> Stop:
        """The stop with that *key*, or what comes nearest: its part, then the first open question."""
        all_ = stops(self._way)
        near = [stop for stop in all_ if key and stop.part.key == key[:2]]
        same = [stop for stop in near if stop.key == key]
        still = [s for s in all_ if s.question and s.question.key in s.part.open]
        return next(iter((*same, *near, *still, *all_)))

    def _show(self, stop: Stop) -> None:
        """Show *stop*; a question that is on the screen already keeps what is being typed."""
        before, self.stop = self.stop, stop
        case = self.presenter.case
        way = trail(case.interview[stop.part.record.kind], stop.part)
        self.outline.mark(stop.part)
        if stop.question is None:
            self.check.show_part(case, stop.part, way)
            self.room.show_check()
            self.help.say(stop.part.page.title, stop.part.page.intro)
            return
        answer = case.casefile.answer(stop.part.record.id, stop.question.key)
        self.backing.show(stop)
        self._doubt(case, stop)
        self.card.say_where(way, self._number())
        self.room.show_card()
        if before is not None and before.key == stop.key:
            if met(self.presenter, stop):
                self.card.meet(answer)
            else:
                self.card.show_answer(answer)
            self._compare(case)
        else:
            self._before = case
            self._drop_undecided()
            self.card.ask(stop.question, answer)
            self.card.changes.say("Answer, and you will see here which findings it moves.")
            self.help.explain(stop.question)
            self.room.show_top()

    def _drop_undecided(self) -> None:
        """Another question is asked before it was decided whose answer counts: what is there does."""
        if self.card.meanwhile.waiting:
            mine, asked = self.card.meanwhile.mine.text(), self.card.words.text()
            self.presenter.refused.emit(f"Your answer to “{asked}” was not kept: {mine}.")

    def _who(self) -> str:
        return answered_by(self.presenter, self.stop) if self.stop else ""

    def _number(self) -> str:
        asked = [stop.key for stop in stops(self._way) if stop.question]
        here = asked.index(self.stop.key) + 1 if self.stop else 0
        return f"question {here} of {len(asked)}"

    def _compare(self, case: Case) -> None:
        if self.presenter.looking:
            self._before = case  # what somebody else changed does not follow from this answer
        elif case is not self._before:
            self.card.compare(self._before, case, several=self._about_organization())

    def _about_organization(self) -> bool:
        record = self.presenter.case.casefile.record(self.root)
        return record is not None and record.kind is RecordKind.ORGANIZATION

    def _say(self, answer: Answer) -> None:
        if self.stop is not None and self.stop.question is not None:
            taken = self.presenter.say(self.stop.part.record.id, self.stop.question.key, answer)
            if not taken and not met(self.presenter, self.stop):
                self._show(self.stop)

    def _consider(self, answer: Answer) -> None:
        if self.stop is not None and self.stop.question is not None:
            stop, key = self.stop, self.stop.question.key
            then = considered(self.presenter.case, stop.part.record.id, key, answer)
            self.card.compare(self._before, then, several=self._about_organization())
            self._doubt(then, stop)

    def _doubt(self, case: Case, stop: Stop) -> None:
        if stop.question is not None:
            self.card.say_doubt(beside(case, stop.part.record, stop.question.key))

    @property
    @override
    def dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.card.isVisible() and (self.card.form.dirty or self.card.meanwhile.waiting)

    @override
    def discard(self) -> None:
        """Drop what was typed and not kept."""
        if self.card.meanwhile.waiting:
            self.card.meanwhile.keep.click()
        else:
            self.card.form.revert()

    def go_on(self) -> None:
        """Keep the answer and go to the next screen; a refused answer stays where it is."""
        if self._may_leave():
            self._step(1)

    def go_back(self) -> None:
        """Keep the answer and go to the screen before."""
        if self._may_leave():
            self._step(-1)

    def _may_leave(self) -> bool:
        asking = self.stop is not None and self.stop.question is not None
        kept = not asking or self.card.form.commit()
        if asking and self.card.meanwhile.waiting:
            self.card.meanwhile.insist()
            return False
        return kept

    def _step(self, by: int) -> None:
        all_ = stops(self._way)
        keys = [stop.key for stop in all_]
        here = keys.index(self.stop.key) if self.stop else 0
        self._show(all_[max(0, min(here + by, len(all_) - 1))])
        self.enter()

    def skip_ahead(self) -> None:
        """Go to the open question that most findings wait for."""
        case, own = self.presenter.case, self._about_organization()
        if not self._may_leave():
            return
        models = [one for one in found(case) if own or one == self.root]
        stop = deciding(case, self._way, tuple(models))
        if stop is not None:
            self._show(stop)
            self.enter()

    def go_to(self, record: str, question: str) -> None:
        """Go to a question about a record; without a key, to the record's first one."""
        for stop in stops(self._way):
            key = stop.question.key if stop.question else ""
            if stop.part.record.id == record and question in {key, ""}:
                self._show(stop)
                self.enter()
                return

    @override
    def enter(self) -> None:
        if self.stop is not None and self.stop.question is not None:
            self.card.form.focus()
        else:
            self.onward.setFocus()

    def _choose_part(self, record: str, page: str) -> None:
        stop = self._found((record, page, ""))
        first = next(s for s in stops(self._way) if s.part.key == stop.part.key)
        if self._may_leave():
            self._show(first)

    def _change(self, question: str) -> None:
        if self.stop is not None:
            self.go_to(self.stop.part.record.id, question)

    def _choose_config(self) -> None:
        if self.stop is not None:
            self.import_wanted.emit(self.stop.part.record.id)

    def show_help(self) -> None:
        """Bring the help into view."""
        self.room.show_help()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        """Outline, question, help."""
        return (self.outline, self.room.middle, self.help)
