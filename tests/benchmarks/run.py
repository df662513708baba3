"""Prints the speed that Limen promises, each figure against its baseline, and its accuracy.

``make bench`` runs it; it is no test, since a shared machine makes a poor clock.  Both sides of a
ratio are whole processes with compiled bytecode, run in turns after one round to warm up.  What is
printed is the ratio of the medians by the clock on the wall and, behind it, that of the least
processor time (user and system), which other programs on the machine disturb least.  Times that are
no ratio depend on the machine; the first line tells how fast it is.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles
from time import perf_counter, process_time

from limen.app.clock import fixed
from limen.app.example import make_example

HERE = Path(__file__).parent
ROUNDS = 25
FEW = 3
DAY = date(2026, 11, 24)
_CHECK = "import sys; from limen.start import main; sys.exit(main())"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _surround(folder)
        example = Path(folder, "example.limen")
        make_example(example, fixed(DAY))
        measures: tuple[tuple[str, Callable[[], str]], ...] = (
            ("limen check, to importing pydantic and sqlite3 (2.5)", lambda: _check(example)),
            ("first painted window, to a bare one with a label (1.6)", _first_paint),
            ("one answer, key to repainted findings, 50 models (50 ms)", _one_answer),
            ("the dossier, to reportlab with the same flowables (2.0)", lambda: _dossier(example)),
            ("one of 10,000 models, screened by every rule (1 ms)", _screening),
            ("sums of compute of a small casefile, from cold (30 ms)", lambda: _sums(example)),
            ("1,000 releases of 20 dates, replanned (100 ms)", _dates),
        )
        sys.stdout.write(f"{'for the scale: 10 million additions':<58} {_scale():.0f} ms\n")
        for what, measure in measures:
            sys.stdout.write(f"{what:<58} {measure()}\n")
            sys.stdout.flush()
        sys.stdout.write(_printed("casefile.py"))
        sys.stdout.write(_printed("history.py"))
        sys.stdout.write(f"\nAgainst published compute:\n{_printed('accuracy.py')}")


def _dates() -> str:
    """All plans, how that compares with bare additions of days, a frame, and the whole page."""
    ours, ratio, frame, opened = _printed("calendar_dates.py").split()
    times = f"{ours} ms, {ratio} times bare additions; a frame while scrolling {frame} ms (16)"
    return f"{times}; the page opens in {opened} ms"


def _surround(folder: str) -> None:
    """Let every process find what tests share, and bytecode, whoever forbids writing it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHONPATH"] = str(HERE.parent)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))


def _scale() -> float:
    """How fast this machine is just now, in a number that can be compared with another's."""
    begun, total = process_time(), 0
    for number in range(10_000_000):
        total += number
    return (process_time() - begun) * 1e3


def _check(example: Path) -> str:
    ours = _process("-c", _CHECK, "check", str(example))
    return _ratio(ours, _process("-c", "import pydantic, sqlite3"))


def _first_paint() -> str:
    script = str(HERE / "first_paint.py")
    return _ratio(_process(script, "limen"), _process(script, "bare"))


def _one_answer() -> str:
    rows = [line.split() for line in _printed("one_answer.py").splitlines()]
    wall, processor = (quantiles([float(row[at]) for row in rows], n=20)[-1] for at in (1, 2))
    kinds = dict.fromkeys(row[0] for row in rows)
    each = (
        f"{kind} {median(float(row[2]) for row in rows if row[0] == kind):.0f}" for kind in kinds
    )
    return f"{wall:.0f} ms at the 95th percentile (processor {processor:.0f}; medians {', '.join(each)})"


def _dossier(example: Path) -> str:
    ratios = [float(_printed("dossier.py", str(example))) for _ in range(FEW)]
    return f"{median(ratios):.2f} times (median of {FEW} processes)"


def _screening() -> str:
    ours, plain = map(float, _printed("screening.py").split())
    return f"{ours:.2f} ms of processor time ({ours / plain:.0f} times a plain 6·N·D compared)"


def _sums(example: Path) -> str:
    times = [float(_printed("compute_sums.py", str(example))) for _ in range(FEW)]
    return f"{median(times):.1f} ms of processor time (median of {FEW} processes)"


def _ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> str:
    ours(), theirs()
    pairs = [(_took(ours), _took(theirs)) for _ in range(ROUNDS)]
    (wall, processor), (their_wall, their_processor) = (
        zip(*side, strict=True) for side in zip(*pairs, strict=True)
    )
    by_wall = median(wall) / median(their_wall)
    by_processor = min(processor) / min(their_processor)
    return f"{by_wall:.2f} times (processor time {by_processor:.2f})"


def _took(action: Callable[[], object]) -> tuple[float, float]:
    """The seconds that *action* takes by the clock, and of processor time in its process."""
    before, begun = _processor(), perf_counter()
    action()
    return perf_counter() - begun, _processor() - before


def _processor() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _process(*words: str) -> Callable[[], object]:
    def run() -> object:
        return subprocess.run([sys.executable, *words], check=True, capture_output=True)

    return run


def _printed(script: str, *words: str) -> str:
    return subprocess.run(
        [sys.executable, str(HERE / script), *words], check=True, stdout=subprocess.PIPE, text=True
    ).stdout


if __name__ == "__main__":
    main()
