"""Steps that take a step back or do it again: they name it in their reason, “Undo of step 17: …”."""

import re
from collections.abc import Iterable, Mapping

from limen.domain.history import Action, Entry, Manner
from limen.domain.undoing import Outline

Reversals = Mapping[int, Outline]
"""The newest step that took back, or did again, the step of that number."""

_VERBS = {Manner.UNDONE: "Undo", Manner.REDONE: "Redo"}
_NAMED = re.compile(r"(?:Undo|Redo) of step (\d{1,15}):")


def reason(manner: Manner, step: int, label: str) -> str:
    """What the entries give as their reason that take *step* back, or do it again."""
    return f"{_VERBS[manner]} of step {step}: {label}"


def reversed_step(one: Outline | Entry) -> int:
    """The step that *one* takes back or does again, 0 for none.

    A step that does so without naming another one (as an early Limen logged it) is a step like any.
    """
    found = _NAMED.match(one.why) if one.manner in _VERBS else None
    step = int(found[1]) if found else 0
    return step if step < one.step else 0


def without_number(why: str) -> str:
    """The reason *why* in a log whose steps are numbered anew: it names no step any more."""
    return _NAMED.sub(lambda found: f"{found[0].split()[0]}:", why, count=1)


def meant(asked: Manner, one: Outline | Entry) -> tuple[Manner, int]:
    """What it means to take back (or to do again, as *asked*) the step *one*, and which step that is.

    Taking back a taking back is doing again.
    """
    step = reversed_step(one)
    again = step and asked is Manner.UNDONE and one.manner is Manner.UNDONE
    return Manner.REDONE if again else asked, step or one.step


def newest_reversals(outlines: Iterable[Outline]) -> Reversals:
    """What became of the steps that were reversed at all; *outlines* come newest first."""
    newest: dict[int, Outline] = {}
    for one in outlines:
        if step := reversed_step(one):
            newest.setdefault(step, one)
    return newest


def undone(step: int, reversals: Reversals) -> bool:
    """Whether *step* is taken back at present."""
    return step in reversals and reversals[step].manner is Manner.UNDONE


def run_of(step: int, reversals: Reversals) -> int:
    """The step whose entries made *step* stand: itself, or the one that did it again."""
    again = reversals.get(step)
    return again.step if again is not None and again.manner is Manner.REDONE else step


def stands(entry: Entry, reversals: Reversals) -> bool:
    """Whether *entry* belongs to what stands: neither taken back, nor itself a taking back."""
    if not (step := reversed_step(entry)):
        return entry.step not in reversals
    return entry.manner is Manner.REDONE and reversals[step].step == entry.step


def nearest_undo(outlines: Iterable[Outline], who: str) -> int:
    """The step that an undo key takes back, 0 for none; *outlines* come newest first.

    It is the newest one that stands, can be taken back at all, and that the person called *who* made
    or did again.  What somebody else did is not taken back by a key: they would not see it happen.
    A step without a name belongs to whoever works here.
    """
    seen: set[int] = set()
    for one in outlines:
        step = reversed_step(one) or one.step
        made = step == one.step or one.manner is Manner.REDONE
        made = made and one.action is not Action.DISCARD
        if made and step not in seen and _own(one, who):
            return step if step > 1 else 0  # the casefile begins with the first
        seen.add(step)
    return 0


def nearest_redo(outlines: Iterable[Outline], who: str) -> int:
    """The step that a redo key does again, 0 for none; *outlines* come newest first.

    It is the one that *who* took back last, unless they did something else since.
    """
    seen: set[int] = set()
    for one in outlines:
        step = reversed_step(one)
        if not _own(one, who):
            seen.add(step)
        elif not step:
            return 0
        elif one.manner is Manner.UNDONE and step not in seen:
            return step
        seen.add(step)
    return 0


def _own(one: Outline, who: str) -> bool:
    return one.who in {"", who}
