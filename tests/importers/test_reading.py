"""Every file gets a reading or one sentence, whatever it is and whatever it is called."""

import os
import pickle  # noqa: TID251 - to make what is never opened
import zipfile
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given, settings, strategies as st
from places import FIXTURES

from limen.domain.errors import LimenError, UnreadableFileError
from limen.domain.evidence import Reading
from limen.importers import read

READABLE = sorted(
    path
    for folder in ("inspect", "inspect_deflate", "weights")
    for path in (FIXTURES / folder).iterdir()
    if path.name != "generation_config.json"
)


def _refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        read(path)
    return str(refusal.value)


@pytest.mark.parametrize("path", READABLE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_that_content_decides_and_not_the_name(tmp_path: Path, path: Path) -> None:
    renamed = tmp_path / "something.txt"
    copy(path, renamed)

    assert read(renamed).format == read(path).format


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it is empty."),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\n", "“git lfs pull”"),
        (b"GGUF\x03\0\0\0", "(GGUF). Import config.json"),
        (pickle.dumps({"weights": 1}), "it is a pickle"),
        (b"SQLite format 3\0", "Open a casefile instead of importing it."),
        (b"%PDF-1.7", "it is a PDF"),
        (b"\x1f\x8b\x08", "Unpack it first."),
        (b"<!DOCTYPE html>", "Fetch the file again."),
        (b"---\nlicense: mit\n---\n", "it looks like a model card"),
        (b"# A model\n", "a text for people"),
        (b'{"peft_type": "LORA", "r": 8}', "it describes an adapter"),
        (b'{"producer": {}, "quantization": {}}', "how the weights were quantised"),
        (b'{"tokenizer_class": "x"}', "settings of the tokenizer"),
        (b'{"dim": 4096, "n_layers": 32}', "params.json"),
        (b'{"log_history": [], "global_step": 1}', "a trainer’s state"),
        (b'{"results": {}, "versions": {}}', "LM Evaluation Harness"),
        (b'{"a": 1}', "JSON of a kind that is not known"),
        (b"some text", "its format is not known"),
        (b"\xff\xfe{\0", "its format is not known"),
        (bytes(range(256)), "its format is not known"),
    ],
)
def test_that_other_files_are_named(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    assert sentence in _refusal(path)


def test_that_settings_of_generation_are_named() -> None:
    assert "settings for generation" in _refusal(FIXTURES / "configs" / "generation_config.json")


def test_that_the_archives_of_pytorch_are_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("model/data.pkl", b"cos\nsystem\n")

    assert "it is a pickle" in _refusal(path)


def test_that_other_archives_are_named(tmp_path: Path) -> None:
    path = tmp_path / "files.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", b"{}")

    assert "an archive, but no log of Inspect" in _refusal(path)


def test_that_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert "it is a folder" in _refusal(tmp_path)
    assert "a pipe or a device" in _refusal(tmp_path / "pipe")
    assert "a pipe or a device" in _refusal(Path("/dev/zero"))
    assert "there is no such file" in _refusal(tmp_path / "gone")
    assert "symbolic links" in _refusal(tmp_path / "loop")
    assert "cannot be read" in _refusal(Path("a\0b"))


def test_that_a_name_cannot_turn_the_sentence_around(tmp_path: Path) -> None:
    path = tmp_path / "a\u202egpj.exe\n"
    path.write_bytes(b"")

    assert _refusal(path).startswith("a�gpj.exe� cannot be read")


@settings(max_examples=400, deadline=None)
@given(path=st.sampled_from(READABLE), data=st.data())
def test_that_a_changed_byte_gives_a_reading_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, path: Path, data: st.DataObject
) -> None:
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, min(len(content), 3_000) - 1) | st.integers(-3_000, -1))
    content[max(at, -len(content))] ^= data.draw(st.integers(1, 255))
    copied = tmp_path_factory.getbasetemp() / "changed"
    copied.write_bytes(content)

    try:
        reading = read(copied)
    except LimenError as error:
        reading = None
        sentence = str(error)
    else:
        sentence = "changed"

    assert isinstance(reading, Reading | None)
    assert "changed" in sentence


@settings(max_examples=100, deadline=None)
@given(path=st.sampled_from(READABLE), data=st.data())
def test_that_a_file_that_is_cut_short_gives_a_reading_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, path: Path, data: st.DataObject
) -> None:
    content = path.read_bytes()
    copied = tmp_path_factory.getbasetemp() / "cut"
    copied.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])

    try:
        read(copied)
    except LimenError as error:
        sentence = str(error)
    else:
        sentence = "cut"

    assert "cut" in sentence
