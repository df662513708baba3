"""Stored is not the same as heard: which answers count now, which wait, what to ask.

A question is asked once its condition holds.  An answer to a question that is not asked is
parked: kept, shown as parked, and left out of every finding.  Conditions look at heard answers
only, so what hangs on a parked answer is parked with it; they refer to earlier questions of the
same record and to records above.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from limen.domain.answers import Answer
from limen.domain.conditions import holds
from limen.domain.forms import Form, Question, RecordKind
from limen.domain.records import Answers, Casefile, Record
from limen.engine.same import Same


def above(casefile: Casefile, record: Record) -> Mapping[str, Answer]:
    """The answers of *record* and of the records above it, as ``kind.key``."""
    return {
        f"{one.kind}.{key}": answer
        for one in _lineage(casefile, record)
        for key, answer in casefile.said(one.id).items()
    }


def heard(form: Form, answers: Answers, above: Mapping[str, Answer]) -> Answers:
    """The *answers* that count now; keys that *form* does not know are not among them."""
    return _heard(Same(form), Same(answers), _known(form, above))


def asked(form: Form, answers: Answers, above: Mapping[str, Answer]) -> tuple[Question, ...]:
    """The questions that are asked now, in their order."""
    return _asked(Same(form), Same(answers), _known(form, above))


def _known(form: Form, above: Mapping[str, Answer]) -> tuple[Same[Answer | None], ...]:
    return tuple(Same(above.get(key)) for key in _elsewhere(Same(form)))


@lru_cache(maxsize=4096)
def _heard(
    form: Same[Form], answers: Same[Answers], known: tuple[Same[Answer | None], ...]
) -> Answers:
    """Worked out once for a form and answers that are still the very same."""
    said, now = answers.it, (question.key for question in _asked(form, answers, known))
    return {key: said[key] for key in now if key in said}


@lru_cache(maxsize=64)
def _elsewhere(form: Same[Form]) -> tuple[str, ...]:
    """The keys of records above that its conditions read, so that nothing else can matter."""
    own = f"{form.it.record}."
    read = dict.fromkeys(key for question in form.it.questions for key in question.relevant)
    return tuple(key for key in read if "." in key and not key.startswith(own))


@lru_cache(maxsize=4096)
def _asked(
    form: Same[Form], answers: Same[Answers], known: tuple[Same[Answer | None], ...]
) -> tuple[Question, ...]:
    """Worked out once for a form and answers that are still the very same."""
    pairs = zip(_elsewhere(form), known, strict=True)
    above = {key: answer.it for key, answer in pairs if answer.it is not None}
    return tuple(question for question, now in _decided(form.it, answers.it, above) if now)


def parked(form: Form, answers: Answers, above: Mapping[str, Answer]) -> tuple[Question, ...]:
    """The questions that are answered and yet not asked now."""
    return tuple(
        question
        for question, now in _decided(form, answers, above)
        if not now and question.key in answers
    )


def _decided(
    form: Form, answers: Answers, above: Mapping[str, Answer]
) -> Iterator[tuple[Question, bool]]:
    own = f"{form.record}."
    known = {key: answer for key, answer in above.items() if not key.startswith(own)}
    for question in form.questions:
        wanted = not question.volunteered or question.key in answers
        now = wanted and (not question.relevant or holds(question.relevant, known) is True)
        if now and question.key in answers:
            known[question.key] = known[own + question.key] = answers[question.key]
        yield question, now


def _lineage(casefile: Casefile, record: Record) -> Iterator[Record]:
    """The record and those above it; no longer than there are kinds, whatever a file says."""
    one: Record | None = record
    for _ in RecordKind:
        if one is None:
            return
        yield one
        one = casefile.record(one.parent)
