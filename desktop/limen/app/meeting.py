"""Saying that a duty was met: on which day, by whom, and what is on record about it."""

from collections.abc import Iterator, Mapping
from datetime import date

from limen.domain.answers import Answer
from limen.domain.calendar import Milestone
from limen.domain.case import Case
from limen.domain.errors import UnacceptableAnswerError
from limen.domain.forms import RecordKind
from limen.engine import words
from limen.engine.calendar.agenda import agendas
from limen.engine.interpret import interpret
from limen.library.interview import question

Owed = tuple[str, Milestone]
"""The id of the event or release that something is owed for, and what is owed."""


def owed(case: Case) -> Iterator[Owed]:
    """Every duty of every model, met or not."""
    for agenda in agendas(case):
        due = [(one.event.id, one.milestones) for one in agenda.events]
        due += [(one.release.id, one.milestones) for one in agenda.plans]
        yield from ((owner, one) for owner, found in due for one in found if one.duty)


def telling(case: Case, duty: Milestone, on: str, by: str, account: str) -> Mapping[str, Answer]:
    """What is said of a met *duty*, by question key; a day that is none, or to come, is refused."""
    met_on = question(case.interview, RecordKind.DUTY, "met_on")
    given = interpret(met_on, on)
    if isinstance(given.value, date) and given.value > case.today:
        said = f"that day is still to come, today is {words.day(case.today)}"
        raise UnacceptableAnswerError(met_on.label, on, said)
    texts = {"met_by": by, "account": account}
    asked = {key: question(case.interview, RecordKind.DUTY, key) for key in texts}
    more = {key: interpret(asked[key], text) for key, text in texts.items() if text.strip()}
    return {"duty": Answer(value=duty.duty, said=duty.duty), "met_on": given, **more}
