"""Files inside the casefile: written in pieces, whole or not at all, and nobody is locked out."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

import pytest

from limen.domain.answers import Answer
from limen.domain.evidence import Described, Keeping, Specimen
from limen.domain.forms import RecordKind
from limen.store import copying, holding
from limen.store.casefile import CasefileStore
from limen.store.opening import beside
from limen.store.vault import PIECE_BYTES, ClearedAwayError, Vault

AT, MUCH_LATER = "2026-08-02T12:00:00.000Z", "2026-08-02T15:00:00.000Z"
CONTENT = bytes(range(256)) * 20_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "lab.limen"
    with CasefileStore.create(path, "A lab", at=AT) as store:
        store.add(RecordKind.MODEL, "Olmo", "organization-1", at=AT)
    return path


def _put(path: Path, content: bytes, at: str = AT) -> str:
    with Vault(path) as safe:
        return safe.put("x.bin", [content], at)[0]


def _held(path: Path, digest: str) -> bytes:
    with closing(beside(path)) as connection:
        return b"".join(holding.held(connection, digest))


def _attach(path: Path, digest: str, size: int) -> None:
    with CasefileStore(path) as store, store.step(at=AT) as step:
        found = Specimen(name="x.bin", sha256=digest, size=size, kind="data", keeping=Keeping.HELD)
        step.attach_specimen("model-1", found, Described())


def _rows(path: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(path)) as database:
        (contents,) = database.execute("SELECT count(*) FROM content").fetchone()
        (pieces,) = database.execute("SELECT count(*) FROM piece").fetchone()
    return contents, pieces


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 5_000_000])
def test_that_content_comes_back_byte_for_byte(path: Path, size: int) -> None:
    digest = _put(path, CONTENT[:size])

    assert digest == sha256(CONTENT[:size]).hexdigest()
    assert _held(path, digest) == CONTENT[:size]


def test_that_the_same_content_is_kept_once(path: Path) -> None:
    _put(path, CONTENT)
    once = _rows(path)

    _put(path, CONTENT)

    assert _rows(path) == once


def test_that_what_breaks_off_leaves_nothing(path: Path) -> None:
    def blocks() -> Iterator[bytes]:
        yield CONTENT
        yield CONTENT
        raise KeyboardInterrupt

    with Vault(path) as safe, pytest.raises(KeyboardInterrupt):
        safe.put("x.bin", blocks(), AT)

    assert _rows(path) == (0, 0)


def test_that_what_a_crash_left_is_cleared_away_by_the_next_attachment(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("INSERT INTO content VALUES (7, '', 0, 1, ?)", [AT])
        database.execute("INSERT INTO piece VALUES (7, 0, ?)", [CONTENT[:PIECE_BYTES]])

    digest = _put(path, b"other", MUCH_LATER)

    assert _rows(path) == (1, 1)
    assert _held(path, digest) == b"other"


def test_that_what_is_attached_is_never_cleared_away(path: Path) -> None:
    digest = _put(path, CONTENT)
    _attach(path, digest, len(CONTENT))

    _put(path, b"other", MUCH_LATER)

    assert _held(path, digest) == CONTENT


def test_that_what_is_to_be_attached_together_stays_until_it_is(path: Path) -> None:
    first = _put(path, CONTENT)

    _put(path, b"the second, hours later", MUCH_LATER)
    assert _held(path, first) == CONTENT

    _put(path, b"of another day", "2026-08-03T09:00:00.000Z")
    assert _held(path, first) == b""


def test_that_somebody_whose_pieces_were_cleared_away_is_told(path: Path) -> None:
    def blocks() -> Iterator[bytes]:
        yield CONTENT
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("DELETE FROM content")
        yield CONTENT

    with Vault(path) as safe, pytest.raises(ClearedAwayError, match="Attach it again"):
        safe.put("x.bin", blocks(), AT)


def test_that_answers_are_said_while_a_file_is_being_written(path: Path) -> None:
    begun, enough = Event(), Event()

    def blocks() -> Iterator[bytes]:
        yield CONTENT
        begun.set()
        while not enough.is_set():
            yield CONTENT

    def write() -> None:
        with Vault(path) as safe:
            safe.put("x.bin", blocks(), AT)

    with CasefileStore(path) as store:
        writing = Thread(target=write)
        writing.start()
        assert begun.wait(20)
        try:
            for number in range(20):
                store.say("model-1", f"q{number}", Answer(value="so", said="so"), at=AT)
        finally:
            enough.set()
            writing.join(60)
        assert len(store.casefile().said("model-1")) == 20
        assert store.verify() == ()
    assert _rows(path)[0] == 1


def test_that_a_casefile_without_evidence_holds_nothing(path: Path) -> None:
    with closing(beside(path)) as connection:
        assert not holding.holds(connection, "")
        assert holding.hashes(connection) == {}
        assert list(holding.held(connection, "ab" * 32)) == []
        assert holding.digest_now(connection, "ab" * 32, print) == ""


def test_that_a_copy_holds_the_evidence_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("limen.store.copying.SMALL", 0)  # as if the file were very large
    digest = _put(path, CONTENT)
    _attach(path, digest, len(CONTENT))
    _put(path, b"never attached")
    copy = path.with_name("copy.limen")

    with CasefileStore(path) as store:
        before = store.casefile()
        store.save_copy(copy)
        assert (store.casefile(), store.path, store.verify()) == (before, copy, ())

    assert _held(copy, digest) == CONTENT
    assert _rows(copy)[0] == 1
    assert [one.name for one in path.parent.iterdir()].count("copy.limen") == 1
    assert len(list(path.parent.iterdir())) == 2


def test_that_what_is_said_while_a_copy_is_made_is_in_it(path: Path) -> None:
    copy = path.with_name("copy.limen")
    with CasefileStore(path) as store:
        copying.copy(path, copy)
        store.say("model-1", "weights", Answer(value="open", said="open"), at=AT)
        store.go_on_with(copy)
        assert store.casefile().answer("model-1", "weights").value == "open"
        assert store.verify() == ()


def test_that_a_damaged_casefile_keeps_its_evidence_in_a_copy(path: Path) -> None:
    digest = _put(path, CONTENT)
    _attach(path, digest, len(CONTENT))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE entry SET why = 'forged' WHERE sequence = 2")
    copy = path.with_name("copy.limen")

    with CasefileStore(path) as store:
        store.distrust(store.verify())
        store.save_copy(copy)
        assert store.verify() == ()

    assert _held(copy, digest) == CONTENT
