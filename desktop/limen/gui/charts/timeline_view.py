"""What a timeline shows: its tracks, and the days that are in view."""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from limen.domain.overriding import override
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.charts.plans import Planned, Track
from limen.gui.charts.time_axis import panned, showing, zoomed
from limen.gui.charts.timeline_layout import TimelineLayout, lay_out
from limen.gui.guarded import guarded

_NEARER, _FARTHER = 0.7, 1 / 0.7
_REMEMBERED = 3
_FEW = 100  # so many are read out at once while none is chosen


class DayView(QWidget):
    """Tracks of milestones in a *view* of days, which follows what is planned while it is ``None``."""

    def __init__(self) -> None:
        super().__init__()
        self.tracks: tuple[Track, ...] = ()
        self.today = date.min
        self.uid = ""
        self.view: tuple[date, date] | None = None
        self.everything: list[Planned] = []  # all that can be chosen, lane by lane
        self._layouts: dict[int, TimelineLayout] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.look.changed.connect(self._forget)

    @property
    def places(self) -> TimelineLayout:
        """Where everything is now."""
        return self._places(self.width())

    def _places(self, width: int) -> TimelineLayout:
        """Where everything is, or would be; the last few widths are remembered."""
        made = self._layouts.get(width)
        if made is None:
            if len(self._layouts) >= _REMEMBERED:
                self._layouts.clear()
            made = lay_out(self.tracks, self.today, width, self.view)
            self._layouts[width] = made
        return made

    def planned_as(self, uid: str) -> Planned | None:
        """The milestone with that *uid*."""
        return next((one for one in self.everything if one.uid == uid), None)

    def show_tracks(self, tracks: tuple[Track, ...], today: date) -> None:
        """Show other *tracks* around the line of *today*."""
        self.tracks, self.today = tracks, today
        self.everything = [one for track in tracks for one in track.planned]
        self._describe()
        self._forget()

    def choose(self, uid: str) -> None:
        """Mark the milestone with that *uid*, and show its day, without telling anybody."""
        self.uid = uid
        one = self.planned_as(uid)
        on = one.milestone.on if one else None
        if self.view is not None and on is not None:
            self.show_days(showing(self.view, on))
        self._describe()
        self.update()

    def show_days(self, view: tuple[date, date] | None) -> None:
        """Show the days of that *view*; all that is planned without one."""
        self.view = view
        self._forget()

    def zoom(self, factor: float, around: date | None = None) -> None:
        """Show *factor* times as many days, with the chosen day (or *around*) kept in place."""
        axis = self.places.axis
        one = self.planned_as(self.uid)
        middle = around or (one.milestone.on if one else None) or self.today
        middle = min(axis.last, max(axis.first, middle))
        self.show_days(zoomed((axis.first, axis.last), factor, middle))

    def zoom_in(self) -> None:
        """Show fewer days."""
        self.zoom(_NEARER)

    def zoom_out(self) -> None:
        """Show more days."""
        self.zoom(_FARTHER)

    def pan(self, share: float) -> None:
        """Move on by that share of what is in view."""
        axis = self.places.axis
        self.show_days(panned((axis.first, axis.last), round(axis.days * share)))

    def _describe(self) -> None:
        every = self.everything
        told = [one.said for one in every if one.uid == self.uid]
        if not told and len(every) <= _FEW:
            told = [one.said for one in every]
        self.setAccessibleDescription(" ".join(told) or counted(len(every), "date"))

    def _forget(self) -> None:
        self._layouts.clear()
        self.updateGeometry()
        self.update()

    @override
    @guarded(default=False)
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    @guarded(default=120)
    def heightForWidth(self, width: int) -> int:
        return self._places(max(width, theme.px(200))).height

    @override
    @guarded(default=QSize(320, 120))
    def sizeHint(self) -> QSize:
        return QSize(theme.px(720), self.heightForWidth(self.width()))

    @override
    @guarded(default=QSize(200, 60))
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.heightForWidth(self.width()))
