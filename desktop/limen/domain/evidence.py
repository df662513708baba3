"""Files that back an answer."""

from datetime import date
from enum import StrEnum

from limen.domain.nouns import dataclass
from limen.domain.value import Value


class Keeping(StrEnum):
    """Where the content of a file is."""

    HELD = "held"
    """In the casefile itself."""

    REFERRED = "referred"
    """In a file beside the casefile, which is only named."""

    NAMED = "named"
    """Nowhere that Limen knows of: only name, size and hash are kept."""


class Standing(StrEnum):
    """What can be said about a file now."""

    FINE = "fine"
    CHANGED = "changed since attached"
    MISSING = "missing"
    EXPIRED = "expired"
    UNCHECKED = "not checked"
    NAMED = "hash only"


@dataclass(frozen=True, kw_only=True)
class Evidence(Value):
    """A file or reference: its bare name, SHA-256, size in bytes and when it was added (UTC).

    *kind* says in words what sort of file it is.  What it tells is of the day *begins*, or of the
    period up to *ends*; from the day after *expires* on it should not be relied on any more.
    *path* is where a file that is referred to lies, from the casefile's folder on: never higher.
    *note* is for colleagues and counsel.
    """

    id: str
    name: str
    sha256: str
    size: int
    added: str
    obtained: str = ""
    kind: str = ""
    keeping: Keeping = Keeping.NAMED
    path: str = ""
    begins: date | None = None
    ends: date | None = None
    expires: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Described(Value):
    """What a person may say about a piece of evidence at any time."""

    obtained: str = ""
    begins: date | None = None
    ends: date | None = None
    expires: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Specimen(Value):
    """A file that was read to its end and can be attached: what it is, and where its content is."""

    name: str
    sha256: str
    size: int
    kind: str
    keeping: Keeping
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class Proposal(Value):
    """Something that an importer read and that waits to be accepted.

    *question* is the key that it would answer and *raw* the text that would be said; *place* is a
    line, a JSON path or a tensor count.  *note* says what the figure means or why it is doubtful.
    A *derived* figure is worked out from the rest of the file and does not stand in it.
    """

    question: str
    raw: str
    label: str
    place: str
    note: str = ""
    derived: bool = False


@dataclass(frozen=True, kw_only=True)
class Reading(Value):
    """What an importer made of one file: proposals, and warnings in sentences.

    *format* names the format, *source* is the bare file name, *sha256* its content's (of the
    header only where *partial* says so), *size* its length in bytes.
    """

    format: str
    source: str
    sha256: str
    size: int = 0
    proposals: tuple[Proposal, ...] = ()
    warnings: tuple[str, ...] = ()
    partial: bool = False
