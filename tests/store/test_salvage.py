"""Whatever happened to the bytes: what is whole is shown, what is lost is named, nothing is written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from limen.domain.answers import Answer
from limen.domain.errors import LimenError, UnreadableFileError
from limen.domain.forms import RecordKind
from limen.store import carving
from limen.store.casefile import CasefileStore
from limen.store.salvage import salvaged

AT = "2026-08-02T12:00:00.000Z"
ANSWERS = 24
LONG = 6_000


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile of several pages, with short answers and with some that fill more than a page."""
    path = tmp_path_factory.mktemp("original") / "lab.limen"
    with CasefileStore.create(path, "A lab", at=AT) as store:
        store.add(RecordKind.MODEL, "Olmo", "organization-1", at=AT)
        for number in range(ANSWERS):
            note = "n" * LONG if number % 8 == 5 else ""
            answer = Answer(value=f"answer {number}", said=f"answer {number}", note=note)
            store.say("model-1", f"q{number}", answer, at=AT)
        with store.step(at=AT) as step:
            step.attach("model-1", name="card.md", sha256="ab" * 32, size=7)
    return path


@pytest.fixture
def path(tmp_path: Path, sound: Path) -> Path:
    path = tmp_path / "lab.limen"
    path.write_bytes(sound.read_bytes())
    return path


Shown = dict[str, object]


def _look(path: Path) -> tuple[Shown, tuple[str, ...]]:
    """The answers that are shown, and what is said to be wrong; the file must stay as it is."""
    before = path.read_bytes()
    with CasefileStore(path) as store:
        shown: Shown = {key: one.value for key, one in store.casefile().said("model-1").items()}
        problems = store.verify()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    return shown, problems


def _expected() -> dict[str, object]:
    return {f"q{number}": f"answer {number}" for number in range(ANSWERS)}


ANYWHERE = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@ANYWHERE
@given(st.data())
def test_that_a_flipped_byte_anywhere_loses_at_most_one_answer_and_is_found_where_it_matters(
    path: Path, sound: Path, data: st.DataObject
) -> None:
    original = sound.read_bytes()
    content = bytearray(original)
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)

    try:
        shown, problems = _look(path)
    except UnreadableFileError:
        assert content[:4096] != original[:4096]  # beyond the first page everything can be shown
        return

    wrong = {key for key, value in _expected().items() if shown.get(key) != value}
    assert len(wrong) <= 1
    assert problems or not wrong


@ANYWHERE
@given(st.data())
def test_that_a_stretch_of_garbage_is_one_sentence_or_shown_as_far_as_it_goes(
    path: Path, sound: Path, data: st.DataObject
) -> None:
    original = sound.read_bytes()
    start = data.draw(st.integers(0, len(original) - 1))
    garbage = data.draw(st.binary(min_size=1, max_size=9_000))
    path.write_bytes(
        (original[:start] + garbage + original[start + len(garbage) :])[: len(original)]
    )

    try:
        shown, problems = _look(path)
    except LimenError:
        return

    assert set(shown.items()) <= set(_expected().items()) or problems


@ANYWHERE
@given(st.integers(0, 120_000))
def test_that_a_truncated_file_shows_what_is_left_of_it(
    path: Path, sound: Path, length: int
) -> None:
    original = sound.read_bytes()
    path.write_bytes(original[:length])
    if length >= len(original):
        return

    try:
        shown, problems = _look(path)
    except UnreadableFileError:
        assert length <= 11 * 4096  # the first pages hold no entry
        return

    assert set(shown.items()) <= set(_expected().items())
    assert "cut short" in problems[0]


@pytest.mark.parametrize("page", range(2, 9))
def test_that_a_lost_page_loses_what_was_on_it_and_says_so(
    path: Path, sound: Path, page: int
) -> None:
    original = sound.read_bytes()
    start = (page - 1) * 4096
    path.write_bytes(original[:start] + bytes(4096) + original[start + 4096 :])

    shown, problems = _look(path)

    assert set(shown.items()) <= set(_expected().items())
    assert problems
    assert len(shown) >= ANSWERS - 14


def test_that_numbers_that_do_not_rise_are_damage_and_read_no_circle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    last = ANSWERS + 3
    at = next(
        start + place + 1 + (content[start + place] > 0x7F)
        for start in range(4096, len(content), 4096)
        for place in carving._places(bytes(content), start)
        for cell in carving._cell(bytes(content), start + place, start + 4096)
        if (cell.table, cell.number) == ("entry", last)
    )
    assert content[at] == last
    content[at] = 2
    path.write_bytes(content)

    shown, problems = _look(path)

    assert shown == _expected()
    assert any("out of order" in sentence for sentence in problems)


