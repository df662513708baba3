"""Tables whose rows stay whole where they can."""

from collections.abc import Sequence

from limen.domain.overriding import override
from limen.pdf import typesetter as ts

PADDED = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("TOPPADDING", (0, 0), (-1, -1), 2.8),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.6),
]
"""The style that all tables begin with."""
_TALL = 420.0
"""Points; a row that does not fit into so much room may be split, all others move to the next page."""


class Grid(ts.LongTable):  # type: ignore[misc]  # reportlab has no types
    """A table that breaks between rows; within a row only where that one is as tall as a page."""

    def __init__(self, rows: Sequence[Sequence[object]], **settings: object) -> None:
        super().__init__(rows, **({"hAlign": "LEFT"} | settings))

    @override
    def split(self, availWidth: float, availHeight: float) -> list[ts.Flowable]:
        """The parts above and beneath the page break, or nothing where all of it must move on."""
        self.splitInRow = 1 if availHeight > _TALL else 0
        parts: list[ts.Flowable] = super().split(availWidth, availHeight)
        return parts
