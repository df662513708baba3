"""The trash: what was removed, what hung on it, and how it comes back."""

from collections.abc import Mapping

from limen.app.desk import Desk
from limen.app.reversing import Reversing
from limen.domain.errors import AmbiguousNameError, LimenError, UnknownNameError
from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.trash import Removed
from limen.domain.value import Value
from limen.engine.history.cells import upwards
from limen.engine.history.trash import trash
from limen.engine.words import counted, listed
from limen.store import looking


class StillAwayError(LimenError):
    """Something that hangs on a record which is in the trash itself."""

    def __init__(self, name: str, above: str) -> None:
        super().__init__(
            f"“{name}” hangs on “{above}”, which was removed, too: bring that back first."
        )


@dataclass(frozen=True, kw_only=True)
class Discarded(Value):
    """Something in the trash: what it is, what it hung on, and how much comes back with it."""

    id: str
    name: str
    kind: str
    parent: str
    under: str
    entry: Entry
    answers: int
    records: int

    @property
    def hung(self) -> bool:
        """Whether anything comes back with it."""
        return bool(self.answers or self.records)

    @property
    def brings(self) -> str:
        """What comes back with it: ``12 answers and 3 records``, or ``nothing else``."""
        numbers = (("answer", self.answers), ("record", self.records))
        return listed(tuple(counted(n, what) for what, n in numbers if n)) or "nothing else"


def in_trash(desk: Reversing) -> tuple[Discarded, ...]:
    """What is in the trash, the last removed first."""
    log, above = desk.look_up(looking.without_answers), desk.look_up(looking.above)
    return tuple(_described(desk, one, above) for one in trash(log, desk.reversals()))


def named(desk: Reversing, name: str) -> Discarded:
    """What is in the trash under that id or name."""
    known = in_trash(desk)
    found = [one for one in known if one.id == name] or [one for one in known if one.name == name]
    if not found:
        raise UnknownNameError("removed record", name, tuple(one.name for one in known))
    if len(found) > 1:
        raise AmbiguousNameError("removed record", name)
    return found[0]


def bring_back(desk: Desk, one: Discarded) -> str:
    """Bring something back with all that hangs on it; what came back, in a sentence."""
    if one.under:
        raise StillAwayError(one.name, desk.teller().name(one.under))
    desk.bring_back(one.id)
    return f"“{one.name}” is back, with {one.brings}."


def _described(desk: Reversing, one: Removed, above: Mapping[str, str]) -> Discarded:
    contents, teller = desk.contents, desk.teller()
    record = contents.records.get(one.id)
    below = [each for each in above if one.id in upwards(each, above)]
    records = [each for each in below if each in contents.records]
    return Discarded(
        id=one.id,
        name=teller.name(one.id),
        kind=str(record.kind).replace("-", " ") if record else "file",
        parent=teller.name(above.get(one.id, "")),
        under=one.under,
        entry=one.entry,
        answers=sum(len(contents.answers.get(each, ())) for each in records),
        records=max(len(records) - 1, 0),
    )
