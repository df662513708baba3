"""The six states as shape and word; drawn, so that they never depend on a font or on colour."""

from collections.abc import Mapping

from limen.domain.overriding import override
from limen.domain.screening import State
from limen.pdf.look import AMBER, AMBER_FILL, INK, MUTED
from limen.pdf.typesetter import SANS_BOLD, Canvas, Flowable, stringWidth

WORDS: Mapping[State, str] = {
    State.TRIPPED: "Tripped",
    State.COULD_BE_EITHER: "Could be either",
    State.NOT_TRIPPED: "Not tripped",
    State.CANNOT_SAY: "Cannot say",
    State.DOESNT_APPLY: "Doesn’t apply",
    State.RULE_PROBLEM: "Rule problem",
}
_SIZE = 8.0
_WORD = 8.5
_GAP = 4.0


class StateMark(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One state with its shape and word, on one line of *leading* points."""

    def __init__(self, state: State, leading: float = 11) -> None:
        super().__init__()
        self._state = state
        self.width = _SIZE + _GAP + stringWidth(WORDS[state], SANS_BOLD, _WORD)
        self.height = leading

    @override
    def wrap(self, *_: float) -> tuple[float, float]:
        """Always the same size, whatever room there is."""
        return self.width, self.height

    @override
    def draw(self) -> None:
        """Draw the shape and write the word on the text's base line."""
        base = self.height - _WORD - 0.5
        draw_shape(self.canv, self._state, 0, base - 0.5, _SIZE)
        self.canv.setFillColor(AMBER if self._state is State.TRIPPED else INK)
        self.canv.setFont(SANS_BOLD, _WORD)
        self.canv.drawString(_SIZE + _GAP, base, WORDS[self._state])


def draw_shape(canvas: Canvas, state: State, left: float, bottom: float, size: float) -> None:
    """The shape of *state* in a square of *size* points."""
    canvas.saveState()
    canvas.setLineWidth(0.9)
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    {
        State.TRIPPED: _triangle,
        State.COULD_BE_EITHER: _half_circle,
        State.NOT_TRIPPED: _circle,
        State.DOESNT_APPLY: _dash,
        State.CANNOT_SAY: _question,
        State.RULE_PROBLEM: _exclamation,
    }[state](canvas, left, bottom, size)
    canvas.restoreState()


def _triangle(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    canvas.setFillColor(AMBER_FILL)
    canvas.setStrokeColor(AMBER)
    path = canvas.beginPath()
    path.moveTo(left + 0.3, bottom + 0.6)
    path.lineTo(left + size - 0.3, bottom + 0.6)
    path.lineTo(left + size / 2, bottom + size - 0.4)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _circle(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    canvas.circle(left + size / 2, bottom + size / 2, size / 2 - 0.6, stroke=1, fill=0)


def _half_circle(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    radius = size / 2 - 0.6
    middle, height = left + size / 2, bottom + size / 2
    canvas.wedge(
        middle - radius,
        height - radius,
        middle + radius,
        height + radius,
        90,
        180,
        stroke=0,
        fill=1,
    )
    _circle(canvas, left, bottom, size)


def _dash(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    canvas.setStrokeColor(MUTED)
    canvas.line(left + 0.8, bottom + size / 2, left + size - 0.8, bottom + size / 2)


def _question(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    _sign(canvas, "?", left, bottom, size)


def _exclamation(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    _sign(canvas, "!", left, bottom, size)


def _sign(canvas: Canvas, sign: str, left: float, bottom: float, size: float) -> None:
    canvas.setLineWidth(0.6)
    canvas.setStrokeColor(MUTED)
    canvas.rect(left + 0.6, bottom + 0.6, size - 1.2, size - 1.2, stroke=1, fill=0)
    canvas.setFont(SANS_BOLD, size - 1.5)
    canvas.drawCentredString(left + size / 2, bottom + 1.8, sign)
