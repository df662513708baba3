"""Any sequence of saying, undoing, importing, merging and crashing keeps the log whole and the answers true.

``LIMEN_SEQUENCES=500 python -m pytest tests/app/test_stateful.py`` tries more of them than the suite.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from limen.app.clock import fixed
from limen.app.comparing import replayed
from limen.app.comparison import compared, side_of
from limen.app.desk import Desk
from limen.app.merging import copy_of, planned
from limen.app.reversing import InTheWayError, NothingChangedError
from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.errors import ChangedMeanwhileError
from limen.domain.evidence import Proposal, Reading
from limen.domain.forms import RecordKind
from limen.domain.merging import Taken
from limen.domain.overriding import override
from limen.domain.records import Casefile, Record
from limen.store import chain

CLOCK = fixed(date(2026, 11, 24))
LAB = "organization-1"
ANSWERS = st.sampled_from(
    [NOT_ASKED, *(Answer(value=text, said=text) for text in ("open", "closed", "staged"))]
)
QUESTIONS = st.sampled_from(["weights", "versions", "modifies_base"])
NAMES = st.sampled_from(["Olmo", "Pythia", "Hermes"])
NUMBERS = st.integers(0, 10_000)


def content(casefile: Casefile) -> Casefile:
    """What is said, whatever number the log has come to."""
    said = {record: answers for record, answers in casefile.answers.items() if answers}
    return replace(casefile, sequence=0, answers=said)


def shown(casefile: Casefile) -> object:
    """What can be seen of a casefile: what was said about records that are gone is not."""
    ids = {record.id for record in casefile.records}
    said = {record: answers for record, answers in casefile.answers.items() if record in ids}
    return casefile.records, said, casefile.evidence


class Casefiles(RuleBasedStateMachine):
    """A casefile, and a copy of it at which somebody else works."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.path = Path(self._folder.name) / "lab.limen"
        self.other = self.path.with_name("copy.limen")
        self.desk = Desk.create(self.path, "Lab", CLOCK, who="A. Ours")
        self.desk.add(RecordKind.MODEL, "Olmo", LAB)

    @override
    def teardown(self) -> None:
        self.desk.close()
        self._folder.cleanup()

    def _model(self, number: int) -> Record | None:
        models = self.desk.case.casefile.models
        return models[number % len(models)] if models else None

    @rule(number=NUMBERS, question=QUESTIONS, answer=ANSWERS)
    def say(self, number: int, question: str, answer: Answer) -> None:
        if (model := self._model(number)) is not None:
            self.desk.say(model.id, question, answer)

    @rule(name=NAMES)
    def add(self, name: str) -> None:
        self.desk.add(RecordKind.MODEL, name, LAB)

    @rule(number=NUMBERS, name=NAMES)
    def rename_or_remove(self, number: int, name: str) -> None:
        if (model := self._model(number)) is None:
            return
        if number % 2:
            self.desk.rename(model.id, name)
        else:
            self.desk.remove(model.id)

    @rule(number=NUMBERS)
    def read_a_file(self, number: int) -> None:
        if (model := self._model(number)) is not None:
            said = Proposal(question="weights", raw="open", label="Weights", place="line 1")
            read = Reading(format="test", source="card.md", sha256=f"{number:064}", size=1)
            self.desk.accept(model.id, read, (said,))

    @rule()
    def undo(self) -> None:
        with suppress(InTheWayError):
            self.desk.undo()

    @rule()
    def redo(self) -> None:
        with suppress(InTheWayError):
            self.desk.redo()

    @rule(number=NUMBERS)
    def undo_any_step(self, number: int) -> None:
        log = self.desk.entries()
        with suppress(InTheWayError):
            self.desk.undo(log[number % len(log)].step)

    @rule(number=NUMBERS)
    def restore(self, number: int) -> None:
        """The state behind any entry comes back, and nothing that was said since is lost."""
        log = self.desk.entries()
        wanted = content(replayed(log[: 1 + number % len(log)], "The log"))
        with suppress(NothingChangedError):
            self.desk.restore_to(1 + number % len(log))
        assert self.desk.entries()[: len(log)] == log
        assert shown(content(self.desk.case.casefile)) == shown(wanted)

    @rule()
    def undo_and_redo_change_nothing(self) -> None:
        before = content(self.desk.case.casefile)
        with suppress(InTheWayError):
            if self.desk.undo():
                self.desk.redo()
                assert content(self.desk.case.casefile) == before

    @rule()
    def crash(self) -> None:
        """The process goes away in the middle of a change."""
        connection = self.desk._store._footing.connection
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM entry")
        connection.execute("DELETE FROM answer")
        connection.close()
        self.desk = Desk.open(self.path, CLOCK, "A. Ours")

    @rule(number=NUMBERS, question=QUESTIONS, answer=ANSWERS)
    def somebody_else_answers(self, number: int, question: str, answer: Answer) -> None:
        """In another window: nobody's answer is overwritten unseen."""
        model = self._model(number)
        if model is None:
            return
        with Desk.open(self.path, CLOCK, "R. Ivers") as other:
            other.say(model.id, question, Answer(value="no", said="no"))
        try:
            self.desk.say(model.id, question, answer)
        except ChangedMeanwhileError:
            assert self.desk.case.casefile.answer(model.id, question).said == "no"
        self.desk.look()

    @precondition(lambda self: not self.other.exists())
    @rule()
    def hand_out_a_copy(self) -> None:
        shutil.copy(self.path, self.other)

    @precondition(lambda self: self.other.exists())
    @rule(number=NUMBERS, question=QUESTIONS, answer=ANSWERS, name=NAMES)
    def work_at_the_copy(self, number: int, question: str, answer: Answer, name: str) -> None:
        with Desk.open(self.other, CLOCK, "T. Theirs") as copy:
            models = copy.case.casefile.models
            changes: list[Callable[[], object]] = [
                lambda: copy.add(RecordKind.MODEL, name, LAB),
                *(lambda one=one: copy.say(one.id, question, answer) for one in models[:1]),
                *(lambda one=one: copy.rename(one.id, name) for one in models[1:2]),
                *(lambda one=one: copy.remove(one.id) for one in models[2:3]),
            ]
            changes[number % len(changes)]()

    @precondition(lambda self: self.other.exists())
    @rule(taken=st.sampled_from(Taken))
    def merge(self, taken: Taken) -> None:
        copy = copy_of(self.other)
        found = planned(self.desk.entries(), copy)
        conflicts = {one.key: taken for one in found if one.conflict}
        self.desk.merge(copy, conflicts)
        assert planned(self.desk.entries(), copy) == ()

    @precondition(lambda self: self.other.exists())
    @rule()
    def take_the_copy_home(self) -> None:
        """The copy's owner merges ours, and then both say the same."""
        with Desk.open(self.other, CLOCK, "T. Theirs") as copy:
            ours = copy_of(self.path)
            everything = dict.fromkeys(
                (one.key for one in planned(copy.entries(), ours)), Taken.THEIRS
            )
            copy.merge(ours, everything)
        self.merge(Taken.OURS)
        both = (side_of(self.other), side_of(self.path))
        assert compared(*both, CLOCK.today()).differences == ()

    @invariant()
    def the_log_is_whole_and_says_what_is_shown(self) -> None:
        log = self.desk.entries()
        assert list(chain.breaks(log)) == []
        assert self.desk._store.verify() == ()
        assert content(replayed(log, "The log")) == content(self.desk.case.casefile)


Casefiles.TestCase.settings = settings(
    max_examples=int(os.environ.get("LIMEN_SEQUENCES", "10")),
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestCasefiles = Casefiles.TestCase
