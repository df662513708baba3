"""The window itself: painted before anything heavy is imported."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from limen.domain.overriding import override
from limen.gui import theme
from limen.gui.actions import Actions
from limen.gui.guarded import guarded
from limen.gui.settings import Settings
from limen.gui.widgets.banner import Banner, Offers
from limen.gui.widgets.parts import column, label

if TYPE_CHECKING:
    from limen.gui.widgets.works import Works

_SMALLEST = QSize(720, 480)
_FIRST = QSize(1280, 800)


class Window(QMainWindow):
    """The frame around whatever is open.

    Signals: *painted* once, after the first painting; *file_dropped* with a path; *closing* when
    the window goes away.  *may_close* is asked before.
    """

    painted = Signal()
    file_dropped = Signal(str)
    closing = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.actions_ = Actions(self)
        self.banner = Banner()
        self.stack = QStackedWidget()
        self.may_close: Callable[[], bool] = lambda: True
        self._was_painted = False
        self._works: Works | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST)
        self.resize(_FIRST)
        self.restoreGeometry(settings.geometry)
        self._lay_out()
        self.entitle("")

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = column(self.banner, self.stack, gap=0)
        inside.setLayout(self._column)
        self.setCentralWidget(inside)
        self.saved = label()
        self.rulebook = label()
        self.saved.setObjectName("saved")
        self.rulebook.setObjectName("rulebook")
        self.statusBar().addWidget(self.saved)
        self.statusBar().addPermanentWidget(self.rulebook)
        self.statusBar().setSizeGripEnabled(False)

    @property
    def works(self) -> "Works":
        """What takes long, and is shown beneath the banner while it does."""
        if self._works is None:
            from limen.gui.widgets.works import Works

            self._works = Works()
            self._column.insertWidget(1, self._works)
        return self._works

    def entitle(self, title: str) -> None:
        """Put *title* into the title bar, or only the name of the app."""
        self.setWindowTitle(f"Limen · {title}" if title else "Limen")

    def put(self, content: QWidget) -> None:
        """Show *content*; a workspace that was shown before goes away with everything in it."""
        before = self.stack.currentWidget()
        if self.stack.indexOf(content) < 0:
            self.stack.addWidget(content)
        self.stack.setCurrentWidget(content)
        if before is not None and before is not content and before.property("passing"):
            self.stack.removeWidget(before)
            before.deleteLater()

    def say(self, sentence: str, offers: Offers = ()) -> None:
        """Show a sentence about something that a person can mend, with what is offered for it."""
        self.banner.say(sentence, offers)

    def dress(self) -> None:
        """Apply the chosen scheme and text size."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.settings.scheme, self.settings.percent)

    @override
    @guarded(default=None)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    @override
    @guarded(default=None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    @guarded(default=None)
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        for path in paths:
            self.file_dropped.emit(path)

    @override
    @guarded(default=None)
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.closing.emit()
        super().closeEvent(event)
