"""L: the statement that a person signs, and what exactly is signed."""

from limen.domain.dossier import Blank, Code, Paragraph, Section, Table
from limen.engine.sections import answered
from limen.engine.sections.matter import Matter

ATTACHED = "case.json"
"""The name under which the machine-readable case is attached."""


def section(matter: Matter) -> Section:
    """Statement, who signs, blanks, and the checksum of the machine-readable case."""
    statements = ("sign-statement", "sign-voluntary", "sign-authority")
    blocks = tuple(Paragraph(text=matter.say(name)) for name in statements)
    told = tuple(answered.pages(matter, "L"))
    return matter.part("L", *told, _blanks(matter), _seal(matter), blocks=blocks)


def _blanks(matter: Matter) -> Section:
    names = ("sign-name", "sign-capacity", "sign-place")
    blanks = (*(Blank(label=matter.say(name)) for name in names), _signature(matter))
    return Section(letter="", title=matter.say("sign-blanks"), blocks=blanks, minor=True)


def _signature(matter: Matter) -> Blank:
    return Blank(label=matter.say("sign-signature"), lines=2)


def _seal(matter: Matter) -> Section:
    title = matter.say("sign-seal")
    if not matter.attached:
        told = Paragraph(text=matter.say("sign-seal-none"))
        return Section(letter="", title=title, blocks=(told,), minor=True)
    table = Table(
        headings=(matter.say("head-file"), matter.say("head-hash")),
        widths=(24, 76),
        rows=((ATTACHED, Code(text=matter.attached)),),
    )
    intro = Paragraph(text=matter.say("sign-seal-intro", file=ATTACHED))
    return Section(letter="", title=title, blocks=(intro, table), minor=True)
