"""Plain text into what the typesetter takes: nothing in it is markup, and no glyph is ever lost.

The typesetter reads markup, reads files that markup names, drops characters that a font lacks
without a word, and takes time that grows with the square of a paragraph.  All text goes through
here, and through nothing else.
"""

import re
import unicodedata
from collections.abc import Iterator
from xml.sax.saxutils import escape

from limen.pdf.fonts import characters, fallback

LONGEST_TEXT = 100_000
"""Characters of one text that are printed; what is cut off is said in its place."""
_LONGEST_PIECE = 3_000
_MOST_LINES = 40
_LONGEST_WORD = 300
_WORD_PIECE = 40

_PIECE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+|.", re.DOTALL)
_TOKEN = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_BLANK_LINES = re.compile(r"\n(?: ?\n)+")
_SPACES = re.compile(r"[ \t\f\v]+")


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """*text* composed (NFC), without controls, without what steers direction or hides, bounded."""
    if text.isascii() and text.isprintable() and len(text) < _LONGEST_WORD:
        return text
    bounded = text[:longest]
    whole = unicodedata.normalize("NFC", bounded.replace("\r\n", "\n").replace("\r", "\n"))
    shown = "".join(_shown(character) for character in whole)
    broken = _TOKEN.sub(_broken, _SPACES.sub(" ", shown)).strip()
    return broken + _cut_off(len(text) - len(bounded))


def pieces(text: str, longest: int = LONGEST_TEXT) -> Iterator[str]:
    """The paragraphs of *text*, cleaned, none of them long enough to slow the typesetter down."""
    for paragraph in _BLANK_LINES.split(clean(text, longest)):
        yield from _split(paragraph.strip("\n"))


def markup(text: str, face: str) -> str:
    """*text*, cleaned, as markup that says just that in *face*, with help where it has no glyph."""
    return _run(clean(text), face).replace("\n", "<br/>")


def single(text: str, face: str, longest: int = 120) -> str:
    """*text* in one line of at most *longest* characters, as markup: for titles and contents."""
    line = " ".join(clean(text).split())
    return _run(line if len(line) <= longest else f"{line[: longest - 1]}…", face)


def runs(text: str, face: str) -> list[tuple[str, str]]:
    """*text* as (face, text) runs of which each can show all of its characters."""
    known = characters(face) | {"\n"}
    if known.issuperset(text):
        return [(face, text)]
    found: list[tuple[str, str]] = []
    for piece in _PIECE.findall(text):
        name = _face(piece, face, known)
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + piece)
        else:
            found.append((name, piece))
    return [(name or face, run if name else _spelled(run)) for name, run in found]


def _run(text: str, face: str) -> str:
    return "".join(
        escape(run) if name == face else f'<font name="{name}">{escape(run)}</font>'
        for name, run in runs(text, face)
    )


def _face(piece: str, face: str, known: frozenset[str]) -> str:
    """The face that shows *piece*; empty where none does."""
    if known.issuperset(piece):
        return face
    helper = fallback(face)
    return helper if characters(helper).issuperset(piece) else ""


def _spelled(lost: str) -> str:
    return f"[{' '.join(f'U+{ord(character):04X}' for character in lost)}]"


def _shown(character: str) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    return f"[U+{ord(character):04X}]" if category == "Cs" else character


def _broken(match: re.Match[str]) -> str:
    word = match.group()
    return " ".join(word[at : at + _WORD_PIECE] for at in range(0, len(word), _WORD_PIECE))


def _cut_off(number: int) -> str:
    if number <= 0:
        return ""
    return f" [… {number:,} more characters stand in the machine-readable case.]"


def _split(paragraph: str) -> Iterator[str]:
    lines = paragraph.split("\n")
    for at in range(0, len(lines), _MOST_LINES):
        some = "\n".join(lines[at : at + _MOST_LINES])
        while len(some) > _LONGEST_PIECE:
            end = some.rfind("\n", _LONGEST_PIECE // 2, _LONGEST_PIECE)
            end = end if end > 0 else some.rfind(" ", 0, _LONGEST_PIECE)
            yield some[:end]
            some = some[end + 1 :]
        yield some
