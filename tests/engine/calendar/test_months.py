from datetime import date

from limen.domain.calendar import Agenda, Event, EventPlan, Lane, Met, Milestone, Release
from limen.domain.plan_charts import MonthSheet, SheetDay
from limen.engine.calendar import plan
from limen.engine.calendar.duties import settled
from limen.engine.calendar.months import MOST_SHEETS, sheets

TODAY = date(2026, 11, 21)
RELEASE = Release(
    id="r1", model="m", name="Spring", trusted_partners=date(2027, 1, 15), public=date(2027, 2, 1)
)


def christmas(day: date) -> str:
    return "Christmas Day" if (day.month, day.day) == (12, 25) else ""


def made(*releases: Release, world: tuple[Milestone, ...] = ()) -> tuple[MonthSheet, ...]:
    plans = tuple(plan(one, TODAY) for one in releases)
    agenda = Agenda(model="m", plans=plans, world=world)
    return sheets([agenda], {"m": "Heron"}, christmas, TODAY)


def day_of(found: tuple[MonthSheet, ...], wanted: date) -> SheetDay:
    return next(
        day for sheet in found for week in sheet.weeks for day in week if day and day.day == wanted
    )


def test_that_there_is_a_sheet_for_each_month_to_the_last_date() -> None:
    assert [sheet.title for sheet in made(RELEASE)] == [
        "November 2026",
        "December 2026",
        "January 2027",
        "February 2027",
    ]


def test_that_weeks_go_from_monday_to_sunday_and_hold_no_other_month() -> None:
    weeks = made(RELEASE)[0].weeks

    assert all(len(week) == 7 for week in weeks)
    assert [day is None for day in weeks[0]] == [True] * 6 + [False]
    assert weeks[0][6] == SheetDay(day=date(2026, 11, 1))


def test_that_spans_are_told_on_their_first_and_last_day() -> None:
    found = made(RELEASE)

    assert (
        "Window of early access begins · Spring, Heron" in day_of(found, date(2026, 12, 16)).lines
    )
    assert day_of(found, date(2027, 1, 14)).lines == (
        "Window of early access ends · Spring, Heron",
    )
    assert day_of(found, date(2026, 12, 25)).off == "Christmas Day"


def test_that_events_and_the_world_are_told_where_they_fall_and_the_world_adds_no_sheet() -> None:
    far = Milestone(uid="w", what="An act", on=date(2028, 8, 2), computed="", lane=Lane.WORLD)
    near = far._replace(uid="v", on=date(2026, 11, 28))
    due = far._replace(uid="d", what="Tell them", on=date(2026, 12, 3), lane=Lane.CLOCKS)
    after = EventPlan(event=Event(id="e", model="m", name="Escape"), milestones=(due,))
    agenda = Agenda(model="m", events=(after,), world=(far, near))
    found = sheets([agenda], {"m": "Heron"}, christmas, TODAY)

    assert len(found) == 2
    assert day_of(found, date(2026, 11, 28)).lines == ("An act",)
    assert day_of(found, date(2026, 12, 3)).lines == ("Tell them · Escape, Heron",)


def test_that_two_years_are_enough() -> None:
    far = Release(id="r", model="m", name="Far", public=date(2040, 1, 1))

    assert len(made(far)) == MOST_SHEETS


def test_that_a_casefile_without_dates_has_the_month_that_is() -> None:
    assert [sheet.title for sheet in made()] == ["November 2026"]


def test_that_what_was_met_and_what_is_late_says_so_in_front() -> None:
    days = {"late": date(2026, 11, 30), "done": date(2026, 12, 3)}
    due = tuple(
        Milestone(uid=key, what="Tell", on=on, computed="", lane=Lane.CLOCKS, duty=key)
        for key, on in days.items()
    )
    told = (Met(id="d", duty="done", on=date(2026, 12, 1)),)
    event = EventPlan(
        event=Event(id="e", model="m", name="Escape"),
        milestones=tuple(settled(due, told, date(2026, 12, 2))),
    )

    found = sheets([Agenda(model="m", events=(event,))], {"m": "Heron"}, christmas, TODAY)

    assert day_of(found, days["late"]).lines == ("✗ late: Tell · Escape, Heron",)
    assert day_of(found, days["done"]).lines == ("✓ met: Tell · Escape, Heron",)
