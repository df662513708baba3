"""Single lines of text drawn at a place: in charts and in running heads."""

from limen.pdf.look import INK
from limen.pdf.text import clean, runs
from limen.pdf.typesetter import Canvas, HexColor, simpleSplit, stringWidth

Face = tuple[str, float]
"""A face and its size in points."""


def width(text: str, face: Face) -> float:
    """How wide *text* is in points, help from other faces included."""
    name, size = face
    return float(sum(stringWidth(run, helper, size) for helper, run in runs(text, name)))


def write(
    canvas: Canvas, text: str, place: tuple[float, float], face: Face, colour: HexColor = INK
) -> None:
    """Write *text* from *place* to the right."""
    line = canvas.beginText(*place)
    line.setFillColor(colour)
    for helper, run in runs(text, face[0]):
        line.setFont(helper, face[1])
        line.textOut(run)
    canvas.drawText(line)


def write_left_of(
    canvas: Canvas, text: str, place: tuple[float, float], face: Face, colour: HexColor = INK
) -> None:
    """Write *text* so that it ends at *place*."""
    write(canvas, text, (place[0] - width(text, face), place[1]), face, colour)


def write_centred(
    canvas: Canvas, text: str, place: tuple[float, float], face: Face, colour: HexColor = INK
) -> None:
    """Write *text* so that its middle is at *place*."""
    write(canvas, text, (place[0] - width(text, face) / 2, place[1]), face, colour)


def one_line(text: str, face: Face, room: float) -> str:
    """*text*, cleaned, in one line, cut with an ellipsis where *room* (points) is too small."""
    line = " ".join(clean(text).split())[:300]
    if width(line, face) <= room:
        return line
    while line and width(f"{line}…", face) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def several_lines(text: str, face: Face, room: float, most: int) -> tuple[str, ...]:
    """*text*, cleaned, in at most *most* lines of *room* points, the last one cut if need be."""
    lines: list[str] = simpleSplit(" ".join(clean(text).split())[:300], *face, room)
    kept = [one_line(line, face, room) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = one_line(f"{kept[-1]} …", face, room)
    return tuple(kept)
