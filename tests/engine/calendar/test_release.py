from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from limen.domain.calendar import (
    Lane,
    Milestone,
    Partner,
    Release,
    ReleasePlan,
    Stage,
    Standing,
)
from limen.engine.calendar import plan

TODAY = date(2026, 11, 21)


def released(
    partners: date | None = date(2027, 1, 15),
    public: date | None = date(2027, 2, 1),
    window_days: int = 30,
) -> Release:
    return Release(
        id="r1",
        model="m1",
        name="Spring",
        trusted_partners=partners,
        public=public,
        window_days=window_days,
    )


def milestone(made: ReleasePlan, key: str) -> Milestone:
    return next(one for one in made.milestones if one.uid == f"r1-{key}")


@pytest.mark.parametrize(
    ("partners", "opens", "ends"),
    [
        (date(2027, 1, 15), date(2026, 12, 16), date(2027, 1, 14)),
        (date(2026, 12, 21), date(2026, 11, 21), date(2026, 12, 20)),
        (date(2028, 3, 1), date(2028, 1, 31), date(2028, 2, 29)),
    ],
)
def test_that_the_window_is_counted_back_with_the_day_of_release_left_out(
    partners: date, opens: date, ends: date
) -> None:
    made = plan(released(partners, public=None))

    assert milestone(made, "window-opens").on == opens
    assert (milestone(made, "window").on, milestone(made, "window").ends) == (opens, ends)


def test_that_a_window_that_opens_on_a_saturday_does_not_roll() -> None:
    opening = milestone(plan(released(date(2027, 1, 18))), "window-opens")

    assert opening.on == opening.strict == date(2026, 12, 19)
    assert opening.on is not None
    assert opening.on.isoweekday() == 6
    assert opening.rolled is None


@given(
    partners=st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 1, 1)),
    days=st.integers(min_value=1, max_value=366),
)
def test_that_the_window_holds_as_many_days_as_one_counts_by_hand(
    partners: date, days: int
) -> None:
    window = milestone(plan(released(partners, window_days=days)), "window")

    day, counted = partners, 0
    while counted < days:
        day -= timedelta(days=1)
        counted += 1

    assert window.on == day
    assert window.ends == partners - timedelta(days=1)


def test_that_the_sentence_says_what_is_counted_from_what() -> None:
    computed = milestone(plan(released()), "window-opens").computed

    assert computed.startswith(
        "30 calendar days back from the release to other trusted partners on 15 Jan 2027 (Fri)"
    )
    assert "that day left out" in computed
    assert "“Up to” is a ceiling" in computed
    assert "states no rule of counting" in computed


def test_that_a_window_of_another_length_is_called_a_scenario() -> None:
    made = plan(released(window_days=14))

    assert milestone(made, "window-opens").on == date(2027, 1, 1)
    assert "14 is this plan's own scenario" in milestone(made, "window-opens").computed
    assert made.problems == ()


def test_that_every_milestone_names_the_section_of_the_order_and_its_date() -> None:
    made = plan(released())

    assert {one.source[0].date for one in made.milestones} == {"2026-06-02"}
    assert milestone(made, "window").source[0].title == "Executive Order 14409, sec. 3(b)(ii)"


def test_that_the_determination_has_no_date_and_says_why() -> None:
    lane = milestone(plan(released()), "determination")

    assert (lane.on, lane.lane) == (None, Lane.DETERMINATION)
    assert lane.what == "Government determination: the order sets no deadline"
    assert "sets no time for the answer" in lane.computed


def test_that_milestones_come_by_date_and_those_without_one_last() -> None:
    made = plan(released(public=date(2027, 1, 10)))

    assert [one.uid for one in made.milestones] == [
        "r1-window-opens",
        "r1-window",
        "r1-public",
        "r1-trusted-partners",
        "r1-selection",
        "r1-determination",
    ]


def test_that_uids_stay_when_the_dates_move() -> None:
    here, later = plan(released()), plan(released(date(2027, 6, 1), date(2027, 7, 1)))

    assert {one.uid for one in here.milestones} == {one.uid for one in later.milestones}
    assert len({one.uid for one in here.milestones}) == 6


def test_that_a_missing_anchor_leaves_its_milestones_without_a_date() -> None:
    made = plan(released(partners=None, public=None), TODAY)

    assert [one.on for one in made.milestones] == [None] * 6
    assert "no day is given for that" in milestone(made, "window-opens").computed
    assert milestone(made, "public").computed.startswith("No day is given yet.")
    assert made.problems == ()


