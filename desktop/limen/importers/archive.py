"""Members of a zip file, read within bounds and never extracted.

Python 3.11's `zipfile` knows neither Zstandard (method 93) nor bounds, so it only reads the
directory here.  A Zstandard member may consist of several frames.
"""

import struct
import zlib
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import zstandard

from limen.importers.source import Source

_ZSTANDARD = 93
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_SIGNATURE = b"PK\x03\x04"
_MOST_BYTES = 64_000_000
_LARGEST_WINDOW = 1 << 27
_BROKEN = "the archive is cut short or damaged."
_AGAIN = "Fetch or copy it again."


class Archive:
    """The directory of a zip file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._members = _directory(source)
        _apart(source, self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self, folder: str) -> tuple[str, ...]:
        """The members in *folder*."""
        return tuple(name for name in self._members if name.startswith(f"{folder}/"))

    def content(self, name: str) -> bytes:
        """The bytes of one member, checked against its length and checksum."""
        member = self._members[name]
        if member.flag_bits & _ENCRYPTED:
            raise self._source.trouble(f"its part {name} is encrypted.", "Decrypt it first.")
        if max(member.file_size, member.compress_size) > _MOST_BYTES:
            raise self._source.trouble(
                f"its part {name} claims {member.file_size:,} bytes; {_MOST_BYTES:,} are the most."
            )
        content = _unpacked(self._source, member, self._packed(member))
        if len(content) != member.file_size or zlib.crc32(content) != member.CRC:
            raise self._source.trouble(_BROKEN, _AGAIN)
        return content

    def _packed(self, member: ZipInfo) -> bytes:
        """The bytes of a member as they lie in the file."""
        header = self._source.part(member.header_offset, _LOCAL_HEADER)
        if len(header) < _LOCAL_HEADER or not header.startswith(_SIGNATURE):
            raise self._source.trouble(_BROKEN, _AGAIN)
        name, extra = (int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
        start = member.header_offset + _LOCAL_HEADER + name + extra
        return self._source.part(start, member.compress_size)


def _directory(source: Source) -> dict[str, ZipInfo]:
    try:
        with ZipFile(source.path) as archive:
            return {member.filename: member for member in archive.infolist()}
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error) as error:
        raise source.trouble(_BROKEN, _AGAIN) from error


def _apart(source: Source, members: dict[str, ZipInfo]) -> None:
    """Refuse members that share bytes: that is how a small file unpacks to a giant one."""
    end = 0
    for member in sorted(members.values(), key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise source.trouble("the parts of the archive overlap.")
        end = member.header_offset + _LOCAL_HEADER + member.compress_size


def _unpacked(source: Source, member: ZipInfo, packed: bytes) -> bytes:
    if member.compress_type not in _METHODS:
        raise source.trouble(
            f"its part {member.filename} is packed by method {member.compress_type}."
        )
    try:
        return _METHODS[member.compress_type](packed, member.file_size)
    except (zlib.error, zstandard.ZstdError, MemoryError) as error:
        raise source.trouble(_BROKEN, _AGAIN) from error


def _stored(packed: bytes, _size: int) -> bytes:
    return packed


def _inflated(packed: bytes, size: int) -> bytes:
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)


def _zstandard(packed: bytes, size: int) -> bytes:
    decompressor = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
    with decompressor.stream_reader(packed, read_across_frames=True) as frames:
        return frames.read(size + 1)


_METHODS: dict[int, Callable[[bytes, int], bytes]] = {
    ZIP_STORED: _stored,
    ZIP_DEFLATED: _inflated,
    _ZSTANDARD: _zstandard,
}
