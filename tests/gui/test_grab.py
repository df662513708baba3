"""Pictures of the real window, taken as ``limen demo`` takes them."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage


def test_that_every_page_is_grabbed_by_a_process_of_its_own(casefile: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "limen.gui.grab", str(casefile), str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
    )

    names = ran.stdout.split()
    assert {"window-start.png", "window-1-overview.png", "window-2-interview.png"} <= set(names)
    assert sorted(names) == sorted(path.name for path in folder.iterdir())
    large, small = (
        QImage(str(folder / f"window-{n}.png")) for n in ("1-findings", "small-findings")
    )
    assert (large.width(), large.height()) == (1600, 1000)
    assert (small.width(), small.height()) == (1024, 640)


def test_that_what_is_no_casefile_ends_in_one_sentence(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "limen.gui.grab", str(tmp_path / "none.limen"), str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
    )

    assert ran.returncode == 1
    assert "none.limen" in ran.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []
