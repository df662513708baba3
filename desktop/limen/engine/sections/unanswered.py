"""Annex: every question that counts and has no value, and what is unsure or parked."""

from collections.abc import Iterator

from limen.domain.answers import Answer, Silence
from limen.domain.dossier import Paragraph, Section, Table
from limen.domain.forms import Question
from limen.domain.records import Record
from limen.engine import interpret
from limen.engine.sections import answered
from limen.engine.sections.matter import Matter

Said = tuple[Record, Question, Answer]
_ORDER = (
    Silence.NOT_ASKED,
    Silence.DONT_KNOW,
    Silence.LATER,
    Silence.WITHHELD,
    Silence.DOESNT_APPLY,
)
_ALIKE = (Silence.NOT_ASKED, Silence.DONT_KNOW)


def section(matter: Matter) -> Section:
    """One table for each kind of silence that occurs, then what is unsure, then what is parked."""
    part = matter.wording.part["unanswered"]
    tables = tuple(_tables(matter))
    text = part.intro if tables else part.empty
    return matter.part("unanswered", *tables, blocks=(Paragraph(text=text),))


def _tables(matter: Matter) -> Iterator[Section]:
    said = [one for one in _asked(matter) if matter.shows(one[0], one[1])]
    for silence in _ORDER:
        silent = [one for one in said if one[2].silence is silence]
        table = _listed if silence in _ALIKE else _detailed
        yield from table(matter, silence.name.lower().replace("_", "-"), silent)
    if not matter.public:
        unsure = [one for one in said if one[2].unsure and one[2].known]
        yield from _detailed(matter, "unsure", unsure)
        yield from _detailed(matter, "parked", list(_parked(matter)))


def _asked(matter: Matter) -> Iterator[Said]:
    for record in matter.records:
        for question in matter.asked(record):
            yield record, question, matter.answer(record, question)


def _parked(matter: Matter) -> Iterator[Said]:
    for record in matter.records:
        for question in matter.parked(record):
            said = matter.answer(record, question)
            yield record, question, said if matter.counsel else Answer(value=None)


def _listed(matter: Matter, name: str, said: list[Said]) -> Iterator[Section]:
    """Questions that were met with the same silence, page by page of the questionnaires."""
    about: dict[str, list[str]] = {}
    for record, question, _ in said:
        about.setdefault(_place(matter, record, question), []).append(question.label)
    rows = tuple((place, "\n".join(labels)) for place, labels in about.items())
    yield from _table(matter, name, ("record", "question"), (34, 66), rows)


def _place(matter: Matter, record: Record, question: Question) -> str:
    pages = matter.form(record).page
    title = next(page.title for page in pages if question in page.question)
    return f"{matter.named(record)} · {title}"


def _detailed(matter: Matter, name: str, said: list[Said]) -> Iterator[Section]:
    """Questions with what was said instead, one by one."""
    rows = tuple(_row(matter, one) for one in said)
    yield from _table(matter, name, ("record", "question", "detail"), (28, 40, 32), rows)


def _table(
    matter: Matter,
    name: str,
    headings: tuple[str, ...],
    widths: tuple[float, ...],
    rows: tuple[tuple[str, ...], ...],
) -> Iterator[Section]:
    if rows:
        titles = tuple(matter.say(f"head-{one}") for one in headings)
        table = Table(headings=titles, widths=widths, rows=rows)
        title = matter.say(f"title-{name}")
        yield Section(letter="", title=title, blocks=(table,), minor=True)


def _row(matter: Matter, said: Said) -> tuple[str, str, str]:
    record, question, answer = said
    known = answer.silence is None
    value = interpret.shown(question, answer) if known else answered.silence(matter, answer)
    return matter.named(record), question.label, value or matter.say("nothing-else")
