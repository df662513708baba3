"""The look: colours, sizes and paragraph styles; everything reads as well in grey."""

from functools import cache

from limen.pdf.fonts import SERIF, SERIF_BOLD, SERIF_ITALIC, register
from limen.pdf.typesetter import SANS, SANS_BOLD, HexColor, ParagraphStyle

INK = HexColor(0x1B1F24)
HEADING = HexColor(0x14233A)
MUTED = HexColor(0x57606A)
RULE = HexColor(0x8B949E)
HAIRLINE = HexColor(0xD0D7DE)
BAND = HexColor(0xB8C4D6)
TINT = HexColor(0xF4F6F8)
AMBER = HexColor(0x8A4B00)
AMBER_FILL = HexColor(0xD98E04)
AMBER_BAND = HexColor(0xF2D199)

SIDE = 72.0
TOP = 80.0
BOTTOM = 70.0
"""Margins in points (1/72 inch)."""


@cache
def style(name: str) -> ParagraphStyle:
    """The paragraph style of that name."""
    register()
    return _STYLES[name]


def _made(name: str, face: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    settings = {"textColor": INK, "bulletFontName": SANS, "allowWidows": 0, "allowOrphans": 0}
    return ParagraphStyle(name, fontName=face, fontSize=size, leading=leading, **(settings | more))


_STYLES = {
    made.name: made
    for made in (
        _made("body", SERIF, 10.5, 14.5, spaceAfter=7),
        _made("lead", SERIF, 12, 16.5, spaceAfter=7),
        _made("quiet", SANS, 8, 11, textColor=MUTED, spaceAfter=6),
        _made("notice", SERIF, 10.5, 14.5),
        _made("bullet", SERIF, 10.5, 14.5, leftIndent=14, bulletIndent=2, spaceAfter=3),
        _made("chapter", SERIF_BOLD, 19, 24, textColor=HEADING),
        _made("letter", SERIF, 19, 24, textColor=MUTED),
        _made("heading", SANS_BOLD, 11, 14.5, textColor=HEADING, spaceBefore=13, spaceAfter=5),
        _made("subheading", SANS_BOLD, 9.5, 13, textColor=HEADING, spaceBefore=10, spaceAfter=4),
        _made("label", SANS, 8.5, 12, textColor=MUTED),
        _made("value", SERIF, 10.5, 14),
        _made("silent", SERIF_ITALIC, 10.5, 14, textColor=MUTED),
        _made("aside", SANS, 7.5, 10.5, textColor=MUTED),
        _made("head", SANS_BOLD, 7.5, 10, textColor=HEADING),
        _made("cell", SANS, 8.5, 11),
        _made("caption", SANS_BOLD, 8.5, 12, textColor=HEADING, spaceBefore=6, spaceAfter=3),
        _made("finding", SERIF_BOLD, 11.5, 15, textColor=HEADING),
        _made("margin", SANS_BOLD, 8.5, 12, spaceAfter=4),
        _made("step", SERIF, 10, 13.5, spaceAfter=2.5),
        _made("kicker", SANS, 9, 13, textColor=MUTED),
        _made("title", SERIF_BOLD, 32, 38, textColor=HEADING),
        _made("subtitle", SERIF, 15, 20, textColor=INK),
        _made("contents", SERIF, 11, 18, textColor=INK),
        _made("contents part", SERIF, 9.5, 13.5, textColor=MUTED, leftIndent=14),
    )
}
