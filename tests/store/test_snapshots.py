"""A snapshot is the whole log, known by its hashes; what is damaged is none."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from limen.domain.answers import Answer
from limen.domain.errors import UnreadableFileError, UnstorableTextError, UnwritableFileError
from limen.domain.forms import RecordKind
from limen.engine.history.thinning import MOST
from limen.store import snapshots
from limen.store.casefile import CasefileStore

AT = "2026-11-24T12:00:00.000Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CasefileStore]:
    with CasefileStore.create(tmp_path / "lab.limen", "Lab", at=AT) as made:
        made.add(RecordKind.MODEL, "Small", "organization-1", at=AT)
        for number in range(3):
            made.say("model-1", "q", Answer(value=f"{number}", said=f"{number}"), at=AT)
        yield made


def path_of(store: CasefileStore, file: str) -> Path:
    return snapshots.folder(store.path) / file


def test_that_a_snapshot_holds_the_log_while_the_casefile_is_open(store: CasefileStore) -> None:
    made = snapshots.taken(store.path, AT, "before")

    assert made is not None
    assert (made.name, made.sequence, made.head) == ("before", 5, store.newest[1])
    assert snapshots.entries_of(path_of(store, made.file)) == store.entries()
    store.say("model-1", "q", Answer(value="x", said="x"), at=AT)
    assert store.verify() == ()


def test_that_only_its_owner_may_read_it(store: CasefileStore) -> None:
    made = snapshots.taken(store.path, AT)

    assert made is not None
    assert stat.S_IMODE(path_of(store, made.file).stat().st_mode) == 0o600
    assert stat.S_IMODE(snapshots.folder(store.path).stat().st_mode) == 0o700


def test_that_none_is_made_by_itself_where_nothing_changed(store: CasefileStore) -> None:
    assert snapshots.taken(store.path, AT) is not None
    assert snapshots.taken(store.path, AT) is None
    assert snapshots.taken(store.path, AT, "kept") is not None
    assert len(snapshots.listed(store.path)) == 2


def test_that_old_ones_go_and_named_ones_stay(store: CasefileStore) -> None:
    snapshots.taken(store.path, "2025-01-01T12:00:00.000Z", "first")
    for number in range(MOST + 10):
        at = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:00:00.000Z"
        store.say("model-1", "q", Answer(value=f"n{number}", said=f"n{number}"), at=at)
        snapshots.taken(store.path, at)

    left = snapshots.listed(store.path)
    assert len(left) <= MOST + 1
    assert left[-1].name == "first"


@pytest.mark.parametrize("broken", ["cut", "flipped", "emptied", "foreign", "head"])
def test_that_a_damaged_one_is_told_and_never_half_read(store: CasefileStore, broken: str) -> None:
    made = snapshots.taken(store.path, AT)
    assert made is not None
    path = path_of(store, made.file)
    content = bytearray(path.read_bytes())
    match broken:
        case "cut":
            content = content[:-20]
        case "flipped":
            content[-30] ^= 0xFF
        case "emptied":
            content = bytearray()
        case "foreign":
            content = bytearray(b"PK\3\4" + content)
        case _:
            content = content.replace(b'"sequence":5', b'"sequence":4')
    path.write_bytes(content)

    with pytest.raises(UnreadableFileError, match=r"damaged|not complete|missing|changed"):
        snapshots.entries_of(path)


def test_that_a_file_that_is_none_is_not_listed(store: CasefileStore) -> None:
    snapshots.taken(store.path, AT)
    (snapshots.folder(store.path) / "x.snapshot").write_bytes(b"something else")
    (snapshots.folder(store.path) / "y.snapshot").mkdir()

    assert len(snapshots.listed(store.path)) == 1
    with pytest.raises(UnreadableFileError, match="No such file"):
        snapshots.entries_of(path_of(store, "gone.snapshot"))


def test_that_a_folder_that_cannot_be_made_is_one_sentence(store: CasefileStore) -> None:
    snapshots.folder(store.path).write_text("in the way")

    with pytest.raises(UnwritableFileError, match=r"lab\.snapshots.* cannot be written"):
        snapshots.taken(store.path, AT)
    assert snapshots.listed(store.path) == ()


def test_that_what_a_killed_program_left_goes_after_a_while(store: CasefileStore) -> None:
    snapshots.taken(store.path, AT)
    drafts = [snapshots.folder(store.path) / f".x.snapshot.{number}" for number in range(2)]
    for draft in drafts:
        draft.write_bytes(b"half")
    os.utime(drafts[0], (0, 0))

    snapshots.taken(store.path, AT, "next")

    assert [draft.exists() for draft in drafts] == [False, True]


def test_that_a_name_that_no_file_can_hold_is_refused(store: CasefileStore) -> None:
    with pytest.raises(UnstorableTextError):
        snapshots.taken(store.path, AT, "half a \ud800")

    assert list(snapshots.folder(store.path).iterdir()) == []


@pytest.mark.parametrize("path", ["/", ".", "", "nul\0", "/nowhere/lab.limen"])
def test_that_what_is_no_casefile_has_no_snapshots(path: str) -> None:
    assert snapshots.listed(Path(path)) == ()


def test_that_a_log_in_memory_is_only_read(store: CasefileStore) -> None:
    with CasefileStore.of_log(store.path, store.entries()[:3], "it is old.") as old:
        assert old.casefile().answer("model-1", "q").said == "0"
        assert old.read_only == "it is old."


_LOOP = """
import sys
from pathlib import Path
from limen.store import snapshots
for number in range(10_000):
    snapshots.taken(Path(sys.argv[1]), "2026-11-24T12:00:00.000Z", f"{sys.argv[2]} {number}")
    print(number, flush=True)
"""


def test_that_a_program_that_is_killed_leaves_whole_snapshots_only(store: CasefileStore) -> None:
    for turn in range(4):
        words = [sys.executable, "-c", _LOOP, str(store.path), str(turn)]
        with subprocess.Popen(words, stdout=subprocess.PIPE) as program:
            assert program.stdout is not None
            for _ in range(turn * 3 + 1):
                program.stdout.readline()
            program.kill()

    made = snapshots.listed(store.path)
    assert len(made) >= 4
    assert all(snapshots.entries_of(path_of(store, one.file)) == store.entries() for one in made)
