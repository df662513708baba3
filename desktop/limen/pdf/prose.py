"""Running text as paragraphs."""

from limen.pdf.look import style
from limen.pdf.text import LONGEST_TEXT, markup, pieces
from limen.pdf.typesetter import Flowable, Paragraph


def paragraphs(text: str, name: str, longest: int = LONGEST_TEXT) -> list[Flowable]:
    """*text*, as much as *longest* characters of it, in the style *name*."""
    made = style(name)
    return [Paragraph(markup(piece, made.fontName), made) for piece in pieces(text, longest)]
