"""One question: where we are, its words, the ways of answering, and what surrounds an answer."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from limen.domain.answers import NOT_ASKED, Answer, How, Provenance
from limen.domain.case import Case
from limen.domain.forms import Question
from limen.engine.interpret import shown
from limen.gui import theme
from limen.gui.interview.answering import AnswerForm, same
from limen.gui.interview.changes import ChangesBox
from limen.gui.interview.files import BackingFiles
from limen.gui.interview.meanwhile import MeanwhileBox
from limen.gui.widgets.elided import Elided
from limen.gui.widgets.fields import go_on_at_enter, line
from limen.gui.widgets.parts import button, column, label, row


class QuestionCard(QWidget):
    """Shows one question and takes its answer.

    Signals: *said* with an `Answer` to keep, *considered* with one still being typed, *entered*
    when Enter asks to go on.  *who* tells who gave the answer that counts now.
    """

    said = Signal(object)
    considered = Signal(object)
    entered = Signal()

    def __init__(self, choose_config: Callable[[], object]) -> None:
        super().__init__()
        self._answer = NOT_ASKED
        self._question: Question | None = None
        self._noted = ""
        self.who: Callable[[], str] = lambda: "somebody"
        self.trail = Elided("quiet")
        self.number = label(role="quiet")
        self.words = label(role="question", wrap=True, parts=True)
        self.form = AnswerForm(choose_config)
        self.meanwhile = MeanwhileBox()
        self.unsure = QCheckBox("I am not sure: remind me")
        self.note = line("Note", placeholder="kept with the answer, printed for counsel only")
        self.files = BackingFiles()
        self.doubt = label(role="refusal", wrap=True)
        self.origin = label(role="quiet", wrap=True)
        self.changes = ChangesBox()
        self.clear = button("Take the answer back", self.form.take_back, role="quiet")
        self._lay_out()
        self.form.given.connect(self._say)
        self.form.considered.connect(lambda answer: self.considered.emit(self._around(answer)))
        self.form.entered.connect(self.entered)
        self.unsure.toggled.connect(self._say_around)
        self.meanwhile.decided.connect(self._decide)
        self.note.editingFinished.connect(self._say_around)
        self.note.returnPressed.connect(self.entered)
        go_on_at_enter(self.unsure, self.entered.emit)

    def _lay_out(self) -> None:
        where = row(self.trail, self.number)
        where.setStretch(0, 1)
        note = label("Note", "label")
        note.setBuddy(self.note)
        around = row(self.unsure, theme.WITHIN, note, self.note, self.files.button)
        around.setStretch(3, 1)
        self.doubt.hide()
        parts = (
            where,
            self.words,
            self.meanwhile,
            self.form,
            self.doubt,
            around,
            row(self.origin, self.clear),
        )
        layout = column(*parts, self.changes.frame, gap=12)
        self.setLayout(layout)

    def ask(self, question: Question, answer: Answer) -> None:
        """Ask another *question*."""
        self._answer = answer
        self._question = question
        self.meanwhile.hide()
        self.words.setText(question.label)
        self.form.ask(question, answer)
        self._show_around()

    def show_answer(self, answer: Answer) -> None:
        """Show what counts now; what is being typed stays until it is decided whose answer counts."""
        if self.meanwhile.waiting or self._typed_against(answer):
            self.meet(answer)
            return
        self._answer = answer
        self.form.show_answer(answer)
        self._show_around()

    def _typed_against(self, answer: Answer) -> bool:
        note = self.note.text().strip()
        noting = self.note.hasFocus() and note not in (self._answer.note, answer.note)
        return self.form.contradicts(answer) or (noting and answer.note != self._answer.note)

    def meet(self, theirs: Answer) -> None:
        """Show what somebody else answered meanwhile beside what stands here."""
        self._answer = theirs
        mine = self.form.standing
        typed = "what you are typing" if mine is None else self._in_words(mine)
        note = self.note.text().strip()
        noted = f"{typed}, with the note “{note}”" if note not in ("", self._noted) else typed
        self.meanwhile.ask(self.who(), self._in_words(theirs), noted)

    def _in_words(self, answer: Answer) -> str:
        said = shown(self._question, answer) if self._question else answer.said
        return f"{said}, with the note “{answer.note}”" if answer.note else said

    def _decide(self, theirs: bool) -> None:
        if theirs:
            self.form.show_answer(self._answer)
            self.form.revert()
            self.note.setText(self._answer.note)
            self._show_around()
        else:
            self._insist()
        self.form.focus()

    def _insist(self) -> None:
        """Say what stands here in place of the other answer; what is none yet, the form tells."""
        mine = self.form.standing
        self.form.keep(mine or self._answer)
        if mine is None:
            self.form.commit()
            return
        said = self._answer if same(mine, self._answer) else mine
        if said != NOT_ASKED:
            note = self.note.text().strip()
            said = replace(said, note=note, unsure=self.unsure.isChecked())
        self.said.emit(said)

    def say_where(self, trail: str, number: str) -> None:
        """Say where in the interview this question is."""
        self.trail.setText(trail)
        self.number.setText(number)

    def say_doubt(self, text: str) -> None:
        """Say beside the question what contradicts its answer; nothing with an empty *text*."""
        self.doubt.setText(text)
        self.doubt.setVisible(bool(text))

    def compare(self, before: Case, after: Case, *, several: bool) -> None:
        """Show what the answer changes."""
        self.changes.compare(before, after, several=several)

    def put_below(self, help_: QWidget) -> None:
        """Show *help_* beneath the question, where there is no room beside it."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(help_)
            help_.show()

    def _show_around(self) -> None:
        answer = self._answer
        for box in (self.unsure, self.note):
            box.blockSignals(True)
        self.unsure.setChecked(answer.unsure)
        if not self.note.hasFocus():
            self._noted = answer.note
            self.note.setText(answer.note)
            self.note.setCursorPosition(0)
        for box in (self.unsure, self.note):
            box.blockSignals(False)
        given = answer != NOT_ASKED
        self.unsure.setEnabled(given)
        self.note.setEnabled(given)
        self.clear.setVisible(given)
        self.origin.setText(origin(answer))

    def _around(self, answer: Answer) -> Answer:
        """A new *answer* with the note, the doubt and the files of the one before.

        The file that the one before was read from does not say this, and is not taken along.
        """
        if answer == NOT_ASKED:
            return answer
        kept = self.files.kept_by_another()
        return replace(answer, unsure=self._answer.unsure, note=self._answer.note, evidence=kept)

    def _say(self, answer: Answer) -> None:
        if self.meanwhile.waiting:
            self.meet(self._answer)  # the other one, which counts until it is decided
        else:
            self.said.emit(self._around(answer))

    def _say_around(self) -> None:
        if self.meanwhile.waiting:
            return
        changed = replace(
            self._answer, unsure=self.unsure.isChecked(), note=self.note.text().strip()
        )
        if self._answer not in (NOT_ASKED, changed):
            self.said.emit(changed)


def origin(answer: Answer) -> str:
    """Where an answer comes from, in a line; "" for what was typed here."""
    source: Provenance = answer.provenance
    if answer == NOT_ASKED or (source.how is How.TYPED and not source.source):
        return ""
    verb = {How.IMPORTED: "Imported from", How.EXAMPLE: "Example, after", How.TYPED: "After"}
    if not source.source:
        return "A date or fact of the example’s own" if source.how is How.EXAMPLE else ""
    known = (source.source, source.place, source.date, str(source.confidence or ""))
    return f"{verb[source.how]} {', '.join(part for part in known if part)}"
