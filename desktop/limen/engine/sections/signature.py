"""L: the statement that a person signs, and what exactly is signed."""

from limen.domain.dossier import Blank, Block, Code, Paragraph, Section, Table
from limen.engine.sections.matter import Matter

ATTACHED = "case.json"
"""The name under which the machine-readable case is attached."""


def section(matter: Matter) -> Section:
    """Statement, blanks, and the checksum of the machine-readable case."""
    statements = ("sign-statement", "sign-voluntary", "sign-authority")
    blanks = ("sign-name", "sign-capacity", "sign-place")
    blocks: tuple[Block, ...] = (
        *(Paragraph(text=matter.say(name)) for name in statements),
        *(Blank(label=matter.say(name)) for name in blanks),
        Blank(label=matter.say("sign-signature"), lines=2),
    )
    return matter.part("L", _seal(matter), blocks=blocks)


def _seal(matter: Matter) -> Section:
    title = matter.say("sign-seal")
    if not matter.attached:
        told = Paragraph(text=matter.say("sign-seal-none"))
        return Section(letter="", title=title, blocks=(told,))
    table = Table(
        headings=(matter.say("head-file"), matter.say("head-hash")),
        widths=(24, 76),
        rows=((ATTACHED, Code(text=matter.attached)),),
    )
    intro = Paragraph(text=matter.say("sign-seal-intro", file=ATTACHED))
    return Section(letter="", title=title, blocks=(intro, table))
