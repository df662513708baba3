from datetime import date

from limen.domain.calendar import Agenda, Event, EventPlan, Lane, Milestone, Release, Standing
from limen.engine.calendar import plan
from limen.engine.calendar.coming import coming, nearest, titled
from limen.library.rulebook import rulebook

TODAY = date(2026, 11, 21)


def released(partners: date | None = date(2027, 1, 15), name: str = "Spring") -> Release:
    return Release(
        id=name,
        model="m1",
        name=name,
        trusted_partners=partners,
        public=date(2027, 2, 1),
    )


def agenda(*releases: Release, almanac: bool = False, today: date = TODAY) -> Agenda:
    steps = (rulebook().almanac,) if almanac else ()
    return Agenda(model="m1", plans=tuple(plan(one, today, *steps) for one in releases))


def told(found: Agenda, today: date = TODAY) -> list[str]:
    return [one.what for one, _name in coming(found, today)]


def clock(on: date, **more: object) -> Milestone:
    return Milestone(uid="e", what="Tell them", on=on, computed="", lane=Lane.CLOCKS, **more)  # type: ignore[arg-type]


def test_that_what_comes_next_tells_a_window_once() -> None:
    assert told(agenda(released())) == [
        "Window of early access",
        "Release to other trusted partners",
        "Public release",
    ]


def test_that_what_is_over_does_not_come_next() -> None:
    assert told(agenda(released()), date(2027, 1, 20)) == ["Public release"]


def test_that_what_comes_next_of_several_releases_stands_in_the_order_of_its_days() -> None:
    found = agenda(released(), released(partners=date(2026, 12, 28), name="Winter"))

    assert [name for _one, name in coming(found, TODAY)][:2] == ["Winter", "Spring"]


def test_that_clocks_of_events_and_days_of_the_world_come_among_the_others() -> None:
    event = Event(id="e1", model="m1", name="Escape")
    world = Milestone(
        uid="w", what="Takes effect", on=date(2027, 1, 1), computed="", lane=Lane.WORLD
    )
    found = Agenda(
        model="m1",
        plans=agenda(released()).plans,
        events=(EventPlan(event=event, milestones=(clock(date(2026, 12, 1)),)),),
        world=(world,),
    )

    assert [(one.what, name) for one, name in coming(found, TODAY)][:3] == [
        ("Tell them", "Escape"),
        ("Window of early access", "Spring"),
        ("Takes effect", ""),
    ]


def test_that_steps_come_next_until_they_are_late_or_done() -> None:
    far = agenda(released(date(2027, 6, 1)), almanac=True)
    near = agenda(released(date(2026, 12, 28)), almanac=True)

    assert "Evaluations run and read" in told(far)
    assert "Evaluations run and read" not in told(near)


def test_that_one_step_at_most_stands_among_the_nearest_dates() -> None:
    found = agenda(released(date(2027, 6, 1)), almanac=True)

    assert [one.lane for one, _name in nearest(found, TODAY, 3)] == [
        Lane.PUBLIC,
        Lane.PREPARATION,
        Lane.WINDOW,
    ]


def test_that_fewer_dates_than_asked_for_are_all_of_them() -> None:
    assert len(nearest(agenda(released()), TODAY, 9)) == 3


def test_that_what_has_happened_does_not_come_next() -> None:
    event = Event(id="e1", model="m1", name="Escape")
    done = clock(date(2026, 12, 1), standing=Standing.HAPPENED)
    found = Agenda(model="m1", events=(EventPlan(event=event, milestones=(done,)),))

    assert told(found) == []


def test_that_a_duty_that_is_late_comes_first_until_it_is_met() -> None:
    event = Event(id="e1", model="m1", name="Escape")
    late = clock(date(2026, 11, 1), late=True)
    found = Agenda(
        model="m1",
        plans=agenda(released()).plans,
        events=(EventPlan(event=event, milestones=(late,)),),
    )

    assert coming(found, TODAY)[0] == (late, "Escape")
    assert titled(late) == "Late: Tell them"


def test_that_the_day_of_a_step_is_told_as_the_latest_to_begin_on() -> None:
    step = Milestone(uid="s", what="Draft", on=TODAY, computed="", lane=Lane.PREPARATION)

    assert titled(step) == "Begin at the latest: Draft"
    assert titled(clock(TODAY)) == "Tell them"