def test_that_rows_that_claim_more_than_there_is_are_none_of_ours() -> None:
    endless = bytearray(8192)
    endless[:8] = b"\x0d\0\0\0\x01\0\0\0"
    endless[4096:4100] = (2).to_bytes(4, "big")  # an overflow page that goes on with itself
    endless[100:108] = b"\x0d\0\0\0\x01\0\0\0"
    endless[108:110] = (200).to_bytes(2, "big")
    size = 1 << 40
    header = b"".join(_varint(one) for one in (13 + 2 * (size - 11), 13, 13, 1))
    record = bytes([len(header) + 1]) + header
    cell = _varint(size) + b"\x01" + record
    endless[200 : 200 + len(cell)] = cell

    assert list(carving.cells(bytes(endless))) == []


def _varint(value: int) -> bytes:
    pieces = [value & 0x7F]
    while value := value >> 7:
        pieces.append(value & 0x7F | 0x80)
    return bytes(reversed(pieces))


def test_that_a_copy_of_what_is_whole_is_a_casefile_like_any_other(
    path: Path, sound: Path, tmp_path: Path
) -> None:
    original = sound.read_bytes()
    place = original.index(b'answer 7"')
    path.write_bytes(original.replace(original[place : place + 9], b'answer X"', 1))
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE record SET kind = 'planet'")
        other.commit()
    (tmp_path / "out").mkdir()

    with CasefileStore(path) as store:
        lost = store.lost
        store.save_copy(tmp_path / "out" / "copy.limen")
        assert store.read_only == ""
        store.say("model-1", "more", Answer(value="more"), at=AT)

    assert any("Entry 10 is lost" in sentence for sentence in lost)
    with CasefileStore(tmp_path / "out" / "copy.limen") as copy:
        assert copy.verify() == ()
        said = copy.casefile().said("model-1")
        assert {key: one.value for key, one in said.items()} == {**_expected(), "more": "more"}
        assert [one.hash for one in copy.entries()[:9]] == [
            one.hash for one in CasefileStore(path).entries()[:9]
        ]
        assert "of a damaged casefile" in copy.entries()[12].why


def test_that_nothing_is_salvaged_from_nothing() -> None:
    assert salvaged(b"") is None
    assert salvaged(bytes(40_960)) is None
    assert salvaged(b"\x0d" + b"\xff" * 8191) is None


ABSURD = (
    "UPDATE entry SET sequence = 9223372036854775807 WHERE sequence = 27",
    "UPDATE entry SET what = '{\"value\":' || hex(zeroblob(40000000)) WHERE sequence = 9",
    "UPDATE answer SET answer = replace(hex(zeroblob(100000)), '00', '[') WHERE question = 'q3'",
    "UPDATE entry SET what = replace(hex(zeroblob(100000)), '00', '[') WHERE sequence = 1",
    "UPDATE record SET parent = 'model-1' WHERE id = 'model-1'",
    "UPDATE evidence SET size = 9223372036854775807",
    "UPDATE evidence SET size = 1e300",
    """INSERT INTO record SELECT 'r' || value, 'model', 'x', 'organization-1', 0, value FROM
     (WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM c LIMIT 20000)
     SELECT value FROM c)""",
    "PRAGMA user_version = 99147483647",
    "PRAGMA user_version = -1",
)


@pytest.mark.parametrize("change", ABSURD)
def test_that_absurd_figures_get_no_further_than_a_sentence(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(change)
        other.commit()
    before = path.read_bytes()

    try:
        with CasefileStore(path) as store:
            problems = store.verify()
            read_only = store.read_only
    except LimenError:
        read_only, problems = "refused", ()

    assert path.read_bytes() == before
    assert read_only or problems


@pytest.mark.parametrize("version", [1, 7])
@pytest.mark.parametrize(
    "table",
    [
        "CREATE TABLE answer (record TEXT, question TEXT, answer TEXT AS (upper('{}')), entry INT)",
        "CREATE TABLE answer (record, question, answer, entry, CHECK (length(answer) > 0))",
        "CREATE VIRTUAL TABLE answer USING fts5(record, question, answer, entry)",
        "CREATE VIEW answer AS SELECT 'model-1' record, 'q1' question, '{}' answer, 1 entry",
    ],
)
def test_that_a_table_that_computes_is_never_asked(path: Path, table: str, version: int) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE answer")
        try:
            other.execute(table)
        except sqlite3.OperationalError:
            pytest.skip("this SQLite has no such tables")
        other.execute(f"PRAGMA user_version = {version}")
        other.commit()
    before = path.read_bytes()

    try:
        with CasefileStore(path) as store:
            assert store.read_only
            said = store.casefile().answer("model-1", "q1").value
        assert said == "answer 1" if version == 1 else said is None
    except UnreadableFileError:
        assert version > 1

    assert path.read_bytes() == before
