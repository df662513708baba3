"""What own rules say of themselves as a whole, and the hash over their files."""

import hashlib
from collections.abc import Mapping

from limen.domain.packs import Pack
from limen.library.shapes import Head


def pack_of(
    name: str, files: Mapping[str, str], head: Head, rules: tuple[tuple[str, ...], frozenset[str]]
) -> Pack:
    """What own rules do; *rules* are the ids of their own in order, and of those beneath."""
    own, there = rules
    return Pack(
        name=head.name or name,
        version=head.version,
        as_of=head.as_of,
        sha256=hashed(files),
        added=tuple(one for one in own if one not in there),
        replaced=tuple(one for one in own if one in there),
        off=head.off,
        files=dict(files),
    )


def hashed(files: Mapping[str, str]) -> str:
    """The hash over names and contents, in the order of the names: as that of what ships."""
    sha256 = hashlib.sha256()
    for name in sorted(files):
        sha256.update(name.encode() + b"\0" + files[name].encode())
    return sha256.hexdigest()
