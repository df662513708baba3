"""A casefile whose disk fails at every single operation, in every way: nothing that was acknowledged is lost.

``faults.py ANSWERS`` (see `run.py`) compiles the shim with ``cc``, preloads it into itself, and
tries each write, sync, truncate, open and unlink of a few answers: killed before it, in its middle and
after it; failing once with an I/O error or a full disk, or from then on.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reliability import workload

from limen.domain.errors import LimenError
from limen.store.casefile import CasefileStore

MODES = (
    "killed before",
    "killed within",
    "killed after",
    "I/O error",
    "disk full",
    "I/O errors from here on",
    "disk full from here on",
)
FIRST_ERROR = 4  # the number of “I/O error” in the shim

SHIM = Path(__file__).with_name("shim.c")


def compiled(folder: Path, shim: Path = SHIM) -> Path | None:
    """A shim as a library in *folder*; none where there is no C compiler, or no preloading."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    library = folder / "shim.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, shim, "-ldl"], check=True)
    return library


def preloaded(library: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """This script (or the one named first) run with the shim in front of the C library."""
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    return subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False
    )


class Disk:
    """The shim in this process."""

    def __init__(self) -> None:
        library = ctypes.CDLL(None)
        self.arm: Callable[[int, int], None] = library.limen_arm
        self.trace: Callable[[int], None] = library.limen_trace
        self.mark: Callable[[int], None] = library.limen_mark
        self.seen: Callable[[], int] = library.limen_seen


def operations(disk: Disk, folder: Path, answers: int) -> int:
    """How many operations *answers* take when nothing fails."""
    path = folder / "counted.limen"
    workload.begin(path)
    with CasefileStore(path) as store:
        disk.arm(1 << 40, 0)
        for number in range(1, answers + 1):
            workload.say(store, number)
        seen = disk.seen()
        disk.arm(-1, 0)
    return seen


@dataclass(frozen=True)
class Plan:
    """What is tried: the fault at operation *at*, as *mode* says, while so many *answers* are said.

    *careless* turns the journal off: then something has to be lost, or the run could not fail.
    """

    at: int
    mode: int
    answers: int
    careless: bool = False


def tried(disk: Disk, folder: Path, plan: Plan, outcomes: Counter[str]) -> Iterator[str]:
    """What is wrong after the fault; *outcomes* counts what became of the answers."""
    path, copy = folder / "lab.limen", folder / "copy.limen"
    for stale in folder.glob("*"):
        stale.unlink()
    shutil.copy(folder.parent / "begun.limen", path)

    def work(tell: Callable[[str], None]) -> None:
        with CasefileStore(path) as store:
            if plan.careless:
                store._footing.connection.execute("PRAGMA journal_mode = OFF")
            if plan.mode >= FIRST_ERROR and plan.at % 2:
                store.keep()
                tell("keeps")
            disk.arm(plan.at, plan.mode)
            _say_all(store, plan.answers, tell)
            disk.arm(-1, 0)
            if store.stranded:
                store.save_copy(copy)
                tell("copied")

    told = workload.heard(workload.in_child(work))
    outcomes.update(_VERDICTS[word.split()[0]] for word in told if word.split()[0] in _VERDICTS)
    yield from _wrong(told, path, copy, plan)


def _say_all(store: CasefileStore, answers: int, tell: Callable[[str], None]) -> None:
    for number in range(1, answers + 1):
        try:
            workload.say(store, number)
        except LimenError as error:
            tell(f"refused {number} {error}")
        else:
            tell(f"said {number}" if not store.stranded else f"kept {number}")


def _wrong(told: list[str], path: Path, copy: Path, plan: Plan) -> Iterator[str]:
    ended = [word for word in told if word.split()[0] in _VERDICTS]
    if plan.mode >= FIRST_ERROR and len(ended) < plan.answers:
        yield f"a bug ended the program: {told}"
    on_disk = [int(word.split()[1]) for word in told if word.startswith("said")]
    yield from workload.missing(path, on_disk)
    if "keeps" in told and any(word.startswith("refused") for word in told):
        yield f"a change was refused though it could have been kept: {told}"
    if "copied" in told:
        yield from workload.missing(copy, range(1, plan.answers + 1))


_VERDICTS = {"said": "on disk", "kept": "kept in memory", "refused": "refused with a sentence"}


def main(answers: int, *, careless: bool = False) -> int:
    """Try everything; 1 where something was lost."""
    disk = Disk()
    found: list[str] = []
    outcomes: Counter[str] = Counter()
    with TemporaryDirectory(dir=quick()) as name:
        folder = Path(name) / "disk"
        folder.mkdir()
        workload.begin(Path(name) / "begun.limen")
        count = operations(disk, Path(name), answers)
        for mode, title in enumerate(MODES, start=1):
            for at in range(1, count + 1):
                plan = Plan(at, mode, answers, careless)
                wrong = tried(disk, folder, plan, outcomes)
                found += [f"operation {at}, {title}: {one}" for one in wrong]
    said = ", ".join(f"{number} {what}" for what, number in sorted(outcomes.items()))
    sys.stdout.write(f"{count} operations, {count * len(MODES)} faults; answers: {said}; ")
    sys.stdout.write("\n".join([f"{len(found)} problems", *found[:20]]) + "\n")
    return int(bool(found))


def quick() -> str | None:
    """A folder in memory: what fails here is the shim's doing, no disk has to turn for it."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder is made in it


def run(*words: str, script: str = __file__) -> subprocess.CompletedProcess[str] | None:
    """Compile, preload and try; none where that cannot be done here."""
    with TemporaryDirectory() as name:
        library = compiled(Path(name))
        return None if library is None else preloaded(library, script, *words)


def report(outcome: subprocess.CompletedProcess[str] | None) -> int:
    """Print how a run went, and give its status."""
    if outcome is None:
        sys.stdout.write("Skipped: this needs Linux and a C compiler.\n")
        return 0
    sys.stdout.write(outcome.stdout + outcome.stderr)
    return outcome.returncode


if __name__ == "__main__":
    words = sys.argv[1:] or ["12"]
    if hasattr(ctypes.CDLL(None), "limen_arm"):
        sys.exit(main(int(words[0]), careless="careless" in words))
    sys.exit(report(run(*words)))
