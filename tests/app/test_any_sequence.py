"""Whatever is done in whatever order: the chain holds, what is said is what the log adds up to."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from limen.app.clock import fixed
from limen.app.comparing import replayed
from limen.app.desk import Desk
from limen.app.merging import copy_of, planned
from limen.app.reversing import InTheWayError, NothingChangedError
from limen.app.snapshots import keep_snapshot, restored
from limen.app.trash import bring_back, in_trash
from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.evidence import Described, Proposal, Reading
from limen.domain.forms import RecordKind
from limen.domain.merging import Taken
from limen.domain.overriding import override
from limen.domain.records import Casefile, Record
from limen.domain.snapshots import Snapshot

CLOCK = fixed(date(2026, 11, 24))
NUMBERS = st.integers(0, 60)
TEXTS = st.sampled_from(("one", "two", "three"))


class AnySequence(RuleBasedStateMachine):
    """Somebody at a casefile, alone and with a copy that comes back."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp())
        self.path = self.folder / "lab.limen"
        self.desk = Desk.create(self.path, "Lab", CLOCK)
        self.desk.add(RecordKind.MODEL, "Model", "organization-1")
        self.snapshots: list[Snapshot] = []

    @override
    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()
            shutil.rmtree(self.folder)

    @property
    def casefile(self) -> Casefile:
        return self.desk.case.casefile

    def _record(self, number: int) -> Record:
        return self.casefile.records[number % len(self.casefile.records)]

    def _keys(self, record: Record) -> list[str]:
        return [one.key for one in self.desk.case.interview[record.kind].questions]

    def _say(self, desk: Desk, number: int, text: str) -> None:
        record = self._record(number)
        if desk.case.casefile.record(record.id):
            key = self._keys(record)[number % 2]
            said = Answer(value=text, said=text) if number % 5 else NOT_ASKED
            desk.say(record.id, key, said)

    @rule(number=NUMBERS, text=TEXTS)
    def say(self, number: int, text: str) -> None:
        self._say(self.desk, number, text)

    @rule(number=NUMBERS, text=TEXTS)
    def rename(self, number: int, text: str) -> None:
        self.desk.rename(self._record(number).id, text)

    @rule(text=TEXTS)
    def add_model(self, text: str) -> None:
        self.desk.add(RecordKind.MODEL, text, "organization-1")

    @precondition(lambda self: bool(self.casefile.models))
    @rule(number=NUMBERS, text=TEXTS)
    def add_run(self, number: int, text: str) -> None:
        models = self.casefile.models
        self.desk.add(RecordKind.TRAINING_RUN, text, models[number % len(models)].id)

    @precondition(lambda self: len(self.casefile.records) > 1)
    @rule(number=NUMBERS)
    def remove(self, number: int) -> None:
        below = self.casefile.records[1:]
        self.desk.remove(below[number % len(below)].id)

    @rule(number=NUMBERS)
    def take_out_of_the_trash(self, number: int) -> None:
        found = [one for one in in_trash(self.desk) if not one.under]
        if found:
            bring_back(self.desk, found[number % len(found)])

    @precondition(lambda self: bool(self.casefile.below("model-1", RecordKind.TRAINING_RUN)))
    @rule(text=st.sampled_from(("1T", "2T")))
    def import_a_file(self, text: str) -> None:
        run = self.casefile.below("model-1", RecordKind.TRAINING_RUN)[0]
        found = (Proposal(question="tokens", raw=text, label="Tokens", place="line 3"),)
        reading = Reading(format="t", source="a.json", sha256="a" * 64, size=1, proposals=found)
        self.desk.accept(run.id, reading, found)

    @precondition(lambda self: bool(self.casefile.evidence))
    @rule(number=NUMBERS, text=TEXTS)
    def describe(self, number: int, text: str) -> None:
        files = self.casefile.evidence
        self.desk.describe(files[number % len(files)].id, Described(note=text))

    @rule(number=NUMBERS)
    def undo_any(self, number: int) -> None:
        with suppress(InTheWayError):
            self.desk.undo(number % self.casefile.sequence + 1)

    @rule(number=NUMBERS)
    def redo_any(self, number: int) -> None:
        with suppress(InTheWayError):
            self.desk.redo(number % self.casefile.sequence + 1)

    @rule()
    def undo_and_redo(self) -> None:
        before, label = _said(self.casefile), self.desk.undo_label
        try:
            self.desk.undo()
        except InTheWayError:
            return
        if label:
            assert self.desk.redo_label == label
            self.desk.redo()
            assert self.desk.undo_label == label
        assert _said(self.casefile) == before

    @rule(number=NUMBERS)
    def restore(self, number: int) -> None:
        sequence = number % self.casefile.sequence + 1
        then = replayed(self.desk.entries()[:sequence], "it")
        with suppress(NothingChangedError):
            self.desk.restore_to(sequence)
        assert _said(self.casefile) == _said(then)

    @rule()
    def keep(self) -> None:
        made = keep_snapshot(self.path, CLOCK, f"snapshot {len(self.snapshots)}")
        assert made is not None
        self.snapshots.append(made)

    @precondition(lambda self: bool(self.snapshots))
    @rule(number=NUMBERS)
    def restore_a_snapshot(self, number: int) -> None:
        with suppress(NothingChangedError):
            restored(self.desk, self.snapshots[number % len(self.snapshots)])

    @rule()
    def open_again(self) -> None:
        self.desk.close()
        self.desk = Desk.open(self.path, CLOCK)

    @rule()
    def crash(self) -> None:
        """The program ends in the middle of a change; what was acknowledged before is there."""
        said = self.casefile
        self.desk._store._footing.claim(self.desk._store._head)
        self.desk._store._footing.connection.close()
        self.desk = Desk.open(self.path, CLOCK)
        assert self.casefile == said

    @rule(number=NUMBERS, texts=st.lists(TEXTS, max_size=3), whose=st.sampled_from(Taken))
    def merge_a_copy(self, number: int, texts: list[str], whose: Taken) -> None:
        copy = self.folder / "copy.limen"
        copy.unlink(missing_ok=True)
        shutil.copy(self.path, copy)
        with Desk.open(copy, CLOCK, "Ada") as other:
            for step, text in enumerate(texts):
                self._say(other, number + step, text)
            other.undo()
        self._say(self.desk, number, "ours")
        found = copy_of(copy)
        choices: Mapping[str, Taken] = {
            one.key: whose for one in planned(self.desk.entries(), found) if one.conflict
        }
        self.desk.merge(found, choices)

    @invariant()
    def what_is_said_is_what_the_log_adds_up_to(self) -> None:
        if hasattr(self, "desk"):
            log = self.desk.entries()
            assert _said(replayed(log, "it")) == _said(self.casefile)
            assert self.desk._store.verify() == ()


def _said(casefile: Casefile) -> object:
    """What is there and said about it, whatever its order."""
    there = {one.id: dict(casefile.said(one.id)) for one in casefile.records}
    return set(casefile.records), there, {replace(one, added="") for one in casefile.evidence}


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
