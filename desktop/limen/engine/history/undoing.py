"""How a step is taken back, or done again, and what stands in the way of it.

Every function takes a *log*: oldest first, either all of it or at least every entry about the
records and the evidence that the step concerns.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from limen.domain.evidence import Described
from limen.domain.history import Action, Entry
from limen.domain.undoing import Deed, Obstacle, Reason
from limen.engine.history.cells import (
    GIVING,
    Cell,
    cell,
    cells,
    cited,
    newest_about_being_there,
    parents,
    subject,
    upwards,
    valued,
)
from limen.engine.history.reversals import Reversals, reversed_step, run_of, stands, undone

Log = Sequence[Entry]

_DESCRIBED = frozenset(part.name for part in fields(Described))

_NOTHING = {"silence": "not asked yet"}
"""What the log says of an answer that was taken back."""


def take_back(log: Log, step: int, reversals: Reversals) -> tuple[Deed, ...] | Obstacle:
    """The deeds that take *step* back: what stood there before is said again.

    They give what the log would add up to had the step not been made.
    """
    run = [entry for entry in log if entry.step == run_of(step, reversals)]
    if undone(step, reversals):
        return Obstacle(reason=Reason.DONE, entry=_first(log, reversals[step].step))
    if hopeless := _hopeless(run):
        return Obstacle(reason=hopeless)
    for reason, stands_in_the_way in (
        (Reason.CHANGED, _changing(run)),
        (Reason.RESTS, _resting(run, log)),
    ):
        later = [one for one in _later(log, run, reversals) if stands_in_the_way(one)]
        if later:
            return Obstacle(reason=reason, entry=later[-1], more=len(later) - 1)
    return unmade(log, run)


def do_again(log: Log, step: int, reversals: Reversals) -> tuple[Deed, ...] | Obstacle:
    """The deeds that do *step* again after it was taken back.

    They go over what older steps left there, as they did at first, and never over what newer ones say.
    """
    if not undone(step, reversals):
        return Obstacle(reason=Reason.STANDS)
    own = [entry for entry in log if entry.step == step]
    taking_back = [entry for entry in log if entry.step == reversals[step].step]
    changing = _changing(own)
    later = [
        one
        for one in _later(log, taking_back, reversals)
        if changing(one) and (reversed_step(one) or one.step) > step
    ]
    if later:
        return Obstacle(reason=Reason.CHANGED, entry=later[-1], more=len(later) - 1)
    missing = next(_missing(own, log, taking_back[-1].sequence), None)
    if missing is not None:
        return Obstacle(reason=Reason.GONE, entry=missing)
    return tuple(_again(entry) for entry in own)


def unmade(log: Log, run: Log) -> tuple[Deed, ...]:
    """The deeds that give everything which *run* changed the value that it had before."""
    values = _values(entry for entry in log if entry.sequence < run[0].sequence)
    return tuple(_valued(one, values.get(one)) for one in reversed(cells(run)))


def brought_back(log: Log, sequence: int) -> tuple[Deed, ...]:
    """The deeds that bring back the state behind entry number *sequence*; *log* is the whole log."""
    behind = [entry for entry in log if entry.sequence > sequence]
    if not behind:
        return ()
    now = _values(log)
    return tuple(
        deed
        for one, deed in zip(reversed(cells(behind)), unmade(log, behind), strict=True)
        if not _same(deed, _valued(one, now.get(one)))
    )


def _values(log: Iterable[Entry]) -> Mapping[Cell, Entry]:
    """The entry that gave each cell the value that it has at the end of *log*."""
    values: dict[Cell, Entry] = {}
    for entry in log:
        values.update(dict.fromkeys(valued(entry), entry))
    return values


def _same(one: Deed, other: Deed) -> bool:
    return (one.action, one.what or _NOTHING) == (other.action, other.what or _NOTHING)


def _first(log: Log, step: int) -> Entry | None:
    return next((entry for entry in log if entry.step == step), None)


def _hopeless(run: Log) -> Reason | None:
    if any(entry.action is Action.CREATE for entry in run):
        return Reason.BEGINNING
    return Reason.FINAL if any(cell(entry) is None for entry in run) else None


def _later(log: Log, run: Log, reversals: Reversals) -> Iterator[Entry]:
    """What came behind *run* and stands."""
    last = run[-1].sequence
    return (one for one in log if one.sequence > last and stands(one, reversals))


def _changing(run: Log) -> Callable[[Entry], bool]:
    changed = set(cells(run))
    return lambda entry: cell(entry) in changed


def _resting(run: Log, log: Log) -> Callable[[Entry], bool]:
    """Whether an entry needs something that *run* brought: a record, one above it, or evidence."""
    given = {subject(entry) for entry in run if entry.action in GIVING}
    above = parents(log)

    def rests(entry: Entry) -> bool:
        needed = {*upwards(subject(entry), above), *upwards(entry.record, above), *cited(entry)}
        return bool(given & needed)

    return rests


def _missing(own: Log, log: Log, after: int) -> Iterator[Entry]:
    """The entries behind number *after* that took away what *own* needs and does not bring itself."""
    above, newest = parents(log), newest_about_being_there(log)
    brought = {subject(entry) for entry in own if entry.action in GIVING}
    for entry in own:
        for needed in {*upwards(entry.record, above), *cited(entry)} - brought:
            last = newest.get(needed)
            if last is not None and last.action is Action.REMOVE and last.sequence > after:
                yield last


def _again(entry: Entry) -> Deed:
    """What *entry* did; records and evidence that were made once are only brought back."""
    if entry.action in {Action.ADD, Action.ATTACH}:
        return Deed(action=Action.RESTORE, record=subject(entry))
    return Deed(action=entry.action, record=entry.record, question=entry.question, what=entry.what)


def _valued(one: Cell, last: Entry | None) -> Deed:
    """The deed that gives a cell the value that *last* gave it; none at all where there is no such."""
    kind, record, question = one
    match kind:
        case "answer":
            what = None if last is None else last.what
            return Deed(action=Action.SAY, record=record, question=question, what=what)
        case "name":
            name = "" if last is None else last.what.get("name", "")
            return Deed(action=Action.RENAME, record=record, what={"name": name})
        case "description":
            said = {} if last is None else last.what
            what = {key: value for key, value in said.items() if value and key in _DESCRIBED}
            return Deed(action=Action.DESCRIBE, record=record, what=what)
        case _:
            there = last is not None and last.action in GIVING
            return Deed(action=Action.RESTORE if there else Action.REMOVE, record=record)
