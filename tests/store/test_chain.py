"""The log can be checked by anyone, and any change in it shows."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from answer_strategies import TEXTS
from hypothesis import given, strategies as st

from limen.domain.errors import UnstorableTextError
from limen.domain.history import Action, Entry, Manner
from limen.store.chain import START, breaks, canonical, sealed

PLAIN = st.recursive(
    TEXTS | st.booleans() | st.integers(-(2**53), 2**53) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=4),
)


def _log(length: int) -> list[Entry]:
    log: list[Entry] = []
    for number in range(1, length + 1):
        entry = Entry(
            sequence=number,
            step=number,
            at="2026-08-02T12:00:00.000Z",
            who="",
            manner=Manner.TYPED,
            action=Action.SAY,
            record="model-1",
            question="weights",
            what={"value": {"text": f"„{number}“"}},
            before=log[-1].hash if log else START,
            hash="",
        )
        log.append(sealed(entry))
    return log


@given(PLAIN)
def test_that_the_hashed_text_is_what_python_itself_writes(content: object) -> None:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    assert canonical(content) == plain


def test_that_the_hash_can_be_computed_without_limen() -> None:
    entry = _log(1)[0]
    fields = {
        "sequence": 1,
        "step": 1,
        "at": "2026-08-02T12:00:00.000Z",
        "who": "",
        "manner": "typed",
        "action": "say",
        "record": "model-1",
        "question": "weights",
        "what": {"value": {"text": "„1“"}},
        "why": "",
        "before": "0" * 64,
    }

    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    assert entry.hash == sha256(text.encode()).hexdigest()


def test_that_an_untouched_log_has_no_break() -> None:
    assert list(breaks(_log(4))) == []


def test_that_a_changed_entry_is_named() -> None:
    log = _log(4)
    log[2] = replace(log[2], why="no reason")

    assert list(breaks(log)) == ["Entry 3 was changed after it was written."]


def test_that_a_forged_entry_with_a_fitting_hash_breaks_the_chain_behind_it() -> None:
    log = _log(4)
    log[1] = sealed(replace(log[1], why="no reason"))

    assert [sentence.split(":")[0] for sentence in breaks(log)] == [
        "Entry 3 does not follow the entry in front of it"
    ]


def test_that_a_lost_entry_is_missed() -> None:
    log = _log(4)
    del log[1]

    assert next(breaks(log)) == "Between entries 1 and 3 some are missing."


def test_that_swapped_entries_show() -> None:
    log = _log(3)
    log[1], log[2] = replace(log[2], sequence=2), replace(log[1], sequence=3)

    assert "Entry 2 was changed after it was written." in list(breaks(log))


def test_that_text_which_no_file_can_hold_is_refused() -> None:
    with pytest.raises(UnstorableTextError, match="not valid Unicode"):
        canonical({"text": "\ud800"})
