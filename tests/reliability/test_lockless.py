"""A casefile on a disk that cannot lock is read, never written, and says why."""

import json
import subprocess
from pathlib import Path

import pytest
from reliability import faults, workload

from limen.store.casefile import CasefileStore

SHIM = Path(__file__).with_name("lockless.c")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    made = faults.compiled(tmp_path, SHIM)
    if made is None:
        pytest.skip("needs Linux and a C compiler")
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "share" / "lab.limen"
    place.parent.mkdir()
    workload.begin(place)
    with CasefileStore(place) as store:
        workload.say(store, 1)
    return place


def limen(library: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return faults.preloaded(library, "-m", "limen.cli", *map(str, words))


def test_that_it_is_shown_and_verified(library: Path, path: Path) -> None:
    shown = limen(library, "show", path, "--json")

    assert json.loads(shown.stdout)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "the chain is whole" in limen(library, "verify", path).stdout


def test_that_a_change_is_refused_at_once_with_the_reason(library: Path, path: Path) -> None:
    before = path.read_bytes()

    done = limen(library, "set", path, "Olmo", "weights", "open")

    assert done.returncode == 2
    assert "cannot lock files, so that two who write would overwrite each other" in done.stderr
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["lab.limen"]


_COPY = """
import sys
from pathlib import Path
from limen.app.clock import SYSTEM
from limen.app.desk import Desk

with Desk.open(Path(sys.argv[1]), SYSTEM) as desk:
    print(desk.read_only)
    desk.save_copy(Path(sys.argv[2]))
    print(bool(desk.read_only))
"""


@pytest.mark.parametrize("place", ["copy.limen", "share/copy.limen"])
def test_that_a_copy_of_it_can_be_saved_elsewhere_and_there(
    library: Path, path: Path, tmp_path: Path, place: str
) -> None:
    done = faults.preloaded(library, "-c", _COPY, str(path), str(tmp_path / place))

    assert done.returncode == 0, done.stderr
    reason, still = done.stdout.splitlines()
    assert reason.startswith("the disk on which it lies (a network share, perhaps) cannot lock")
    assert still == str("share" in place)
    with CasefileStore(tmp_path / place) as copy:
        assert copy.verify() == ()
