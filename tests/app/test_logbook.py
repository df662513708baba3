"""Every entry and every step is told in words."""

from dataclasses import replace
from typing import Any

import sample_case
from history_logs import outlines
from sample_case import entry

from limen.app.logbook import Teller, Told
from limen.domain.answers import Answer, Silence
from limen.domain.history import Action, Entry, Manner
from limen.engine.history.reversals import newest_reversals
from limen.store import codec
from limen.store.contents import Contents

TOKENS = codec.plain(sample_case.answer(sample_case.TUNING, "tokens", "2B"))
FEWER = codec.plain(sample_case.answer(sample_case.TUNING, "tokens", "1B"))
MADE: tuple[tuple[Action, str, dict[str, Any]], ...] = (
    (Action.CREATE, "lab", {"name": "Example Lab", "example": False}),
    (Action.ADD, "tuned", {"kind": "model", "name": "Hermes", "parent": "lab"}),
    (Action.ADD, "sft", {"kind": "training-run", "name": "Tuning", "parent": "tuned"}),
    (Action.RENAME, "sft", {"name": "Supervised tuning"}),
    (Action.ATTACH, "sft", {"id": "e1", "name": "config.json", "sha256": "ab", "size": 1}),
    (Action.REMOVE, "sft", {}),
    (Action.RESTORE, "sft", {}),
    (Action.DESCRIBE, "e1", {"note": "as run"}),
    (Action.DISCARD, "lab", {"sha256": []}),
)
LOG = tuple(
    entry(number, action, record, what=what)
    for number, (action, record, what) in enumerate(MADE, start=1)
)


def teller(*more: Entry) -> Teller:
    contents = Contents()
    for one in (*LOG, *more):
        contents.apply(one)
    reversals = newest_reversals(outlines((*LOG, *more)))
    return Teller(sample_case.case(), contents, lambda: reversals)


def told(*more: Entry) -> list[Told]:
    return [teller(*more).tell(one) for one in (*LOG, *more)]


def test_that_every_action_is_told_in_words() -> None:
    assert [one.what for one in told()] == [
        "The casefile of “Example Lab” begun",
        "Model “Hermes” added",
        "Training run “Tuning” added",
        "Renamed to “Supervised tuning”",
        "File “config.json” attached",
        "“Supervised tuning” removed with all that hangs on it",
        "“Supervised tuning” brought back",
        "File “config.json” described",
        "Content that no file names any more dropped",
    ]


def test_that_every_step_has_a_name() -> None:
    said = entry(10, Action.SAY, "sft", question="tokens", what=TOKENS)

    assert [teller(said).label([one]) for one in (*LOG, said)] == [
        "Begin the casefile of “Example Lab”",
        "Add “Hermes”",
        "Add “Supervised tuning”",
        "Rename to “Supervised tuning”",
        "Attach “config.json”",
        "Remove “Supervised tuning”",
        "Bring back “Supervised tuning”",
        "Describe “config.json”",
        "Drop content that no file names any more",
        "Supervised tuning: How many tokens did this run process?",
    ]


def test_that_a_step_of_several_entries_is_named_by_the_first_and_their_number() -> None:
    read = replace(LOG[4], manner=Manner.IMPORTED)
    said = entry(10, Action.SAY, "sft", question="tokens", what=TOKENS)

    merged = [replace(one, manner=Manner.MERGED) for one in LOG[1:4]]

    assert teller().label(LOG[1:3]) == "Add “Hermes” and 1 more change"
    assert teller(said).label((LOG[2], replace(said, record="sft"))) == "Add “Supervised tuning”"
    assert teller().label(merged) == "Merge 3 changes from a copy"
    assert teller(said).label((read, said)) == "Import 1 answer from config.json"


def test_that_a_file_that_is_attached_leaves_the_record_its_name() -> None:
    said = entry(10, Action.SAY, "sft", question="tokens", what=TOKENS)
    gone = entry(11, Action.REMOVE, "e1", manner=Manner.UNDONE)

    assert [one.about for one in told(said, gone)[-2:]] == ["Supervised tuning", "config.json"]


def test_that_an_answer_is_told_in_words_and_one_that_is_taken_back_so() -> None:
    silent = codec.plain(Answer(silence=Silence.NOT_ASKED))
    said = (
        entry(10, Action.SAY, "sft", question="tokens", what=TOKENS),
        entry(11, Action.SAY, "sft", question="tokens", manner=Manner.UNDONE, what=silent),
    )
    first, second = told(*said)[-2:]

    assert (first.what, first.later) == ("How many tokens did this run process?", "2 × 10⁹ tokens")
    assert (second.later, second.how) == ("taken back", "undone")
    assert teller().answer(None) == "not asked yet"


def test_that_an_entry_says_which_step_took_it_back() -> None:
    said = entry(10, Action.SAY, "sft", question="tokens", what=TOKENS)
    again = entry(12, Action.SAY, "sft", question="tokens", what=FEWER)
    back = entry(
        11,
        Action.SAY,
        "sft",
        question="tokens",
        manner=Manner.UNDONE,
        why="Undo of step 10: it",
        what=codec.plain(Answer(silence=Silence.NOT_ASKED)),
    )
    first, reversing, last = told(said, back, again)[-3:]

    assert first.taken_back is not None
    assert first.taken_back.step == 11
    assert (reversing.taken_back, last.taken_back) == (None, None)


def test_that_a_question_nobody_asks_any_more_is_told_by_its_key() -> None:
    gone = entry(10, Action.SAY, "sft", question="gone_question", what=TOKENS)
    last = told(gone)[-1]

    assert (last.what, last.later) == ("gone_question", "2B")


def test_that_an_instant_that_nobody_can_read_is_shown_as_it_is() -> None:
    assert teller().tell(replace(LOG[0], at="the day before")).when == "the day before"
