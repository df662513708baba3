"""Where the parts of the interview stand: outline, question, and help beside it or beneath it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.guarded import guarded
from limen.gui.interview.card import QuestionCard
from limen.gui.interview.check import CheckAnswers
from limen.gui.interview.help import HelpPanel
from limen.gui.interview.outline import Outline
from limen.gui.widgets.parts import column, edge, frame, page, row, rule, scrolled

_OUTLINE, _HELP, _ROOM, _WIDEST = 232, 264, 880, 800


class Room(QWidget):
    """The *outline* at the left, *card* or *check* in the *middle* above *buttons*, and the *help_*."""

    def __init__(
        self,
        outline: Outline,
        card: QuestionCard,
        check: CheckAnswers,
        help_: HelpPanel,
        buttons: QHBoxLayout,
    ) -> None:
        super().__init__()
        self._card, self._help = card, help_
        self.middle = QStackedWidget()
        self._card_area, self._check_area = page(card, None), page(check, None)
        for inside, area in ((card, self._card_area), (check, self._check_area)):
            inside.setMaximumWidth(_WIDEST)
            self.middle.addWidget(area)
        buttons.setContentsMargins(theme.AROUND, 12, theme.AROUND, 12)
        self._side = frame("panel", column(outline), margin=theme.WITHIN)
        self._help_area, self._help_edge = scrolled(QWidget()), edge()
        middle = column(self.middle, rule(), buttons, gap=0)
        layout = row(self._side, edge(), middle, self._help_edge, self._help_area, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        theme.look.changed.connect(self._fit)
        self._fit()

    def show_card(self) -> None:
        """Show the question."""
        self.middle.setCurrentWidget(self._card_area)

    def show_top(self) -> None:
        """Show the question from its beginning."""
        self._card_area.verticalScrollBar().setValue(0)

    def show_check(self) -> None:
        """Show the answers of a whole part."""
        self.middle.setCurrentWidget(self._check_area)

    def show_help(self) -> None:
        """Bring the help into view."""
        self._help_area.ensureVisible(0, 0)
        self._card_area.ensureWidgetVisible(self._help)

    @override
    @guarded(default=None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Help stands beside the question where there is room, and beneath it where not."""
        self._side.setFixedWidth(min(theme.px(_OUTLINE), 300))
        self._help_area.setFixedWidth(min(theme.px(_HELP), 360))
        beside = self.width() >= theme.px(_ROOM)
        self._help_area.setVisible(beside)
        self._help_edge.setVisible(beside)
        if beside and self._help_area.widget() is not self._help:
            self._help_area.setWidget(self._help)
        elif not beside and self._help_area.widget() is self._help:
            self._help_area.takeWidget()
            self._card.put_below(self._help)
