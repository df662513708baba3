"""What is due can be met; what is not met is late from the day after its own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import sample_case

from limen.domain.answers import Answer
from limen.domain.calendar import Agenda, Lane, Met, Milestone, Standing
from limen.domain.forms import RecordKind
from limen.domain.records import Casefile, Record
from limen.engine.calendar.agenda import agenda
from limen.engine.calendar.duties import mark, settled, unplaced
from limen.engine.case import examine
from limen.library.interview import interview
from limen.library.rulebook import rulebook

TODAY = date(2026, 11, 24)
DUE = Milestone(
    uid="e-tell", what="Tell them", on=date(2026, 11, 20), computed="Counted.", lane=Lane.CLOCKS,
    duty="tell",
)  # fmt: skip
HUGE = (sample_case.TUNING, "tokens", "60T")
RICH = (sample_case.LAB, "annual_gross_revenue", "USD 900M")
ESCAPE = Record(id="escape", kind=RecordKind.EVENT, name="Escape", parent="tuned")
SENT = Record(id="sent", kind=RecordKind.DUTY, name="Sent", parent="escape")
WAS = (
    (ESCAPE, "event", "incident"),
    (ESCAPE, "at", "2026-11-02 14:30 America/Los_Angeles"),
)


def found(*said: tuple[Record, str, str]) -> Agenda:
    """The dates of a model that trips the figures of all laws, with events and met duties."""
    casefile: Casefile = sample_case.casefile(HUGE, RICH)
    for record in dict.fromkeys(one[0] for one in said):
        casefile = casefile.with_record(record)
    for record, key, raw in said:
        casefile = casefile.with_answer(record.id, key, sample_case.answer(record, key, raw))
    book = rulebook()
    case = examine(casefile, book, interview(book), TODAY)
    return agenda(case, case.of("tuned"))


def due(agenda: Agenda) -> Mapping[str, Milestone]:
    return {one.uid: one for event in agenda.events for one in event.milestones}


def met(**parts: object) -> Met:
    return replace(Met(id="d", name="Sent", duty="tell", on=date(2026, 11, 18)), **parts)  # type: ignore[arg-type]


def test_that_a_duty_whose_day_has_gone_by_is_late_until_it_is_met() -> None:
    (late,) = settled((DUE,), (), TODAY)
    (done,) = settled((DUE,), (met(),), TODAY)

    assert (late.late, mark(late)) == (True, "✗ late")
    assert (done.late, done.standing) == (False, Standing.HAPPENED)
    assert mark(done) == "✓ met on 18 Nov 2026 (Wed)"


def test_that_a_duty_is_not_late_on_its_day_nor_without_one() -> None:
    days = (replace_day(TODAY), replace_day(None))

    assert [one.late for one in settled(days, (), TODAY)] == [False, False]
    assert [one.late for one in settled((DUE,), (), None)] == [False]


def replace_day(on: date | None) -> Milestone:
    return DUE._replace(on=on)


def test_that_only_a_duty_can_be_met_or_late() -> None:
    possible = DUE._replace(duty="")

    assert list(settled((possible,), (met(duty="Tell them"),), TODAY)) == [possible]
    assert mark(possible) == ""


def test_that_the_sentence_says_how_far_from_its_day_it_was_met() -> None:
    days = (date(2026, 11, 18), date(2026, 11, 20), date(2026, 11, 21))
    sentences = [next(settled((DUE,), (met(on=day),), TODAY)).computed for day in days]
    undated = next(settled((replace_day(None),), (met(),), TODAY)).computed

    assert sentences == [
        "Met on 18 Nov 2026 (Wed), 2 days before the day to plan on. Counted.",
        "Met on 20 Nov 2026 (Fri). Counted.",
        "Met on 21 Nov 2026 (Sat), 1 day after the day to plan on. Counted.",
    ]
    assert undated == "Met on 18 Nov 2026 (Wed). Counted."


def test_that_a_duty_is_known_by_its_title_too() -> None:
    assert next(settled((DUE,), (met(duty="  tell  THEM "),), TODAY)).met is not None


def test_that_without_a_day_nothing_is_met() -> None:
    (made,) = settled((DUE,), (met(on=None),), TODAY)

    assert made.computed.startswith("“Sent” says that it was met, and not on which day")
    assert (made.late, made.met) == (True, None)


def test_that_what_names_nothing_that_is_counted_is_told() -> None:
    assert list(unplaced((DUE,), (met(), met(duty="tell us")))) == [
        "“Sent”: nothing that is counted here is called “tell us”."
    ]


def test_that_a_step_that_is_done_says_so() -> None:
    step = DUE._replace(lane=Lane.PREPARATION, duty="", standing=Standing.HAPPENED)

    assert mark(step) == "✓ done"


def test_that_an_incident_that_was_reported_is_met_and_by_whom() -> None:
    told = due(
        found(*WAS, (SENT, "duty", "ca-incident"), (SENT, "met_on", "2026-11-16"), (SENT, "met_by", "Ada"))
    )  # fmt: skip
    reported = told["escape-ca-incident"]

    assert reported.met == Met(
        id="sent", name="Sent", duty="ca-incident", on=date(2026, 11, 16), by="Ada"
    )
    assert reported.rests_on[:2] == (("sent", "met_on"), ("escape", "at"))


def test_that_nothing_is_late_under_an_act_that_has_no_effect_yet() -> None:
    told = due(found(*WAS))

    assert told["escape-ca-incident"].late
    assert "takes effect only on 1 Jan 2027" in told["escape-ny-incident"].computed
    assert (told["escape-ny-incident"].late, told["escape-ny-incident"].duty) == (False, "")


def test_that_what_falls_due_once_the_act_has_effect_is_owed() -> None:
    sent = Record(id="sent", kind=RecordKind.EVENT, name="Sent", parent="tuned")
    told = due(found((sent, "event", "summary-sent"), (sent, "at", "2026-08-20 12:00 UTC")))

    days = {uid[-1]: (one.on, one.duty) for uid, one in told.items() if "ny-summary" in uid}
    assert days["1"] == (date(2026, 11, 20), "")
    assert days["2"] == (date(2027, 2, 20), "ny-summary-2")


def test_that_a_record_without_a_duty_is_known_by_its_name() -> None:
    named = replace(SENT, name="ca-incident")
    told = due(found(*WAS, (named, "met_on", "2026-11-16")))

    assert told["escape-ca-incident"].met is not None


def test_that_a_duty_of_a_release_can_be_met() -> None:
    sent = replace(SENT, parent="winter")
    said = ((sent, "duty", "ca-transparency"), (sent, "met_on", "2026-11-20"))
    (plan,) = found(*said).plans
    (other,) = found((sent, "duty", "nothing"), (sent, "met_on", "2026-11-20")).plans

    report = next(one for one in plan.milestones if one.uid == "winter-ca-transparency")
    assert report.met is not None
    assert "“Sent”: nothing that is counted here is called “nothing”." in other.problems


def test_that_the_next_event_of_its_kind_has_met_what_was_due_before_it() -> None:
    first = Record(id="first", kind=RecordKind.EVENT, name="First", parent="tuned")
    second = replace(first, id="second", name="Second")
    told = due(
        found(
            (first, "event", "summary-sent"),
            (first, "at", "2026-01-05 12:00 UTC"),
            (second, "event", "summary-sent"),
            (second, "at", "2026-07-20 12:00 UTC"),
        )
    )
    days = {uid: (one.on, mark(one)) for uid, one in told.items() if "ca-summary" in uid}

    assert days == {
        "first-ca-summary-1": (date(2026, 4, 5), "✓ met on 20 Jul 2026 (Mon)"),
        "first-ca-summary-2": (date(2026, 7, 5), "✓ met on 20 Jul 2026 (Mon)"),
        "first-ca-summary-3": (date(2026, 10, 5), "✓ met on 20 Jul 2026 (Mon)"),
        "second-ca-summary-1": (date(2026, 10, 20), "✗ late"),
        "second-ca-summary-2": (date(2027, 1, 20), ""),
        "second-ca-summary-3": (date(2027, 4, 20), ""),
        "second-ca-summary-4": (date(2027, 7, 20), ""),
    }


def test_that_events_without_a_moment_follow_nothing() -> None:
    first = Record(id="first", kind=RecordKind.EVENT, name="First", parent="tuned")
    second = replace(first, id="second", name="Second")
    told = due(
        found(
            (first, "event", "summary-sent"),
            (second, "event", "summary-sent"),
            (second, "at", "2026-07-20 12:00 UTC"),
        )
    )

    assert told["first-ca-summary"].on is None
    assert not any(one.met for one in told.values())


def test_that_silence_about_a_duty_leaves_it_open() -> None:
    casefile = sample_case.casefile(HUGE).with_record(ESCAPE).with_record(SENT)
    for record, key, raw in WAS:
        casefile = casefile.with_answer(record.id, key, sample_case.answer(record, key, raw))
    casefile = casefile.with_answer("sent", "duty", Answer(value="ca-incident", said="ca-incident"))
    book = rulebook()
    case = examine(casefile, book, interview(book), TODAY)

    assert due(agenda(case, case.of("tuned")))["escape-ca-incident"].late
