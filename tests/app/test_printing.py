from pathlib import Path

import pytest

from limen.app.printing import written
from limen.domain.errors import UnwritableFileError


def test_that_an_earlier_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "dossier.pdf"
    target.write_bytes(b"old")

    written(target, b"new")

    assert target.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["dossier.pdf"]


def test_that_a_place_that_is_a_folder_gets_one_sentence_and_keeps_its_content(
    tmp_path: Path,
) -> None:
    target = tmp_path / "dossier.pdf"
    target.mkdir()

    with pytest.raises(UnwritableFileError, match=r"dossier\.pdf cannot be written"):
        written(target, b"new")

    assert [file.name for file in tmp_path.iterdir()] == ["dossier.pdf"]


def test_that_a_folder_that_is_a_file_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"")

    with pytest.raises(UnwritableFileError, match="cannot be written"):
        written(tmp_path / "folder" / "dossier.pdf", b"new")
