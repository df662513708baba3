"""What leaves the app is opened again and says the same; a package becomes a casefile again."""

import csv
import io
import json
import platform
import random
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from answer_strategies import ANSWERS, TEXTS
from hypothesis import HealthCheck, given, settings, strategies as st

from limen.app import packing, parcel
from limen.app.attaching import looked_at, specimen
from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.app.example import make_example
from limen.app.exporting import FORMATS, Subject, exported
from limen.app.unpacking import unpacked_to
from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.errors import ExistingFileError, LimenError, UnknownNameError, UnreadableFileError
from limen.domain.forms import RecordKind
from limen.store.casefile import CasefileStore

CLOCK = fixed(date(2026, 11, 24))
_BY_CHANCE = 3
"""So few letters stand in any packed bytes, whatever they are."""


def _subject(path: Path) -> Subject:
    with Desk.open(path, CLOCK) as desk:
        return Subject(case=desk.case, entries=desk.entries(), clock=CLOCK)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "example.limen"
    make_example(path, CLOCK)
    return path


@pytest.fixture(scope="module")
def subject(example: Path) -> Subject:
    return _subject(example)


@pytest.mark.parametrize("form", FORMATS)
def test_that_every_export_of_the_example_is_read_back_without_a_difference(
    subject: Subject, tmp_path: Path, form: str
) -> None:
    checked = exported(subject, form, tmp_path / "out")

    assert checked.differences == ()
    assert checked.sentence.startswith("verified: ")
    assert checked.sentence.endswith(", 0 differences")
    assert checked.answers > 50 or (checked.dates or 0) > 5
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600


