"""Annex: how the dossier was made, and what it cannot do."""

from limen.domain.dossier import Bullets, Section
from limen.engine.sections.matter import Matter


def section(matter: Matter) -> Section:
    """Method and limits, sentence by sentence."""
    wording = matter.wording
    method = _part(matter.say("method-title"), wording.method)
    limits = _part(matter.say("limits-title"), wording.limits)
    return matter.part("method", method, limits)


def _part(title: str, sentences: tuple[str, ...]) -> Section:
    return Section(letter="", title=title, blocks=(Bullets(items=sentences),), minor=True)