def test_that_a_public_release_before_the_partners_is_a_problem() -> None:
    made = plan(released(public=date(2027, 1, 14)))

    assert made.problems == (
        (
            "The public release on 14 Jan 2027 (Thu) lies before the release to other trusted "
            "partners on 15 Jan 2027 (Fri)."
        ),
    )


def test_that_releases_on_the_same_day_are_no_problem() -> None:
    assert plan(released(public=date(2027, 1, 15)), TODAY).problems == ()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, "A window of 0 days is none: give at least 1 day."),
        (-3, "A window of -3 days is none: give at least 1 day."),
        (367, "A window of 367 days is longer than a year: give at most 366 days."),
    ],
)
def test_that_a_window_of_no_sensible_length_is_not_counted(days: int, sentence: str) -> None:
    made = plan(released(window_days=days))

    assert made.problems == (sentence,)
    assert milestone(made, "window").on is None
    assert milestone(made, "window").computed.startswith("No date: a window of")


def test_that_a_window_beyond_the_ceiling_of_the_order_is_counted_and_said() -> None:
    made = plan(released(window_days=90))

    assert milestone(made, "window-opens").on == date(2026, 10, 17)
    assert made.problems == (
        (
            "A window of 90 days is longer than the “up to 30 days” of the order: "
            "it is a scenario of your own."
        ),
    )


def test_that_a_window_before_the_first_year_has_no_date() -> None:
    assert milestone(plan(released(date(1, 1, 20))), "window").on is None


def test_that_a_full_window_that_would_have_opened_already_is_a_problem() -> None:
    made = plan(released(date(2026, 12, 1)), TODAY)

    assert made.problems == ("The full window would have opened on 1 Nov 2026 (Sun), 20 days ago.",)
    assert plan(released(date(2026, 12, 21)), TODAY).problems == ()


def test_that_an_anchor_in_the_past_is_a_problem() -> None:
    made = plan(released(date(2026, 11, 20)), TODAY)

    assert made.problems == (
        (
            "The release to other trusted partners on 20 Nov 2026 (Fri) has gone by: say whether "
            "it has happened."
        ),
    )


def test_that_an_anchor_that_has_happened_is_none() -> None:
    happened = replace(released(date(2026, 11, 20)), partners_standing=Standing.HAPPENED)

    assert plan(happened, TODAY).problems == ()
    assert milestone(plan(happened), "trusted-partners").computed.startswith("It has happened")
    assert milestone(plan(happened), "trusted-partners").standing is Standing.HAPPENED


def test_that_a_public_day_in_the_past_is_a_problem_unless_it_has_happened() -> None:
    gone = released(partners=None, public=date(2026, 11, 20))
    today = released(partners=None, public=TODAY)

    assert plan(gone, TODAY).problems == (
        "The public release on 20 Nov 2026 (Fri) has gone by: say whether it has happened.",
    )
    assert plan(replace(gone, public_standing=Standing.HAPPENED), TODAY).problems == ()
    assert plan(today, TODAY).problems == ()


def test_that_nothing_can_have_happened_on_a_day_to_come() -> None:
    ahead = replace(released(), partners_standing=Standing.HAPPENED)

    assert plan(ahead, TODAY).problems == (
        (
            "The release to other trusted partners is said to have happened, and its day, "
            "15 Jan 2027 (Fri), is still to come."
        ),
    )


def test_that_a_fixed_day_is_said_to_be_fixed() -> None:
    fixed = plan(replace(released(), public_standing=Standing.FIXED))

    assert milestone(fixed, "public").computed == (
        "Fixed by the organisation. The order counts nothing from it."
    )


def test_that_without_partners_it_is_said_what_follows_and_what_is_unsettled() -> None:
    made = plan(replace(released(partners=None), alone=True), TODAY)

    window = milestone(made, "window")
    assert window.on is None
    assert "not settled in anything that was read" in window.computed
    assert window.computed.endswith("30 calendar days would begin on 2 Jan 2027 (Sat).")
    assert "no such day" in milestone(made, "trusted-partners").computed
    assert not [one for one in made.milestones if one.lane is Lane.SELECTION]


def test_that_without_any_anchor_there_is_no_scenario_either() -> None:
    made = plan(replace(released(partners=None, public=None), alone=True))

    assert milestone(made, "window").computed.endswith("is still open.")


