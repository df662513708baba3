"""A package: everything about one casefile in one file, to be handed on, kept, and opened again.

It is a plain ZIP archive: the log as lines of JSON, the list of evidence, the rulebook that the
findings followed, a script that walks the log's chain without Limen, and a manifest with the
SHA-256 of each part.  The same casefile gives the same bytes.
"""

import io
import json
import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import msgspec

from limen import __version__
from limen.domain.errors import LimenError, UnreadableFileError
from limen.domain.evidence import Evidence
from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.rules import Rulebook
from limen.domain.value import Value
from limen.library.resources import ASSETS, content
from limen.store import transcript

FORMAT = "limen-package/1"

_LOG, _EVIDENCE, _MANIFEST, _SCRIPT = (
    "log.jsonl",
    "evidence.json",
    "manifest.json",
    "verify_chain.py",
)
_RULEBOOK, _OWN_RULES = "rulebook/", "own-rules/"
_README = """This is a package of one casefile of Limen.

log.jsonl        everything that was ever said, one entry a line, oldest first
evidence.json    the files that answers rest on: name, size and SHA-256
rulebook/        the published proxies that the findings followed
own-rules/       the rules of one's own on top of them, where there are any
manifest.json    the SHA-256 of each part
verify_chain.py  checks the log without Limen: python3 verify_chain.py PACKAGE

“limen unpack PACKAGE --out FILE.limen” makes a casefile of it again.
"""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_OWNER_ONLY = 0o600 << 16
_UNIX = 3
_MOST_BYTES = 1_000_000_000
_MOST_PARTS = 1000


def packed(entries: tuple[Entry, ...], evidence: tuple[Evidence, ...], rulebook: Rulebook) -> bytes:
    """The bytes of a package."""
    own = rulebook.pack.files if rulebook.pack else {}
    parts = {
        "README.txt": _README.encode(),
        _LOG: transcript.lines(entries),
        _EVIDENCE: _json([msgspec.to_builtins(one) for one in evidence]),
        _SCRIPT: content(ASSETS, _SCRIPT),
        **{f"{_RULEBOOK}{name}": text.encode() for name, text in rulebook.files.items()},
        **{f"{_OWN_RULES}{name}": text.encode() for name, text in own.items()},
    }
    manifest = {
        "format": FORMAT,
        "limen": __version__,
        "entries": len(entries),
        "newest": entries[-1].hash,
        "rulebook": {"version": rulebook.version, "sha256": rulebook.sha256},
        "parts": {
            name: {"size": len(part), "sha256": sha256(part).hexdigest()}
            for name, part in parts.items()
        },
    }
    return _zipped({**parts, _MANIFEST: _json(manifest)})


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(_info(name), part)
    return archive.getvalue()


def _info(name: str) -> ZipInfo:
    """A part without anything about the computer on which it was packed."""
    info = ZipInfo(name, _LONG_AGO)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _OWNER_ONLY
    return info


def _json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


@dataclass(frozen=True, kw_only=True)
class Content(Value):
    """What a package holds: the log, and the texts of the rulebook and of own rules, by file name."""

    log: tuple[Entry, ...]
    rulebook: Mapping[str, str]
    own_rules: Mapping[str, str]


def unpacked(package: bytes, name: str) -> tuple[Entry, ...]:
    """The log in a package; one sentence about *name* where anything in it is not as it was packed."""
    return content_of(package, name).log


def content_of(package: bytes, name: str) -> Content:
    """What a package holds; one sentence about *name* where anything in it is not as it was packed."""
    try:
        with ZipFile(io.BytesIO(package)) as file:
            _bounded(file, name)
            parts = {info.filename: file.read(info) for info in file.infolist()}
            manifest = json.loads(parts[_MANIFEST])
            _as_packed(parts, manifest, name)
            log = transcript.entries(parts[_LOG], name)
            texts = [_texts(parts, folder) for folder in (_RULEBOOK, _OWN_RULES)]
    except LimenError:
        raise
    except _BROKEN as error:
        raise UnreadableFileError(name, "it is no package, or a damaged one.") from error
    if (len(log), log[-1].hash) != (manifest.get("entries"), manifest.get("newest")):
        raise UnreadableFileError(name, "its log is not the one that was packed.")
    return Content(log=log, rulebook=texts[0], own_rules=texts[1])


def _texts(parts: Mapping[str, bytes], folder: str) -> dict[str, str]:
    """The rules in a *folder* of the package: plain names of TOML files, and their texts."""
    inside = {
        name.removeprefix(folder): part for name, part in parts.items() if name.startswith(folder)
    }
    return {
        name: part.decode()
        for name, part in inside.items()
        if name.endswith(".toml") and not set(name) & set("/\\:")
    }


_BROKEN = (
    BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RuntimeError,  # encrypted
    NotImplementedError,
    RecursionError,
)


def _bounded(file: ZipFile, name: str) -> None:
    infos = file.infolist()
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_BYTES:
        raise UnreadableFileError(name, "it is larger than any package.")


def _as_packed(parts: Mapping[str, bytes], manifest: Mapping[str, Any], name: str) -> None:
    if manifest["format"] != FORMAT:
        raise UnreadableFileError(name, f"it is of another format ({manifest['format']}).")
    known = manifest["parts"]
    for part in sorted((known.keys() | parts.keys()) - {_MANIFEST}):
        if part not in parts:
            raise UnreadableFileError(name, f"its part “{part}” is missing.")
        if part not in known or sha256(parts[part]).hexdigest() != known[part]["sha256"]:
            raise UnreadableFileError(name, f"its part “{part}” is not the one that was packed.")
