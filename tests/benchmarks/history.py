"""What the history costs in a casefile of 100,000 steps: opened, searched, and one step taken back.

``history.py`` prints the lines.  The page stands beside a page on a casefile of three entries, so that
only what the length of the log costs is counted.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import at_desk
from benchmarks.casefile import large
from PySide6.QtWidgets import QApplication

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.gui import theme
from limen.gui.pages.history import HistoryPage
from limen.gui.presenter import Presenter
from limen.store import chain, snapshots
from limen.store.building import built
from limen.store.casefile import CasefileStore
from limen.store.placing import place

CLOCK = fixed(date(2026, 11, 24))


def many_steps(path: Path) -> None:
    """The large casefile, each entry of which is a step."""
    once = path.with_name("once.limen")
    large(once)
    with CasefileStore(once) as store:
        log, head = [], chain.START
        for entry in store.entries():
            log.append(chain.sealed(replace(entry, step=entry.sequence, before=head)))
            head = log[-1].hash
    place(path, built(log))


def megabytes() -> float:
    fields = Path("/proc/self/status").read_text(encoding="ascii").split("VmRSS:")[1].split()
    return int(fields[0]) / 1024


def seconds(action: Callable[[], object]) -> float:
    begun = perf_counter()
    action()
    return perf_counter() - begun


def opened(desk: Desk, app: QApplication) -> HistoryPage:
    page = HistoryPage(Presenter(desk))
    page.resize(1300, 800)
    page.show_case(desk.case, "model-1")
    page.show()
    app.processEvents()
    return page


def main() -> None:
    """Print one line for each figure."""
    app = QApplication([*sys.argv[:1], "-platform", "offscreen"])
    theme.apply(app, theme.Scheme.LIGHT, 100)
    with TemporaryDirectory(dir=".") as name:
        folder = Path(name)
        many_steps(folder / "large.limen")
        (folder / "small").mkdir()
        pages = [opened(at_desk.desk(folder / "small"), app)]
        desk, before = Desk.open(folder / "large.limen", CLOCK), megabytes()
        figures = {
            "the history of 100,000 steps opens (s)": seconds(
                lambda: pages.append(opened(desk, app))
            ),
            "memory that it takes above a short one (MB)": megabytes() - before,
            "a word in all of it is looked for (s)": seconds(lambda: _search(pages[-1], "zebra")),
            "a step in the middle is taken back (s)": seconds(lambda: desk.undo(99_000)),
            "the next one (s)": seconds(lambda: desk.undo(99_001)),
            "a snapshot is made (s)": seconds(lambda: snapshots.taken(desk.path, CLOCK.instant())),
            "its size (MB)": snapshots.listed(desk.path)[0].size / 1e6,
        }
        for what, figure in figures.items():
            sys.stdout.write(f"{what:<58} {figure:6.2f}\n")
        desk.close()


def _search(page: HistoryPage, word: str) -> None:
    page.filter.whole.setChecked(True)
    page.filter.text.setText(word)
    page.filter.changed.emit()


if __name__ == "__main__":
    main()
