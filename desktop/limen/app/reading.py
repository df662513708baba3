"""Looking at a casefile without touching it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from limen.app.opening import opened
from limen.app.rulebooks import rulebook_for
from limen.domain.case import Case
from limen.domain.history import Entry
from limen.domain.rules import Rulebook
from limen.engine.case import examine
from limen.library.interview import interview

Tell = Callable[[str], object]


def case_in(
    path: Path, today: date, other: Path | None = None, own: Path | None = None, tell: Tell = str
) -> Case:
    """What follows on that day from the casefile at *path*.

    *other* is the folder of another rulebook than the shipped one, *own* that of own rules; *tell*
    hears what of the casefile is lost.
    """
    return case_under(path, today, rulebook_for(path, other, own), tell)


def case_under(path: Path, today: date, book: Rulebook, tell: Tell = str) -> Case:
    """What follows on that day from the casefile at *path* under *book*."""
    with opened(path) as store:
        casefile = store.casefile()
        for sentence in (*store.lost, *_what_helps(path, store.lost)):
            tell(sentence)
    return examine(casefile, book, interview(book), today)


def _what_helps(path: Path, lost: tuple[str, ...]) -> tuple[str, ...]:
    """Which snapshot is whole, where something is *lost* of the casefile at *path*."""
    if not lost:
        return ()
    from limen.app.recovering import helping

    return helping(path)


def log_in(path: Path) -> tuple[Entry, ...]:
    """The log of the casefile at *path*, oldest entry first."""
    with opened(path) as store:
        return store.entries()
