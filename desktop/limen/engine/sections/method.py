"""Annex: how the dossier was made, and what it cannot do."""

from limen.domain.dossier import Bullets, Section
from limen.engine.sections.matter import Matter


def section(matter: Matter) -> Section:
    """Method and limits, sentence by sentence."""
    wording = matter.wording
    return matter.part(
        "method",
        Section(
            letter="", title=matter.say("method-title"), blocks=(Bullets(items=wording.method),)
        ),
        Section(
            letter="", title=matter.say("limits-title"), blocks=(Bullets(items=wording.limits),)
        ),
    )
