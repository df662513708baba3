from dataclasses import replace
from datetime import date

from limen.domain.calendar import Agenda, Event, EventPlan, Lane, Met, Milestone, Release, Standing
from limen.engine.calendar import plan
from limen.engine.calendar.duties import settled
from limen.engine.calendar.reminders import reminders
from limen.library.rulebook import rulebook

TODAY = date(2026, 11, 21)
RELEASE = Release(
    id="r1",
    model="m1",
    name="Spring",
    trusted_partners=date(2026, 12, 28),
    public=date(2027, 2, 1),
)


def told(today: date = TODAY, release: Release = RELEASE) -> tuple[str, ...]:
    made = plan(release, today, rulebook().almanac)
    return reminders([Agenda(model="m1", plans=(made,))], today)


def clock(on: date, today: date = TODAY, met: date | None = None) -> Agenda:
    due = Milestone(uid="e", what="Tell them", on=on, computed="", lane=Lane.CLOCKS, duty="tell")
    told = (Met(id="d1", duty="tell", on=met),) if met else ()
    (due,) = settled((due,), told, today)
    event = Event(id="e1", model="m1", name="Escape")
    return Agenda(model="m1", events=(EventPlan(event=event, milestones=(due,)),))


def test_that_late_steps_come_first_in_one_sentence() -> None:
    first, second = told()

    assert first.startswith("“Spring”: 7 steps of the preparation are late (Evaluations run")
    assert second == "“Spring”: Window of early access opens, 28 Nov 2026 (Sat), in 7 days."


def test_that_one_late_step_is_one() -> None:
    done = dict.fromkeys(
        ("evaluations", "environment", "terms", "evidence", "draft", "review"), TODAY
    )
    (late, _opens) = told(date(2026, 11, 27), replace(RELEASE, done=done))

    assert late == "“Spring”: 1 step of the preparation is late (Signature)."


def test_that_what_is_far_away_or_has_happened_is_quiet() -> None:
    far = replace(RELEASE, trusted_partners=date(2027, 6, 1), public=date(2027, 7, 1))
    happened = replace(
        RELEASE,
        trusted_partners=None,
        public=TODAY,
        public_standing=Standing.HAPPENED,
        alone=False,
    )

    assert told(release=far) == ()
    assert told(release=happened) == ()


def test_that_today_is_said_as_such() -> None:
    assert told(date(2026, 11, 28))[-1].endswith("28 Nov 2026 (Sat), today.")


def test_that_what_a_clock_asked_for_is_remembered_until_it_is_met() -> None:
    assert reminders([clock(date(2026, 11, 10))], TODAY) == (
        "“Escape”: Tell them was due on 10 Nov 2026 (Tue), 11 days ago.",
    )
    assert reminders([clock(date(2025, 11, 10))], TODAY) == (
        "“Escape”: Tell them was due on 10 Nov 2025 (Mon), 376 days ago.",
    )
    assert reminders([clock(date(2026, 11, 10), met=TODAY)], TODAY) == ()


def test_that_a_late_duty_is_no_late_step_of_the_preparation() -> None:
    late = clock(date(2026, 11, 10)).events[0].milestones[0]
    made = replace(plan(RELEASE), milestones=(late,))

    assert reminders([Agenda(model="m1", plans=(made,))], TODAY) == (
        "“Spring”: Tell them was due on 10 Nov 2026 (Tue), 11 days ago.",
    )
