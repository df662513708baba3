"""The honest ways of not answering: don't know, doesn't apply, later, withheld."""

from limen.domain.answers import Answer, Silence
from limen.domain.errors import UnacceptableAnswerError
from limen.domain.forms import Question
from limen.domain.overriding import override
from limen.engine.dates import UnclearDayError, read as read_day
from limen.gui.interview.ways import Way
from limen.gui.widgets.days import DayField
from limen.gui.widgets.fields import line
from limen.gui.widgets.parts import row


class DontKnow(Way):
    """Nobody knows; that is an answer too."""

    of_value = False

    def __init__(self, question: Question) -> None:
        super().__init__(question, "I don't know")
        self.setLayout(row(self.radio, None))

    @override
    def answer(self) -> Answer:
        """The silence."""
        return Answer(silence=Silence.DONT_KNOW)

    @override
    def fits(self, answer: Answer) -> bool:
        """Whether that was said."""
        return answer.silence is Silence.DONT_KNOW


class WithReason(Way):
    """A silence that gives a reason: it has to where *needed*."""

    of_value = False

    def __init__(self, question: Question, silence: Silence, words: str, *, needed: bool) -> None:
        super().__init__(question, words)
        self._silence = silence
        self._needed = needed
        hint = "the reason" if needed else "a reason, if there is one to give"
        self.reason = self.watch(line(f"{words} {hint}", placeholder=hint))
        self.setLayout(row(self.radio, self.reason))

    @override
    def answer(self) -> Answer:
        """The silence with its reason."""
        if not self.complete:
            raise UnacceptableAnswerError(self.question.label, "", "say why it doesn't apply")
        return Answer(silence=self._silence, because=self.reason.text().strip())

    @override
    def fits(self, answer: Answer) -> bool:
        """Whether that was said."""
        return answer.silence is self._silence

    @override
    def fill(self, answer: Answer) -> None:
        """Show the reason."""
        if self.reason.text().strip() != answer.because:
            self.reason.setText(answer.because)

    @override
    def clear(self) -> None:
        """Empty the field."""
        self.reason.clear()

    @property
    @override
    def complete(self) -> bool:
        """Whether a reason was given or none is needed."""
        return bool(self.reason.text().strip()) or not self._needed


class Later(Way):
    """The answer comes on a day."""

    of_value = False

    def __init__(self, question: Question) -> None:
        super().__init__(question, "Later, on")
        self.day = DayField("The day on which the answer comes")
        self.watch(self.day.text)
        self.setLayout(row(self.radio, self.day, None))

    @override
    def answer(self) -> Answer:
        """The silence with its day."""
        text = self.day.text.text().strip()
        if not text:
            raise UnacceptableAnswerError(self.question.label, "", "say on which day you will know")
        try:
            return Answer(silence=Silence.LATER, until=read_day(text))
        except UnclearDayError as unclear:
            raise UnacceptableAnswerError(self.question.label, text, str(unclear)) from None

    @override
    def fits(self, answer: Answer) -> bool:
        """Whether that was said."""
        return answer.silence is Silence.LATER

    @override
    def fill(self, answer: Answer) -> None:
        """Show the day."""
        day = answer.until.isoformat() if answer.until else ""
        if not self.day.text.hasFocus() and self.day.text.text() != day:
            self.day.text.setText(day)

    @override
    def clear(self) -> None:
        """Empty the field."""
        self.day.text.clear()

    @property
    @override
    def complete(self) -> bool:
        """Whether something was typed."""
        return bool(self.day.text.text().strip())


def silences(question: Question) -> tuple[Way, ...]:
    """The non-answers that every question takes."""
    return (
        DontKnow(question),
        WithReason(question, Silence.DOESNT_APPLY, "Doesn't apply, because", needed=True),
        Later(question),
        WithReason(question, Silence.WITHHELD, "Withheld on advice of counsel", needed=False),
    )
