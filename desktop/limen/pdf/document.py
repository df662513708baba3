"""The pages: title page, summary, contents and parts, with running heads and page numbers."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from threading import Lock

from limen.domain.dossier import Blank, Block, Dossier, Section
from limen.domain.errors import UnprintableError
from limen.domain.overriding import override
from limen.pdf import typesetter as ts
from limen.pdf.blocks import flowables
from limen.pdf.chart import Chart
from limen.pdf.contents import NOTICE, contents, line
from limen.pdf.cover import cover
from limen.pdf.fonts import register
from limen.pdf.furniture import Furniture
from limen.pdf.headings import Heading, Unlisted, entries, entry
from limen.pdf.look import BOTTOM, SIDE, TOP
from limen.pdf.plan_chart import Plan
from limen.pdf.scale import Scale
from limen.pdf.text import clean

PAPERS = {"letter": ts.LETTER, "a4": ts.A4}
_ONE_AT_A_TIME = Lock()
_FRESH_PAGE = 0.3
_FULL = 0.99
_AFTER_TITLE = 12.0
_WITH_HEADING = (110.0, 96.0, 84.0)
_HIGHEST = 440.0
"""Points; with the heading still less than a page has."""


def laid_out(dossier: Dossier, paper: str) -> bytes:
    """The pages of *dossier* on *paper*, as the typesetter writes them."""
    with _ONE_AT_A_TIME:  # a face can serve one document at a time
        register()
        target = BytesIO()
        pages = Pages(target, dossier, PAPERS[paper])
        try:
            pages.multiBuild(list(story(dossier, pages.width, pages.height)))
        except ts.LayoutError:
            raise UnprintableError from None  # its own words would quote the document
        return target.getvalue()


class Pages(ts.BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """The document: two passes, the second of which knows every page number."""

    def __init__(self, target: BytesIO, dossier: Dossier, size: tuple[float, float]) -> None:
        margins = {
            "leftMargin": SIDE,
            "rightMargin": SIDE,
            "topMargin": TOP,
            "bottomMargin": BOTTOM,
        }
        super().__init__(target, pagesize=size, title=clean(dossier.title), lang="en-US", **margins)
        self._furniture = Furniture(dossier, size)
        frame = ts.Frame(
            SIDE,
            BOTTOM,
            self.width,
            self.height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(
            [
                ts.PageTemplate("title", [frame], onPageEnd=self._furniture.on_title_page),
                ts.PageTemplate("text", [frame], onPageEnd=self._furniture.on_page),
            ]
        )

    @override
    def beforeDocument(self) -> None:
        """Begin a pass."""
        self._furniture.begin()

    @override
    def afterFlowable(self, flowable: ts.Flowable) -> None:
        """Tell contents and running heads of a heading that was just set."""
        if isinstance(flowable, Heading | Unlisted) and flowable.running:
            self._furniture.passed(flowable.running)
        if isinstance(flowable, Heading) and flowable.entry.in_contents:
            self.notify(NOTICE, line(flowable.entry, self.page))

    @override
    def _allSatisfied(self) -> bool:
        """Whether contents and the number of pages are those of the pass before."""
        settled = self._furniture.settled(self.page)  # asked first: it remembers the number
        return bool(super()._allSatisfied()) and settled


def story(dossier: Dossier, width: float, height: float) -> Iterator[ts.Flowable]:
    """Everything that is set, in order, for a column of *width* by *height* points."""
    yield from cover(dossier, width)
    yield from (ts.NextPageTemplate("text"), ts.PageBreak())
    yield from _one_page(dossier.summary, width, height)
    yield from (ts.PageBreak(), Unlisted("Contents"), ts.Spacer(0, 14))
    yield from (contents(entries(dossier)), ts.PageBreak())
    for number, section in enumerate(dossier.sections, start=1):
        yield ts.CondPageBreak(height * (_FULL if section.fresh else _FRESH_PAGE))
        yield from _section(section, f"part-{number}", 0, width)
        yield ts.Spacer(0, 22)


def _one_page(section: Section, width: float, height: float) -> Iterator[ts.Flowable]:
    """The summary on the page that it is promised on, made smaller where it has to be."""
    heading = Heading(entry(section, "part-0", 0))
    yield from (heading, ts.Spacer(0, _AFTER_TITLE))
    blocks = [one for block in section.blocks for one in flowables(block, width)]
    whole = [one for one in blocks if not isinstance(one, ts.CondPageBreak)]
    room = height - heading.style.leading - _AFTER_TITLE - 1
    yield ts.KeepInFrame(width, room, whole, mode="shrink")


def _section(section: Section, key: str, level: int, width: float) -> Iterator[ts.Flowable]:
    blocks = [*_set(section.blocks, width)]
    if section.title:
        yield ts.CondPageBreak(_WITH_HEADING[min(level, 2)] + _drawn_first(blocks, width))
        yield Heading(entry(section, key, level))
    if level == 0:
        yield ts.Spacer(0, _AFTER_TITLE)
    yield from blocks
    for number, part in enumerate(section.sections):
        yield from _section(part, f"{key}-{number}", level + 1, width)


def _set(blocks: Iterable[Block], width: float) -> Iterator[ts.Flowable]:
    """The blocks one after the other; lines to be filled in by hand stay together on a page."""
    for blank, group in groupby(blocks, lambda one: isinstance(one, Blank)):
        made = [one for block in group for one in flowables(block, width)]
        if blank:
            high = sum(float(one.wrap(width, 0)[1]) for one in made)
            yield ts.CondPageBreak(min(_HIGHEST, high))
        yield from made


def _drawn_first(blocks: list[ts.Flowable], width: float) -> float:
    """How high the drawing is that comes first: no heading is left behind on the page before it."""
    if not blocks or not isinstance(blocks[0], Chart | Plan | Scale):
        return 0.0
    return min(_HIGHEST, float(blocks[0].wrap(width, 0)[1]))
