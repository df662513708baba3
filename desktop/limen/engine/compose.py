"""A case into a dossier: which parts there are, in which order, for whom."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from limen.domain.case import Case, ModelCase
from limen.domain.dossier import Audience, Blank, Dossier, Section
from limen.domain.history import Entry
from limen.domain.wording import Wording
from limen.engine.readiness import obstacles
from limen.engine.sections import (
    answered,
    capabilities,
    changes,
    citing,
    dates,
    exhibits,
    front,
    handling,
    method,
    proxies,
    signature,
    summary,
    technical,
    unanswered,
    withheld,
)
from limen.engine.sections.matter import Matter

_Part = Callable[[Matter], Section]


def _told(letter: str) -> _Part:
    return partial(answered.section, letter=letter)


_PARTS: tuple[_Part, ...] = (
    _told("A"),
    _told("B"),
    technical.section,
    _told("D"),
    proxies.section,
    capabilities.section,
    _told("G"),
    _told("H"),
    _told("I"),
    _told("J"),
    handling.section,
    signature.section,
)
_ANNEXES: tuple[_Part, ...] = (
    unanswered.section,
    dates.section,
    exhibits.section,
    citing.section,
    method.section,
    changes.section,
)
_PUBLIC_ANNEXES: tuple[_Part, ...] = (
    unanswered.section,
    withheld.section,
    citing.section,
    method.section,
)


def compose(  # noqa: PLR0913 - what a document is composed from, each by its own name
    case: Case,
    model: str,
    audience: Audience,
    wording: Wording,
    entries: tuple[Entry, ...] = (),
    *,
    attached: str = "",
    final: bool = False,
) -> Dossier:
    """The dossier on the model with the id *model*, for *audience*.

    It is marked as a draft unless it is to be *final* and nothing that it should say is missing.

    *entries* is the log that the case was read from; *attached* the SHA-256 of the machine-readable
    case that will travel with the document.  With a public version none travels.
    """
    one, public = _disclosed(case.of(model), audience), audience is Audience.PUBLIC
    return _dossier(
        Matter(
            case=case,
            model=one,
            audience=audience,
            wording=wording,
            entries=entries,
            attached="" if public else attached,
            numbers=citing.cited(case, one, whole=not public),
            final=final and not case.casefile.example and not obstacles(case, model, entries),
        )
    )


def _dossier(matter: Matter) -> Dossier:
    return Dossier(
        title=matter.model.model.name,
        subject=front.subject(matter),
        organization=matter.case.casefile.organization.name,
        mark=front.mark(matter),
        own_mark=front.own_mark(matter),
        audience=matter.audience,
        today=matter.case.today,
        rulebook=matter.rulebook_line,
        cover=front.facts(matter),
        recipient=None if front.recipient(matter) else Blank(label=matter.say("recipient")),
        notices=tuple(front.notices(matter)),
        summary=summary.section(matter),
        sections=tuple(_sections(matter)),
    )


def _disclosed(one: ModelCase, audience: Audience) -> ModelCase:
    """The model with the findings that *audience* may read: own rules stay out of public hands."""
    if audience is not Audience.PUBLIC:
        return one
    public = tuple(each for each in one.screening.findings if not each.proxy.own)
    return replace(one, screening=replace(one.screening, findings=public))


def _sections(matter: Matter) -> Iterator[Section]:
    for part in _PARTS:
        yield part(matter)
    annexes = _PUBLIC_ANNEXES if matter.public else _ANNEXES
    for number, annex in enumerate(annexes, start=1):
        yield replace(annex(matter), letter=f"Annex {number}")