BETA = Stage(id="s1", name="Closed beta", on=date(2027, 1, 8), outsiders=True)


def staged(**parts: object) -> ReleasePlan:
    stage = replace(BETA, **parts)  # type: ignore[arg-type]
    return plan(replace(released(), stages=(stage,)), TODAY)


def test_that_stages_of_ones_own_are_dated_as_they_were_told() -> None:
    made = staged(channel="API", jurisdiction="Korea", outsiders=False, standing=Standing.FIXED)
    stage = next(one for one in made.milestones if one.uid == "s1")

    assert (stage.on, stage.lane) == (date(2027, 1, 8), Lane.STAGES)
    assert stage.computed == (
        "Fixed by the organisation. A stage of its own. Channel: API. Reach: Korea. "
        "No text counts from it."
    )
    assert made.problems == ()


def test_that_a_stage_without_a_day_waits_for_one() -> None:
    stage = next(one for one in staged(on=None).milestones if one.uid == "s1")

    assert (stage.on, stage.computed) == (None, "No day is given for this stage yet.")


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        (
            {},
            (
                "The stage “Closed beta” lets outsiders in on 8 Jan 2027 (Fri), before the release to "
                "other trusted partners on 15 Jan 2027 (Fri): the window may have to be counted back "
                "from it instead."
            ),
        ),
        (
            {"on": date(2027, 1, 20), "standing": Standing.HAPPENED},
            (
                "The stage “Closed beta” is said to have happened, and its day, 20 Jan 2027 (Wed), is "
                "still to come."
            ),
        ),
        (
            {"on": date(2026, 11, 20), "outsiders": None},
            (
                "The day of the stage “Closed beta”, 20 Nov 2026 (Fri), has gone by: say whether it "
                "has happened."
            ),
        ),
    ],
)
def test_that_odd_stages_are_problems(parts: dict[str, object], problem: str) -> None:
    assert staged(**parts).problems == (problem,)


def test_that_without_a_today_no_stage_has_gone_by() -> None:
    old = replace(BETA, on=date(2020, 1, 1), outsiders=False)

    assert plan(replace(released(), stages=(old,))).problems == ()


WATER = Partner(id="p1", name="Waterworks", starts=date(2027, 1, 15), ends=date(2027, 2, 12))


def joined(release: Release | None = None, **parts: object) -> ReleasePlan:
    partner = replace(WATER, **parts)  # type: ignore[arg-type]
    return plan(replace(release or released(), partners=(partner,)), TODAY)


def test_that_each_partner_has_their_own_start_end_and_terms() -> None:
    made = joined(signed=True, terms="Defence only.")
    access = next(one for one in made.milestones if one.uid == "p1")

    assert (access.on, access.ends) == (date(2027, 1, 15), date(2027, 2, 12))
    assert access.computed == (
        "The access of this partner starts on 15 Jan 2027 (Fri) and ends on 12 Feb 2027 (Fri); "
        "the agreement is signed. Terms: Defence only."
    )
    assert made.problems == ()


def test_that_an_access_without_end_and_one_without_start_are_said_to_be() -> None:
    endless, unknown = (
        next(one for one in made.milestones if one.uid == "p1")
        for made in (joined(ends=None, signed=False), joined(starts=None))
    )

    assert "has no end in the plan; the agreement is not signed yet." in endless.computed
    assert (unknown.on, unknown.computed) == (None, "No first day of access is given yet.")


@pytest.mark.parametrize(
    ("release", "parts", "problem"),
    [
        (
            None,
            {"ends": date(2027, 1, 14)},
            (
                "The access of Waterworks ends on 14 Jan 2027 (Thu), before it starts on 15 Jan 2027 "
                "(Fri)."
            ),
        ),
        (
            None,
            {"starts": date(2027, 1, 4)},
            (
                "The access of Waterworks starts on 4 Jan 2027 (Mon), before the release to other "
                "trusted partners on 15 Jan 2027 (Fri), from which the window is counted back."
            ),
        ),
        (
            released(partners=None),
            {},
            (
                "A partner's access starts on 15 Jan 2027 (Fri), yet no day is given for the release "
                "to other trusted partners."
            ),
        ),
    ],
)
def test_that_odd_accesses_are_problems(
    release: Release | None, parts: dict[str, object], problem: str
) -> None:
    assert joined(release, **parts).problems == (problem,)
