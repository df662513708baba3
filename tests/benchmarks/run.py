"""Prints the speed ratios that Limen promises, each against a baseline in the same run.

``make bench`` runs it; it is no test, since a shared machine makes a poor clock.  Both sides of a
ratio are run in turns and compared by their medians.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from limen.app.clock import fixed
from limen.app.example import make_example

HERE = Path(__file__).parent
ROUNDS = 15
DAY = __import__("datetime").date(2026, 11, 24)


def seconds(action: Callable[[], object]) -> float:
    begun = perf_counter()
    action()
    return perf_counter() - begun


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> float:
    """The median of *ours* over the median of *theirs*, run in turns after one round to warm up."""
    ours(), theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs) / median(pair[1] for pair in pairs)


def process(*words: str) -> Callable[[], object]:
    def run() -> object:
        return subprocess.run([sys.executable, *words], check=True, capture_output=True)

    return run


def report(what: str, found: float, promised: float, unit: str = "times") -> None:
    sys.stdout.write(f"{what:<62} {found:6.2f} {unit} (at most {promised:g})\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        example = Path(folder, "example.limen")
        make_example(example, fixed(DAY))
        check = process("-c", _CHECK, "check", str(example))
        bare = process("-c", "import pydantic, sqlite3")
        report("limen check, to importing pydantic and sqlite3", ratio(check, bare, ROUNDS), 2.5)
        window = process(str(HERE / "first_paint.py"), "limen")
        label = process(str(HERE / "first_paint.py"), "bare")
        report(
            "first painted window, to a bare one with a label", ratio(window, label, ROUNDS), 1.6
        )
        report("one answer, key to repainted findings, 50 models, p95", _answer(), 50, "ms")
        report("the dossier, to reportlab with the same flowables", _dossier(example), 2.0)


_CHECK = "import sys; from limen.cli import main; sys.exit(main(sys.argv[1:]))"


def _answer() -> float:
    out = subprocess.run(
        [sys.executable, str(HERE / "one_answer.py")], check=True, capture_output=True, text=True
    )
    times = [float(line) for line in out.stdout.split()]
    return quantiles(times, n=20)[-1]


def _dossier(example: Path) -> float:
    out = subprocess.run(
        [sys.executable, str(HERE / "dossier.py"), str(example)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(out.stdout)


if __name__ == "__main__":
    main()
