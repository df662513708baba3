"""The faces of a dossier, all of them shipped and embedded, and which characters each can show."""

from functools import cache
from io import BytesIO

from limen.library import resources
from limen.pdf.typesetter import SANS, SANS_BOLD, TTFont, fonts, getFont, registerFont

SERIF = "LimenSerif"
SERIF_BOLD = "LimenSerif-Bold"
SERIF_ITALIC = "LimenSerif-Italic"
SANS_ITALIC = "LimenSans-Italic"
MONO = "LimenMono"
FALLBACK = "LimenFallback"
FALLBACK_BOLD = "LimenFallback-Bold"

_FILES = {
    SERIF: "LiberationSerif-Regular.ttf",
    SERIF_BOLD: "LiberationSerif-Bold.ttf",
    SERIF_ITALIC: "LiberationSerif-Italic.ttf",
    SANS: "LiberationSans-Regular.ttf",
    SANS_BOLD: "LiberationSans-Bold.ttf",
    SANS_ITALIC: "LiberationSans-Italic.ttf",
    MONO: "LiberationMono-Regular.ttf",
    FALLBACK: "DejaVuSans.ttf",
    FALLBACK_BOLD: "DejaVuSans-Bold.ttf",
}


@cache
def register() -> None:
    """Make all faces known to the typesetter, once; each stands for itself, bold or not."""
    for face, file in _FILES.items():
        registerFont(TTFont(face, BytesIO(resources.content(resources.ASSETS, "fonts", file))))
        for bold, italic in ((0, 0), (0, 1), (1, 0), (1, 1)):
            fonts.addMapping(face, bold, italic, face)


@cache
def characters(face: str) -> frozenset[str]:
    """The characters for which *face* has a glyph."""
    register()
    return frozenset(map(chr, getFont(face).face.charToGlyph))


def fallback(face: str) -> str:
    """The face that helps out where *face* has no glyph."""
    return FALLBACK_BOLD if face.endswith("Bold") else FALLBACK
