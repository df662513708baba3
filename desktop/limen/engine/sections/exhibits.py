"""Annex: the files that answers rest on, with their checksums."""

from collections.abc import Iterator

from limen.domain.dossier import Code, Paragraph, Section, Table
from limen.domain.evidence import Evidence
from limen.engine import instants, words
from limen.engine.evidence import period
from limen.engine.sections.matter import Matter, short


def section(matter: Matter) -> Section:
    """Every file that an answer about this model or its submitter names."""
    part = matter.wording.part["evidence"]
    used = {name: uses for name in _named(matter) if (uses := _uses(matter, name))}
    found = [one for one in matter.case.casefile.evidence if one.id in used]
    if matter.public or not found:
        return matter.part("evidence", blocks=(Paragraph(text=part.empty),))
    table = Table(
        headings=tuple(matter.say(f"head-{one}") for one in ("file", "hash", "size")),
        widths=(28, 58, 14),
        rows=tuple(_row(matter, one, used[one.id]) for one in found),
    )
    return matter.part("evidence", blocks=(Paragraph(text=part.intro), table))


def _named(matter: Matter) -> tuple[str, ...]:
    return tuple(one.id for one in matter.case.casefile.evidence)


def _uses(matter: Matter, identifier: str) -> tuple[str, ...]:
    """What the file is evidence for: the names of the records, once each."""
    used = [
        matter.named(record)
        for record in matter.records
        for answer in matter.case.casefile.said(record.id).values()
        if identifier in answer.evidence
    ]
    return tuple(dict.fromkeys(used))


def _row(matter: Matter, one: Evidence, uses: tuple[str, ...]) -> tuple[str | Code, ...]:
    for_what = f"{matter.say('evidence-for')} {words.listed(uses)}"
    added = matter.say("evidence-added", when=instants.logged(one.added))
    told = (short(one.name), one.kind, for_what, *_days(matter, one), one.obtained, added)
    lines = (*told, *_for_counsel(matter, one))
    return "\n".join(line for line in lines if line), Code(text=one.sha256), f"{one.size:,}"


def _days(matter: Matter, one: Evidence) -> Iterator[str]:
    """Of when the file tells, and how long it may be relied on."""
    if one.begins is not None:
        yield matter.say("evidence-effective", when=period(one.begins, one.ends))
    if one.expires is not None:
        over = one.expires < matter.case.today
        name = "evidence-expired" if over else "evidence-expires"
        yield matter.say(name, when=words.day(one.expires))


def _for_counsel(matter: Matter, one: Evidence) -> Iterator[str]:
    if matter.counsel and one.note:
        yield matter.say("note", note=one.note)
