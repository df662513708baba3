"""Whether a casefile's log is whole, and whether a dossier's findings follow from its data."""

from pathlib import Path
from typing import TYPE_CHECKING

from limen.domain.evidence import Evidence, Keeping
from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.engine.words import counted

if TYPE_CHECKING:
    from limen.app.carrying import Carried
    from limen.domain.rules import Rulebook


@dataclass(frozen=True, kw_only=True)
class Verified(Value):
    """What was checked and what does not agree, in sentences."""

    checked: tuple[str, ...]
    problems: tuple[str, ...] = ()


def verified(path: Path) -> Verified:
    """What `limen verify` finds in a casefile, a package or a dossier, told apart by their first bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(5)
    except OSError:
        head = b""  # the store says in its own words what is wrong with the path
    if head.startswith(b"PK\3\4"):
        return _package(path)
    return _dossier(path) if head == b"%PDF-" else _log(path)


def _log(path: Path) -> Verified:
    from limen.store.casefile import CasefileStore

    with CasefileStore(path) as store:
        problems = store.verify()
        number, newest, at = store.newest
        held = tuple(one for one in store.casefile().evidence if one.keeping is Keeping.HELD)
    entries = counted(number, "entry", "entries")
    said = "the chain is whole" if not problems else "something is wrong"
    mark = f"The newest entry is of {at}; its hash is {newest}."
    files, altered = _files(path, held)
    return Verified(
        checked=(f"Log of {entries}: {said}.", mark, *files), problems=(*problems, *altered)
    )


def _files(path: Path, held: tuple[Evidence, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was checked of the files in the casefile, and what is wrong with them, in sentences."""
    from limen.app.attaching import looked_at

    now = looked_at(path, held) if held else {}
    wrong = tuple(
        f"The file “{one.name}” ({one.id}) in the casefile is not the one that was attached."
        for one in held
        if now[one.id] != one.sha256
    )
    files = f"{counted(len(held), 'file')} in it read: {len(held) - len(wrong)} as attached."
    return (files,) if held else (), wrong


def _package(path: Path) -> Verified:
    """A package tells nothing apart: all of it is as it was packed, or a sentence says what is not."""
    from limen.app.parcel import content_of

    content = content_of(path, path.name)
    log = content.log
    entries = counted(len(log), "entry", "entries")
    mark = f"The newest entry is of {log[-1].at}; its hash is {log[-1].hash}."
    files = f" and {counted(len(content.held), 'file')}" if content.held else ""
    said = f"Package with a log of {entries}{files}: every part is as it was packed"
    return Verified(checked=(f"{said}, the chain is whole.", mark))


def _dossier(path: Path) -> Verified:
    from limen.app.carrying import carried_in

    return _recomputed(carried_in(path))


def _recomputed(data: "Carried") -> Verified:
    """The findings computed again under the rulebook that the dossier carries."""
    from limen.app.rulebooks import carried_book
    from limen.engine.case import examine
    from limen.library.interview import interview
    from limen.library.rulebook import rulebook

    book = carried_book("The dossier", data.files, data.pack_files) if data.files else rulebook()
    case = examine(data.casefile, book, interview(book), data.today)
    now = {one.proxy.id: one.state.value for one in case.of(data.model).screening.findings}
    different = tuple(
        f"{proxy}: the dossier says “{data.findings.get(proxy, 'nothing')}”, "
        f"its data say “{now.get(proxy, 'nothing')}”."
        for proxy in sorted(now.keys() | data.findings.keys())
        if now.get(proxy) != data.findings.get(proxy)
    )
    same = len(data.findings) - len(different)
    again = f"{same} of {len(data.findings)} findings computed again under"
    return Verified(
        checked=(f"{again} {_which(data, book, rulebook())}, equal.",),
        problems=(*_forged(data, book), *different),
    )


def _which(data: "Carried", book: "Rulebook", shipped: "Rulebook") -> str:
    """Which rulebook it is, and whether it is the one that this Limen ships."""
    own = f", with the own rules “{book.pack.name}” {book.pack.version}" if book.pack else ""
    if data.rulebook == shipped.sha256:
        return f"the same rulebook{own}"
    if data.files:
        return f"the rulebook {book.version} that it carries, which is not the shipped one{own}"
    return "another rulebook"


def _forged(data: "Carried", book: "Rulebook") -> tuple[str, ...]:
    if not data.files or book.sha256 == data.rulebook:
        return ()
    return ("The rulebook that it carries is not the one that it names: their hashes differ.",)
