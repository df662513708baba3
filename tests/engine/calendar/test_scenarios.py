from dataclasses import replace
from datetime import date

import pytest

from limen.domain.calendar import Outlook, Release
from limen.engine.calendar import plan
from limen.engine.calendar.scenarios import SCENARIOS, outlook, side_by_side, spans
from limen.engine.calendar.teams import MOST, clashes
from limen.library.rulebook import rulebook

TODAY = date(2026, 11, 21)
ALMANAC = rulebook().almanac
RELEASE = Release(
    id="r1",
    model="m1",
    name="Spring",
    trusted_partners=date(2027, 1, 15),
    public=date(2027, 2, 1),
    team="Evaluation team",
)


def under(key: str, release: Release = RELEASE) -> Outlook:
    scenario = next(one for one in SCENARIOS if one.key == key)
    return outlook(release, scenario, TODAY, ALMANAC)


@pytest.mark.parametrize(
    ("key", "opens", "partners", "public"),
    [
        ("as-planned", date(2026, 12, 16), date(2027, 1, 15), date(2027, 2, 1)),
        ("window-30", date(2026, 12, 16), date(2027, 1, 15), date(2027, 2, 1)),
        ("window-14", date(2027, 1, 1), date(2027, 1, 15), date(2027, 2, 1)),
        ("window-90", date(2026, 10, 17), date(2027, 1, 15), date(2027, 2, 1)),
        ("late", date(2026, 12, 30), date(2027, 1, 29), date(2027, 2, 15)),
        ("slip", date(2026, 12, 30), date(2027, 1, 29), date(2027, 2, 1)),
    ],
)
def test_that_each_scenario_moves_what_it_is_about(
    key: str, opens: date, partners: date, public: date
) -> None:
    made = under(key)

    assert made.opens == opens
    assert (made.plan.release.trusted_partners, made.plan.release.public) == (partners, public)


def test_that_work_begins_so_much_earlier_or_later_and_lateness_follows() -> None:
    found = {one.scenario.key: one for one in side_by_side(RELEASE, TODAY, ALMANAC)}

    assert found["as-planned"].begins == date(2026, 11, 6)
    assert found["window-14"].begins == date(2026, 11, 22)
    assert (found["window-14"].late, found["window-90"].late) == (0, 7)


def test_that_scenarios_leave_the_release_alone() -> None:
    before = replace(RELEASE)
    side_by_side(RELEASE, TODAY, ALMANAC)

    assert before == RELEASE


def test_that_a_slipped_anchor_may_fall_behind_the_public_day() -> None:
    close = replace(RELEASE, public=date(2027, 1, 20))

    assert (
        "lies before the release to other trusted partners" in under("slip", close).plan.problems[0]
    )


def test_that_a_plan_without_days_has_no_outlook() -> None:
    made = under("late", replace(RELEASE, trusted_partners=None, public=None))

    assert (made.begins, made.opens, made.late) == (None, None, 0)


def test_that_no_anchor_slips_beyond_the_last_day() -> None:
    assert under("slip", replace(RELEASE, trusted_partners=date.max)).opens is None


def test_that_work_lasts_from_the_first_step_to_the_end_of_the_window() -> None:
    assert spans(plan(RELEASE, TODAY, ALMANAC)) == (date(2026, 11, 6), date(2027, 1, 14))
    assert spans(plan(replace(RELEASE, trusted_partners=None))) is None


def test_that_releases_that_keep_one_team_busy_at_once_are_named() -> None:
    first = plan(RELEASE, TODAY, ALMANAC)
    second = plan(
        replace(RELEASE, name="Summer", team="evaluation  Team", trusted_partners=date(2027, 3, 1)),
        TODAY,
        ALMANAC,
    )

    assert clashes([("Heron", first), ("Grey", second)]) == (
        (
            "“Evaluation team” works on “Spring” of Heron and on “Summer” of Grey at once: "
            "25 days, from 21 Dec 2026 (Mon) to 14 Jan 2027 (Thu)."
        ),
    )


@pytest.mark.parametrize(
    "other",
    [
        {"team": "Another team"},
        {"team": ""},
        {"trusted_partners": date(2027, 9, 1)},
        {"trusted_partners": None},
    ],
)
def test_that_teams_apart_in_name_or_time_do_not_clash(other: dict[str, object]) -> None:
    first = plan(RELEASE, TODAY, ALMANAC)
    second = plan(replace(RELEASE, **other), TODAY, ALMANAC)  # type: ignore[arg-type]

    assert clashes([("Heron", first), ("Grey", second)]) == ()


def test_that_of_very_many_overlaps_only_the_first_are_told_one_by_one() -> None:
    made = plan(RELEASE, TODAY, ALMANAC)
    told = clashes((f"Model {number}", made) for number in range(40))

    assert len(told) == MOST + 1
    assert told[-1] == "There are more releases that keep one team busy at the same time."
