"""Undo and redo reach over sessions, refuse with a sentence, and never delete."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import at_desk
import pytest
from history_logs import outlines
from hypothesis import HealthCheck, given, settings, strategies as st

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.app.reversing import InTheWayError
from limen.domain.answers import NOT_ASKED
from limen.domain.errors import LimenError, ReadOnlyError, UnknownNameError
from limen.domain.evidence import Proposal, Reading
from limen.domain.forms import RecordKind
from limen.domain.history import Manner
from limen.domain.records import Casefile
from limen.domain.undoing import Obstacle
from limen.engine.history.reversals import newest_reversals
from limen.engine.history.undoing import do_again, take_back
from limen.store import looking

CLOCK = fixed(date(2026, 11, 24))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Steps 1 to 3 make the casefile; 4 and 5 answer one question, 6 another one."""
    with at_desk.desk(tmp_path) as made:
        for key, raw in (("tokens", "15T"), ("tokens", "14T"), ("sequence_length", "8192")):
            at_desk.say(made, at_desk.run(made), key, raw)
        yield made


def _said(desk: Desk, key: str) -> str:
    return desk.case.casefile.answer("training-run-1", key).said


def _now(desk: Desk) -> Casefile:
    return replace(desk.case.casefile, sequence=0)


def test_that_undo_goes_on_where_an_earlier_session_ended(desk: Desk, tmp_path: Path) -> None:
    desk.undo()

    with Desk.open(tmp_path / "lab.limen", CLOCK) as later:
        assert later.undo_label == "Pre-training: How many tokens did this run process?"
        assert later.redo_label.startswith("Pre-training: ")
        assert later.reaches_back(Manner.UNDONE)
        said = later.undo()
        assert (_said(later, "tokens"), _said(later, "sequence_length")) == ("15T", "")
        later.redo()
        later.redo()
        assert (_said(later, "tokens"), _said(later, "sequence_length")) == ("14T", "8192")

    assert said.startswith(
        "Taken back: Pre-training: How many tokens did this run process? (step 5 of"
    )


def test_that_everything_is_undone_down_to_the_empty_casefile(desk: Desk) -> None:
    while desk.undo_label:
        desk.undo()

    assert [one.name for one in desk.case.casefile.records] == ["Small Lab"]
    assert desk.undo() == ""
    while desk.redo_label:
        desk.redo()
    assert (_said(desk, "tokens"), _said(desk, "sequence_length")) == ("14T", "8192")


def test_that_a_step_in_the_middle_is_taken_back_where_nothing_rests_on_it(desk: Desk) -> None:
    desk.undo(5)

    assert (_said(desk, "tokens"), _said(desk, "sequence_length")) == ("15T", "8192")
    desk.redo(5)
    assert _said(desk, "tokens") == "14T"


def test_that_a_sentence_says_what_stands_in_the_way_and_nothing_happens(desk: Desk) -> None:
    entries = desk.entries()

    with pytest.raises(
        InTheWayError,
        match=r"^Step 4 \(Pre-training: How many tokens .*\) cannot be taken back: the same was"
        r" changed later, in entry 5 \(24 Nov 2026, .*: Pre-training: .*\)\. Nothing was changed: take"
        r" that back first\.$",
    ):
        desk.undo(4)
    with pytest.raises(
        InTheWayError, match=r"something later rests on it, in entry 6 \(.*\), and 3 more"
    ):
        desk.undo(2)
    with pytest.raises(
        InTheWayError, match=r"the casefile begins with it\. Nothing was changed\.$"
    ):
        desk.undo(1)
    with pytest.raises(InTheWayError, match="was not taken back"):
        desk.redo(5)
    with pytest.raises(UnknownNameError, match="no entry “70”"):
        desk.undo(70)
    assert desk.entries() == entries


def test_that_what_somebody_else_did_is_not_reached_by_the_keys(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "lab.limen", CLOCK, "Ada") as ada:
        ada.rename("model-1", "Small 9B")
    with Desk.open(tmp_path / "lab.limen", CLOCK, "Ben") as ben:
        assert ben.undo_label.startswith("Pre-training: ")
        assert "by Ada" not in ben.undo(7)

    assert desk.case.casefile.record("model-1") is not None


def test_that_an_import_is_one_step_over_sessions(desk: Desk, tmp_path: Path) -> None:
    before = _now(desk)
    found = (
        Proposal(question="tokens", raw="13T", label="Tokens", place="line 3"),
        Proposal(question="sequence_length", raw="4096", label="Length", place="line 4"),
    )
    reading = Reading(format="t", source="config.json", sha256="a" * 64, size=12, proposals=found)
    desk.accept("training-run-1", reading, found)
    after = _now(desk)

    with Desk.open(tmp_path / "lab.limen", CLOCK) as later:
        assert later.undo_label == "Import 2 answers from config.json"
        later.undo()
        assert _now(later) == before
        later.redo()
        assert _now(later) == after


def test_that_the_same_undo_taken_back_is_a_redo(desk: Desk) -> None:
    desk.undo(6)
    assert _said(desk, "sequence_length") == ""

    assert desk.undo(7).startswith("Done again: ")
    assert _said(desk, "sequence_length") == "8192"


def test_that_nothing_is_undone_in_a_file_that_is_only_read(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    (tmp_path / "lab.limen").chmod(0o400)

    with Desk.open(tmp_path / "lab.limen", CLOCK) as read:
        assert (read.undo_label, read.redo_label) == ("", "")
        with pytest.raises(ReadOnlyError):
            read.undo()


ACTS: tuple[Callable[[Desk, int], object], ...] = (
    lambda desk, n: desk.add(RecordKind.MODEL, f"Model {n}", "organization-1"),
    lambda desk, n: desk.rename("model-1", f"Name {n}"),
    lambda desk, n: at_desk.say(desk, at_desk.run(desk), "tokens", f"{n + 1}T"),
    lambda desk, n: at_desk.say(desk, at_desk.run(desk), "sequence_length", f"{n + 1}"),
    lambda desk, _: desk.say("training-run-1", "tokens", NOT_ASKED),
    lambda desk, n: desk.remove(desk.case.casefile.models[n % len(desk.case.casefile.models)].id),
    lambda desk, n: desk.undo(n + 1),
    lambda desk, n: desk.redo(n + 1),
    lambda desk, _: desk.undo(),
    lambda desk, _: desk.redo(),
)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 15)), max_size=15))
def test_that_what_is_looked_up_for_a_step_decides_as_the_whole_log_would(
    tmp_path: Path, acts: list[tuple[Callable[[Desk, int], object], int]]
) -> None:
    (tmp_path / "lab.limen").unlink(missing_ok=True)
    with at_desk.desk(tmp_path) as desk:
        for act, number in acts:
            try:
                act(desk, number)
            except (LimenError, IndexError, ZeroDivisionError):  # there is nothing of the kind
                continue
        log = desk.entries()
        known = desk.look_up(looking.reversals)

        assert known == newest_reversals(outlines(log))
        for step in {one.step for one in log}:
            part = desk.look_up(partial(looking.concerning, number=step, known=known))
            for reverse in (take_back, do_again):
                whole, looked_up = reverse(log, step, known), reverse(part, step, known)
                assert looked_up == whole or isinstance(whole, Obstacle)
                assert isinstance(looked_up, Obstacle) is isinstance(whole, Obstacle)
    with Desk.open(tmp_path / "lab.limen", CLOCK) as again:
        assert again._store.verify() == ()
