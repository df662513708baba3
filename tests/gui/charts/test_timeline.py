from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
import sample_case
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from limen.domain.calendar import Agenda, Release, Standing
from limen.engine.calendar import plan
from limen.engine.calendar.holidays import named_days
from limen.gui import theme
from limen.gui.charts.plans import planned, tracks
from limen.gui.charts.time_axis import axis
from limen.gui.charts.timeline import Timeline
from limen.gui.charts.timeline_layout import lay_out
from limen.library.rulebook import rulebook

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
    made.show_tracks(
        tracks(planned([("Model One", Agenda(model="m", plans=(plan(WINTER),)))]), models=False),
        TODAY,
    )
    made.resize(900, made.heightForWidth(900))
    made.show()
    return made


def test_that_lanes_follow_the_order_of_a_release() -> None:
    shown = tracks(planned([("Model One", Agenda(model="m", plans=(plan(WINTER),)))]), models=True)

    assert [track.title for track in shown] == [
        "Winter release · Model One",
        "Early access",
        "Other trusted partners",
        "Public release",
        "Input on partners",
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
    places = lay_out(
        tracks(planned([("M", Agenda(model="m", plans=(plan(WINTER),)))]), models=False), TODAY, 900
    )
    bars = {one.planned.milestone.what: one.box for one in places.placed}

    assert bars["Window of early access"].right() == pytest.approx(
        places.axis.x(date(2026, 12, 18))
    )
    assert bars["Public release"].center().x() == pytest.approx(places.axis.x(date(2027, 1, 8)))


def test_that_the_determination_begins_today_and_is_given_no_end(look: QApplication) -> None:
    assert look is not None
    places = lay_out(
        tracks(planned([("M", Agenda(model="m", plans=(plan(WINTER),)))]), models=False), TODAY, 900
    )
    fading = next(one.box for one in places.placed if one.planned.uid == "w-determination")

    assert fading.left() == pytest.approx(places.axis.x(TODAY))
    assert fading.right() == pytest.approx(places.axis.right)


def test_that_the_arrow_keys_walk_through_what_is_planned(timeline: Timeline, qtbot: QtBot) -> None:
    told: list[str] = []
    timeline.chosen.connect(told.append)

    for _ in range(7):
        qtbot.keyClick(timeline, Qt.Key.Key_Down)

    assert told == [
        "w-window-opens",
        "w-window",
        "w-trusted-partners",
        "w-public",
        "w-selection",
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
    timeline.show_tracks(
        tracks(planned([("M", Agenda(model="m", plans=(plan(far),)))]), models=False), TODAY
    )

    assert timeline.grab().height() > 0


def day_of(timeline: Timeline, uid: str) -> date | None:
    return next(one.milestone.on for one in timeline.everything if one.uid == uid)


def box_of(timeline: Timeline, uid: str) -> QRectF:
    return next(one.box for one in timeline.places.placed if one.planned.uid == uid)


def test_that_an_anchor_is_dragged_and_told_when_it_is_let_go(
    timeline: Timeline, qtbot: QtBot
) -> None:
    dragged: list[tuple[str, date | None]] = []
    timeline.dragging.connect(lambda uid, day: dragged.append((uid, day)))
    start = box_of(timeline, "w-public").center().toPoint()
    week = QPoint(round(7 * timeline.places.axis.room), 0)

    with qtbot.waitSignal(timeline.moved) as told:
        qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(timeline, start + week / 2)
        qtbot.mouseMove(timeline, start + week)
        qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=start + week)

    assert told.args == ["w-public", date(2027, 1, 15)]
    assert dragged[-1] == ("w-public", date(2027, 1, 15))


def test_that_a_trembling_pointer_moves_nothing(timeline: Timeline, qtbot: QtBot) -> None:
    start = box_of(timeline, "w-public").center().toPoint()

    with qtbot.assertNotEmitted(timeline.moved):
        qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(timeline, start + QPoint(2, 0))
        qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=start)


def test_that_escape_gives_a_drag_up(timeline: Timeline, qtbot: QtBot) -> None:
    start = box_of(timeline, "w-public").center().toPoint()
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(timeline, start + QPoint(60, 0))

    with qtbot.waitSignal(timeline.dragging) as told, qtbot.assertNotEmitted(timeline.moved):
        qtbot.keyClick(timeline, Qt.Key.Key_Escape)
        qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=start)

    assert told.args == ["w-public", None]


