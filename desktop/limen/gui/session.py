"""One window and the casefile that is open in it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, QObject, Qt, QTemporaryDir

from limen.gui import asking
from limen.gui.background import in_background
from limen.gui.boundary import Boundary
from limen.gui.choices import Choices
from limen.gui.menus import Menus
from limen.gui.packages import way_in
from limen.gui.start_page import StartPage
from limen.gui.widgets.parts import waiting
from limen.gui.window import Window

if TYPE_CHECKING:
    from limen.app.desk import Desk
    from limen.domain.snapshots import Snapshot
    from limen.gui.safekeeping import Safekeeping
    from limen.gui.watching import Watching
    from limen.gui.widgets.banner import Offers
    from limen.gui.workspace import Workspace


class Session(QObject):
    """What the person at the window is doing: at the start page, or with a casefile open."""

    def __init__(self, window: Window, path: str = "") -> None:
        super().__init__(window)
        self.window = window
        self.workspace: Workspace | None = None
        self.safe: Safekeeping | None = None
        self.watching: Watching | None = None
        self.notice = ""
        self.boundary = Boundary(window, window.say)
        self.boundary.watch()
        self.menus = Menus(window, window.actions_, window.settings, self.open)
        self.start = StartPage(
            window.settings, self.ask_for_new, self.open_example, self.ask_for_file, self.open
        )
        self._waiting: list[Callable[[], object]] | None = []
        self._folder: QTemporaryDir | None = None
        self._connect()
        window.put(self.start if not path else waiting(f"Opening {QFileInfo(path).fileName()}…"))
        window.painted.connect(self._warm_up, Qt.ConnectionType.QueuedConnection)
        if path:
            self.open(path)

    def _connect(self) -> None:
        window, actions = self.window, self.window.actions_
        actions["new"].triggered.connect(self.ask_for_new)
        actions["open"].triggered.connect(self.ask_for_file)
        actions["example"].triggered.connect(self.open_example)
        actions["close"].triggered.connect(self.put_away)
        actions["quit"].triggered.connect(window.close)
        actions["name"].triggered.connect(self.ask_for_name)
        actions["keys"].triggered.connect(lambda _on: asking.show_keys(window))
        actions["about"].triggered.connect(lambda _on: asking.show_about(window))
        window.file_dropped.connect(self.take)
        window.closing.connect(self.close)
        window.may_close = lambda: self._settled(window.close)
        self._choices = Choices(window)

    def _warm_up(self) -> None:
        """Import, in a thread and after the first painting, all that a casefile needs."""
        in_background(self, _import_the_rest, self._be_ready, self._fail)

    def _be_ready(self, _made: object) -> None:
        waiting, self._waiting = self._waiting or [], None
        for request in waiting:
            request()

    def _when_ready(self, request: Callable[[], object]) -> None:
        if self._waiting is None:
            request()
        else:
            self._waiting.append(request)

    def ask_for_file(self) -> None:
        """Let a casefile be chosen."""
        asking.ask_for_file(self.window, self.open)

    def ask_for_new(self) -> None:
        """Let a new casefile be named and placed."""
        self._when_ready(lambda: asking.ask_for_new(self.window, self.create))

    def ask_for_name(self) -> None:
        """Let the person say under which name their changes are logged."""
        self._when_ready(lambda: asking.ask_for_name(self.window, self._who, self._take_name))

    def _take_name(self, name: str) -> None:
        self.window.settings.name = name
        if self.workspace is not None:
            self.workspace.presenter.desk.who = name

    def create(self, path: str, organization: str, model: str) -> None:
        """Make a casefile at *path* and show it."""
        from limen.gui.opening import created

        self._begin(lambda: created(path, organization, model, self._who), path)

    def open(self, path: str) -> None:
        """Open the casefile at *path*; what cannot be opened is told in the window."""
        begin = partial(self._begin, remembered="")
        other = way_in(self.window, path, begin, self.open)
        if other is not None:
            if self.workspace is None:
                self.window.put(self.start)
            self._when_ready(other)
            return
        from_disk = self._from_disk

        self._when_ready(lambda: self._begin(from_disk(path), path))

    @property
    def _who(self) -> str:
        return self.window.settings.name

    def _from_disk(self, path: str) -> "Callable[[], Desk]":
        def opening() -> "Desk":
            from limen.gui.opening import from_disk

            return from_disk(path, self._who)

        return opening

    def open_example(self) -> None:
        """Make the example anew, in a folder that goes away with the window, and show it."""
        self._folder = QTemporaryDir()
        path = self._folder.filePath("example.limen")

        def make() -> None:
            from limen.gui.opening import make_example_at

            in_background(
                self,
                work=lambda: make_example_at(path),
                done=lambda _made: self._begin(self._from_disk(path), ""),
                failed=self._fail,
            )

        self.window.put(waiting("Making the example…"))
        self._when_ready(make)

    def take(self, path: str) -> None:
        """Open a casefile that was dropped; anything else is offered for import."""
        if path.endswith((".limen", ".age")) or self.workspace is None:
            self.open(path)
        else:
            self.workspace.import_file(path)

    def _settled(self, then: Callable[[], object]) -> bool:
        return self.safe is None or self.safe.settled(then)

    def _begin(self, make: "Callable[[], Desk]", remembered: str) -> None:
        from limen.domain.errors import LimenError

        if not self._settled(lambda: self._begin(make, remembered)):
            return
        try:
            desk = make()
        except LimenError as problem:
            from limen.gui.lookback import offers

            helping = offers(problem, lambda one: self.open_snapshot(remembered, one))
            self._refuse(str(problem), helping)
            return
        self._leave()
        self._show(desk)
        if remembered:
            self.window.settings.remember(remembered)

    def _show(self, desk: "Desk") -> None:
        from limen.gui.reminding import remind_soon
        from limen.gui.safekeeping import Safekeeping
        from limen.gui.watching import Watching
        from limen.gui.workspace import Workspace

        self.workspace = Workspace(self.window, desk)
        self.window.put(self.workspace)
        self.window.banner.hide()
        if self.notice:
            self.window.say(self.notice)
            self.notice = ""
        if desk.without_own:
            self.window.say(desk.without_own)
        remind_soon(self.window, self.workspace)
        self.safe = Safekeeping(self.window, self.workspace.presenter)
        self.watching = Watching(self.window, self.workspace.presenter)
        self.safe.saved_as.connect(self.window.settings.remember)
        self.safe.back_wanted.connect(self.open)
        self.safe.snapshots.wanted.connect(lambda one: self.open_snapshot(str(desk.path), one))

    def open_snapshot(self, path: str, one: "Snapshot") -> None:
        """Show the casefile at *path* as it was in a snapshot, only to be read."""
        from limen.gui.lookback import look_back

        look_back(self.window, path, one, lambda make: self._begin(make, ""))

    def _refuse(self, sentence: str, offers: "Offers" = ()) -> None:
        if self.workspace is None:
            self.window.put(self.start)
        self.window.say(sentence, offers)

    def _fail(self, failure: Exception) -> None:
        self._refuse("That did not work out.")
        self.boundary.catch(type(failure), failure, failure.__traceback__)

    def put_away(self) -> None:
        """Close the casefile and show the start page."""
        if not self._settled(self.put_away):
            return
        self._leave()
        self.start.refresh()
        self.window.put(self.start)

    def _leave(self) -> None:
        if self.workspace is not None:
            self.workspace.leave()
            self.workspace = None
        if self.safe is not None:
            self.safe.leave()
            self.safe = None
        if self.watching is not None:
            self.watching.leave()
            self.watching = None

    def close(self) -> None:
        """Put away what is open, because the window goes away."""
        self._leave()


def _import_the_rest() -> None:
    from limen.gui.opening import prepare

    prepare()
