"""A casefile as it was at a moment, kept beside it."""

from limen.domain.nouns import dataclass
from limen.domain.value import Value


@dataclass(frozen=True, kw_only=True)
class Snapshot(Value):
    """The log of a casefile up to entry number *sequence*, whose hash is *head*.

    *file* is its bare file name and *size* its length in bytes; *name* is the one that a person gave,
    "" where it was made by itself; *at* is the instant when it was made, *newest* that of its newest
    entry (ISO 8601, UTC).
    """

    file: str
    at: str
    sequence: int
    head: str
    newest: str
    size: int
    name: str = ""

    @property
    def id(self) -> str:
        """What it is called where it has no name."""
        return self.file.rpartition(".")[0]
