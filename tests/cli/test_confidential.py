import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from cli.conftest import Limen

from limen.store.whole import whole


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words"
    path.write_text("correct horse\nsecond line\n")
    return path


@pytest.fixture
def sealed(limen: Limen, lab: Path, words: Path) -> Path:
    out = lab.with_name("x.age")
    assert limen("encrypt", lab, "--out", out, "--passphrase-file", words).status == 0
    return out


def test_that_a_casefile_comes_back_byte_for_byte(
    limen: Limen, lab: Path, sealed: Path, words: Path
) -> None:
    again = lab.with_name("again.limen")

    done = limen("decrypt", sealed, "--out", again, "--passphrase-file", words)

    assert (done.status, done.out) == (0, "again.limen written.\n")
    assert again.read_bytes() == lab.read_bytes()
    assert limen("verify", again).status == 0


def test_that_snapshots_that_stay_readable_are_told(limen: Limen, lab: Path, words: Path) -> None:
    limen("snapshot", lab)

    done = limen("encrypt", lab, "--out", lab.with_name("y.age"), "--passphrase-file", words)

    assert done.out == (
        "y.age written. The snapshots in lab.snapshots stay as readable as the casefile is.\n"
    )


def test_that_a_confidential_copy_is_told_from_a_file_that_is_no_casefile(
    limen: Limen, sealed: Path
) -> None:
    for words in (("show", sealed), ("verify", sealed)):
        outcome = limen(*words)
        assert (outcome.status, "a confidential copy. Decrypt it first" in outcome.err) == (2, True)


def test_that_nothing_can_be_read_in_it_and_only_its_owner_may_try(sealed: Path) -> None:
    content = sealed.read_bytes()

    for word in (b"Small", b"limen", b"SQLite", b"lab", sealed.parent.name.encode()):
        assert word not in content
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o600


def test_that_any_file_can_be_sealed(limen: Limen, lab: Path, words: Path, tmp_path: Path) -> None:
    package, out, again = (tmp_path / name for name in ("lab.zip", "zip.age", "again.zip"))
    limen("export", lab, "--format", "package", "--out", package)

    limen("encrypt", package, "--out", out, "--passphrase-file", words)
    limen("decrypt", out, "--out", again, "--passphrase-file", words)

    assert again.read_bytes() == package.read_bytes()
    assert limen("verify", again).status == 0


def _leaves_nothing(limen: Limen, sealed: Path, words: Path, match: str) -> None:
    before = sorted(sealed.parent.iterdir())

    outcome = limen(
        "decrypt", sealed, "--out", sealed.with_name("new.limen"), "--passphrase-file", words
    )

    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert match in outcome.err
    assert sorted(sealed.parent.iterdir()) == before


def test_that_a_wrong_passphrase_leaves_nothing(limen: Limen, sealed: Path, words: Path) -> None:
    words.write_text("something else")

    _leaves_nothing(limen, sealed, words, "the passphrase is not the right one")


def test_that_an_altered_or_shortened_file_leaves_nothing(
    limen: Limen, sealed: Path, words: Path
) -> None:
    content = sealed.read_bytes()
    sealed.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    _leaves_nothing(limen, sealed, words, "altered or cut short")
    sealed.write_bytes(content[:-100])
    _leaves_nothing(limen, sealed, words, "altered or cut short")
    sealed.write_bytes(content[:50])
    _leaves_nothing(limen, sealed, words, "was not opened")


def test_that_neither_way_replaces_a_file(
    limen: Limen, lab: Path, sealed: Path, words: Path
) -> None:
    before = (lab.read_bytes(), sealed.read_bytes())

    one = limen("encrypt", lab, "--out", sealed, "--passphrase-file", words)
    other = limen("decrypt", sealed, "--out", lab, "--passphrase-file", words)

    assert (one.status, other.status) == (2, 2)
    assert (lab.read_bytes(), sealed.read_bytes()) == before


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"\n", "cannot be empty"),
        (b"", "cannot be empty"),
        (b"\xff\xfe\n", "not UTF-8"),
        (b"x" * 5000, "longer than any passphrase"),
    ],
)
def test_that_what_is_no_passphrase_is_told(
    limen: Limen, lab: Path, words: Path, content: bytes, match: str
) -> None:
    words.write_bytes(content)

    outcome = limen("encrypt", lab, "--out", lab.with_name("y.age"), "--passphrase-file", words)

    assert (outcome.status, match in outcome.err) == (2, True)
    assert not lab.with_name("y.age").exists()


def test_that_what_cannot_be_read_is_told(limen: Limen, lab: Path, words: Path) -> None:
    pipe = lab.with_name("pipe")
    os.mkfifo(pipe)
    for source in (lab.with_name("gone"), lab.parent, pipe):
        for verb in ("encrypt", "decrypt"):
            outcome = limen(verb, source, "--out", lab.with_name("z"), "--passphrase-file", words)
            assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    outcome = limen("encrypt", lab, "--out", lab.with_name("z"), "--passphrase-file", pipe.parent)
    assert outcome.status == 2
    assert not lab.with_name("z").exists()


def test_that_a_casefile_is_read_as_it_is_at_one_moment(lab: Path) -> None:
    """A writer waits until the last byte is read; what it writes is in no part of the copy."""
    before = lab.read_bytes()
    pieces = whole(lab)
    first = next(pieces)

    def write() -> None:
        with closing(sqlite3.connect(lab, isolation_level=None, timeout=20)) as database:
            database.execute("UPDATE record SET name = 'Other' WHERE id = 'model-1'")

    writing = Thread(target=write)
    writing.start()
    assert first + b"".join(pieces) == before
    writing.join(30)
    assert lab.read_bytes() != before
