"""Archives are read within bounds, whatever they claim."""

import io
import zipfile
import zlib
from pathlib import Path

import pytest
import zstandard
from places import FIXTURES

from limen.domain.errors import UnreadableFileError
from limen.importers import archive, read
from limen.importers.source import opened

START = "_journal/start.json"


def _zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return held.getvalue()


def _labelled(content: bytes, packed: bytes, method: int = 93) -> bytes:
    """An archive with one part that is packed as Python 3.11 cannot pack it."""
    made = bytearray(_zipped({"header.json": packed}))
    central = made.index(b"PK\x01\x02")
    for place, at in ((0, 8), (central, 10)):
        made[place + at : place + at + 2] = method.to_bytes(2, "little")
        made[place + at + 6 : place + at + 10] = zlib.crc32(content).to_bytes(4, "little")
        made[place + at + 14 : place + at + 18] = len(content).to_bytes(4, "little")
    return bytes(made)


def _content(path: Path, made: bytes, part: str = "header.json") -> bytes:
    path.write_bytes(made)
    return archive.Archive(opened(path)).content(part)


def _refusal(path: Path, made: bytes) -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        _content(path, made)
    return str(refusal.value)


def test_that_several_zstandard_frames_are_one_part(tmp_path: Path) -> None:
    content = b'{"eval": ' + b" " * 1000 + b"{}}"
    pack = zstandard.ZstdCompressor().compress
    packed = pack(content[:500]) + pack(content[500:900]) + pack(content[900:])

    assert _content(tmp_path / "log.eval", _labelled(content, packed)) == content


def test_that_stored_and_deflated_parts_are_read(tmp_path: Path) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        made = _zipped({"header.json": b"{}" * 100}, method)
        assert _content(tmp_path / "log.eval", made) == b"{}" * 100


def test_that_a_bomb_stops_at_the_size_that_it_claims(tmp_path: Path) -> None:
    packed = zstandard.ZstdCompressor().compress(bytes(500_000_000))
    small = _labelled(b"{}", packed)

    assert "cut short or damaged" in _refusal(tmp_path / "log.eval", small)


def test_that_a_part_that_claims_too_much_is_refused_unread(tmp_path: Path) -> None:
    made = bytearray(_zipped({"header.json": b"{}"}))
    central = made.index(b"PK\x01\x02")
    made[central + 24 : central + 28] = (3_000_000_000).to_bytes(4, "little")

    assert "claims 3,000,000,000 bytes" in _refusal(tmp_path / "log.eval", bytes(made))


def test_that_a_frame_with_a_giant_window_is_refused(tmp_path: Path) -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=30, enable_ldm=False)
    held = io.BytesIO()
    compressor = zstandard.ZstdCompressor(compression_params=parameters)
    with compressor.stream_writer(held, closefd=False) as writer:
        writer.write(b"{}")

    made = _labelled(b"{}", held.getvalue())

    assert "cut short or damaged" in _refusal(tmp_path / "log.eval", made)


def test_that_an_encrypted_part_is_told(tmp_path: Path) -> None:
    made = bytearray(_zipped({"header.json": b"{}"}))
    made[made.index(b"PK\x01\x02") + 8] |= 1

    assert "its part header.json is encrypted" in _refusal(tmp_path / "log.eval", bytes(made))


def test_that_an_unknown_method_is_told(tmp_path: Path) -> None:
    made = _labelled(b"{}", b"{}", method=12)

    assert "is packed by method 12" in _refusal(tmp_path / "log.eval", made)


def test_that_a_changed_byte_is_found(tmp_path: Path) -> None:
    made = _zipped({"header.json": b'{"eval": 1}'}).replace(b'"eval"', b'"evil"')

    assert "cut short or damaged" in _refusal(tmp_path / "log.eval", made)


def test_that_overlapping_parts_are_refused(tmp_path: Path) -> None:
    made = bytearray(_zipped({START: b"{}", "header.json": b"{}"}))
    second = made.index(b"PK\x01\x02", made.index(b"PK\x01\x02") + 1)
    made[second + 42 : second + 46] = (10).to_bytes(4, "little")

    assert "the parts of the archive overlap" in _refusal(tmp_path / "log.eval", bytes(made))


def test_that_a_truncated_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log.eval"
    path.write_bytes((FIXTURES / "inspect" / "complete.eval").read_bytes()[:-500])

    with pytest.raises(UnreadableFileError, match="the archive is cut short or damaged"):
        read(path)


def test_that_a_log_without_header_and_journal_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log.eval"
    made = _zipped({START: b"{}"})
    central = made.index(b"PK\x01\x02")
    path.write_bytes(made[:central] + made[central:].replace(b"_journal/", b"_journey/"))

    with pytest.raises(UnreadableFileError, match="neither a header nor the beginning"):
        read(path)


def test_that_a_header_that_is_no_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log.eval"
    path.write_bytes(_zipped({"header.json": b"[" * 100_000}))

    with pytest.raises(UnreadableFileError, match=r"in its part header\.json, its JSON is not"):
        read(path)
