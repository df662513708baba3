"""What was removed is in the trash until it is back."""

import pytest
from history_logs import Log

from limen.domain.forms import RecordKind
from limen.engine.history.trash import trash


@pytest.fixture
def log() -> Log:
    """A model with a run, both added in steps of their own."""
    made = Log()
    made.add(RecordKind.TRAINING_RUN, made.add(RecordKind.MODEL, "organization-1"))
    return made


def away(log: Log) -> list[tuple[str, str]]:
    return [(one.id, one.under) for one in trash(log.entries, log.reversals)]


def remove(log: Log, record: str) -> int:
    return log.make(lambda step: step.remove(record))


def test_that_the_last_removed_comes_first_and_says_what_it_hangs_on(log: Log) -> None:
    remove(log, "training-run-1")
    remove(log, "model-1")

    assert away(log) == [("model-1", ""), ("training-run-1", "model-1")]


def test_that_what_came_back_is_not_in_it(log: Log) -> None:
    removing = remove(log, "model-1")
    log.undo(removing)
    assert away(log) == []

    log.redo(removing)
    assert away(log) == [("model-1", "")]
    log.make(lambda step: step.restore("model-1"))
    assert away(log) == []


def test_that_what_was_only_taken_back_is_done_again_and_no_trash(log: Log) -> None:
    log.undo(3)
    assert away(log) == []

    log.redo(3)
    remove(log, "training-run-1")
    assert away(log) == [("training-run-1", "")]


def test_that_files_are_in_it_too(log: Log) -> None:
    log.make(lambda step: step.attach("model-1", name="a", sha256="0" * 64, size=1))
    remove(log, "evidence-1")
    remove(log, "model-1")

    assert away(log) == [("model-1", ""), ("evidence-1", "model-1")]
