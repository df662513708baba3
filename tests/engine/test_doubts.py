from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st
from screened import TODAY, Lab, book, flop, rule

from limen.domain.case import Case
from limen.domain.forms import AnswerKind, Form, Interview, Page, Question, RecordKind
from limen.domain.quantities import exactly
from limen.domain.training import Doubt
from limen.engine.calendar.problems import beside as odd
from limen.engine.calendar.said import release
from limen.engine.case import examine
from limen.engine.doubts import beside, doubts
from limen.library.interview import interview
from limen.library.rulebook import rulebook


def asked(kind: RecordKind, *questions: Question) -> Form:
    page = Page(key="p", title="P", section="C", question=questions)
    return Form(record=kind, title="", plural="", invitation="", page=(page,))


def dated(key: str, *, past: bool = False, not_before: str = "") -> Question:
    return Question(
        key=key, kind=AnswerKind.DATE, label=key, why="", past=past, not_before=not_before
    )


def figured(key: str) -> Question:
    return Question(key=key, kind=AnswerKind.QUANTITY, label=key, why="")


ASKED: Interview = {
    RecordKind.TRAINING_RUN: asked(
        RecordKind.TRAINING_RUN,
        dated("start_date"),
        dated("end_date", not_before="start_date"),
        *map(figured, ("chip_hours", "chip_count", "parameters_total", "parameters_active")),
        *map(figured, ("tokens", "reported_flop")),
    ),
    RecordKind.EVALUATION: asked(
        RecordKind.EVALUATION,
        dated("date", past=True),
        *map(figured, ("samples_total", "samples_used", "samples_failed", "refusals")),
    ),
}


def lab(**said: object) -> Lab:
    made = Lab()
    made.add(RecordKind.TRAINING_RUN, "r", "Run")
    return made.say("r", **said)  # type: ignore[arg-type]  # facts are named in each test


def examined(made: Lab) -> Case:
    return examine(made.casefile, book(rule()), ASKED, TODAY)


def found(made: Lab, record: str = "r") -> tuple[Doubt, ...]:
    case = examined(made)
    told = case.casefile.record(record)
    assert told is not None
    return doubts(case, told)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("samples_used", "50 tasks count in the score, but the evaluation has 40: repeats make no"),
        ("samples_failed", "50 tasks ended in an error, but the evaluation has 40."),
        ("refusals", "50 tasks were refused, but the evaluation has 40: a task counts once"),
    ],
)
def test_that_no_more_tasks_are_of_a_kind_than_there_are(question: str, says: str) -> None:
    made = Lab()
    made.add(RecordKind.EVALUATION, "e", "Range")
    fine = made.say("e", samples_total=exactly(40), **{question: exactly(40)})
    assert found(fine, "e") == ()
    wrong = made.say("e", **{question: exactly(50)})

    (doubt,) = found(wrong, "e")
    assert doubt.question == question
    assert doubt.text.startswith(says)


def test_that_an_evaluation_cannot_lie_after_today() -> None:
    made = Lab()
    made.add(RecordKind.EVALUATION, "e", "Range")
    assert found(made.say("e", date=TODAY), "e") == ()
    (doubt,) = found(made.say("e", date=date(2026, 12, 1)), "e")
    assert doubt.question == "date"
    assert doubt.text == "1 Dec 2026 (Tue) is after today, 24 Nov 2026 (Tue)."


def test_that_an_end_cannot_lie_before_its_beginning() -> None:
    (doubt,) = found(lab(start_date=date(2026, 3, 2), end_date=date(2026, 3, 1)))
    assert (doubt.question, "before the beginning" in doubt.text) == ("end_date", True)
    assert found(lab(start_date=date(2026, 3, 2), end_date=date(2026, 3, 2))) == ()
    assert found(lab(end_date=date(2026, 3, 2))) == ()


@pytest.mark.parametrize(("hours", "doubted"), [(24 * 10 * 8, False), (24 * 10 * 8 + 1, True)])
def test_that_chips_have_only_so_many_hours(hours: int, doubted: bool) -> None:
    made = lab(
        start_date=date(2026, 3, 1),
        end_date=date(2026, 3, 10),
        chip_hours=exactly(hours),
        chip_count=exactly(8),
    )
    assert [one.question for one in found(made)] == ["chip_hours"] * doubted


