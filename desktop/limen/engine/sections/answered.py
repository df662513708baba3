"""What was answered, question by question: the body of most parts, A to D and F to K.

Every question that counts is printed with its answer or with the reason why it has none.
"""

from collections.abc import Iterator

from limen.domain.answers import Answer, Provenance, Silence
from limen.domain.dossier import Fact, Facts, Paragraph, Section
from limen.domain.forms import AnswerKind, Page, Question, RecordKind
from limen.domain.records import Record
from limen.engine import interpret, words
from limen.engine.sections.matter import Matter, short


def section(matter: Matter, letter: str) -> Section:
    """Part *letter*: its introduction and the answers to its questions."""
    part = matter.wording.part[letter]
    told = tuple(pages(matter, letter))
    if matter.public:
        rest = (matter.say("withheld-rest" if told else "withheld-here"),)
    else:
        rest = (*_missing_records(matter, letter), *(() if told else (part.empty,)))
    blocks = tuple(Paragraph(text=text) for text in (part.intro, *rest))
    return matter.part(letter, *told, blocks=blocks)


def pages(matter: Matter, letter: str) -> Iterator[Section]:
    """The pages of the questionnaires that belong to part *letter*, record by record."""
    for record in matter.records:
        for page in matter.form(record).page:
            if page.section == letter and (rows := facts(matter, record, page)):
                title = _title(matter, record, page)
                yield Section(letter="", title=title, blocks=(Facts(rows=rows),), minor=True)


def facts(matter: Matter, record: Record, page: Page) -> tuple[Fact, ...]:
    """The answers about *record* that stand on *page*."""
    return tuple(
        fact(matter, record, question)
        for question in matter.asked_on(record, page)
        if matter.shows(record, question)
    )


def fact(matter: Matter, record: Record, question: Question) -> Fact:
    """One answer with everything that this version prints around it."""
    answer = matter.answer(record, question)
    known = answer.silence is None
    value = interpret.shown(question, answer) if known else silence(matter, answer)
    asides = () if matter.public else tuple(_asides(matter, answer))
    if matter.counsel:
        asides += tuple(_for_counsel(matter, question, answer, value))
    return Fact(
        label=question.label,
        value=value,
        silent=not known,
        asides=asides,
    )


def silence(matter: Matter, answer: Answer) -> str:
    """A non-answer in words; why something is withheld is for counsel alone."""
    name = (answer.silence or Silence.NOT_ASKED).name.lower().replace("_", "-")
    if answer.silence is Silence.LATER and answer.until is not None:
        return matter.say("silence-later-on", day=words.day(answer.until))
    told = answer.silence is not Silence.WITHHELD or matter.counsel
    if answer.because and told:
        return matter.say(f"silence-{name}-because", because=answer.because)
    return matter.say(f"silence-{name}")


def _title(matter: Matter, record: Record, page: Page) -> str:
    if record.kind in {RecordKind.ORGANIZATION, RecordKind.MODEL}:
        return "" if page.title == matter.wording.part[page.section].title else page.title
    return f"{matter.named(record)} · {page.title}"


def _missing_records(matter: Matter, letter: str) -> Iterator[str]:
    present = {record.kind for record in matter.records}
    for kind, form in matter.case.interview.items():
        if kind not in present and any(page.section == letter for page in form.page):
            plural = form.plural.lower()
            yield matter.say("no-record", plural=plural)


def _asides(matter: Matter, answer: Answer) -> Iterator[str]:
    if answer.provenance.source:
        yield matter.say("source", source=_cited(answer.provenance))
    if answer.evidence:
        yield matter.say("evidence", names=_evidence(matter, answer.evidence))
    if answer.unsure:
        yield matter.say("unsure")


def _for_counsel(matter: Matter, question: Question, answer: Answer, shown: str) -> Iterator[str]:
    if question.kind is AnswerKind.QUANTITY and answer.said not in shown:
        yield matter.say("typed", said=answer.said)
    if answer.note:
        yield matter.say("note", note=answer.note)


def _cited(provenance: Provenance) -> str:
    confidence = provenance.confidence.value if provenance.confidence else ""
    parts = (provenance.source, provenance.place, provenance.date, confidence, provenance.url)
    return " · ".join(part for part in parts if part)


def _evidence(matter: Matter, identifiers: tuple[str, ...]) -> str:
    names = {one.id: short(one.name) for one in matter.case.casefile.evidence}
    return words.listed(tuple(names.get(one, one) for one in identifiers))
