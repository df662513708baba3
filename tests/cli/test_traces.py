"""Whatever Limen writes is for its owner alone, and tells nothing of the computer on which it was made."""

import getpass
import io
import os
import platform
import stat
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pikepdf
import pytest
import zstandard
from cli.conftest import Limen

FOLDER = "the-folder-of-somebody"
SNAPSHOT = b"Limen snapshot 1\n"


@pytest.fixture
def written(limen: Limen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Everything that the commands write, made in a folder whose name would be known again."""
    folder = tmp_path / FOLDER
    folder.mkdir()
    monkeypatch.setenv("LIMEN_SETTINGS", str(folder / "settings.json"))
    lab, words, report = (folder / name for name in ("lab.limen", "words", "report.txt"))
    words.write_text("correct horse\n")
    report.write_text("It went well.")
    given = {words, report}

    def do(*said: str | Path) -> None:
        outcome = limen(*said)
        assert outcome.status == 0, outcome.err

    do("settings", "--name", "R. Ivers")
    do("new", lab, "--organization", "Small Lab")
    do("add", lab, "model", "Small 8B")
    do("add", lab, "release", "Launch")
    do("set", lab, "Launch", "public_release", "2027-01-15")
    do("set", lab, "Small 8B", "weights", "open")
    do("attach", lab, report, "--to", "Small 8B", "weights")
    do("attach", lab, report, "--refer")
    do("snapshot", lab, "--name", "first")
    for form in ("package", "json", "csv", "ics"):
        do("export", lab, "--format", form, "--out", folder / f"export.{form}")
    do("calendar", lab, "--ics", folder / "dates.ics")
    do("dossier", lab, "--model", "Small 8B", "--out", folder / "dossier.pdf")
    do("evidence", lab, "--extract", "evidence-1", "--out", folder / "out.txt")
    do("encrypt", lab, "--out", folder / "lab.age", "--passphrase-file", words)
    do("decrypt", folder / "lab.age", "--out", folder / "again.limen", "--passphrase-file", words)
    do("unpack", folder / "export.package", "--out", folder / "unpacked.limen")
    found = [path for path in folder.rglob("*") if path.is_file() and path not in given]
    assert len(found) == 13
    return found


def _readable(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and what is compressed in it."""
    content = path.read_bytes()
    yield content
    if is_zipfile(path):
        with ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if content.startswith(SNAPSHOT):
        packed = io.BytesIO(content.split(b"\n", 2)[2])
        yield zstandard.ZstdDecompressor().stream_reader(packed).read()
    if content.startswith(b"%PDF-"):
        with pikepdf.open(path) as pdf:
            streams = (one for one in pdf.objects if isinstance(one, pikepdf.Stream))
            yield from (one.read_bytes() for one in streams if "/Filter" in one)


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
def test_that_only_its_owner_may_read_what_is_written(written: list[Path]) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in written}

    assert modes == dict.fromkeys(modes, 0o600)


def test_that_no_file_tells_of_folder_user_or_machine(written: list[Path]) -> None:
    names = (FOLDER, f"{Path.home()}/", platform.node(), f"/{getpass.getuser()}/")
    told = [name for name in names if len(name) > 5]  # two letters stand in any file

    for path in written:
        for content in _readable(path):
            assert [name for name in told if name.encode() in content] == [], path.name
