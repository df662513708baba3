"""The look: one set of tokens becomes palette, style sheet, icons and fonts.

Spacing is in steps of 4: `WITHIN` a group, `BETWEEN` groups, `AROUND` a page.  Font sizes are in
pixels at 100 % text size; `px` scales what has to grow with the text.
"""

import re
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from limen.gui.memory import publish
from limen.gui.tokens import DARK, LIGHT, Tokens, high_contrast
from limen.library.resources import ASSETS, content, names, once, text

WITHIN, BETWEEN, AROUND = 8, 16, 24
BODY, SECONDARY, HEADING, TITLE = 13, 12, 15, 20
FAMILY = "Inter"
_STYLE = "Fusion"


class Scheme(StrEnum):
    """What a person may choose; “system” follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """The look in use: *tokens*, *percent* of the text size, and *changed* when either did.

    *name* is the beginning of the names of its icons.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen = Scheme.SYSTEM
        self.tokens = LIGHT
        self.percent = 100
        self.name = "light"


look = Look()


def tokens() -> Tokens:
    """The colours in use; ask again on every painting."""
    return look.tokens


def colour(name: str) -> QColor:
    """The colour of the token with that name."""
    return QColor(getattr(look.tokens, name))


def px(size: int) -> int:
    """*size* (pixels at 100 %) at the text size in use."""
    return round(size * look.percent / 100)


def font(size: int = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter at *size* (pixels at 100 %), with figures of equal width."""
    made = QFont(FAMILY)
    made.setPixelSize(px(size))
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def icon(name: str, ink: str = "text") -> QIcon:
    """The shipped icon with that name, in the colour *ink*: a token, text by default."""
    return QIcon(f":/{look.name}-{name}-{ink}.svg")


def apply(app: QApplication, chosen: Scheme = Scheme.SYSTEM, percent: int = 100) -> None:
    """Give *app* the look; may be called again at any time."""
    if not _prepared:
        _prepare(app)
    look.chosen = chosen
    look.name, look.tokens = _scheme(app, chosen)
    look.percent = percent
    app.setFont(font())
    app.setPalette(_palette(look.tokens))
    app.setStyleSheet(_style_sheet())
    look.changed.emit()


def named(argv: list[str]) -> list[str]:
    """*argv* for an application that begins with our style.

    To set it later hands the style to Python, which then makes all enumerations of `QStyle`.
    """
    _styled.append(True)
    return [*argv, "-style", _STYLE]


def _prepare(app: QApplication) -> None:
    _prepared.append(True)
    if not _styled:
        app.setStyle(_STYLE)
    for name in names(ASSETS, "fonts"):
        if name.startswith("Inter") and name.endswith(".otf"):
            QFontDatabase.addApplicationFontFromData(once(ASSETS, "fonts", name))
    schemes = (("light", LIGHT), ("dark", DARK))
    publish({name: drawing for scheme in schemes for name, drawing in _icons(*scheme)})
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda: _follow(app))
    hints.accessibility().contrastPreferenceChanged.connect(lambda: _follow(app))


def _follow(app: QApplication) -> None:
    """Take over the desktop's new scheme, where it is to be followed."""
    if look.chosen is Scheme.SYSTEM:
        apply(app, look.chosen, look.percent)


def _scheme(app: QApplication, chosen: Scheme) -> tuple[str, Tokens]:
    """The name and colours of what was *chosen*; the desktop's own wish for contrast comes first."""
    hints = app.styleHints()
    if chosen is not Scheme.SYSTEM:
        return (chosen.value, DARK if chosen is Scheme.DARK else LIGHT)
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        app.setPalette(QPalette())  # which brings the desktop's own back
        return contrasting(app.palette())
    return ("dark", DARK) if hints.colorScheme() is Qt.ColorScheme.Dark else ("light", LIGHT)


def contrasting(palette: QPalette) -> tuple[str, Tokens]:
    """The name and colours of a high-contrast look in the colours of *palette*."""
    role = QPalette.ColorRole
    made = high_contrast(
        window=palette.color(role.Window).name(),
        surface=palette.color(role.Base).name(),
        text=palette.color(role.WindowText).name(),
        accent=palette.color(role.Highlight).name(),
        on_accent=palette.color(role.HighlightedText).name(),
        link=palette.color(role.Link).name(),
    )
    name = f"contrast-{'-'.join(colour.removeprefix('#') for colour in dict.fromkeys(made))}"
    if name not in _contrasts:
        _contrasts.append(name)
        publish(dict(_icons(name, made)))
    return name, made


def _icons(scheme: str, tokens: Tokens) -> list[tuple[str, bytes]]:
    return [
        (
            f"{scheme}-{file.removesuffix('.svg')}-{token}.svg",
            content(ASSETS, "icons", file).replace(b"currentColor", colour.encode()),
        )
        for file in names(ASSETS, "icons")
        for token, colour in tokens._asdict().items()
        if token in {"text", "quiet", "link", "on_accent", "faint"}
    ]


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in {
        role.Window: t.window,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.window,
        role.Text: t.text,
        role.PlaceholderText: t.quiet,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.on_accent,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Accent: t.accent,
        role.Link: t.link,
        role.LinkVisited: t.link,
        role.ToolTipBase: t.surface,
        role.ToolTipText: t.text,
        role.Light: t.surface,
        role.Midlight: t.line,
        role.Mid: t.border,
        role.Dark: t.border,
        role.Shadow: t.line,
    }.items():
        palette.setColor(name, QColor(value))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(t.faint))
    return palette


def _style_sheet() -> str:
    values = {**look.tokens._asdict(), "scheme": look.name, "radio": f"{px(14) // 2 + 1}px"}

    def filled(place: re.Match[str]) -> str:
        word = place.group(1)
        return f"{px(int(word[2:]))}px" if word.startswith("px") else values[word]

    return re.sub(r"@(px\d+|[a-z_]+?)(?=[^a-z_]|-)", filled, text(ASSETS, "theme", "limen.qss"))


_prepared: list[bool] = []
_styled: list[bool] = []
_contrasts: list[str] = []
