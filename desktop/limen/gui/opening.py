"""Casefiles into desks; everything that takes long to import stands behind this module."""

import linecache
from pathlib import Path

from limen.app.clock import SYSTEM
from limen.app.desk import Desk
from limen.app.example import make_example
from limen.app.rulebooks import rulebook_beside
from limen.domain.forms import RecordKind
from limen.library.interview import interview, offering
from limen.library.rulebook import evaluations, rulebook


def prepare() -> None:
    """Import and read all that the first casefile needs; works in any thread."""
    import limen.gui.safekeeping
    import limen.gui.watching
    import limen.gui.workspace  # noqa: F401 - imported for later

    book = rulebook()
    offering(interview(book), book, evaluations())
    linecache.clearcache()  # PySide looks at the sources of what imports it, and keeps 3 MB of them


def from_disk(path: str, who: str = "") -> Desk:
    """The casefile at *path* on a desk, at which a person called *who* works.

    Own rules beside it that cannot be used do not keep it shut: the desk says so.
    """
    book, trouble = rulebook_beside(Path(path))
    desk = Desk.open(Path(path), SYSTEM, who, book)
    desk.without_own = trouble
    return desk


def created(path: str, organization: str, model: str, who: str = "") -> Desk:
    """A desk with a new casefile that has one model, where a name for one was given."""
    desk = Desk.create(Path(path), organization, SYSTEM, who=who)
    if model:
        desk.add(RecordKind.MODEL, model, desk.case.casefile.organization.id)
    return desk


def make_example_at(path: str) -> None:
    """Make the shipped example's casefile at *path*."""
    make_example(Path(path), SYSTEM)
