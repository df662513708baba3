"""Speed and memory of the casefile against bare sqlite3, in one run: ``casefile.py`` prints the lines.

The large casefile has 200 models and 100,000 entries.  “The same in bare sqlite3” is the same insert
into the log and the same replacement of an answer, with the same synchronization.
"""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from limen.domain.answers import Answer
from limen.domain.forms import RecordKind
from limen.store.building import built
from limen.store.casefile import CasefileStore
from limen.store.contents import Contents
from limen.store.placing import place
from limen.store.step import Circumstances, Step

AT = "2026-11-24T12:00:00.000Z"
MODELS, ENTRIES = 200, 100_000
JOURNALS = {
    "write-ahead log, full": ("journal_mode = WAL", "synchronous = FULL"),
    "rollback journal, full": ("journal_mode = DELETE", "synchronous = FULL"),
    "rollback journal, extra": ("journal_mode = DELETE", "synchronous = EXTRA"),
}


def large(path: Path) -> None:
    """A casefile of 200 models with four runs each, and 100,000 entries."""
    step = Step(Contents(), Circumstances(at=AT))
    step.create("Lab", example=False)
    records = [
        step.add(RecordKind.MODEL, f"Model {number}", "organization-1").id
        for number in range(MODELS)
    ]
    for model in tuple(records):
        records += [step.add(RecordKind.TRAINING_RUN, f"Run {n}", model).id for n in range(4)]
    for number in range(ENTRIES - len(step.entries)):
        turn, place_ = divmod(number, len(records))
        text = f"answer {number}"
        answer = Answer(value=text, said=text, note="because it is so")
        step.say(records[place_], f"question_{turn % 25}", answer)
    place(path, built(step.entries))


def seconds(action: Callable[[], object]) -> float:
    begun = perf_counter()
    action()
    return perf_counter() - begun


def bare(path: Path, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def say_bare(connection: sqlite3.Connection, row: tuple[object, ...]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    answer = (row[6], row[7], row[8], row[0])
    connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", answer)
    connection.execute("COMMIT")


def saying(ours: Path, theirs: Path, rounds: int) -> tuple[float, float]:
    """The medians of one answer in seconds: said by Limen, and written with bare sqlite3."""
    pairs = []
    connection = bare(theirs, *JOURNALS["rollback journal, extra"])
    with CasefileStore(ours) as store:
        for number in range(rounds):
            answer = Answer(value=f"answer {number}", said=f"answer {number}")
            key = f"question_{number % 25}"

            def say(key: str = key, answer: Answer = answer) -> None:
                store.say("model-1", key, answer, at=AT)

            mine = seconds(say)
            row = _newest(store)
            pairs.append((mine, seconds(lambda row=row: say_bare(connection, row))))  # type: ignore[misc]
    connection.close()
    return median(mine for mine, _ in pairs), median(other for _, other in pairs)


def _newest(store: CasefileStore) -> tuple[object, ...]:
    """The row that Limen wrote last."""
    rows = store._footing.connection.execute("SELECT * FROM entry ORDER BY sequence DESC LIMIT 1")
    row: tuple[object, ...] = rows.fetchone()
    return row


def opening(path: Path, rounds: int) -> tuple[float, float]:
    """The medians in seconds: opened by Limen, and all rows read with bare sqlite3."""
    ours = [seconds(lambda: CasefileStore(path).close()) for _ in range(rounds)]
    theirs = [seconds(lambda: _read(path)) for _ in range(rounds)]
    return median(ours), median(theirs)


def _read(path: Path) -> None:
    connection = bare(path)
    for table in ("entry", "record", "answer", "evidence"):
        connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - four constants
    connection.close()


def journals(path: Path, rounds: int) -> dict[str, float]:
    """The median of one answer in seconds, with each kind of journal, in turns."""
    connections: dict[str, sqlite3.Connection] = {}
    for name, pragmas in JOURNALS.items():
        copy = path.with_name(f"{len(connections)}.limen")
        shutil.copy(path, copy)
        connections[name] = bare(copy, *pragmas)
    took: dict[str, list[float]] = {name: [] for name in JOURNALS}
    for number in range(rounds):
        row = (
            ENTRIES * 2 + number,
            1,
            AT,
            "",
            "typed",
            "say",
            "model-1",
            "q",
            "{}",
            "",
            "",
            "x" * 64,
        )
        for name, connection in connections.items():
            took[name].append(seconds(lambda c=connection, row=row: say_bare(c, row)))  # type: ignore[misc]
    return {name: median(each) for name, each in took.items()}


_MEMORY = """
import sys
from pathlib import Path
def megabytes():
    fields = Path("/proc/self/status").read_text().split("VmRSS:")[1].split()
    return int(fields[0]) / 1024
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("bare")
label.show()
app.processEvents()
before = megabytes()
from limen.store.casefile import CasefileStore
store = CasefileStore(Path(sys.argv[1]))
store.keep()
print(megabytes() - before)
"""


def memory(path: Path) -> float:
    """Megabytes that an open casefile takes above a bare window, its log kept in memory included."""
    words = [sys.executable, "-c", _MEMORY, str(path)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Print one line for each promise."""
    with TemporaryDirectory(dir=".") as name:
        path = Path(name) / "large.limen"
        large(path)
        shutil.copy(path, path.with_name("other.limen"))
        say = sys.stdout.write
        for kind, median_ in journals(path, 300).items():
            say(f"one answer, bare sqlite3, {kind:<29} {1000 * median_:6.2f} ms\n")
        ours, theirs = saying(path, path.with_name("other.limen"), 300)
        say(
            f"{'one answer, to the same in bare sqlite3':<58} {ours / theirs:6.2f} times (at most 1.5)\n"
        )
        ours, theirs = opening(path, 7)
        say(
            f"{'opening 100,000 entries, to reading its rows':<58} {ours / theirs:6.2f} times (at most 3)\n"
        )
        say(f"{'opening 100,000 entries':<58} {ours:6.2f} seconds (at most 0.5)\n")
        say(
            f"{'memory of 100,000 entries above a bare window':<58} {memory(path):6.1f} MB (at most 60)\n"
        )
        begun, froze, filled, memory_ = _window(path)
        say(
            f"{'its first model in the window, all 200 marked after':<58} {begun} ms (at most 500), {filled} s\n"
            f"{'the window stood still meanwhile for at most':<58} {froze} ms (at most 100)\n"
            f"{'memory of all that above a bare window':<58} {memory_} MB (at most 60)\n"
        )


def _window(path: Path) -> list[str]:
    """What the whole window takes: see ``whole_window.py``."""
    words = [sys.executable, str(Path(__file__).with_name("whole_window.py")), str(path)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()


if __name__ == "__main__":
    main()
