"""What differs between two cases, in words: records, answers, files, rules, findings and dates.

Both are casefiles read under a rulebook on one day; records are the same where their ids are
(`limen.engine.alignment` sees to that).  Two cases that say the same give nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from limen.domain.answers import NOT_ASKED, Answer, Meaning
from limen.domain.case import Case
from limen.domain.differences import Difference, Part
from limen.domain.evidence import Evidence
from limen.domain.forms import Question, RecordKind
from limen.domain.quantities import Quantity
from limen.domain.records import Casefile, Record
from limen.domain.rules import Rulebook
from limen.engine import words
from limen.engine.consequences import dates, findings
from limen.engine.interpret import shown, silent
from limen.engine.rule_changes import compared

_MAIN = ("", "unsure", "note", "files")
_ORIGIN = ("as typed", "exactly", "how", "source", "file read", "how surely known")


def differences(before: Case, after: Case) -> tuple[Difference, ...]:
    """What differs from *before* to *after*, part by part."""
    return (
        *_records(before.casefile, after.casefile),
        *_answers(before, after),
        *_evidence(before.casefile, after.casefile),
        *_rules(before.rulebook, after.rulebook),
        *findings(before, after),
        *dates(before, after),
    )


def _records(before: Casefile, after: Casefile) -> Iterator[Difference]:
    marks = ["example data" if one.example else "" for one in (before, after)]
    if before.example is not after.example:
        yield _record(after.organization, after.organization.name, "mark", *marks)
    for there, one, other in _side_by_side(before, after):
        if one and other and one.name != other.name:
            yield _record(there, other.name, "name", one.name, other.name)
        elif (one is None) is not (other is None):
            casefile = after if other else before
            above = casefile.record(there.parent)
            names = (each.name if each else "" for each in (one, other))
            yield _record(there, place(casefile, above), _kind(there), *names)


def _record(record: Record, about: str, what: str, before: str, after: str) -> Difference:
    return Difference(
        part=Part.RECORDS, about=about, what=what, before=before, after=after, record=record.id
    )


def place(casefile: Casefile, record: Record | None) -> str:
    """A record with those above it, below the organisation: ``Small 8B › Pre-training``."""
    names: list[str] = []
    while record is not None:
        if record.kind is not RecordKind.ORGANIZATION or not names:
            names.append(record.name)
        record = casefile.record(record.parent)
    return " › ".join(reversed(names))


def _kind(record: Record) -> str:
    return record.kind.value.replace("-", " ")


def _side_by_side(
    before: Casefile, after: Casefile
) -> Iterator[tuple[Record, Record | None, Record | None]]:
    """Each record of either, as it was and as it is; ``None`` where it is not there."""
    for there in {one.id: one for casefile in (before, after) for one in casefile.records}.values():
        yield there, before.record(there.id), after.record(there.id)


def _answers(before: Case, after: Case) -> Iterator[Difference]:
    for there, one, other in _side_by_side(before.casefile, after.casefile):
        was = before.casefile.said(there.id) if one else {}
        now = after.casefile.said(there.id) if other else {}
        for key in _keys(after, there, (*now, *was)):
            old, new = was.get(key, NOT_ASKED), now.get(key, NOT_ASKED)
            if old != new:
                yield from _answer(before, after, there, key, (old, new))


def _keys(case: Case, record: Record, said: Iterable[str]) -> tuple[str, ...]:
    """The keys in *said*, each once: as the form asks them, then those that it doesn't know."""
    order = {one.key: place for place, one in enumerate(_questions(case, record))}
    return tuple(sorted(dict.fromkeys(said), key=lambda key: order.get(key, len(order))))


def _questions(case: Case, record: Record) -> tuple[Question, ...]:
    form = case.interview.get(record.kind)
    return form.questions if form else ()


def question_of(case: Case, record: Record, key: str) -> Question | None:
    """The question about *record* that has this *key*; none where no form asks it."""
    return next((one for one in _questions(case, record) if one.key == key), None)


def answered(question: Question | None, answer: Answer) -> str:
    """An answer in words, "" while nothing is said; without its *question*, as it was typed."""
    if answer == NOT_ASKED:
        return ""
    if answer.silence is not None:
        return silent(answer, answer.silence)
    return shown(question, answer) if question else answer.said


