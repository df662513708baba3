"""Beside the question: why it is asked, where the answer is found, an example, and who says so."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from limen.domain.forms import Question
from limen.gui import theme
from limen.gui.widgets.citations import citation
from limen.gui.widgets.parts import clear, column, label


class HelpPanel(QFrame):
    """Help on one question; the text can be selected."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName("Help on this question")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme.BETWEEN)
        layout = column(self._parts, None)
        layout.setContentsMargins(theme.BETWEEN, theme.BETWEEN, theme.BETWEEN, theme.BETWEEN)
        self.setLayout(layout)

    def explain(self, question: Question) -> None:
        """Show the help on *question*."""
        clear(self._parts)
        self._add("Why we ask", question.why)
        self._add("Where to find it", question.where)
        self._add("Example", question.example)
        self._add("Typical evidence", "\n".join(question.typical_evidence))
        if question.sources:
            sources = [citation(source) for source in question.sources]
            self._parts.addLayout(column(label("Sources", "caption"), *sources))

    def say(self, title: str, text: str) -> None:
        """Show one paragraph under a *title*."""
        clear(self._parts)
        self._add(title, text)

    def _add(self, title: str, *texts: str) -> None:
        given = [text for text in texts if text]
        if given:
            paragraphs = [label(text, wrap=True, parts=True) for text in given]
            self._parts.addLayout(column(label(title, "caption"), *paragraphs, gap=4))
