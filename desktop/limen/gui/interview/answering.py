"""The ways of answering one question together: exactly one of them is meant, or none yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.errors import LimenError
from limen.domain.forms import Question
from limen.gui.interview.choosing import ways
from limen.gui.interview.ways import Way
from limen.gui.widgets.parts import clear, label, rule

_PAUSE = 250
"""Milliseconds without a key after which what was typed is looked at."""


class AnswerForm(QWidget):
    """Takes one answer.

    Signals: *given* with an `Answer` to keep, *considered* with one that is still being typed,
    *entered* when Enter asks to go on, *typed* at every change.  What cannot be accepted is told beside the field, and the
    last good answer stays.
    """

    given = Signal(object)
    considered = Signal(object)
    entered = Signal()
    typed = Signal()

    def __init__(self, choose_config: Callable[[], object]) -> None:
        super().__init__()
        self._choose_config = choose_config
        self._ways: tuple[Way, ...] = ()
        self._kept = NOT_ASKED
        self._showing = False
        self._group = QButtonGroup(self)
        self.refusal = label(role="refusal", wrap=True)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(6)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._consider)

    def ask(self, question: Question, answer: Answer) -> None:
        """Ask another *question*, to which *answer* was given so far."""
        self._pause.stop()
        for way in self._ways:
            self._group.removeButton(way.radio)
            _hush(way)
        self.refusal.setParent(None)
        clear(self._inside)
        self._ways = ways(question, self._choose_config)
        for way in self._ways:
            self._group.addButton(way.radio)
        self._lay_out(question)
        self._fill(answer)
        for way in self._ways:
            way.touched.connect(self._touch)
            way.finished.connect(lambda way=way: self._finish(way))
            way.entered.connect(self.entered)

    def _lay_out(self, question: Question) -> None:
        values = [way for way in self._ways if way.of_value]
        for way in values:
            self._inside.addWidget(way)
        self._inside.addWidget(self.refusal)
        self.refusal.hide()
        self._inside.addWidget(rule())
        for way in self._ways:
            if way not in values:
                self._inside.addWidget(way)
        for way in self._ways:
            way.show()  # now, not on the next round of the event loop: the focus goes there
        self.setAccessibleName(question.label)

    def show_answer(self, answer: Answer) -> None:
        """Show what counts now, unless it is what was said here last."""
        if same(answer, self._kept):
            self._kept = answer
        else:
            self._fill(answer)

    def contradicts(self, answer: Answer) -> bool:
        """Whether something stands here that was not kept, and *answer* is another one than was known."""
        return self.dirty and not same(answer, self._kept) and not self._says(answer)

    def _says(self, answer: Answer) -> bool:
        try:
            return self.chosen is not None and same(self.chosen.answer(), answer)
        except LimenError:
            return False

    @property
    def standing(self) -> Answer | None:
        """The answer that stands here; none where it is none yet."""
        try:
            return self.chosen.answer() if self.chosen else NOT_ASKED
        except LimenError:
            return None

    def keep(self, answer: Answer) -> None:
        """Take *answer* for what was kept last; what stands here stays."""
        self._kept = answer

    def _fill(self, answer: Answer) -> None:
        self._kept = answer
        self._showing = True
        fitting = next((way for way in self._ways if way.fits(answer)), None)
        self._group.setExclusive(False)
        for way in self._ways:
            way.blockSignals(True)
            way.fill(answer) if way is fitting else way.clear()
            way.radio.setChecked(way is fitting)
            way.blockSignals(False)
        self._group.setExclusive(True)
        self._refuse("")
        self._showing = False

    @property
    def chosen(self) -> Way | None:
        """The way that is meant."""
        return next((way for way in self._ways if way.radio.isChecked()), None)

    @property
    def dirty(self) -> bool:
        """Whether something stands here that was not kept."""
        if self.chosen is None or (not self.chosen.complete and not self._kept.known):
            return False
        try:
            return not same(self.chosen.answer(), self._kept)
        except LimenError:
            return True

    def revert(self) -> None:
        """Go back to the last good answer."""
        self._fill(self._kept)

    def commit(self) -> bool:
        """Keep what stands here; ``False`` where it cannot be accepted."""
        way = self.chosen
        if way is None:
            return True
        try:
            answer = way.answer()
        except LimenError as refusal:
            self._refuse(str(refusal), way)
            return False
        self._refuse("")
        if not same(answer, self._kept):
            self._kept = answer
            self.given.emit(answer)
        return True

    def focus(self) -> None:
        """Put the focus where one answers: into the field that is meant, or the first one."""
        way = self.chosen or self._ways[0]
        target = way.fields[0] if way.fields else way.radio
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> None:
        """Empty everything: the question counts as not asked again."""
        self._fill(NOT_ASKED)
        self.given.emit(NOT_ASKED)

    def _touch(self) -> None:
        if not self._showing:
            self._refuse("")
            self._pause.start()
            self.typed.emit()

    def _finish(self, way: Way) -> None:
        if not self._showing and way is self.chosen and way.complete:
            self._pause.stop()
            self.commit()

    def _consider(self) -> None:
        way = self.chosen
        if way is None or not way.complete:
            return
        try:
            answer = way.answer()
        except LimenError:
            return
        self.considered.emit(answer)

    def _refuse(self, sentence: str, refused: Way | None = None) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        for way in self._ways:
            way.mark(sentence if way is refused else "")


def _hush(way: Way) -> None:
    """Let nothing be heard of a way that is on its way out, a lost focus least of all."""
    way.blockSignals(True)
    for field in way.fields:
        field.blockSignals(True)


def same(one: Answer, other: Answer) -> bool:
    """Whether both say the same thing, whatever stands around it."""
    return (one.value, one.said, one.silence, one.because, one.until) == (
        other.value,
        other.said,
        other.silence,
        other.because,
        other.until,
    )
