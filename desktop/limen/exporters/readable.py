"""The casefile as one readable JSON document: every answer in words, and exactly.

The shape is a contract with scripts: a key is never renamed or left out.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from limen.domain.answers import Answer
from limen.domain.case import Case
from limen.domain.forms import Question
from limen.domain.records import Record
from limen.engine.interpret import shown

FORMAT = "limen-casefile/1"

_EVIDENCE = (
    "id",
    "name",
    "sha256",
    "size",
    "added",
    "obtained",
    "kind",
    "keeping",
    "path",
    "begins",
    "ends",
    "expires",
    "note",
)

Exact = Callable[[Answer], dict[str, Any]]
"""An answer as plain JSON, without loss."""


def write(case: Case, exact: Exact) -> bytes:
    """The bytes of the document, UTF-8."""
    casefile = case.casefile
    document = {
        "format": FORMAT,
        "organization": casefile.organization.name,
        "example": casefile.example,
        "newest_entry": casefile.sequence,
        "rulebook": {
            "version": case.rulebook.version,
            "as_of": case.rulebook.as_of.isoformat(),
            "sha256": case.rulebook.sha256,
        },
        "records": [_record(case, record, exact) for record in casefile.records],
        "evidence": [
            {part: _plain(getattr(one, part)) for part in _EVIDENCE} for one in casefile.evidence
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(part: str | int | date | None) -> str | int | None:
    return part.isoformat() if isinstance(part, date) else part


def _record(case: Case, record: Record, exact: Exact) -> dict[str, Any]:
    return {
        "id": record.id,
        "kind": record.kind.value,
        "name": record.name,
        "parent": record.parent or None,
        "answers": [
            {
                "question": key,
                "label": label,
                "shown": words,
                "answer": exact(answer),
            }
            for key, label, words, answer in answers(case, record)
        ],
    }


def answers(case: Case, record: Record) -> Iterator[tuple[str, str, str, Answer]]:
    """What is said about *record*: key, label, the answer in words, and the answer itself.

    In the order of the interview; what the interview does not ask (any more) comes last.
    """
    said = case.casefile.said(record.id)
    questions = {one.key: one for one in case.interview[record.kind].questions}
    asked = [key for key in questions if key in said]
    for key in (*asked, *sorted(said.keys() - questions.keys())):
        question = questions.get(key)
        yield key, question.label if question else key, _words(question, said[key]), said[key]


def _words(question: Question | None, answer: Answer) -> str:
    return shown(question, answer) if question else answer.said or str(answer.silence or "")
