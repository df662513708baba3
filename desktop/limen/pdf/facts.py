"""Labels and values, as on a form; a value too long for a form runs across the page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from limen.domain.dossier import Fact
from limen.pdf import typesetter as ts
from limen.pdf.grid import PADDED, Grid
from limen.pdf.look import HAIRLINE
from limen.pdf.prose import paragraphs

LABEL = 0.34
"""The share of the width that labels take."""
_WIDE_LABEL = 0.6
_LONG_LABEL = 140
_LONG_VALUE = 3_000


def facts(rows: Sequence[Fact], width: float) -> Iterator[ts.Flowable]:
    """*rows* in a column of *width* points, in their order."""
    wide = any(len(row.label) > _LONG_LABEL for row in rows)
    label = width * (_WIDE_LABEL if wide else LABEL)
    for long, some in groupby(rows, _is_long):
        yield from (_running if long else _form)(tuple(some), label, width)


def _is_long(fact: Fact) -> bool:
    """Whether a table would lay it out again on every page that it fills."""
    return len(fact.value) + sum(map(len, fact.asides)) > _LONG_VALUE


def _form(rows: Sequence[Fact], label: float, width: float) -> Iterator[ts.Flowable]:
    yield Grid(
        [[paragraphs(row.label, "label", _LONG_VALUE), _said(row)] for row in rows],
        colWidths=[label, width - label],
        style=[*PADDED, ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIRLINE)],
    )
    yield ts.Spacer(0, 10)


def _running(rows: Sequence[Fact], *_: float) -> Iterator[ts.Flowable]:
    for row in rows:
        yield from paragraphs(row.label, "caption", _LONG_VALUE)
        yield from _said(row)
        yield ts.Spacer(0, 10)


def _said(fact: Fact) -> list[ts.Flowable]:
    said = paragraphs(fact.value, "silent" if fact.silent else "value")
    return said + [one for aside in fact.asides for one in paragraphs(aside, "aside")]
