"""Looking at a casefile without touching it."""

from datetime import date
from pathlib import Path

from limen.domain.case import Case
from limen.domain.history import Entry
from limen.engine.case import examine
from limen.library.interview import interview
from limen.library.rulebook import rulebook
from limen.store.casefile import CasefileStore


def case_in(path: Path, today: date) -> Case:
    """What follows on that day from the casefile at *path*."""
    with CasefileStore(path) as store:
        casefile = store.casefile()
    book = rulebook()
    return examine(casefile, book, interview(book), today)


def log_in(path: Path) -> tuple[Entry, ...]:
    """The log of the casefile at *path*, oldest entry first."""
    with CasefileStore(path) as store:
        return store.entries()
