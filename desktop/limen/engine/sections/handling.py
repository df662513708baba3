"""K: how the submitter asks to have this dossier treated."""

from limen.domain.dossier import Blank, Paragraph, Section, Tone
from limen.engine.sections import answered
from limen.engine.sections.matter import Matter

_BLANKS = ("handling-parts", "handling-reason", "handling-until", "handling-contact")


def section(matter: Matter) -> Section:
    """The answers, and a designation that counsel may adopt; a public version needs none."""
    told = answered.section(matter, "K")
    if matter.public:
        return told
    return matter.part("K", *told.sections, _proposed(matter), blocks=told.blocks)


def _proposed(matter: Matter) -> Section:
    return Section(
        letter="",
        title=matter.say("handling-proposed"),
        blocks=(
            Paragraph(text=matter.say("handling-intro"), tone=Tone.QUIET),
            Paragraph(text=matter.say("handling-text"), tone=Tone.NOTICE),
            *(Blank(label=matter.say(name)) for name in _BLANKS),
        ),
        minor=True,
    )
