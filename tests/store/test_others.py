"""Two programs on one file: each sees what the other one said, and neither overwrites it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.errors import ChangedMeanwhileError
from limen.domain.forms import RecordKind
from limen.store.casefile import CasefileStore
from limen.store.step import Step

AT = "2026-08-02T12:00:00.000Z"
OPEN, CLOSED, GATED = (Answer(value=text, said=text) for text in ("open", "closed", "gated"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CasefileStore]:
    with CasefileStore.create(tmp_path / "lab.limen", "A lab", at=AT) as store:
        store.add(RecordKind.MODEL, "Olmo", "organization-1", at=AT)
        store.say("model-1", "weights", OPEN, at=AT)
        yield store


@pytest.fixture
def other(store: CasefileStore) -> Iterator[CasefileStore]:
    with CasefileStore(store.path) as other:
        yield other


def test_that_only_what_another_program_said_moves_a_file_on(
    store: CasefileStore, other: CasefileStore
) -> None:
    assert (store.moved_on, other.moved_on) == (False, False)

    store.say("model-1", "card", OPEN, at=AT)
    assert (store.moved_on, other.moved_on) == (False, True)
    assert other.moved_on  # until it is looked at

    other.casefile()
    assert (store.moved_on, other.moved_on) == (False, False)


def test_that_a_file_that_cannot_be_read_has_not_moved_on(store: CasefileStore) -> None:
    store.close()

    assert not store.moved_on


def test_that_what_others_said_is_told_from_what_was_said_here(
    store: CasefileStore, other: CasefileStore
) -> None:
    other.say("model-1", "card", OPEN, at=AT, who="R. Ivers")
    store.say("model-1", "base", OPEN, at=AT)

    assert [(one.question, one.who) for one in store.others(3)] == [("card", "R. Ivers")]
    assert [one.question for one in other.others(3)] == ["base"]
    assert store.others(5) == ()


def test_that_what_others_left_alone_is_the_very_same_afterwards(
    store: CasefileStore, other: CasefileStore
) -> None:
    second = store.add(RecordKind.MODEL, "Hermes", "organization-1", at=AT).id
    before = store.casefile()
    other.say(second, "weights", OPEN, at=AT)

    after = store.casefile()

    assert after.said("model-1") is before.said("model-1")
    assert after.answer(second, "weights") == OPEN
    with CasefileStore(store.path) as again:
        assert again.casefile() == after


def test_that_a_lot_that_others_said_is_read_at_once(
    store: CasefileStore, other: CasefileStore
) -> None:
    with other.step(at=AT) as step:
        for number in range(600):
            step.say("model-1", f"q{number}", OPEN)

    assert len(store.casefile().said("model-1")) == 601


def test_that_an_answer_is_not_written_over_one_that_was_not_seen(
    store: CasefileStore, other: CasefileStore
) -> None:
    seen = store.casefile()
    other.say("model-1", "weights", CLOSED, at=AT)

    with (
        pytest.raises(ChangedMeanwhileError, match="changed meanwhile") as told,
        store.step(at=AT, seen=seen) as step,
    ):
        step.say("model-1", "weights", GATED)

    assert (told.value.record, told.value.question) == ("model-1", "weights")
    assert store.casefile().answer("model-1", "weights") == CLOSED


def test_that_the_same_answer_from_both_is_no_matter(
    store: CasefileStore, other: CasefileStore
) -> None:
    seen = store.casefile()
    other.say("model-1", "weights", CLOSED, at=AT)
    other.say("model-1", "card", OPEN, at=AT)

    with store.step(at=AT, seen=seen) as step:
        step.say("model-1", "weights", CLOSED)
        step.say("model-1", "base", OPEN)
        step.say("model-1", "base", GATED)

    assert store.casefile().answer("model-1", "base") == GATED


def test_that_one_step_may_answer_a_question_twice(store: CasefileStore) -> None:
    with store.step(at=AT, seen=store.casefile()) as step:
        step.say("model-1", "weights", CLOSED)
        step.say("model-1", "weights", NOT_ASKED)

    assert store.casefile().answer("model-1", "weights") == NOT_ASKED


def test_that_nothing_is_said_about_a_record_that_was_removed_meanwhile(
    store: CasefileStore, other: CasefileStore
) -> None:
    seen = store.casefile()
    with other.step(at=AT) as step:
        step.remove("model-1")

    changes: tuple[Callable[[Step], object], ...] = (
        lambda step: step.say("model-1", "card", OPEN),
        lambda step: step.rename("model-1", "Olmo 3"),
        lambda step: step.remove("model-1"),
    )
    for change in changes:
        with pytest.raises(ChangedMeanwhileError), store.step(at=AT, seen=seen) as step:
            change(step)


def test_that_a_name_is_not_written_over_one_that_was_not_seen(
    store: CasefileStore, other: CasefileStore
) -> None:
    seen = store.casefile()
    with other.step(at=AT) as step:
        step.rename("model-1", "Olmo 3")

    with pytest.raises(ChangedMeanwhileError), store.step(at=AT, seen=seen) as step:
        step.rename("model-1", "Olmo 2")
    with store.step(at=AT, seen=seen) as step:
        step.rename("model-1", "Olmo 3")
