"""How far two logs are one."""

import pytest

from limen.domain.history import Action, Entry, Manner
from limen.engine.kinship import ancestor, made, shared


def log(*seals: str) -> list[Entry]:
    """A log whose entries have these hashes; each adds a record that is called after its own."""
    return [
        Entry(
            sequence=number,
            step=number,
            at="",
            who="",
            manner=Manner.TYPED,
            action=Action.ADD,
            record=f"record-{seal}",
            before="",
            hash=seal,
        )
        for number, seal in enumerate(seals, start=1)
    ]


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("abcd", "abcd", 4),
        ("abcd", "ab", 2),
        ("ab", "abcd", 2),
        ("abcxy", "abcde", 3),
        ("abc", "xyz", 0),
        ("", "a", 0),
        ("a", "b", 0),
    ],
)
def test_that_the_last_entry_that_both_have_is_found(one: str, other: str, common: int) -> None:
    assert ancestor(log(*one), log(*other)) == common


def test_that_what_was_made_before_that_is_the_same_in_both() -> None:
    assert shared(log(*"abx"), log(*"aby")) == {"record-a", "record-b"}


def test_that_files_are_made_and_answers_make_nothing() -> None:
    file = log("a")[0]
    attached = Entry(**{**vars(file), "action": Action.ATTACH, "what": {"id": "evidence-1"}})
    answered = Entry(**{**vars(file), "action": Action.SAY})

    assert (made(attached), made(answered)) == ("evidence-1", "")
