"""How wide many short texts are, from the widths of their letters: thousands in a few milliseconds."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from limen.gui import theme
from limen.gui.charts import ink

_MOST = 20_000  # so many texts are remembered


class Letters(dict[str, float]):
    """The width of each letter in the font of secondary text, measured when it first occurs.

    Pairs that are set closer together are not looked at: a text is never wider than it seems.
    """

    def __init__(self) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(ink.small())
        self._fitted: dict[tuple[str, float], tuple[str, float]] = {}

    def __missing__(self, letter: str) -> float:
        wide = self[letter] = self._metrics.horizontalAdvance(letter)
        return wide

    def width(self, text: str) -> float:
        """How wide *text* is in one line."""
        return sum(map(self.__getitem__, text))

    def fitted(self, text: str, within: float) -> tuple[str, float]:
        """*text* with its width, shortened with an ellipsis where it is wider than *within*."""
        known = self._fitted.get((text, within))
        if known is None:
            if len(self._fitted) >= _MOST:
                self._fitted.clear()
            known = self._fitted[text, within] = self._fit(text, within)
        return known

    def _fit(self, text: str, within: float) -> tuple[str, float]:
        wide = self.width(text)
        if wide <= within:
            return text, wide
        short = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, within)
        return short, self.width(short)


def letters() -> Letters:
    """Those of the text size in use."""
    return _letters(theme.px(theme.SECONDARY))


@lru_cache(maxsize=4)
def _letters(_size: int) -> Letters:
    return Letters()
