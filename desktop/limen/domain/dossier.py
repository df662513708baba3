"""A document as a tree of sections and blocks, before anyone picks a font.

All text is plain: nothing in it is markup, whatever it looks like.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from limen.domain.quantities import Quantity
from limen.domain.screening import Reason, State
from limen.domain.value import Source, Value


class Audience(StrEnum):
    """For whom a dossier is composed: what is printed, what is marked, what is withheld."""

    GOVERNMENT = "government"
    COUNSEL = "counsel"
    PUBLIC = "public"


class Tone(StrEnum):
    """How a paragraph is meant."""

    BODY = "body"
    LEAD = "lead"
    QUIET = "quiet"
    NOTICE = "notice"


@dataclass(frozen=True, kw_only=True)
class Paragraph(Value):
    """One paragraph of plain text."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, kw_only=True)
class Bullets(Value):
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StateCell(Value):
    """A finding's state in a table: drawn with its shape and word."""

    state: State


Cell = str | StateCell


@dataclass(frozen=True, kw_only=True)
class Table(Value):
    """Rows under headings; *widths* are relative, one for each column."""

    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts(Value):
    """Label and value pairs, as on a form."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ReasonTree(Value):
    """A finding with its reasoning, indented."""

    title: str
    state: State
    margin: str
    reason: Reason
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Bar(Value):
    """One sum of compute on the chart."""

    label: str
    flop: Quantity | None
    state: State
    margin: str = ""


@dataclass(frozen=True, kw_only=True)
class Line(Value):
    """One threshold on the chart, in operations; *solid* where it is in force."""

    label: str
    flop: float
    solid: bool


@dataclass(frozen=True, kw_only=True)
class ComputeChart(Value):
    """Sums of compute against thresholds, on a log axis; *alternative* says it in words."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    alternative: str


@dataclass(frozen=True, kw_only=True)
class Blank(Value):
    """Something for a person to fill in by hand."""

    label: str
    lines: int = 1


@dataclass(frozen=True, kw_only=True)
class PageBreak(Value):
    """What follows begins on a new page."""


Block = Paragraph | Bullets | Table | Facts | ReasonTree | ComputeChart | Blank | PageBreak


@dataclass(frozen=True, kw_only=True)
class Section(Value):
    """A titled part; *letter* is A to L for the dossier's main parts and empty elsewhere."""

    letter: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dossier(Value):
    """A whole document; *mark* (EXAMPLE, DRAFT or empty) stands on every page."""

    title: str
    subject: str
    organization: str
    mark: str
    audience: Audience
    today: date
    rulebook: str
    summary: Section
    sections: tuple[Section, ...]
