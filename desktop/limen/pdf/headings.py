"""Headings that the contents, the outline and the running heads know of."""

from collections.abc import Iterator
from dataclasses import dataclass

from limen.domain.dossier import Dossier, Section
from limen.domain.overriding import override
from limen.pdf import typesetter as ts
from limen.pdf.fonts import SERIF, SERIF_BOLD
from limen.pdf.look import MUTED, RULE, style
from limen.pdf.text import clean, single

_STYLES = ("chapter", "heading", "subheading")
_DEEPEST_IN_CONTENTS = 1
_LONGEST_TITLE = 100


@dataclass(frozen=True)
class Entry:
    """One heading: *level* 0 is a part, *key* the name that links lead to."""

    level: int
    key: str
    letter: str
    title: str
    minor: bool = False

    @property
    def plain(self) -> str:
        """Letter and title in one line of plain text."""
        title = " ".join(clean(self.title).split())[:_LONGEST_TITLE]
        return f"{self.letter}   {title}" if self.letter else title

    @property
    def in_contents(self) -> bool:
        """Whether the table of contents lists it."""
        return self.level <= _DEEPEST_IN_CONTENTS and not self.minor

    def markup(self, face: str) -> str:
        """Letter and title as markup in *face*, the letter set apart."""
        title = single(self.title, face, _LONGEST_TITLE)
        if not self.letter:
            return title
        colour = f"#{MUTED.hexval()[2:]}"
        return f'<font name="{SERIF}" color="{colour}">{self.letter}</font>&nbsp;&nbsp; {title}'


class Unlisted(ts.Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A title that running heads show and that neither contents nor outline know of."""

    def __init__(self, title: str) -> None:
        super().__init__(single(title, SERIF_BOLD), style("chapter"))
        self.running = title


class Heading(ts.Paragraph):  # type: ignore[misc]  # reportlab has no types
    """The heading of *entry*; that of a part has a rule beneath."""

    def __init__(self, entry: Entry) -> None:
        made = style(_STYLES[min(entry.level, len(_STYLES) - 1)])
        super().__init__(entry.markup(made.fontName), made)
        self.entry = entry
        self.running = entry.plain if entry.level == 0 else ""

    @override
    def split(self, *_: float) -> list[ts.Flowable]:
        """Nothing: a heading stays in one piece and moves to the next page."""
        return []

    @override
    def draw(self) -> None:
        """Draw the heading, and let links and the outline lead to it."""
        self.canv.bookmarkHorizontal(self.entry.key, 0, self.height + 6)
        self.canv.addOutlineEntry(
            self.entry.plain, self.entry.key, self.entry.level, closed=self.entry.level > 0
        )
        if self.entry.level == 0:
            self.canv.setStrokeColor(RULE)
            self.canv.setLineWidth(0.6)
            self.canv.line(0, -4, self.width, -4)
        super().draw()


def entries(dossier: Dossier) -> Iterator[Entry]:
    """All headings of *dossier* in order, the summary's first."""
    for number, section in enumerate((dossier.summary, *dossier.sections)):
        yield from of(section, f"part-{number}")


def entry(section: Section, key: str, level: int) -> Entry:
    """The heading of *section* itself."""
    return Entry(level, key, section.letter, section.title, section.minor)


def of(section: Section, key: str, level: int = 0) -> Iterator[Entry]:
    """The heading of *section*, known as *key*, and those beneath it."""
    if section.title:
        yield entry(section, key, level)
    for number, part in enumerate(section.sections):
        yield from of(part, f"{key}-{number}", level + 1)
