"""What the undo key reaches, and what the redo key does."""

from dataclasses import replace

import pytest
from history_logs import outlines
from sample_case import entry

from limen.domain.history import Action, Entry, Manner
from limen.domain.undoing import Outline
from limen.engine.history.reversals import (
    meant,
    nearest_redo,
    nearest_undo,
    newest_reversals,
    reason,
    reversed_step,
    run_of,
    undone,
    without_number,
)

ADA, BEN = "Ada", "Ben"


def steps(told: str) -> list[Outline]:
    """Steps from the second on, newest first: “a”, “b” are said by Ada and Ben, “-” by nobody.

    “a-3” is Ada's undo of step 3, “b+3” Ben's redo of it.
    """
    entries: list[Entry] = [entry(1, Action.CREATE, "lab", who="")]
    for number, word in enumerate(told.split(), start=2):
        who = {"a": ADA, "b": BEN, "-": ""}[word[0]]
        made = entry(number, Action.SAY, "lab", who=who)
        if word[1:]:
            manner = Manner.UNDONE if word[1] == "-" else Manner.REDONE
            made = replace(made, manner=manner, why=reason(manner, int(word[2:]), "it"))
        entries.append(made)
    return outlines(entries)


@pytest.mark.parametrize(
    ("told", "undo", "redo"),
    [
        ("", 0, 0),
        ("a a", 3, 0),
        ("a a a-3", 2, 3),
        ("a a a-3 a-2", 0, 2),
        ("a a a-3 a-2 a+2", 2, 3),
        ("a a a-3 a-2 a+2 a+3", 3, 0),
        ("a a a-2 a+2", 2, 0),  # what was done last is taken back first
        ("a a a-3 a", 5, 0),  # something new was done
        ("a b", 2, 0),  # what Ben did is his
        ("a b b-3", 2, 0),
        ("a a b-3", 2, 0),  # Ben took it back already; it is his to do again
        ("a a b-3 b+3", 2, 0),
        ("a a a-3 b+3", 2, 0),
        ("a a a-3 b", 2, 3),  # Ben's work takes nothing from what Ada can do again
        ("- -", 3, 0),  # nobody's steps are those of whoever works here
        ("a - a-3", 2, 3),
    ],
)
def test_that_the_keys_reach_the_steps_that_people_expect(told: str, undo: int, redo: int) -> None:
    assert (nearest_undo(steps(told), ADA), nearest_redo(steps(told), ADA)) == (undo, redo)


def test_that_without_a_name_only_what_nobody_signed_is_reached() -> None:
    assert nearest_undo(steps("- a"), "") == 2
    assert nearest_undo(steps("a")[:1], BEN) == nearest_redo(steps("a")[:1], BEN) == 0


def test_that_the_key_passes_by_what_cannot_be_taken_back() -> None:
    told = steps("a a")
    told[0] = replace(told[0], action=Action.DISCARD)

    assert nearest_undo(told, ADA) == 2


def test_that_the_newest_reversal_says_whether_a_step_stands() -> None:
    found = newest_reversals(steps("a a a-3 a-2 a+2"))

    assert [undone(step, found) for step in (2, 3, 4)] == [False, True, False]
    assert [run_of(step, found) for step in (2, 3, 4)] == [6, 3, 4]


def test_that_only_a_reversal_names_a_step_and_only_an_earlier_one() -> None:
    said = entry(4, Action.SAY, "lab", why="Undo of step 2: it")

    assert reversed_step(said) == 0
    assert reversed_step(replace(said, manner=Manner.UNDONE)) == 2
    assert reversed_step(replace(said, manner=Manner.UNDONE, why="Undo of step 4: it")) == 0
    assert reversed_step(replace(said, manner=Manner.UNDONE, why="Undo: it")) == 0


def test_that_a_reason_can_lose_its_number() -> None:
    assert without_number("Undo of step 2: it") == "Undo: it"
    assert without_number("Redo of step 12: Undo of step 2: it") == "Redo: Undo of step 2: it"
    assert without_number("counted again") == "counted again"


def test_that_taking_back_a_taking_back_is_doing_again() -> None:
    taken_back, again, said = steps("a a-2 a+2")[1], steps("a a-2 a+2")[0], steps("a")[0]

    assert meant(Manner.UNDONE, taken_back) == (Manner.REDONE, 2)
    assert meant(Manner.UNDONE, again) == (Manner.UNDONE, 2)
    assert meant(Manner.REDONE, taken_back) == (Manner.REDONE, 2)
    assert meant(Manner.UNDONE, said) == (Manner.UNDONE, 2)
