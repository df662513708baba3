"""The same, with what the history adds: any step done again, earlier states, snapshots and the trash."""

from contextlib import suppress

from app.test_stateful import CLOCK, NUMBERS, Casefiles, content
from hypothesis import HealthCheck, settings
from hypothesis.stateful import precondition, rule

from limen.app.comparing import replayed
from limen.app.desk import Desk
from limen.app.reversing import InTheWayError, NothingChangedError
from limen.app.snapshots import keep_snapshot, restored
from limen.app.trash import bring_back, in_trash
from limen.domain.evidence import Described
from limen.domain.records import Casefile
from limen.domain.snapshots import Snapshot


class WithHistory(Casefiles):
    """Somebody who also looks back."""

    def __init__(self) -> None:
        super().__init__()
        self.snapshots: list[tuple[Snapshot, object]] = []

    @property
    def casefile(self) -> Casefile:
        return self.desk.case.casefile

    @rule(number=NUMBERS)
    def redo_any_step(self, number: int) -> None:
        with suppress(InTheWayError):
            self.desk.redo(number % self.casefile.sequence + 1)

    @rule()
    def what_was_undone_is_offered_again(self) -> None:
        label = self.desk.undo_label
        with suppress(InTheWayError):
            if self.desk.undo():
                assert self.desk.redo_label == label

    @precondition(lambda self: bool(self.casefile.evidence))
    @rule(number=NUMBERS)
    def describe(self, number: int) -> None:
        files = self.casefile.evidence
        self.desk.describe(files[number % len(files)].id, Described(note=f"note {number % 3}"))

    @rule(number=NUMBERS)
    def take_out_of_the_trash(self, number: int) -> None:
        found = [one for one in in_trash(self.desk) if not one.under]
        if found:
            one = found[number % len(found)]
            bring_back(self.desk, one)
            assert one.id not in {each.id for each in in_trash(self.desk)}

    @rule(number=NUMBERS)
    def restore_the_state_of_an_entry(self, number: int) -> None:
        sequence = number % self.casefile.sequence + 1
        then = replayed(self.desk.entries()[:sequence], "it")
        with suppress(NothingChangedError):
            self.desk.restore_to(sequence)
        assert _said(self.casefile) == _said(then)

    @rule()
    def keep_a_snapshot(self) -> None:
        made = keep_snapshot(self.path, CLOCK, f"snapshot {len(self.snapshots)}")
        assert made is not None
        self.snapshots.append((made, _said(self.casefile)))

    @precondition(lambda self: bool(self.snapshots))
    @rule(number=NUMBERS)
    def restore_a_snapshot(self, number: int) -> None:
        made, then = self.snapshots[number % len(self.snapshots)]
        with suppress(NothingChangedError):
            restored(self.desk, made)
        assert _said(self.casefile) == then

    @rule()
    def open_again(self) -> None:
        before = content(self.casefile)
        self.desk.close()
        self.desk = Desk.open(self.path, CLOCK, "A. Ours")
        assert content(self.casefile) == before


def _said(casefile: Casefile) -> object:
    """What is there and what is said about it; answers about what is not there do not count."""
    there = {one.id: dict(casefile.said(one.id)) for one in casefile.records}
    return set(casefile.records), there, set(casefile.evidence)


WithHistory.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestWithHistory = WithHistory.TestCase
