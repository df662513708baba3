"""The keys, and what Limen is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLayout, QWidget

from limen import __version__
from limen.gui import theme
from limen.gui.widgets.fitting import fit
from limen.gui.widgets.parts import column, label, scrolled

KEYS = (
    ("Ctrl+1 to Ctrl+7", "the pages of a model"),
    ("F6", "the next pane"),
    ("Ctrl+F", "find a question, a finding or a model"),
    ("Ctrl+Z, Ctrl+Shift+Z", "undo and redo in the casefile"),
    ("Ctrl+Shift+K", "keep a snapshot of the casefile"),
    ("Enter", "take the answer and go on"),
    ("Alt+Left, Alt+Right", "the question before and the next one"),
    ("Ctrl+I", "import a file"),
    ("Ctrl+D", "make the dossier"),
    (
        "Alt+Left, Alt+Right",
        "on the timeline: the chosen day earlier or later, by a week with Shift",
    ),
    ("+, −, 0", "on the timeline: fewer days, more days, all"),
    ("F1", "help on this question"),
    ("F2", "rename"),
    ("?", "these keys"),
)

ABOUT = (
    "Limen tells where each of your models stands to the published proxy thresholds, which date "
    "starts what, and prints the dossier: with sources, and with what is not known."
)
PRIVATE = "Nothing leaves this computer. Limen opens no connection and has no account."
TERMS = (
    "Licensed under Apache-2.0. Set in Inter (SIL Open Font License). Built on Qt (LGPL). "
    "Limen is no legal advice."
)


def show_keys(parent: QWidget) -> QDialog:
    """List the keys."""
    dialog = _dialog(parent, "Keys", 560, 500)
    form = QFormLayout()
    form.setHorizontalSpacing(theme.AROUND)
    form.setVerticalSpacing(theme.WITHIN)
    form.setContentsMargins(0, 0, theme.WITHIN, 0)
    for keys, what in KEYS:
        form.addRow(label(keys, "label"), label(what, wrap=True))
    return _opened(dialog, label("Keys", "heading"), form)


def show_about(parent: QWidget) -> QDialog:
    """Say what Limen is, and that it keeps to itself."""
    dialog = _dialog(parent, "About Limen", 460, 340)
    texts = [label(text, wrap=True, parts=True) for text in (ABOUT, PRIVATE, TERMS)]
    inside = column(label(f"Version {__version__}", "quiet"), *texts, None, gap=theme.BETWEEN)
    return _opened(dialog, label("Limen", "title"), inside)


def _dialog(parent: QWidget, title: str, width: int, height: int) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fit(dialog, parent, width, height)
    return dialog


def _opened(dialog: QDialog, heading: QWidget, content: QLayout) -> QDialog:
    """Show the *content*, which scrolls where the window is too low for it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    inside = QWidget()
    inside.setLayout(content)
    area = scrolled(inside)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # there is nothing else in it to scroll by
    area.setAccessibleName(dialog.windowTitle())
    layout = column(heading, area, buttons, gap=theme.BETWEEN)
    layout.setContentsMargins(*(theme.AROUND,) * 4)
    dialog.setLayout(layout)
    buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
    dialog.open()
    return dialog
