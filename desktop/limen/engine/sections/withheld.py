"""Annex of a public version: what was taken out of it."""

from collections.abc import Iterator

from limen.domain.dossier import Bullets, Paragraph, Section, Table
from limen.domain.forms import RecordKind
from limen.engine.sections.matter import Matter

_WHOLE = ("withheld-figures", "withheld-calendar", "withheld-evidence")


def section(matter: Matter) -> Section:
    """The questions whose answers are withheld, whether they were asked or not, by part."""
    part = matter.wording.part["withheld"]
    by_part: dict[str, set[str]] = {}
    for place, question in _questions(matter):
        by_part.setdefault(place, set()).add(question)
    table = Table(
        headings=(matter.say("withheld-part"), matter.say("head-question")),
        widths=(30, 70),
        rows=tuple((place, "\n".join(sorted(by_part[place]))) for place in sorted(by_part)),
        empty=part.empty,
    )
    whole = Bullets(items=tuple(matter.say(name) for name in _WHOLE))
    return matter.part("withheld", blocks=(Paragraph(text=part.intro), whole, table))


def _questions(matter: Matter) -> Iterator[tuple[str, str]]:
    for kind in RecordKind:
        for page in matter.case.interview[kind].page:
            for question in page.question:
                if f"{kind}.{question.key}" not in matter.wording.public:
                    title = matter.wording.part[page.section].title
                    yield f"{page.section}  {title}", question.label
