from datetime import date

import pytest
import sample_case
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from limen.domain.calendar import Release
from limen.engine.calendar import plan
from limen.gui import theme
from limen.gui.charts.plans import planned, tracks
from limen.gui.charts.time_axis import axis
from limen.gui.charts.timeline import Timeline
from limen.gui.charts.timeline_layout import lay_out

TODAY = sample_case.TODAY
WINTER = Release(
    id="w",
    model="m",
    name="Winter release",
    trusted_partners=date(2026, 12, 18),
    public=date(2027, 1, 8),
)


@pytest.fixture
def timeline(qtbot: QtBot, look: QApplication) -> Timeline:
    assert look is not None
    made = Timeline()
    qtbot.addWidget(made)
    made.show_tracks(tracks(planned([("Model One", plan(WINTER))]), models=False), TODAY)
    made.resize(900, made.heightForWidth(900))
    made.show()
    return made


def test_that_lanes_follow_the_order_of_a_release() -> None:
    shown = tracks(planned([("Model One", plan(WINTER))]), models=True)

    assert [track.title for track in shown] == [
        "Winter release · Model One",
        "Early access",
        "Other trusted partners",
        "Public release",
        "Determination",
    ]


def test_that_the_axis_holds_whole_months_around_the_dates_and_today() -> None:
    scale = axis([date(2027, 1, 8)], TODAY, 0, 1000)

    assert (scale.first, scale.last) == (date(2026, 11, 1), date(2027, 3, 1))
    assert [(month.name, month.year) for month in scale.months()] == [
        ("Nov", "2026"),
        ("Dec", ""),
        ("Jan", "2027"),
        ("Feb", ""),
    ]


def test_that_months_make_room_where_there_is_little() -> None:
    scale = axis([date(2028, 12, 8)], TODAY, 0, 300)

    assert len(list(scale.months())) <= 8


def test_that_the_window_is_drawn_to_the_end_of_its_last_day(look: QApplication) -> None:
    assert look is not None
    places = lay_out(tracks(planned([("M", plan(WINTER))]), models=False), TODAY, 900)
    bars = {one.planned.milestone.what: one.box for one in places.placed}

    assert bars["Window of early access"].right() == pytest.approx(
        places.axis.x(date(2026, 12, 18))
    )
    assert bars["Public release"].center().x() == pytest.approx(places.axis.x(date(2027, 1, 8)))


def test_that_the_determination_begins_today_and_is_given_no_end(look: QApplication) -> None:
    assert look is not None
    places = lay_out(tracks(planned([("M", plan(WINTER))]), models=False), TODAY, 900)
    fading = next(one.box for one in places.placed if one.planned.open_ended)

    assert fading.left() == pytest.approx(places.axis.x(TODAY))
    assert fading.right() == pytest.approx(places.axis.right)


def test_that_the_arrow_keys_walk_through_what_is_planned(timeline: Timeline, qtbot: QtBot) -> None:
    told: list[str] = []
    timeline.chosen.connect(told.append)

    for _ in range(7):
        qtbot.keyClick(timeline, Qt.Key.Key_Down)

    assert told == [
        "w-window",
        "w-window-opens",
        "w-trusted-partners",
        "w-public",
        "w-determination",
    ]


def test_that_a_click_on_a_mark_chooses_it(timeline: Timeline, qtbot: QtBot) -> None:
    places = lay_out(timeline.tracks, TODAY, timeline.width())
    box = next(one.box for one in places.placed if one.planned.uid == "w-public")

    with qtbot.waitSignal(timeline.chosen) as told:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=box.center().toPoint())

    assert told.args == ["w-public"]


def test_that_a_click_beside_everything_changes_nothing(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.choose("w-public")
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))

    assert timeline.uid == "w-public"


def test_that_a_screen_reader_hears_how_the_chosen_date_is_computed(timeline: Timeline) -> None:
    timeline.choose("w-window")

    assert timeline.accessibleDescription().startswith(
        "Window of early access: 18 Nov 2026 to 17 Dec 2026. Winter release, Model One. "
        "30 calendar days back from the release to other trusted partners"
    )


@pytest.mark.parametrize("width", [240, 500, 1300])
@pytest.mark.parametrize("percent", [100, 200])
def test_that_it_is_painted_at_any_width_and_text_size(
    timeline: Timeline, look: QApplication, width: int, percent: int
) -> None:
    theme.apply(look, theme.Scheme.LIGHT, percent)
    timeline.resize(width, timeline.heightForWidth(width))
    drawn = timeline.grab().toImage()
    theme.apply(look, theme.Scheme.LIGHT, 100)

    assert drawn.width() == width


@pytest.mark.parametrize("day", [date.min, date(2026, 11, 24), date(9999, 12, 30), date.max])
def test_that_no_day_is_too_far_to_be_painted(
    timeline: Timeline, look: QApplication, day: date
) -> None:
    assert look is not None
    far = Release(id="f", model="m", name="Far", trusted_partners=day, public=day)
    timeline.show_tracks(tracks(planned([("M", plan(far))]), models=False), TODAY)

    assert timeline.grab().height() > 0