def test_that_a_window_cannot_be_dragged(timeline: Timeline, qtbot: QtBot) -> None:
    start = box_of(timeline, "w-window").center().toPoint()

    with qtbot.assertNotEmitted(timeline.moved):
        qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(timeline, start + QPoint(90, 0))
        qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=start)


@pytest.mark.parametrize(
    ("key", "shift", "day"),
    [
        (Qt.Key.Key_Right, False, date(2027, 1, 9)),
        (Qt.Key.Key_Left, False, date(2027, 1, 7)),
        (Qt.Key.Key_Right, True, date(2027, 1, 15)),
    ],
)
def test_that_alt_and_an_arrow_move_a_day(
    timeline: Timeline, qtbot: QtBot, key: Qt.Key, shift: bool, day: date
) -> None:
    timeline.choose("w-public")
    held = Qt.KeyboardModifier.AltModifier
    if shift:
        held |= Qt.KeyboardModifier.ShiftModifier

    with qtbot.waitSignal(timeline.moved) as told:
        qtbot.keyClick(timeline, key, held)

    assert told.args == ["w-public", day]


def test_that_what_follows_from_an_anchor_is_not_moved_by_key(
    timeline: Timeline, qtbot: QtBot
) -> None:
    timeline.choose("w-window")

    with qtbot.assertNotEmitted(timeline.moved):
        qtbot.keyClick(timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)


def test_that_home_and_end_go_to_the_first_and_the_last(timeline: Timeline, qtbot: QtBot) -> None:
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    last = timeline.uid
    qtbot.keyClick(timeline, Qt.Key.Key_Home)

    assert (timeline.uid, last) == ("w-window-opens", "w-determination")


