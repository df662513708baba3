"""Facts that contradict each other or cannot be: named beside the question, never silently used."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from limen.domain.case import Case
from limen.domain.forms import AnswerKind, Question, RecordKind
from limen.domain.quantities import Quantity
from limen.domain.records import Answers, Record
from limen.domain.training import Doubt
from limen.engine import hear, words
from limen.engine.meaning import day, figure, instant, text
from limen.engine.runs import heard

_HOURS = 24
_AHEAD = 30
_STANDINGS = ("trusted_partner_standing", "public_standing")


def doubts(case: Case, record: Record) -> tuple[Doubt, ...]:
    """What is doubtful about the answers of *record* that count on the day of *case*."""
    return _doubts(case, record, _counted(case, record))


def all_doubts(case: Case, records: Iterable[Record]) -> Iterator[tuple[Record, Doubt]]:
    """The doubts about each of *records*, with the record."""
    for record in records:
        yield from ((record, one) for one in doubts(case, record))


def _doubts(case: Case, record: Record, counted: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    form = case.interview.get(record.kind)
    said = heard(case.casefile, record, case.interview)
    asked = hear.asked(form, said, hear.above(case.casefile, record)) if form else ()
    found = (
        *_dates(case.today, asked, said),
        *_plan(case, record, said),
        *_clock(record, said),
        *_tasks(record, said),
        *counted,
    )
    return tuple(dict.fromkeys(found))


def beside(case: Case, record: Record, question: str) -> str:
    """The doubts about one answer, as one text; empty where there is none."""
    return "\n".join(one.text for one in doubts(case, record) if one.question == question)


def _plan(case: Case, record: Record, said: Answers) -> Iterator[Doubt]:
    """What is odd about the days of a planned release."""
    if record.kind is RecordKind.RELEASE and not _lies_ahead(said, case.today):
        from limen.engine.calendar.problems import beside as odd  # noqa: PLC0415 - few need dates
        from limen.engine.calendar.said import release  # noqa: PLC0415

        planned = release(case.casefile, record, case.interview)
        for question, text in odd(planned, case.today):
            yield Doubt(question=question, text=text)


def _lies_ahead(said: Answers, today: date) -> bool:
    """Whether a plan is so ordinary that it need not be counted to see that nothing is odd about it."""
    partners, public = day(said, "trusted_partner_release"), day(said, "public_release")
    if "window_days" in said or "happened" in {text(said, key) for key in _STANDINGS}:
        return False
    if partners and public and public < partners:
        return False
    return all(on is None or (on - today).days > _AHEAD for on in (partners, public))


def _dates(today: date, asked: tuple[Question, ...], said: Answers) -> Iterator[Doubt]:
    for question in asked:
        given = _given(question, said)
        if given is None:
            continue
        if question.past and given > today:
            text = f"{words.day(given)} is after today, {words.day(today)}."
            yield Doubt(question=question.key, text=text)
        begun = day(said, question.not_before) if question.not_before else None
        if begun is not None and given < begun:
            text = f"{words.day(given)} is before the beginning, {words.day(begun)}."
            yield Doubt(question=question.key, text=text)


def _given(question: Question, said: Answers) -> date | None:
    """The day that answers a question, or that of an instant where it was told."""
    if question.kind is not AnswerKind.INSTANT:
        return day(said, question.key)
    at = instant(said, question.key)
    return at.date() if at else None


def _clock(record: Record, said: Answers) -> Iterator[Doubt]:
    """More chip-hours than all chips have between the run's first and last day."""
    begun, ended = day(said, "start_date"), day(said, "end_date")
    hours, chips = figure(said, "chip_hours"), figure(said, "chip_count")
    if record.kind is not RecordKind.TRAINING_RUN or begun is None or ended is None:
        return
    days = (ended - begun).days + 1
    if hours is not None and chips is not None and 0 < days * _HOURS * chips.high < hours.low:
        yield Doubt(question="chip_hours", text=_too_many(hours, chips, days))


_OF_TASKS = {
    "samples_used": "{} tasks count in the score, but the evaluation has {}: repeats make no more "
    "tasks, and no more than that are counted.",
    "samples_failed": "{} tasks ended in an error, but the evaluation has {}.",
    "refusals": "{} tasks were refused, but the evaluation has {}: a task counts once, however often "
    "it was repeated.",
}


def _tasks(record: Record, said: Answers) -> Iterator[Doubt]:
    """More tasks of a kind than an evaluation has."""
    total = figure(said, "samples_total")
    if record.kind is not RecordKind.EVALUATION or total is None:
        return
    for question, why in _OF_TASKS.items():
        some = figure(said, question)
        if some is not None and some.low > total.high:
            counts = (words.figure(one.central) for one in (some, total))
            yield Doubt(question=question, text=why.format(*counts))


def _too_many(hours: Quantity, chips: Quantity, days: int) -> str:
    most = words.figure(Decimal(days * _HOURS) * chips.central)
    span = words.counted(days, "day")
    return (
        f"{words.figure(hours.central)} chip-hours are more than {words.figure(chips.central)} "
        f"chips have in {span}, which is {most}: the hours, the chips or the days are others."
    )


def _counted(case: Case, record: Record) -> tuple[Doubt, ...]:
    """What was noticed when the run that *record* is about was counted."""
    if record.kind is not RecordKind.TRAINING_RUN:
        return ()
    runs = case.of(record.parent).screening.runs
    return tuple(doubt for count in runs if count.run.id == record.id for doubt in count.doubts)
