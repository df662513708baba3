"""Content that was killed half-way, damaged or planted: told as such, and never more than that."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from limen.app.attaching import extract, looked_at, specimen
from limen.app.clock import SYSTEM
from limen.app.desk import Desk
from limen.app.evidencing import WithEvidence
from limen.domain.errors import LimenError
from limen.domain.evidence import Evidence
from limen.store import holding
from limen.store.casefile import CasefileStore

CONTENT = bytes(range(256)) * 9_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "lab.limen"
    Desk.create(path, "A lab", SYSTEM).close()
    return path


@pytest.fixture
def held(path: Path, tmp_path: Path) -> Evidence:
    source = tmp_path / "x.bin"
    source.write_bytes(CONTENT)
    with Desk.open(path, SYSTEM) as desk:
        return desk.attach("organization-1", specimen(path, source, SYSTEM.instant()))


def _do(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(sql, values)


ENDLESS = """
import sys
from pathlib import Path
from limen.store.vault import Vault

def blocks():
    yield bytes(20 << 20)
    print("begun", flush=True)
    while True:
        yield bytes(1 << 20)

with Vault(Path(sys.argv[1])) as safe:
    safe.put("x.bin", blocks(), "2026-08-02T12:00:00.000Z")
"""


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed like this there")
def test_that_a_program_killed_while_it_attaches_leaves_a_whole_casefile_and_no_file(
    path: Path, tmp_path: Path
) -> None:
    words = [sys.executable, "-c", ENDLESS, str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "begun\n"
        program.send_signal(signal.SIGKILL)

    with CasefileStore(path) as store:
        assert (store.verify(), store.lost, store.casefile().evidence) == ((), (), ())
    small = tmp_path / "small.txt"
    small.write_text("so")
    with Desk.open(path, SYSTEM) as desk:
        desk.attach("organization-1", specimen(path, small, SYSTEM.instant()))
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*), max(size) FROM content").fetchone() == (1, 2)
        assert database.execute("SELECT count(*) FROM piece").fetchone() == (1,)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM piece WHERE number = 1",
        "UPDATE piece SET number = number + 7 WHERE number = 2",
        "UPDATE piece SET bytes = zeroblob(70000000) WHERE number = 1",
        "UPDATE piece SET bytes = x'00' WHERE number = 0",
        "UPDATE piece SET bytes = 'text' WHERE number = 0",
        "UPDATE content SET sha256 = upper(sha256)",
        "DELETE FROM content",
        "UPDATE content SET id = 99",
    ],
)
def test_that_whatever_is_done_to_the_content_is_found_and_nothing_wrong_comes_out(
    path: Path, held: Evidence, tmp_path: Path, sql: str
) -> None:
    _do(path, sql)

    assert looked_at(path, (held,))[held.id] != held.sha256
    with pytest.raises(LimenError):
        extract(path, held, tmp_path / "out.bin")
    assert not (tmp_path / "out.bin").exists()
    with CasefileStore(path) as store:
        assert store.casefile().evidence == (held,)


def test_that_content_damaged_on_the_disk_loses_nothing_else(
    path: Path, held: Evidence, tmp_path: Path
) -> None:
    content = bytearray(path.read_bytes())
    middle = content.index(CONTENT[:3000], len(content) // 2)
    content[middle - middle % 4096 : middle - middle % 4096 + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(content)

    assert looked_at(path, (held,))[held.id] in {holding.UNREADABLE, held.sha256} - {held.sha256}
    with CasefileStore(path) as store:
        assert store.casefile().organization.name == "A lab"
    with pytest.raises(LimenError):
        extract(path, held, tmp_path / "out.bin")


def test_that_content_which_somebody_planted_backs_nothing_and_goes_with_the_next_file(
    path: Path, tmp_path: Path
) -> None:
    with Desk.open(path, SYSTEM) as desk:
        assert isinstance(desk, WithEvidence)
        small = tmp_path / "small.txt"
        small.write_text("so")
        one = desk.attach("organization-1", specimen(path, small, SYSTEM.instant()))
        _do(path, "INSERT INTO content VALUES (77, 'planted', 1, 1, '')")
        _do(path, "INSERT INTO piece VALUES (77, 0, x'00')")
        assert desk.case.casefile.evidence == (one,)
        small.write_text("something else")
        desk.attach("organization-1", specimen(path, small, SYSTEM.instant()))

    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM content WHERE id = 77").fetchone() == (0,)