def _answer(
    before: Case, after: Case, record: Record, key: str, pair: tuple[Answer, Answer]
) -> Iterator[Difference]:
    asked = question_of(after, record, key) or question_of(before, record, key)
    label = asked.label if asked else key
    casefiles = before.casefile, after.casefile
    told = [_aspects(casefile, asked, one) for casefile, one in zip(casefiles, pair, strict=True)]
    for aspect in _telling(*pair, same=told[0][""] == told[1][""]):
        was, now = (each[aspect] for each in told)
        if was != now:
            yield Difference(
                part=Part.ANSWERS,
                about=place(casefiles[after.casefile.record(record.id) is not None], record),
                what=f"{label} ({aspect})" if aspect else label,
                before=was,
                after=now,
                record=record.id,
                question=key,
            )


def _telling(was: Answer, now: Answer, *, same: bool) -> tuple[str, ...]:
    """The aspects that are worth telling: of another answer, that its origin changed as well is not."""
    if NOT_ASKED in {was, now}:
        return "", "note"
    return (*_MAIN, *_ORIGIN) if same else _MAIN


def _aspects(casefile: Casefile, question: Question | None, answer: Answer) -> Mapping[str, str]:
    """What an answer says, and what was said around it, each in words."""
    provenance = answer.provenance
    parts = (provenance.source, provenance.place, provenance.url, provenance.date)
    return {
        "": answered(question, answer),
        "as typed": answer.said,
        "exactly": _exactly(answer.value),
        "unsure": "marked unsure" if answer.unsure else "",
        "note": answer.note,
        "how": provenance.how.value if answer != NOT_ASKED else "",
        "source": " · ".join(part for part in parts if part),
        "file read": provenance.sha256,
        "how surely known": str(provenance.confidence or ""),
        "files": words.listed(_names(casefile, answer)),
    }


def _exactly(value: Meaning) -> str:
    if isinstance(value, Quantity):
        return f"{value.low}, {value.central}, {value.high} {value.unit}".rstrip()
    return "" if value is None else str(value)


def _names(casefile: Casefile, answer: Answer) -> tuple[str, ...]:
    """The files that an answer rests on, by name; two of the same name can be told apart."""
    names = {one.id: one.name for one in casefile.evidence}
    often = Counter(names.values())
    return tuple(
        names[one]
        if one in names and often[names[one]] == 1
        else f"{names.get(one, '')} {one}".lstrip()
        for one in answer.evidence
    )


def _evidence(before: Casefile, after: Casefile) -> Iterator[Difference]:
    was, now = ({one.id: one for one in casefile.evidence} for casefile in (before, after))
    for one in dict.fromkeys((*now, *was)):
        old, new = was.get(one), now.get(one)
        if old is None or new is None:
            seals = (f"SHA-256 {each.sha256}" if each else "" for each in (old, new))
            yield _file((new or was[one]).name, "file", *seals)
        elif old != new:
            for part in fields(Evidence):
                texts = [_said(getattr(each, part.name)) for each in (old, new)]
                if texts[0] != texts[1] and part.name != "added":  # a merged file is added anew
                    yield _file(new.name, part.name.replace("_", " "), *texts)


def _file(about: str, what: str, before: str, after: str) -> Difference:
    return Difference(part=Part.EVIDENCE, about=about, what=what, before=before, after=after)


def _said(found: Any) -> str:  # noqa: ANN401 - whatever a part of evidence is
    return "" if found is None else str(found)


def _rules(before: Rulebook, after: Rulebook) -> Iterator[Difference]:
    changes = compared(before, after)
    heads = [f"{one.version} of {words.day(one.as_of)}" for one in (before, after)]
    packs = [f"{one.pack.name} {one.pack.version}" if one.pack else "" for one in (before, after)]
    for what, (was, now) in (("version", heads), ("own rules", packs)):
        if was != now:
            yield _rule("Rulebook", what, was, now)
    yield from (_rule(one.title, "rule", "", "new") for one in changes.added)
    yield from (_rule(one.title, "rule", "there", "") for one in changes.removed)
    for changed in changes.changed:
        yield from (
            _rule(changed.rule.title, one.field, one.before, one.after) for one in changed.changes
        )
    yield from (_rule("Rulebook", sentence, "", "") for sentence in changes.others)


def _rule(about: str, what: str, before: str, after: str) -> Difference:
    return Difference(part=Part.RULEBOOK, about=about, what=what, before=before, after=after)
