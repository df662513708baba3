"""The box that says what an answer changes, before -> after."""

from PySide6.QtWidgets import QVBoxLayout

from limen.domain.case import Case
from limen.domain.screening import Finding
from limen.engine.sketches import found as looked_at
from limen.engine.words import counted
from limen.gui import theme
from limen.gui.interview.effects import Effect, effects
from limen.gui.widgets.elided import Elided
from limen.gui.widgets.parts import clear, column, frame, label, row
from limen.gui.widgets.states import StateBadge

_MOST = 4
"""So many findings are listed; the rest is counted."""


class ChangesBox:
    """What the answer on the screen changes among the findings; *frame* is its widget."""

    def __init__(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.WITHIN)
        self._title = label("What this changes", "label")
        self.frame = frame("inset", column(self._title, self._rows), margin=12)
        self.frame.setAccessibleName("What this changes")
        self.say("Answer, and you will see here which findings it moves.")

    def say(self, sentence: str) -> None:
        """Show a *sentence* instead of findings."""
        clear(self._rows)
        self._rows.addWidget(label(sentence, "quiet", wrap=True))
        self.frame.setAccessibleDescription(sentence)

    def compare(self, before: Case, after: Case, *, several: bool) -> None:
        """Show what differs; with *several* models, each line names its model."""
        found, rest = effects(before, after), _elsewhere(before) if several else ""
        if not found:
            self.say(
                " ".join(part for part in ("No finding changes with this answer.", rest) if part)
            )
            return
        clear(self._rows)
        for effect in found[:_MOST]:
            self._rows.addLayout(_line(effect, several=several))
        if len(found) > _MOST:
            more = f"and {len(found) - _MOST} more, on the page Findings"
            self._rows.addWidget(label(more, "quiet"))
        if rest:
            self._rows.addWidget(label(rest, "quiet", wrap=True))
        self.frame.setAccessibleDescription("; ".join(words(effect) for effect in found[:_MOST]))


def _elsewhere(case: Case) -> str:
    """A sentence on models that nobody has looked at, whose findings are not compared."""
    left = len(case.casefile.models) - len(looked_at(case))
    return f"{counted(left, 'other model')} will follow when opened." if left else ""


def words(effect: Effect) -> str:
    """One effect as a phrase, as a screen reader says it."""
    from limen.gui.widgets.states import WORDS

    before = WORDS[effect.before.state] if effect.before else "new"
    after = WORDS[effect.after.state] if effect.after else "gone"
    margin = f" ({effect.after.margin})" if effect.after and effect.after.margin else ""
    return f"{effect.title}: {before} → {after}{margin}"


def _line(effect: Effect, *, several: bool) -> QVBoxLayout:
    name = Elided()
    name.setText(f"{effect.model}: {effect.title}" if several else effect.title)
    states = row(*_badge(effect.before), label("→"), *_badge(effect.after), None)
    return column(name, states, gap=4)


def _badge(finding: Finding | None) -> tuple[StateBadge, ...] | tuple[StateBadge, Elided]:
    if finding is None:
        return ()
    badge = StateBadge(finding.state)
    if not finding.margin:
        return (badge,)
    margin = Elided("quiet")
    margin.setText(finding.margin)
    return badge, margin
