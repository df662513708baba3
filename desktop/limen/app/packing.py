"""A package: everything about one casefile in one file, to be handed on, kept, and opened again.

It is a plain ZIP archive: the log as lines of JSON, the list of evidence and the files that the
casefile holds, the rulebook that the findings followed, a script that walks the log's chain without
Limen, and a manifest with the SHA-256 of each part.  The same casefile gives the same bytes.
Format 2 holds the files; packages of format 1, which only named them, are still opened.
"""

import io
import json
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import msgspec

from limen import __version__
from limen.domain.evidence import Evidence
from limen.domain.history import Action, Entry
from limen.domain.rules import Rulebook
from limen.library.resources import ASSETS, content
from limen.store import transcript

FORMAT = "limen-package/2"
KNOWN = ("limen-package/1", FORMAT)

LOG, _EVIDENCE, MANIFEST, _SCRIPT = (
    "log.jsonl",
    "evidence.json",
    "manifest.json",
    "verify_chain.py",
)
RULEBOOK, OWN_RULES, HELD = "rulebook/", "own-rules/", "evidence/"
_README = """This is a package of one casefile of Limen.

log.jsonl        everything that was ever said, one entry a line, oldest first
evidence.json    the files that answers rest on: name, size and SHA-256
evidence/        those of them that the casefile holds, each under its SHA-256
rulebook/        the published proxies that the findings followed
own-rules/       the rules of one's own on top of them, where there are any
manifest.json    the SHA-256 of each part
verify_chain.py  checks the log without Limen: python3 verify_chain.py PACKAGE

“limen unpack PACKAGE --out FILE.limen” makes a casefile of it again.
"""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_OWNER_ONLY = 0o600 << 16
_UNIX = 3
_SAMPLE = 1 << 20
_WORTH_IT = 0.9
"""The share of a file's first part to which it has to shrink for all of it to be compressed."""

Contents = Iterable[tuple[str, Iterable[bytes]]]


def packed(entries: tuple[Entry, ...], evidence: tuple[Evidence, ...], rulebook: Rulebook) -> bytes:
    """The bytes of a package without files."""
    made = io.BytesIO()
    pack(made, entries, evidence, rulebook)
    return made.getvalue()


def pack(
    out: BinaryIO,
    entries: tuple[Entry, ...],
    evidence: tuple[Evidence, ...],
    rulebook: Rulebook,
    contents: Contents = (),
) -> None:
    """Write a package; of *contents* (SHA-256 and blocks) what was ever attached.

    What is out of sight comes along, as the log does: it can be brought back.
    """
    parts = _parts(entries, evidence, rulebook)
    listed = {
        name: {"size": len(part), "sha256": sha256(part).hexdigest()}
        for name, part in parts.items()
    }
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(_info(name), part)
        wanted = {one.what.get("sha256") for one in entries if one.action is Action.ATTACH}
        for digest, blocks in contents:
            if digest in wanted:
                name = f"{HELD}{digest}"
                listed[name] = _add_file(file, name, iter(blocks))
        file.writestr(_info(MANIFEST), _json(_manifest(entries, rulebook, listed)))


def _parts(
    entries: tuple[Entry, ...], evidence: tuple[Evidence, ...], rulebook: Rulebook
) -> dict[str, bytes]:
    """All that is small, by the name under which it is packed."""
    own = rulebook.pack.files if rulebook.pack else {}
    return {
        "README.txt": _README.encode(),
        LOG: transcript.lines(entries),
        _EVIDENCE: _json([msgspec.to_builtins(one) for one in evidence]),
        _SCRIPT: content(ASSETS, _SCRIPT),
        **{f"{RULEBOOK}{name}": text.encode() for name, text in rulebook.files.items()},
        **{f"{OWN_RULES}{name}": text.encode() for name, text in own.items()},
    }


def _manifest(
    entries: tuple[Entry, ...], rulebook: Rulebook, listed: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "limen": __version__,
        "entries": len(entries),
        "newest": entries[-1].hash,
        "rulebook": {"version": rulebook.version, "sha256": rulebook.sha256},
        "parts": listed,
    }


def _add_file(file: ZipFile, name: str, blocks: Iterator[bytes]) -> dict[str, Any]:
    info, first = _info(name), next(blocks, b"")
    sample = first[:_SAMPLE]
    if len(zlib.compress(sample, 1)) > _WORTH_IT * len(sample):
        info.compress_type = ZIP_STORED
    hashed, size = sha256(), 0
    with file.open(info, "w", force_zip64=True) as part:
        for block in chain((first,), blocks):
            hashed.update(block)
            size += part.write(block)
    return {"size": size, "sha256": hashed.hexdigest()}


def _info(name: str) -> ZipInfo:
    """A part without anything about the computer on which it was packed."""
    info = ZipInfo(name, _LONG_AGO)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _OWNER_ONLY
    return info


def _json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