def test_that_a_planned_run_may_lie_ahead() -> None:
    assert found(lab(start_date=date(2027, 1, 1))) == ()


def test_that_what_was_noticed_in_counting_stands_beside_its_question() -> None:
    made = lab(parameters_total=exactly(7), parameters_active=exactly(8), tokens=exactly(100))
    case = examined(made)
    run = case.casefile.record("r")
    assert run is not None
    assert "More parameters are active" in beside(case, run, "parameters_active")
    assert beside(case, run, "tokens") == ""


def test_that_a_record_that_nobody_asks_about_has_no_doubts() -> None:
    assert found(Lab(), "model") == ()
    assert found(lab(reported_flop=flop("1e24"))) == ()


RELEASES: Interview = {
    RecordKind.RELEASE: asked(
        RecordKind.RELEASE,
        dated("trusted_partner_release"),
        dated("public_release"),
        figured("window_days"),
    ),
    RecordKind.EVENT: asked(
        RecordKind.EVENT,
        Question(key="at", kind=AnswerKind.INSTANT, label="at", why="", past=True),
    ),
}


def beside_release(question: str, **answers: object) -> str:
    made = Lab()
    made.add(RecordKind.RELEASE, "l", "Spring")
    made.say("l", **answers)  # type: ignore[arg-type]
    case = examine(made.casefile, book(rule()), RELEASES, TODAY)
    return beside(case, case.casefile.records[-1], question)


def test_that_what_is_odd_about_a_release_is_said_beside_its_answers() -> None:
    ahead, behind = date(2027, 1, 15), date(2026, 11, 20)

    assert beside_release("public_release", public_release=ahead) == ""
    assert beside_release(
        "public_release", trusted_partner_release=ahead, public_release=date(2027, 1, 5)
    ) == (
        "The public release on 5 Jan 2027 (Tue) lies before the release to other trusted "
        "partners on 15 Jan 2027 (Fri)."
    )
    assert beside_release("trusted_partner_release", trusted_partner_release=behind) == (
        "The release to other trusted partners on 20 Nov 2026 (Fri) has gone by: say whether it "
        "has happened."
    )
    assert "has gone by" in beside_release("public_release", public_release=behind)
    assert "a scenario of your own" in beside_release("window_days", window_days=exactly(90))


def test_that_an_event_cannot_happen_after_today() -> None:
    made = Lab()
    made.add(RecordKind.EVENT, "e", "Escape")

    def said(at: str) -> str:
        made.say("e", at=at)
        case = examine(made.casefile, book(rule()), RELEASES, TODAY)
        return beside(case, case.casefile.records[-1], "at")

    assert said("2026-11-24T10:00:00+00:00") == ""
    assert said("no instant") == ""
    assert said("2026-12-01T10:00:00+00:00") == (
        "1 Dec 2026 (Tue) is after today, 24 Nov 2026 (Tue)."
    )


STANDINGS = ("planned", "fixed", "happened")


@given(
    st.none() | st.integers(min_value=-60, max_value=60),
    st.none() | st.integers(min_value=-60, max_value=60),
    st.none() | st.integers(min_value=1, max_value=60),
    st.none() | st.sampled_from(STANDINGS),
)
def test_that_nothing_odd_about_a_release_is_overlooked(
    partners: int | None, public: int | None, window: int | None, standing: str | None
) -> None:
    days = {"trusted_partner_release": partners, "public_release": public}
    answers: dict[str, object] = {
        key: TODAY + timedelta(days=number) for key, number in days.items() if number is not None
    }
    if window is not None:
        answers["window_days"] = exactly(window, "days")
    if standing is not None:
        answers["trusted_partner_standing"] = answers["public_standing"] = standing
    made = Lab()
    made.add(RecordKind.RELEASE, "l", "Spring")
    made.say("l", **answers)  # type: ignore[arg-type]
    case = examine(made.casefile, book(rule()), interview(rulebook()), TODAY)
    record = case.casefile.records[-1]

    planned = release(case.casefile, record, case.interview)
    told = [(one.question, one.text) for one in doubts(case, record)]
    assert told == list(odd(planned, TODAY))
