"""Whatever somebody does to a casefile behind Limen's back shows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from answer_strategies import ANSWERS, TEXTS
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from limen.domain.answers import Answer
from limen.domain.forms import RecordKind
from limen.domain.overriding import override
from limen.store.casefile import CasefileStore

AT = "2026-08-02T12:00:00.000Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CasefileStore]:
    with CasefileStore.create(tmp_path / "lab.limen", "A lab", at=AT) as store:
        with store.step(at=AT) as step:
            step.add(RecordKind.MODEL, "Olmo", "organization-1")
            step.say("model-1", "weights", Answer(value="open"))
            step.say("model-1", "card", Answer(value="none"))
            step.attach("model-1", name="card.md", sha256="ab" * 32, size=7)
        yield store


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE entry SET why = 'x' WHERE sequence = 3", "Entry 3 was changed after it was"),
        ("UPDATE entry SET what = what || ' ' WHERE sequence = 3", "Entry 3 was changed after"),
        ("UPDATE entry SET hash = 'x' WHERE sequence = 3", "Entry 4 does not follow the entry"),
        ("DELETE FROM entry WHERE sequence = 3", "Between entries 2 and 4 some are missing."),
        ("DELETE FROM entry WHERE sequence = 5", "about “evidence-1” is not what the log says"),
        ("UPDATE entry SET manner = 'x' WHERE sequence = 3", "Entry 3 cannot be read: Invalid"),
        ("UPDATE entry SET what = '{' WHERE sequence = 3", "Entry 3 cannot be read: "),
        ("UPDATE entry SET what = '{}' WHERE sequence = 3", "Entry 3 cannot be followed: "),
        ("UPDATE entry SET at = 7 WHERE sequence = 3", "Entry 3 was changed after it was"),
        ("UPDATE entry SET record = 'm' WHERE sequence = 2", "Entry 2 was changed after"),
        (
            """UPDATE answer SET answer = '{"value":{"text":"closed"}}' WHERE question = 'card'""",
            "answer to “card” of “model-1” is not what the log says (entry 4)",
        ),
        ("DELETE FROM answer WHERE question = 'card'", "(entry 4)"),
        ("UPDATE answer SET answer = '{}'", "is damaged"),
        ("UPDATE record SET name = 'Hermes' WHERE id = 'model-1'", "“model-1” is not what the log"),
        (
            "UPDATE record SET removed = 1 WHERE id = 'model-1'",
            "is not what the log says (entry 2)",
        ),
        ("UPDATE record SET parent = 'model-9' WHERE id = 'model-1'", "is damaged"),
        ("UPDATE evidence SET sha256 = 'x'", "“evidence-1” is not what the log says (entry 5)"),
    ],
)
def test_that_a_change_behind_its_back_is_found(
    store: CasefileStore, change: str, finding: str
) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute(change)

    assert any(finding in sentence for sentence in store.verify())


def test_that_an_untouched_casefile_has_no_problems(store: CasefileStore) -> None:
    assert store.verify() == ()


class AnySequence(RuleBasedStateMachine):
    """Whatever is done in whatever order, the views are what the log says."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        path = Path(self._folder.name) / "lab.limen"
        self.store = CasefileStore.create(path, "A lab", at=AT)

    @override
    def teardown(self) -> None:
        self.store.close()
        self._folder.cleanup()

    @property
    def records(self) -> list[str]:
        return [record.id for record in self.store.casefile().records]

    @rule(name=TEXTS)
    def add(self, name: str) -> None:
        self.store.add(RecordKind.MODEL, name, "organization-1", at=AT)

    @rule(data=st.data(), question=st.sampled_from(["weights", "base"]), answer=ANSWERS)
    def say(self, data: st.DataObject, question: str, answer: Answer) -> None:
        record = data.draw(st.sampled_from(self.records))
        self.store.say(record, question, answer, at=AT)

    @precondition(lambda self: len(self.records) > 1)
    @rule(data=st.data(), again=st.booleans(), name=TEXTS)
    def remove(self, data: st.DataObject, again: bool, name: str) -> None:
        record = data.draw(st.sampled_from(self.records[1:]))
        with self.store.step(at=AT) as step:
            step.rename(record, name)
            step.remove(record)
            if again:
                step.restore(record)

    @rule(name=TEXTS)
    def attach(self, name: str) -> None:
        with self.store.step(at=AT) as step:
            step.attach("organization-1", name=name, sha256="", size=0)

    @rule()
    def reopen(self) -> None:
        before = self.store.casefile()
        self.store.close()
        self.store = CasefileStore(self.store.path)
        assert self.store.casefile() == before

    @invariant()
    def nothing_is_wrong(self) -> None:
        assert self.store.verify() == ()


AnySequence.TestCase.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
TestAnySequence = AnySequence.TestCase
