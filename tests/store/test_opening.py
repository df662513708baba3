"""What is no casefile is told in one sentence, and left exactly as it was."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from limen.domain.answers import Answer
from limen.domain.errors import ReadOnlyError, UnreadableFileError
from limen.domain.forms import RecordKind
from limen.store.casefile import CasefileStore

AT = "2026-08-02T12:00:00.000Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "lab.limen"
    with CasefileStore.create(path, "A lab", at=AT) as store:
        store.add(RecordKind.MODEL, "Olmo", "organization-1", at=AT)
        store.say("model-1", "weights", Answer(value="open"), at=AT)
    return path


def _altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def _state(path: Path) -> tuple[list[str], bytes, int]:
    return _names(path.parent), path.read_bytes(), path.stat().st_mtime_ns


def _refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        CasefileStore(path)
    return str(refusal.value)


def _salvaged(path: Path) -> tuple[str, ...]:
    """What is said about a damaged casefile that is shown as far as it is whole, and not written."""
    before = _state(path)
    with CasefileStore(path) as store:
        assert store.read_only.startswith("it is damaged; what is whole is shown.")
        with pytest.raises(ReadOnlyError):
            store.say("organization-1", "card", Answer(value="x"), at=AT)
        assert store.casefile().answer("model-1", "weights").value == "open"
        assert store.verify() == store.lost
    assert _state(path) == before
    return store.lost


def test_that_a_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    assert "there is no such file" in _refusal(tmp_path / "lab.limen")
    assert _names(tmp_path) == []


def test_that_a_folder_is_told(tmp_path: Path) -> None:
    assert "it is a folder" in _refusal(tmp_path)


def test_that_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert "not a regular file" in _refusal(tmp_path / "pipe")


def test_that_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert "Look at its name and folder" in _refusal(tmp_path / "loop")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7 and more", "it is not a casefile"),
        (b"SQLite format 3\0", "it is cut short"),
    ],
)
def test_that_other_files_are_told(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "lab.limen"
    path.write_bytes(content)

    assert problem in _refusal(path)
    assert path.read_bytes() == content


def test_that_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    _altered(path, "CREATE TABLE photo (name)")
    before = _state(path)

    assert "a database of another program" in _refusal(path)
    assert _state(path) == before


def test_that_of_a_truncated_casefile_the_rest_is_shown(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])

    lost = _salvaged(path)

    assert "it is cut short: " in lost[0]
    assert lost[-1] == f"Entries that are whole: 3; the newest is number 3 of {AT}."


def test_that_a_casefile_without_log_is_shown_from_its_tables(path: Path) -> None:
    _altered(path, "DELETE FROM entry", "VACUUM")

    lost = _salvaged(path)

    source = "is taken from the tables beside the log"
    assert "its log is empty" in lost[0]
    assert lost[1:] == (
        f"Entry 1 is lost; what it said about “organization-1” {source}.",
        f"Entry 2 is lost; what it said about “model-1” {source}.",
        f"Entry 3 is lost; what it said about “weights” of “model-1” {source}.",
        "Entries that are whole: 0.",
    )


def test_that_a_view_in_the_place_of_a_table_is_never_read(path: Path) -> None:
    _altered(
        path,
        "ALTER TABLE answer RENAME TO old",
        "CREATE VIEW answer AS SELECT record, question, 'x' answer, entry FROM old",
    )

    assert "its table “answer” is missing" in _salvaged(path)[0]


def test_that_a_newer_casefile_is_shown_and_left_byte_for_byte(path: Path) -> None:
    _altered(path, "PRAGMA user_version = 99", "CREATE TABLE merge (x)")
    before = _state(path)

    with CasefileStore(path) as store:
        assert store.casefile().answer("model-1", "weights").value == "open"
        assert store.read_only.startswith("it was written by a newer version of Limen.")
        with pytest.raises(ReadOnlyError, match="newer version"):
            store.say("model-1", "weights", Answer(value="closed"), at=AT)
        assert store.verify() == ()

    assert _state(path) == before


def test_that_a_copy_of_a_newer_casefile_leaves_nothing_out(path: Path) -> None:
    _altered(path, "PRAGMA user_version = 99", "CREATE TABLE merge (x)")

    with CasefileStore(path) as store:
        store.save_copy(path.with_name("copy.limen"))
        assert store.read_only.startswith("it was written by a newer version")

    assert path.with_name("copy.limen").read_bytes() == path.read_bytes()


def test_that_a_copy_of_an_altered_casefile_holds_the_log_and_nothing_else(path: Path) -> None:
    _altered(path, "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM answer; END")

    with CasefileStore(path) as store:
        store.save_copy(path.with_name("copy.limen"))
        store.say("model-1", "card", Answer(value="x"), at=AT)
        assert store.casefile().answer("model-1", "weights").value == "open"
        assert store.verify() == ()


def test_that_a_newer_casefile_with_a_write_ahead_log_is_left_byte_for_byte(path: Path) -> None:
    _altered(path, "PRAGMA journal_mode = WAL", "PRAGMA user_version = 99")
    before = _state(path)

    with CasefileStore(path) as store:
        assert store.casefile().answer("model-1", "weights").value == "open"

    assert _state(path) == before


def test_that_a_converted_casefile_is_only_read(path: Path) -> None:
    _altered(path, "PRAGMA journal_mode = WAL")
    before = _state(path)

    with CasefileStore(path) as store:
        assert "write-ahead log" in store.read_only

    assert _state(path) == before


def test_that_a_newer_casefile_with_other_tables_is_told(path: Path) -> None:
    _altered(path, "PRAGMA user_version = 99", "ALTER TABLE answer RENAME TO saying")

    assert "its table “answer” is missing" in _refusal(path)


def test_that_a_write_protected_file_is_only_read(path: Path) -> None:
    path.chmod(0o400)
    before = _state(path)

    with CasefileStore(path) as store:
        assert store.casefile().models[0].name == "Olmo"
        assert store.read_only.startswith("the file is write-protected.")

    assert _state(path) == before


def test_that_a_write_protected_folder_is_only_read(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with CasefileStore(path) as store:
            assert store.read_only.startswith("its folder is write-protected.")
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM answer; END", "trigger t"),
        ("CREATE VIEW v AS SELECT * FROM entry", "view v"),
        ("CREATE TABLE x (y)", "table x"),
        ("CREATE INDEX i ON answer (length(answer))", "index i"),
        (
            "CREATE TRIGGER entry AFTER UPDATE ON _sqlite_migrations BEGIN SELECT 1; END",
            "trigger entry",
        ),
    ],
)
def test_that_what_was_planted_is_never_run(path: Path, planted: str, name: str) -> None:
    _altered(path, planted)
    before = _state(path)

    with CasefileStore(path) as store:
        assert store.casefile().answer("model-1", "weights").value == "open"
        assert f"({name})" in store.read_only
        with pytest.raises(ReadOnlyError):
            store.say("model-1", "weights", Answer(value="closed"), at=AT)

    assert _state(path) == before


def test_that_an_altered_table_is_not_asked_but_the_log_is(path: Path) -> None:
    _altered(path, "ALTER TABLE answer ADD COLUMN z DEFAULT 1")

    assert "its table “answer” was altered" in _salvaged(path)[0]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answer SET answer = 'x'",
        "UPDATE answer SET answer = x'ff'",
        "UPDATE answer SET answer = CAST(x'ff' AS TEXT)",
        "UPDATE record SET kind = 'planet'",
        "UPDATE record SET name = x'00'",
        "UPDATE record SET parent = id",
        "UPDATE entry SET hash = x'00'",
        "UPDATE entry SET what = '[]' WHERE sequence = 1",
        "DELETE FROM record",
    ],
)
def test_that_a_malformed_row_is_told_and_what_the_log_says_is_shown(
    path: Path, change: str
) -> None:
    _altered(path, change)

    assert "it is damaged, or was altered by another program" in _salvaged(path)[0]


def _killed_amid_a_change(path: Path) -> Path:
    """A copy of the casefile as a writer left it that was killed, with the journal beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("PRAGMA cache_spill = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE entry SET why = zeroblob(200000)")
        killed = path.with_name("killed.limen")
        copy(path, killed)
        copy(f"{path}-journal", f"{killed}-journal")
    return killed


def test_that_an_unfinished_change_beside_the_file_is_rolled_back(path: Path) -> None:
    killed = _killed_amid_a_change(path)

    with CasefileStore(killed) as store:
        assert store.verify() == ()
        assert store.read_only == ""
    assert not Path(f"{killed}-journal").exists()


def test_that_an_unfinished_change_that_cannot_be_taken_back_is_told(path: Path) -> None:
    killed = _killed_amid_a_change(path)
    killed.chmod(0o400)
    before = _state(killed)

    assert "a change was not finished" in _refusal(killed)
    assert _state(killed) == before
