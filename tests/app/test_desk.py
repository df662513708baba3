from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.domain.answers import NOT_ASKED, Answer, Silence
from limen.domain.errors import LimenError, UnacceptableAnswerError
from limen.domain.evidence import Proposal, Reading
from limen.domain.forms import RecordKind
from limen.domain.history import Manner
from limen.domain.records import Record

CLOCK = fixed(date(2026, 11, 24))
DONT_KNOW = Answer(silence=Silence.DONT_KNOW)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "lab.limen", "Small Lab", CLOCK) as made:
        yield made


@pytest.fixture
def run(desk: Desk) -> Record:
    model = desk.add(RecordKind.MODEL, "Small 8B", desk.case.casefile.organization.id)
    return desk.add(RecordKind.TRAINING_RUN, "Pre-training", model.id)


def test_that_what_is_said_is_there_when_the_casefile_is_opened_again(
    desk: Desk, run: Record, tmp_path: Path
) -> None:
    desk.say(run.id, "tokens", DONT_KNOW)

    with Desk.open(tmp_path / "lab.limen", CLOCK) as other:
        assert other.case.casefile == desk.case.casefile
        assert other.case.casefile.answer(run.id, "tokens") == DONT_KNOW


def test_that_a_record_and_what_is_said_about_it_are_one_step(desk: Desk, run: Record) -> None:
    model = desk.case.casefile.models[0]
    made = desk.add(RecordKind.TRAINING_RUN, "Tuning", model.id, {"tokens": DONT_KNOW})
    steps = {entry.step for entry in desk.entries() if entry.record == made.id}

    desk.undo()
    gone = desk.case.casefile.record(made.id)
    desk.redo()

    assert (len(steps), gone) == (1, None)
    assert desk.case.casefile.answer(made.id, "tokens") == DONT_KNOW
    assert desk.case.casefile.record(run.id) is not None


def test_that_undo_says_the_earlier_answer_again_and_deletes_nothing(
    desk: Desk, run: Record
) -> None:
    desk.say(run.id, "tokens", DONT_KNOW)
    entries = len(desk.entries())

    desk.undo()

    assert desk.case.casefile.answer(run.id, "tokens") == NOT_ASKED
    assert len(desk.entries()) == entries + 1
    assert desk.entries()[-1].manner is Manner.UNDONE


def test_that_redo_after_undo_changes_nothing(desk: Desk, run: Record) -> None:
    desk.say(run.id, "tokens", DONT_KNOW)
    before = desk.case.casefile

    desk.undo()
    desk.redo()

    assert replace(desk.case.casefile, sequence=0) == replace(before, sequence=0)
    assert desk.redo_label == ""


def test_that_an_undone_record_comes_back_with_what_was_said_about_it(
    desk: Desk, run: Record
) -> None:
    desk.say(run.id, "tokens", DONT_KNOW)
    desk.remove(run.id)
    assert desk.case.casefile.record(run.id) is None

    desk.undo()

    assert desk.case.casefile.record(run.id) == run
    assert desk.case.casefile.answer(run.id, "tokens") == DONT_KNOW


def test_that_a_new_step_forgets_what_could_be_redone(desk: Desk, run: Record) -> None:
    desk.rename(run.id, "Pre-training, first part")
    desk.undo()
    assert desk.redo_label == "Rename to “Pre-training, first part”"

    desk.say(run.id, "tokens", DONT_KNOW)

    assert desk.redo_label == ""
    assert desk.undo_label.startswith("Pre-training: ")


def reading(*proposals: Proposal) -> Reading:
    return Reading(
        format="test", source="config.json", sha256="a" * 64, size=12, proposals=proposals
    )


def test_that_an_import_is_one_step_with_its_file_as_evidence(desk: Desk, run: Record) -> None:
    found = (
        Proposal(question="tokens", raw="15T", label="Tokens", place="line 3"),
        Proposal(question="sequence_length", raw="8192", label="Length", place="line 4"),
    )

    desk.accept(run.id, reading(*found), found)

    answer = desk.case.casefile.answer(run.id, "tokens")
    assert answer.said == "15T"
    assert answer.provenance.place == "line 3"
    assert answer.evidence == (desk.case.casefile.evidence[0].id,)
    assert desk.undo_label == "Import 2 answers from config.json"
    desk.undo()
    assert desk.case.casefile.said(run.id) == {}
    assert desk.case.casefile.evidence == ()


def test_that_an_import_with_one_unacceptable_answer_records_none(desk: Desk, run: Record) -> None:
    found = (
        Proposal(question="tokens", raw="15T", label="Tokens", place="line 3"),
        Proposal(question="sequence_length", raw="long", label="Length", place="line 4"),
    )
    entries = desk.entries()

    with pytest.raises(UnacceptableAnswerError):
        desk.accept(run.id, reading(*found), found)

    assert desk.entries() == entries
    assert desk.case.casefile.evidence == ()


def test_that_a_record_that_there_is_not_is_named_in_the_sentence(desk: Desk) -> None:
    with pytest.raises(LimenError, match="no record “model-7”"):
        desk.say("model-7", "weights", DONT_KNOW)
