"""A casefile of two models and an empty one, said in words, with all that follows from it."""

from dataclasses import replace
from datetime import date
from functools import cache

from limen.domain.answers import Answer, Silence
from limen.domain.case import Case
from limen.domain.evidence import Evidence
from limen.domain.forms import RecordKind
from limen.domain.history import Action, Entry, Manner
from limen.domain.records import Casefile, Record
from limen.engine.case import examine
from limen.engine.interpret import interpret
from limen.library.interview import interview
from limen.library.rulebook import rulebook

TODAY = date(2026, 11, 24)
LAB = Record(id="lab", kind=RecordKind.ORGANIZATION, name="Example Lab")
SMALL = Record(id="small", kind=RecordKind.MODEL, name="Olmo 3 32B", parent="lab")
TUNED = Record(id="tuned", kind=RecordKind.MODEL, name="Hermes 3 405B", parent="lab")
EMPTY = Record(id="empty", kind=RecordKind.MODEL, name="Untitled model", parent="lab")
PRE = Record(id="pre", kind=RecordKind.TRAINING_RUN, name="Pre-training", parent="small")
MID = Record(id="mid", kind=RecordKind.TRAINING_RUN, name="Mid-training", parent="small")
TUNING = Record(id="sft", kind=RecordKind.TRAINING_RUN, name="Fine-tuning", parent="tuned")
SPRING = Record(id="spring", kind=RecordKind.RELEASE, name="Spring release", parent="small")
WINTER = Record(id="winter", kind=RecordKind.RELEASE, name="Winter release", parent="tuned")
CONFIG = Evidence(
    id="e1", name="config.json", sha256="5f" * 32, size=1_536, added="2026-11-20T10:02:11.000Z"
)
REPORT = Evidence(
    id="e2",
    name="technical-report-of-the-base-model.pdf",
    sha256="a0" * 32,
    size=9_437_184,
    added="2026-11-21T16:40:00.000Z",
)

_SAID = (
    (LAB, "annual_gross_revenue", "USD 12M"),
    (SMALL, "weights", "open"),
    (SMALL, "modifies_base", "no"),
    (SMALL, "generates_language_or_images", "yes"),
    (SMALL, "biological_sequences", "no"),
    (PRE, "purpose", "pre-training"),
    (PRE, "method", "operations"),
    (PRE, "parameters_total", "32B"),
    (PRE, "parameters_active", "32B"),
    (PRE, "tokens", "5.5T"),
    (MID, "purpose", "continued pre-training"),
    (MID, "method", "operations"),
    (MID, "parameters_total", "32B"),
    (MID, "parameters_active", "32B"),
    (MID, "tokens", "80B to 150B"),
    (SPRING, "trusted_partner_release", "2027-01-15"),
    (SPRING, "public_release", "2027-02-05"),
    (TUNED, "weights", "open"),
    (TUNED, "modifies_base", "yes"),
    (TUNED, "base", "Llama 3.1 405B"),
    (TUNED, "base_compute_known", "yes"),
    (TUNING, "purpose", "fine-tuning"),
    (TUNING, "method", "operations"),
    (TUNING, "parameters_total", "405B"),
    (TUNING, "parameters_active", "405B"),
    (TUNING, "tokens", "390M to 1.6B"),
    (WINTER, "trusted_partner_release", "2026-12-18"),
    (WINTER, "public_release", "2027-01-08"),
)


@cache
def case(*answers: tuple[Record, str, str], today: date = TODAY) -> Case:
    """The sample with further *answers* (record, question, text), examined."""
    book = rulebook()
    return examine(casefile(*answers), book, interview(book), today)


def casefile(*answers: tuple[Record, str, str]) -> Casefile:
    """The sample's casefile with further *answers*."""
    made = Casefile(
        records=(LAB, SMALL, TUNED, EMPTY, PRE, MID, TUNING, SPRING, WINTER),
        evidence=(CONFIG, REPORT),
        example=True,
        sequence=len(_SAID),
    )
    for record, key, raw in (*_SAID, *answers):
        made = made.with_answer(record.id, key, answer(record, key, raw))
    backed = replace(made.answer("pre", "parameters_total"), evidence=("e1",), unsure=True)
    made = made.with_answer("pre", "parameters_total", backed)
    made = made.with_answer("lab", "weight_security", Answer(silence=Silence.WITHHELD))
    return made.with_answer("tuned", "data_sources", Answer(silence=Silence.DONT_KNOW))


def answer(record: Record, key: str, raw: str) -> Answer:
    """The answer that typing *raw* gives."""
    form = interview(rulebook())[record.kind]
    question = next(one for one in form.questions if one.key == key)
    return interpret(question, raw)


def entry(sequence: int, action: Action, record: str, **more: object) -> Entry:
    """One line of a log, without seals."""
    line = Entry(
        sequence=sequence,
        step=sequence,
        at=f"2026-11-2{sequence % 5}T14:0{sequence % 10}:11.000Z",
        who="Ada Example",
        manner=Manner.TYPED,
        action=action,
        record=record,
        before="0" * 64,
        hash="1" * 64,
    )
    return replace(line, **more)  # type: ignore[arg-type]
