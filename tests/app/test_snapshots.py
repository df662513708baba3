"""What is done with snapshots beside a casefile that is open."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import at_desk

from limen.app.clock import fixed
from limen.app.comparison import Side
from limen.app.snapshots import keep_snapshot, log_beside, since
from limen.domain.history import Manner
from limen.store import snapshots

CLOCK = fixed(date(2026, 11, 24))
_WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
"""


def _may_write(path: Path) -> bool:
    """Whether another program may write to the file now."""
    words = [sys.executable, "-c", _WRITE, str(path)]
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


def test_that_the_right_to_write_is_kept_while_snapshots_are_made_and_compared(
    tmp_path: Path,
) -> None:
    with at_desk.desk(tmp_path) as desk:
        path = desk.path
        with desk._step(Manner.TYPED) as step:
            step.rename("model-1", "Other")
            assert not _may_write(path)
            made = keep_snapshot(path, CLOCK, "before")
            assert made is not None
            case = desk.case
            log = log_beside(path)
            here = Side(name=path.name, casefile=case.casefile, rulebook=case.rulebook, entries=log)
            assert since(path, made, here, case.today).differences == ()
            assert len(snapshots.listed(path)) == 1
            assert not _may_write(path)
        assert _may_write(path)


def test_that_a_snapshot_is_compared_with_what_is_said_since(tmp_path: Path) -> None:
    with at_desk.desk(tmp_path) as desk:
        made = keep_snapshot(desk.path, CLOCK, "before")
        assert made is not None
        desk.rename("model-1", "Other")
        case = desk.case
        here = Side(
            name="now",
            casefile=case.casefile,
            rulebook=case.rulebook,
            entries=log_beside(desk.path),
        )

        (one,) = since(desk.path, made, here, case.today).differences

    assert (one.before, one.after) == ("Small 8B", "Other")
