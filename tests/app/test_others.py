"""Two people at one casefile: whose change it was is said, and nothing is overwritten unseen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from limen.app.clock import Clock, fixed
from limen.app.desk import Desk
from limen.domain.answers import Answer
from limen.domain.errors import ChangedMeanwhileError
from limen.domain.forms import RecordKind

TODAY = date(2026, 11, 24)
OPEN, CLOSED = (Answer(value=text, said=text) for text in ("open", "closed"))


@pytest.fixture
def clock() -> Clock:
    return fixed(TODAY)


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with Desk.create(tmp_path / "lab.limen", "Lab", clock, who="A. Ours") as desk:
        desk.add(RecordKind.MODEL, "Olmo", "organization-1")
        desk.news()
        yield desk


@pytest.fixture
def other(desk: Desk, clock: Clock) -> Iterator[Desk]:
    with Desk.open(desk.path, clock, "R. Ivers") as other:
        yield other


def test_that_what_somebody_else_said_is_told_once_with_their_name(desk: Desk, other: Desk) -> None:
    other.say("model-1", "weights", OPEN)
    desk.say("organization-1", "legal_name", Answer(value="Lab", said="Lab"))

    assert not desk.moved_on
    (news,) = desk.news()
    assert (news.entry.who, news.about, news.later) == (
        "R. Ivers",
        "Olmo",
        "Open: anyone can download them",
    )
    assert desk.news() == ()


def test_that_a_look_shows_it(desk: Desk, other: Desk) -> None:
    other.say("model-1", "weights", OPEN)

    assert desk.moved_on
    assert desk.look().casefile.answer("model-1", "weights") == OPEN
    assert not desk.moved_on


def test_that_an_unseen_answer_is_not_overwritten_and_then_can_be(desk: Desk, other: Desk) -> None:
    other.say("model-1", "weights", OPEN)

    with pytest.raises(ChangedMeanwhileError) as told:
        desk.say("model-1", "weights", CLOSED)

    assert str(told.value).startswith(
        "Olmo, “Are the weights open or closed?” was changed meanwhile by R. Ivers ("
    )
    assert ": Open: anyone can download them; what you said was not kept" in str(told.value)
    assert desk.case.casefile.answer("model-1", "weights") == OPEN
    word = desk.last_word("model-1", "weights")
    assert word is not None
    assert word.entry.who == "R. Ivers"
    assert desk.last_word("model-1", "base") is None
    assert desk.say("model-1", "weights", CLOSED).casefile.answer("model-1", "weights") == CLOSED


def test_that_a_record_that_went_away_is_told(desk: Desk, other: Desk) -> None:
    run = desk.add(RecordKind.TRAINING_RUN, "Pre-training", "model-1").id
    desk.news()
    other.look()
    other.remove("model-1")

    with pytest.raises(ChangedMeanwhileError, match="“Olmo” removed with all that hangs on it, by"):
        desk.rename(run, "Tuning")
    assert desk.case.casefile.record(run) is None


def test_that_an_undo_does_not_take_back_what_was_said_on_top_of_it(
    desk: Desk, other: Desk
) -> None:
    desk.say("model-1", "weights", CLOSED)
    other.look()
    other.say("model-1", "weights", OPEN)

    with pytest.raises(Exception, match=r"(?i)weights") as told:
        desk.undo()

    assert "R. Ivers" in str(told.value)
    assert desk.look().casefile.answer("model-1", "weights") == OPEN