@pytest.mark.parametrize("form", FORMATS)
def test_that_the_same_casefile_gives_the_same_bytes(
    subject: Subject, tmp_path: Path, form: str
) -> None:
    for name in ("one", "two"):
        exported(subject, form, tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_that_no_file_tells_where_it_was_made(
    example: Path, subject: Subject, tmp_path: Path
) -> None:
    files = [example]
    for form in FORMATS:
        files.append(tmp_path / form)
        exported(subject, form, files[-1])
    unpacked_to(tmp_path / "package", tmp_path / "again.limen")

    names = [str(example.parent), str(tmp_path), str(Path.home()) + "/"]
    if len(platform.node()) > _BY_CHANCE:
        names.append(platform.node())
    for file in (*files, tmp_path / "again.limen"):
        content = file.read_bytes()
        for name in names:
            assert name.encode() not in content


def test_that_a_format_that_there_is_not_is_told(subject: Subject, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="package, json, csv, ics"):
        exported(subject, "docx", tmp_path / "out")


def test_that_a_package_becomes_the_same_casefile_again(
    example: Path, subject: Subject, tmp_path: Path
) -> None:
    exported(subject, "package", tmp_path / "lab.zip")

    checked = unpacked_to(tmp_path / "lab.zip", tmp_path / "again.limen")

    assert checked.differences == ()
    with CasefileStore(example) as one, CasefileStore(tmp_path / "again.limen") as other:
        assert one.casefile() == other.casefile()
        assert one.entries() == other.entries()
        assert other.verify() == ()


def test_that_a_package_never_replaces_a_casefile(
    example: Path, subject: Subject, tmp_path: Path
) -> None:
    exported(subject, "package", tmp_path / "lab.zip")
    before = example.read_bytes()

    with pytest.raises(ExistingFileError):
        unpacked_to(tmp_path / "lab.zip", example)

    assert example.read_bytes() == before


def test_that_the_script_in_a_package_walks_its_log(subject: Subject, tmp_path: Path) -> None:
    exported(subject, "package", tmp_path / "lab.zip")
    with ZipFile(tmp_path / "lab.zip") as package:
        (tmp_path / "verify.py").write_bytes(package.read("verify_chain.py"))

    done = subprocess.run(
        [sys.executable, "-I", tmp_path / "verify.py", tmp_path / "lab.zip"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.endswith("the chain is whole.\n")
    assert subject.entries[-1].hash in done.stdout


SAID = st.lists(st.tuples(st.sampled_from(["tokens", "card", "=key"]), ANSWERS), max_size=6)
PROPERTY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def sequel(tmp_path: Path) -> Iterator[Path]:
    """Paths that nobody used yet."""
    return (tmp_path / f"{number}" for number in range(10_000))


@PROPERTY
@given(name=TEXTS, file=TEXTS, said=SAID)
def test_that_any_casefile_comes_back_from_any_format(
    sequel: Iterator[Path], name: str, file: str, said: list[tuple[str, Answer]]
) -> None:
    at = CLOCK.instant()
    path = next(sequel)
    with CasefileStore.create(path, name, at=at) as store:
        store.add(RecordKind.MODEL, name, "organization-1", at=at)
        with store.step(at=at) as step:
            step.attach("model-1", name=file, sha256="ab" * 32, size=7)
            for key, answer in said:
                step.say("model-1", key, answer)
    subject = _subject(path)
    answers = {key: answer for key, answer in dict(said).items() if answer != NOT_ASKED}

    for form in ("package", "json", "csv"):
        out = next(sequel)
        checked = exported(subject, form, out)
        assert (checked.answers, checked.differences) == (len(answers), ())
    again = next(sequel)
    exported(subject, "package", next(sequel))
    out = next(sequel)
    exported(subject, "package", out)
    unpacked_to(out, again)
    assert _subject(again).case.casefile == subject.case.casefile


def test_that_a_spreadsheet_finds_no_formula(tmp_path: Path) -> None:
    at = CLOCK.instant()
    with CasefileStore.create(tmp_path / "lab.limen", "A lab", at=at) as store:
        store.add(RecordKind.MODEL, '=HYPERLINK("http://x")', "organization-1", at=at)
        said = Answer(value="open", said="open", note="@SUM(A1)")
        store.say("model-1", "weights", said, at=at)

    exported(_subject(tmp_path / "lab.limen"), "csv", tmp_path / "out.csv")

    text = (tmp_path / "out.csv").read_bytes().decode("utf-8-sig")
    for line in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)
    assert "'@SUM(A1)" in text


def test_that_the_readable_export_says_answers_in_words_and_exactly(
    subject: Subject, tmp_path: Path
) -> None:
    exported(subject, "json", tmp_path / "out.json")

    document = json.loads((tmp_path / "out.json").read_text())
    answers = {
        (record["kind"], answer["question"]): answer
        for record in document["records"]
        for answer in record["answers"]
    }
    assert document["format"] == "limen-casefile/1"
    assert document["example"] is True
    weights = answers["model", "weights"]
    assert weights["label"].endswith("?")
    assert weights["answer"]["value"] == {"text": "open"}


def _repacked(package: Path, **changed: bytes) -> None:
    with ZipFile(package) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with ZipFile(package, "w", ZIP_DEFLATED) as file:
        for name, part in {**parts, **changed}.items():
            if part:
                file.writestr(name, part)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"log.jsonl": b""}, "“log.jsonl” is missing"),
        ({"log.jsonl": b"{}\n"}, "“log.jsonl” is not the one that was packed"),
        ({"more.txt": b"x"}, "“more.txt” is not the one that was packed"),
        ({"manifest.json": b""}, "no package, or a damaged one"),
        ({"manifest.json": b"[]"}, "no package, or a damaged one"),
        ({"manifest.json": b"[" * 100_000}, "no package, or a damaged one"),
        ({"manifest.json": b'{"format": "limen-package/9"}'}, "another format"),
    ],
)
def test_that_a_package_that_was_changed_is_told_and_makes_no_casefile(
    subject: Subject, tmp_path: Path, changed: dict[str, bytes], problem: str
) -> None:
    exported(subject, "package", tmp_path / "lab.zip")
    _repacked(tmp_path / "lab.zip", **changed)

    with pytest.raises(UnreadableFileError, match=problem):
        unpacked_to(tmp_path / "lab.zip", tmp_path / "again.limen")

    assert not (tmp_path / "again.limen").exists()