def test_that_one_can_zoom_from_days_to_years(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.choose("w-public")
    for _ in range(30):
        qtbot.keyClick(timeline, Qt.Key.Key_Plus)
    near = timeline.places.axis
    for _ in range(60):
        qtbot.keyClick(timeline, Qt.Key.Key_Minus)
    far = timeline.places.axis
    qtbot.keyClick(timeline, Qt.Key.Key_0)

    assert near.days == 7
    assert near.first <= date(2027, 1, 8) < near.last
    assert len(list(near.ticks())) == 7
    assert far.days == 20 * 366
    assert list(far.ticks()) == []
    assert timeline.places.axis.first == date(2026, 11, 1)
    assert timeline.view is None


def test_that_the_wheel_with_ctrl_zooms_around_the_pointer(timeline: Timeline) -> None:
    at = QPointF(box_of(timeline, "w-public").center())
    turned = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = timeline.places.axis
    timeline.wheelEvent(turned)
    after = timeline.places.axis

    assert after.days < before.days
    assert after.x(date(2027, 1, 8)) == pytest.approx(at.x(), abs=2 * after.room)


def test_that_pages_move_on_in_time_and_back(timeline: Timeline, qtbot: QtBot) -> None:
    first = timeline.places.axis.first
    qtbot.keyClick(timeline, Qt.Key.Key_PageDown)
    later = timeline.places.axis.first
    qtbot.keyClick(timeline, Qt.Key.Key_PageUp)

    assert later == first + (timeline.places.axis.last - timeline.places.axis.first) / 2
    assert timeline.places.axis.first == first


def test_that_choosing_a_date_out_of_view_brings_it_into_view(timeline: Timeline) -> None:
    timeline.show_days((date(2030, 1, 1), date(2030, 3, 1)))
    timeline.choose("w-public")

    assert timeline.places.axis.first <= date(2027, 1, 8) < timeline.places.axis.last


def test_that_bars_that_would_touch_stand_beneath_each_other(look: QApplication) -> None:
    assert look is not None
    steps = plan(WINTER, TODAY, rulebook().almanac)
    agenda = Agenda(model="m", plans=(steps,))
    places = lay_out(tracks(planned([("M", agenda)]), models=False), TODAY, 900)
    line = next(one for one in places.lines if one.track.title == "Preparation")
    taken = sorted((one.box.center().y(), one.box.left()) for one in line.placed)

    assert len(line.placed) == 7
    assert all(here[0] < there[0] or here[1] < there[1] for here, there in pairwise(taken))
    assert line.box.height() > 100


def test_that_only_lines_in_sight_are_drawn(look: QApplication) -> None:
    assert look is not None
    many = [replace(WINTER, id=f"r{number}", name=f"Release {number}") for number in range(200)]
    agenda = Agenda(model="m", plans=tuple(plan(one) for one in many))
    places = lay_out(tracks(planned([("M", agenda)]), models=False), TODAY, 900)

    seen = list(places.seen(5_000, 5_400))

    assert places.height > 20_000
    assert 0 < len(seen) < 20
    assert all(one.box.bottom() >= 5_000 and one.box.top() <= 5_400 for one in seen)


def test_that_assistive_programs_hear_every_bar_in_full(timeline: Timeline) -> None:
    found = QAccessible.queryAccessibleInterface(timeline)
    names = [
        found.child(number).text(QAccessible.Text.Name) for number in range(found.childCount())
    ]

    assert found.role() is QAccessible.Role.List
    assert len(names) == 6
    assert names[1].startswith("Window of early access: 18 Nov 2026 to 17 Dec 2026. Winter")
    assert "30 calendar days back" in names[1]
    assert found.child(1).role() is QAccessible.Role.ListItem
    assert found.indexOfChild(found.child(1)) == 1
    assert not found.child(1).rect().isEmpty()


def test_that_assistive_programs_know_which_bar_is_chosen(timeline: Timeline) -> None:
    timeline.choose("w-public")
    timeline.setFocus()
    found = QAccessible.queryAccessibleInterface(timeline)

    chosen = [
        found.child(number).text(QAccessible.Text.Name)
        for number in range(found.childCount())
        if found.child(number).state().selected
    ]

    assert len(chosen) == 1
    assert chosen[0].startswith("Public release: 8 Jan 2027 (Fri).")


def test_that_a_late_step_and_what_has_happened_are_said_to_be() -> None:
    happened = replace(WINTER, public_standing=Standing.HAPPENED)
    made = plan(happened, TODAY, rulebook().almanac)
    said = {one.uid: one.said for one in planned([("M", Agenda(model="m", plans=(made,)))])}

    assert "Late. On the critical chain." in said["w-evaluations"]
    assert "M. Happened. It has happened" in said["w-public"]


def test_that_holidays_are_told_where_days_can_be_told_apart(timeline: Timeline) -> None:
    timeline.off = named_days(rulebook().almanac)
    timeline.show_days((date(2026, 12, 21), date(2027, 1, 4)))

    assert timeline.off(date(2026, 12, 25)) == (
        "Christmas Day (United States); Christmas Day (Brussels)"
    )
    assert timeline.off(date(2026, 12, 23)) == ""
    assert timeline.grab().width() == timeline.width()


def test_that_a_milestone_is_found_by_its_uid(look: QApplication) -> None:
    assert look is not None
    agenda = Agenda(model="m", plans=(plan(WINTER),))
    places = lay_out(tracks(planned([("M", agenda)]), models=False), TODAY, 900)
    found = places.find("w-public")

    assert found is not None
    assert found.planned.milestone.what == "Public release"
    assert places.find("nothing") is None


def test_that_very_many_dates_are_counted_while_none_is_chosen(timeline: Timeline) -> None:
    releases = (replace(WINTER, id=f"w{number}") for number in range(40))
    agenda = Agenda(model="m", plans=tuple(plan(one) for one in releases))
    timeline.choose("")
    timeline.show_tracks(tracks(planned([("M", agenda)]), models=False), TODAY)

    assert timeline.accessibleDescription() == f"{len(timeline.everything)} dates"


def test_that_a_bar_out_of_sight_is_told_as_such(timeline: Timeline, qtbot: QtBot) -> None:
    found = QAccessible.queryAccessibleInterface(timeline)
    with qtbot.waitExposed(timeline):
        timeline.show()
    seen = found.child(0).state().offscreen
    timeline.hide()

    assert (seen, found.child(0).state().offscreen) == (False, True)
