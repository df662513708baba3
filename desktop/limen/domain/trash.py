"""What was removed from a casefile and can come back."""

from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.value import Value


@dataclass(frozen=True, kw_only=True)
class Removed(Value):
    """A record or a piece of evidence by its *id*, and the *entry* that removed it.

    *under* is the nearest record above it that was removed as well, "" for none: that one has to
    come back first.
    """

    id: str
    entry: Entry
    under: str = ""