def test_that_a_package_larger_than_any_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "bomb.zip", "w", ZIP_DEFLATED) as file:
        for number in range(12):
            file.writestr(f"{number}", bytes(100_000_000))

    with pytest.raises(UnreadableFileError, match="larger than any package"):
        parcel.unpacked(tmp_path / "bomb.zip", "bomb.zip")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(place=st.integers(0, 10**9), other=st.integers(1, 255))
def test_that_a_flipped_byte_in_a_package_is_harmless_or_told(
    subject: Subject, place: int, other: int
) -> None:
    whole = packing.packed(subject.entries, subject.case.casefile.evidence, subject.case.rulebook)
    content = bytearray(whole)
    content[place % len(content)] ^= other

    with suppress(LimenError):
        assert parcel.unpacked(bytes(content), "lab.zip") == subject.entries


@pytest.fixture
def filed(tmp_path: Path) -> Path:
    """A casefile that holds two files, one of them out of sight."""
    path = tmp_path / "lab.limen"
    with CasefileStore.create(path, "A lab", at=CLOCK.instant()):
        pass
    (tmp_path / "notes.txt").write_text("so it is\n" * 200_000)
    (tmp_path / "noise.bin").write_bytes(random.Random(7).randbytes(3_000_000))  # noqa: S311
    with Desk.open(path, CLOCK) as desk:
        for name in ("notes.txt", "noise.bin"):
            desk.attach("organization-1", specimen(path, tmp_path / name, CLOCK.instant()))
        desk.put_evidence_away("evidence-2")
    return path


def test_that_a_package_holds_the_evidence_and_gives_it_back(filed: Path, tmp_path: Path) -> None:
    subject = replace(_subject(filed), source=filed)
    out, again = tmp_path / "lab.zip", tmp_path / "again.limen"

    checked = exported(subject, "package", out)
    unpacked_to(out, again)

    assert checked.sentence == "verified: 0 answers, 1 file, 0 differences"
    (held,) = subject.case.casefile.evidence
    assert looked_at(again, (held,)) == {held.id: held.sha256}
    assert out.stat().st_size < 3_200_000
    with Desk.open(again, CLOCK) as desk:
        desk.bring_evidence_back("evidence-2")
        assert "" not in looked_at(again, desk.case.casefile.evidence).values()
    with ZipFile(out) as package:
        assert package.read(f"evidence/{held.sha256}") == (tmp_path / "notes.txt").read_bytes()


def test_that_a_package_without_the_content_says_so(filed: Path, tmp_path: Path) -> None:
    checked = exported(_subject(filed), "package", tmp_path / "lab.zip")

    assert (
        checked.sentence == "verified: 0 answers, 1 file (1 without their content), 0 differences"
    )


def test_that_a_file_altered_in_a_package_is_told(filed: Path, tmp_path: Path) -> None:
    subject = replace(_subject(filed), source=filed)
    exported(subject, "package", tmp_path / "lab.zip")
    (held,) = subject.case.casefile.evidence
    _repacked(tmp_path / "lab.zip", **{f"evidence/{held.sha256}": b"other"})

    with pytest.raises(UnreadableFileError, match="is not the one that was packed"):
        unpacked_to(tmp_path / "lab.zip", tmp_path / "again.limen")

    assert not (tmp_path / "again.limen").exists()


def test_that_an_export_never_replaces_the_casefile_itself(filed: Path) -> None:
    before = filed.read_bytes()

    with pytest.raises(ExistingFileError):
        exported(replace(_subject(filed), source=filed), "package", filed)

    assert filed.read_bytes() == before
