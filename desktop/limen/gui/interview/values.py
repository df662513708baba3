"""The ways of giving a value.

What is typed becomes an answer in `limen.engine.interpret` and nowhere else.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from limen.domain.answers import Answer
from limen.domain.errors import UnacceptableAnswerError
from limen.domain.forms import AnswerKind, Choice, Question
from limen.domain.overriding import override
from limen.domain.quantities import Quantity
from limen.engine.interpret import interpret
from limen.engine.units import money
from limen.gui import theme
from limen.gui.interview.ways import Way
from limen.gui.widgets.days import DayField
from limen.gui.widgets.fields import LongText, line
from limen.gui.widgets.parts import column, label, row

_FIELD = 240


def _unit(question: Question) -> str:
    """The unit that is meant where none is typed; money may name its own currency."""
    return f"{question.unit}, or name the currency" if money(question.unit) else question.unit


class TextWay(Way):
    """A value typed on one line, with its unit behind it."""

    def __init__(self, question: Question, words: str) -> None:
        super().__init__(question, words)
        self.field = self.watch(line(question.label))
        self.field.setMinimumWidth(theme.px(120))
        if question.suggestions:
            self.field.setCompleter(_completer(question.suggestions, self.field))
        wide = question.kind is AnswerKind.TEXT
        if not wide:
            self.field.setMaximumWidth(theme.px(_FIELD))
        behind = [label(_unit(question), "quiet"), None] if question.unit else []
        self.setLayout(row(self.radio, self.field, *behind, *([] if wide or behind else [None])))

    @override
    def answer(self) -> Answer:
        """What was typed, understood."""
        return interpret(self.question, self.field.text())

    @override
    def fits(self, answer: Answer) -> bool:
        """Whether there is a value, and no range of two figures."""
        return answer.known and not _is_range(answer)

    @override
    def fill(self, answer: Answer) -> None:
        """Show the text as it was typed."""
        if self.field.text() != answer.said:
            self.field.setText(answer.said)

    @override
    def clear(self) -> None:
        """Empty the field."""
        self.field.clear()

    @property
    @override
    def complete(self) -> bool:
        """Whether something was typed."""
        return bool(self.field.text().strip())


class LongTextWay(Way):
    """A value typed on several lines; Ctrl+Enter goes on."""

    def __init__(self, question: Question, words: str) -> None:
        super().__init__(question, words)
        self.field = LongText(question.label)
        self.fields = [self.field]
        self.field.textChanged.connect(self._type)
        self.field.left.connect(self.finished)
        self.field.entered.connect(self.entered)
        self.setLayout(column(self.radio, self.field))

    @override
    def answer(self) -> Answer:
        """What was typed."""
        return interpret(self.question, self.field.toPlainText())

    @override
    def fits(self, answer: Answer) -> bool:
        """Whether there is a value."""
        return answer.known

    @override
    def fill(self, answer: Answer) -> None:
        """Show the text as it was typed."""
        if self.field.toPlainText() != answer.said:
            self.field.setPlainText(answer.said)

    @override
    def clear(self) -> None:
        """Empty the field."""
        self.field.clear()

    @property
    @override
    def complete(self) -> bool:
        """Whether something was typed."""
        return bool(self.field.toPlainText().strip())


class RangeWay(Way):
    """A figure that is only known to lie between two others."""

    def __init__(self, question: Question) -> None:
        super().__init__(question, "A range, from")
        self.low = self.watch(line(f"{question.label} At least"))
        self.high = self.watch(line(f"{question.label} At most"))
        for field in self.fields:
            field.setMaximumWidth(theme.px(_FIELD // 2))
        unit = label(_unit(question), "quiet")
        self.setLayout(row(self.radio, self.low, label("to"), self.high, unit, None))

    @override
    def answer(self) -> Answer:
        """Both ends, understood as one figure."""
        if not self.complete:
            missing = "both ends of the range are needed"
            raise UnacceptableAnswerError(self.question.label, self._said(), missing)
        return interpret(self.question, self._said())

    @override
    def fits(self, answer: Answer) -> bool:
        """Whether a range was typed."""
        return _is_range(answer)

    @override
    def fill(self, answer: Answer) -> None:
        """Show both ends as they were typed."""
        for field, text in zip(self.fields, answer.said.split(_TO), strict=False):
            if isinstance(field, QLineEdit) and field.text() != text:
                field.setText(text)

    @override
    def clear(self) -> None:
        """Empty both fields."""
        self.low.clear()
        self.high.clear()

    @property
    @override
    def complete(self) -> bool:
        """Whether both ends were typed."""
        return bool(self.low.text().strip() and self.high.text().strip())

    def _said(self) -> str:
        return _TO.join((self.low.text().strip(), self.high.text().strip()))


class ChoiceWay(Way):
    """One of a few answers on offer."""

    def __init__(self, question: Question, choice: Choice) -> None:
        super().__init__(question, choice.label.replace("&", "&&"))
        self.choice = choice
        self.setLayout(row(self.radio))

    @override
    def answer(self) -> Answer:
        """The choice."""
        return interpret(self.question, self.choice.key)

    @override
    def fits(self, answer: Answer) -> bool:
        """Whether this one was chosen."""
        return answer.known and answer.value == interpret(self.question, self.choice.key).value


class DayWay(Way):
    """A day, typed or picked; it can be empty."""

    def __init__(self, question: Question, words: str) -> None:
        super().__init__(question, words)
        self.day = DayField(question.label)
        self.watch(self.day.text)
        self.setLayout(row(self.radio, self.day, None))

    @override
    def answer(self) -> Answer:
        """The day, understood."""
        return interpret(self.question, self.day.text.text())

    @override
    def fits(self, answer: Answer) -> bool:
        """Whether a day was given."""
        return answer.known

    @override
    def fill(self, answer: Answer) -> None:
        """Show the day as it was typed."""
        if self.day.text.text() != answer.said:
            self.day.text.setText(answer.said)

    @override
    def clear(self) -> None:
        """Empty the field."""
        self.day.text.clear()

    @property
    @override
    def complete(self) -> bool:
        """Whether something was typed."""
        return bool(self.day.text.text().strip())


_TO = " to "


def _is_range(answer: Answer) -> bool:
    return isinstance(answer.value, Quantity) and _TO in answer.said


def _completer(suggestions: tuple[str, ...], field: QLineEdit) -> QCompleter:
    made = QCompleter(list(suggestions), field)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made
