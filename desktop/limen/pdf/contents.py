"""The table of contents: dotted leaders, links, and its full length from the first pass on."""

from collections.abc import Iterable

from limen.pdf import typesetter as ts
from limen.pdf.headings import Entry
from limen.pdf.look import style

NOTICE = "TOCEntry"
_STYLES = ("contents", "contents part")
_TIGHT = ts.TableStyle(
    [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0.75),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0.75),
    ]
)


def contents(headings: Iterable[Entry]) -> ts.TableOfContents:
    """The contents of *headings*, whose pages are not known yet.

    That all lines are there from the first pass on saves a pass: they take up their final room.
    """
    levels = [style(name) for name in _STYLES]
    table = ts.TableOfContents(levelStyles=levels, dotsMinLevel=0, tableStyle=_TIGHT)
    table.addEntries([line(entry, 0) for entry in headings if entry.in_contents])
    return table


def line(entry: Entry, page: int) -> tuple[int, str, int, str]:
    """One line as the table takes it: level, markup, page and link."""
    return entry.level, entry.markup(style(_STYLES[entry.level]).fontName), page, entry.key
