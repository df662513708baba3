"""Files in memory that Qt finds under ``:/``, so that nothing has to exist on disk.

The layout is that of Qt's own resource compiler, format version 1: a tree of nodes, their names,
and their contents, each length first, big endian.
"""

from collections.abc import Mapping
from struct import pack

from PySide6.QtCore import qRegisterResourceData

_VERSION = 1
_FOLDER = 2
_LANGUAGE_C = 1


def publish(files: Mapping[str, bytes]) -> None:
    """Make *files* (plain ASCII names, no folders) readable as ``:/name``; they stay for good."""
    sorted_names = sorted(files, key=_hashed)
    names, places = _names(sorted_names)
    tree = [pack(">IHII", 0, _FOLDER, len(sorted_names), 1)]
    data = b""
    for name in sorted_names:
        tree.append(pack(">IHHHI", places[name], 0, 0, _LANGUAGE_C, len(data)))
        data += pack(">I", len(files[name])) + files[name]
    _published.append((b"".join(tree), names, data))
    qRegisterResourceData(_VERSION, *_published[-1])


def _names(sorted_names: list[str]) -> tuple[bytes, dict[str, int]]:
    written = b""
    places = {}
    for name in sorted_names:
        places[name] = len(written)
        written += pack(">HI", len(name), _hashed(name)) + name.encode("utf-16-be")
    return written, places


def _hashed(name: str) -> int:
    """The hash by which Qt looks a name up (``qt_hash``)."""
    hashed = 0
    for character in name:
        hashed = (hashed << 4) + ord(character)
        hashed ^= (hashed & 0xF0000000) >> 23
        hashed &= 0x0FFFFFFF
    return hashed


_published: list[tuple[bytes, bytes, bytes]] = []
"""Qt keeps pointers into these bytes, so they may never go away."""
