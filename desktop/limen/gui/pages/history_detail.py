"""One entry of the history, told in full."""

from collections.abc import Iterator

from limen.app.history import Fate
from limen.app.logbook import Told, when
from limen.domain.answers import Provenance
from limen.domain.history import Action, Manner
from limen.gui.phrases import printed
from limen.gui.widgets.reading import Line


def lines(one: Told, earlier: str, fate: Fate) -> Iterator[Line]:
    """The entry with what stood there *earlier*, what became of it, and its seal."""
    entry = one.entry
    yield Line(one.about, "title")
    yield Line(f"{one.when} · {' · '.join(part for part in (entry.who, one.how) if part)}", "quiet")
    yield Line(one.what, "lead")
    yield from _under(*_fate(fate))
    if one.answer is not None:
        yield from _under("Before", earlier)
        yield from _under("After", one.later)
        yield from _under("As typed or read", one.answer.said)
        yield from _under("Note", one.answer.note)
        yield from _under("Unsure", "Marked to be looked at again." if one.answer.unsure else "")
        yield from _under("Source", *_source(one.answer.provenance))
    elif entry.action is Action.RENAME:
        yield from _under("Before", earlier)
    yield from _under("Why", entry.why)
    yield Line("Seal", "caption")
    step = f" · step {entry.step:,}" if entry.step != entry.sequence else ""
    yield Line(f"Entry {entry.sequence:,}{step} · SHA-256 {entry.hash}", "quiet")


def _fate(fate: Fate) -> tuple[str, str]:
    """A caption and a sentence about what became of the step; both empty where nothing did."""
    by = fate.by
    if by is None or (fate.of and not fate.undone and by.manner is Manner.REDONE):
        return "", ""
    said = " · ".join(part for part in (f"by step {by.step:,}", when(by.at), by.who) if part)
    if fate.undone:
        return ("", "") if fate.of else ("Taken back", said)
    return "Taken back, and done again", said


def _under(caption: str, *texts: str) -> Iterator[Line]:
    said = [text for text in texts if text]
    if said:
        yield Line(caption, "caption")
    yield from (Line(text) for text in said)


def _source(provenance: Provenance) -> Iterator[str]:
    confidence = provenance.confidence.value if provenance.confidence else ""
    parts = (provenance.source, provenance.place, printed(provenance.date), confidence)
    yield " · ".join(part for part in parts if part)
    yield provenance.url
