"""The title page."""

from collections.abc import Iterator

from limen.domain.dossier import Dossier, Facts, Paragraph, Tone
from limen.pdf import typesetter as ts
from limen.pdf.blocks import flowables
from limen.pdf.look import HEADING, RULE, style
from limen.pdf.text import single


def cover(dossier: Dossier, width: float) -> Iterator[ts.Flowable]:
    """The title block, what the document states of itself, the recipient's blank, the notices."""
    yield ts.Spacer(0, 40)
    yield _rule(width, 1.4)
    yield ts.Spacer(0, 14)
    yield _line(dossier.subject, "kicker")
    yield ts.Spacer(0, 10)
    yield _line(dossier.title, "title")
    yield ts.Spacer(0, 4)
    yield _line(dossier.organization, "subtitle")
    yield ts.Spacer(0, 18)
    yield _rule(width, 0.5)
    yield ts.Spacer(0, 22)
    yield from flowables(Facts(rows=dossier.cover), width)
    if dossier.recipient is not None:
        yield from flowables(dossier.recipient, width)
    yield ts.Spacer(0, 16)
    for notice in dossier.notices:
        yield from flowables(Paragraph(text=notice, tone=Tone.NOTICE), width)


def _line(text: str, name: str) -> ts.Flowable:
    return ts.Paragraph(single(text, style(name).fontName, 160), style(name))


def _rule(width: float, weight: float) -> ts.Flowable:
    return ts.Table(
        [[""]],
        colWidths=[width],
        rowHeights=[1],
        style=[("LINEABOVE", (0, 0), (-1, -1), weight, HEADING if weight > 1 else RULE)],
    )
