"""What stands beside a question that somebody else answered while one was answering it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from limen.gui import theme
from limen.gui.widgets.parts import button, column, label, row


class MeanwhileBox(QFrame):
    """Both answers side by side, until the person decides; *decided* carries whether theirs counts."""

    decided = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.who = label(role="label", wrap=True)
        self.theirs = label(wrap=True, parts=True)
        self.mine = label(wrap=True, parts=True)
        self.keep = button("Keep what is there", lambda: self._decide(theirs=True))
        self.replace = button("Say mine instead", lambda: self._decide(theirs=False))
        answers = row(
            column(label("There now", "caption"), self.theirs, None, gap=2),
            column(label("Yours, not kept yet", "caption"), self.mine, None, gap=2),
            gap=theme.AROUND,
        )
        answers.setStretch(0, 1)
        answers.setStretch(1, 1)
        layout = column(self.who, answers, row(self.keep, self.replace, None))
        layout.setContentsMargins(*(theme.BETWEEN,) * 4)
        self.setLayout(layout)
        self.hide()

    @property
    def waiting(self) -> bool:
        """Whether a decision is waited for."""
        return not self.isHidden()

    def ask(self, who: str, theirs: str, mine: str) -> None:
        """Show both answers in words, and who gave the other one; a screen reader hears it."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.who.setText(f"Changed meanwhile by {who}. Which answer counts?")
        self.theirs.setText(theirs or "not asked yet")
        self.mine.setText(mine or "not asked yet")
        self.show()
        said = f"{self.who.text()} There now: {self.theirs.text()}. Yours: {self.mine.text()}."
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def insist(self) -> None:
        """Put the focus where one decides: nothing goes on before."""
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, *, theirs: bool) -> None:
        self.hide()
        self.decided.emit(theirs)
