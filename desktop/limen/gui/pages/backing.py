"""Between the question on the screen and the files that back its answer: chosen, dropped, linked."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from limen.domain.overriding import override
from limen.gui.guarded import guarded
from limen.gui.interview.card import QuestionCard
from limen.gui.interview.route import Stop
from limen.gui.pages.page import Page
from limen.gui.widgets.drops import dropped, takes_files


class Backing(QObject):
    """Lets files back the answer to the question on the *card*, through the *page* around it."""

    def __init__(self, page: Page, card: QuestionCard) -> None:
        super().__init__(card)
        self._page = page
        self._files = card.files
        self._place = ("", "")
        card.setAcceptDrops(True)
        card.installEventFilter(self)
        card.files.shown.connect(page.evidence_wanted)
        card.files.attaching.connect(lambda refer: page.attach_wanted.emit(*self._place, refer))
        card.files.linked.connect(lambda one: page.presenter.link(*self._place, one))
        card.files.unlinked.connect(lambda one: page.presenter.unlink(*self._place, one))

    def show(self, stop: Stop) -> None:
        """Show the files of another question, or those of the same one as they are now."""
        if stop.question is None:
            return
        self._place = (stop.part.record.id, stop.question.key)
        casefile = self._page.presenter.case.casefile
        answer = casefile.answer(*self._place)
        read_only = bool(self._page.presenter.desk.read_only)
        self._files.show_files(answer, casefile.evidence, read_only=read_only)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and takes_files(event):
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._page.files_dropped.emit(dropped(event), *self._place)
            return True
        return False
