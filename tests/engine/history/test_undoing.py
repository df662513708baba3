"""A step is taken back as if it had never been made, or a sentence says what stands in the way."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from history_logs import Log, do_all, state, state_of_what_stands
from hypothesis import example, given, settings, strategies as st

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.evidence import Described
from limen.domain.forms import RecordKind
from limen.domain.history import Action, Entry, Manner
from limen.domain.undoing import Deed, Obstacle, Reason
from limen.engine.history.cells import GIVING, subject, valued
from limen.engine.history.reversals import stands
from limen.engine.history.undoing import brought_back, take_back
from limen.store.step import Step

LAB, RUN = "organization-1", "training-run-1"
MOVES = st.lists(
    st.tuples(st.sampled_from("mraasssnxbiiduuurrr"), st.integers(0, 40), st.integers(0, 3)),
    max_size=30,
)


def _play(moves: Sequence[tuple[str, int, int]], log: Log) -> None:
    """Do what the *moves* say, as far as it can be done."""
    for kind, which, detail in moves:
        MAKING[kind](log, which, detail)


def _there(log: Log, which: int) -> str:
    there = [one.id for one in log.contents.casefile().records]
    return there[which % len(there)]


def _add_run(log: Log, which: int, _detail: int) -> None:
    models = [one.id for one in log.contents.casefile().models]
    if models:
        log.add(RecordKind.TRAINING_RUN, models[which % len(models)])


def _remove(log: Log, which: int, _detail: int) -> None:
    record = _there(log, which)
    if record != LAB:
        log.make(lambda step: step.remove(record))


def _bring_back(log: Log, which: int, _detail: int) -> None:
    added = {
        subject(one) for one in log.entries if one.action in GIVING and stands(one, log.reversals)
    }
    gone = sorted(log.contents.removed & added)  # what was only taken back is done again instead
    if gone:
        log.make(lambda step: step.restore(gone[which % len(gone)]))


def _describe(log: Log, which: int, detail: int) -> None:
    files = [one.id for one in log.contents.casefile().evidence]
    if files:
        said = Described(note=f"note {detail}")
        log.make(lambda step: step.describe(files[which % len(files)], said))


def _step(log: Log, which: int) -> int:
    return log.entries[which % len(log.entries)].step


MAKING: dict[str, Callable[[Log, int, int], object]] = {
    "m": lambda log, _which, _detail: log.add(RecordKind.MODEL, LAB),
    "a": _add_run,
    "s": lambda log, which, detail: log.say(_there(log, which), f"q{detail % 2}", f"text {detail}"),
    "n": lambda log, which, detail: log.make(
        lambda step: step.rename(_there(log, which), f"name {detail}")
    ),
    "x": _remove,
    "b": _bring_back,
    "i": lambda log, which, detail: log.make(
        lambda step: _import(step, _there(log, which), detail), Manner.IMPORTED
    ),
    "d": _describe,
    "u": lambda log, which, _detail: log.undo(_step(log, which)),
    "r": lambda log, which, _detail: log.redo(_step(log, which)),
}


def _import(step: Step, record: str, detail: int) -> None:
    file = step.attach(record, name="config.json", sha256="ab" * 32, size=detail)
    for question in ("q0", "q1")[: detail % 2 + 1]:
        said = f"read {detail}"
        step.say(record, question, Answer(value=said, said=said, evidence=(file.id,)))


@given(MOVES)
def test_that_the_casefile_is_what_the_steps_that_stand_add_up_to(
    moves: list[tuple[str, int, int]],
) -> None:
    log = Log()
    _play(moves, log)

    assert state(log.contents) == state_of_what_stands(log.entries)


@given(MOVES)
def test_that_taking_back_everything_from_the_newest_on_leaves_the_casefile_as_it_began(
    moves: list[tuple[str, int, int]],
) -> None:
    log, empty = Log(), Log()
    _play(moves, log)

    for step in sorted({one.step for one in log.entries} - {1}, reverse=True):
        log.undo(step)

    assert state(log.contents) == state(empty.contents)


@example([("m", 0, 0), ("a", 0, 0), ("m", 0, 0), ("x", 1, 0)], 27)
@given(MOVES, st.integers(0, 40))
def test_that_doing_again_what_was_taken_back_changes_nothing(
    moves: list[tuple[str, int, int]], which: int
) -> None:
    log = Log()
    _play(moves, log)
    step = _step(log, which)
    before = state(log.contents)

    turned = log.undo(step)
    if isinstance(turned, int):
        assert isinstance(log.undo(turned), int)

    assert state(log.contents) == before


@settings(max_examples=200)
@given(MOVES.map(lambda moves: [one for one in moves if one[0] not in "ur"]), st.integers(0, 40))
def test_that_a_step_is_taken_back_as_if_it_had_never_been_made(
    moves: list[tuple[str, int, int]], which: int
) -> None:
    log = Log()
    _play(moves, log)
    step = _step(log, which)
    without = [one for one in log.entries if one.step != step]

    if not isinstance(log.undo(step), Obstacle):
        assert state(log.contents) == state_of_what_stands(without)


@given(MOVES, MOVES)
def test_that_an_earlier_state_comes_back_whole(
    before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
) -> None:
    log = Log()
    _play(before, log)
    wanted, point = state(log.contents), len(log.entries)
    _play(after, log)

    deeds = brought_back(log.entries, point)
    log.make(lambda step: do_all(step, deeds))

    assert state(log.contents) == wanted
    assert brought_back(log.entries, point) == ()


@pytest.fixture
def log() -> Log:
    """Steps 2 and 3 add a model and its run, 4 and 5 answer a question about it twice."""
    made = Log()
    run = made.add(RecordKind.TRAINING_RUN, made.add(RecordKind.MODEL, LAB))
    for text in ("first", "second"):
        made.say(run, "tokens", text)
    return made


def _obstacle(outcome: object) -> tuple[Reason, int, int]:
    assert isinstance(outcome, Obstacle)
    return outcome.reason, outcome.entry.sequence if outcome.entry else 0, outcome.more


def test_that_a_later_answer_to_the_same_question_stands_in_the_way(log: Log) -> None:
    before = list(log.entries)

    assert _obstacle(log.undo(4)) == (Reason.CHANGED, 5, 0)
    assert log.entries == before


def test_that_what_was_added_is_not_taken_from_under_what_rests_on_it(log: Log) -> None:
    assert _obstacle(log.undo(2)) == (Reason.RESTS, 5, 2)


def test_that_an_answer_is_not_taken_back_to_before_the_file_that_it_names(log: Log) -> None:
    attached = log.make(
        lambda step: step.attach("training-run-1", name="a", sha256="0" * 64, size=1)
    )
    naming = Answer(value="x", said="x", evidence=("evidence-1",))
    named = log.make(lambda step: step.say("model-1", "weights", naming))

    assert _obstacle(log.undo(attached)) == (Reason.RESTS, named, 0)
    log.undo(named)
    assert isinstance(log.undo(attached), int)
    assert _obstacle(log.redo(named)) == (Reason.GONE, len(log.entries), 0)


def test_that_what_stands_in_the_way_can_be_taken_back_first(log: Log) -> None:
    for step in (5, 4, 3, 2):
        assert isinstance(log.undo(step), int)

    assert [one.name for one in log.contents.casefile().records] == ["Lab"]


def test_that_the_beginning_is_not_taken_back(log: Log) -> None:
    assert _obstacle(log.undo(1)) == (Reason.BEGINNING, 0, 0)


def test_that_nothing_is_taken_back_twice_nor_done_again_while_it_stands(log: Log) -> None:
    log.undo(5)

    assert _obstacle(log.undo(5)) == (Reason.DONE, 6, 0)
    assert _obstacle(log.redo(4)) == (Reason.STANDS, 0, 0)


def test_that_a_step_is_not_done_again_over_what_was_said_since(log: Log) -> None:
    log.undo(5)
    since = log.say(RUN, "tokens", "third")

    assert _obstacle(log.redo(5)) == (Reason.CHANGED, since, 0)


def test_that_a_step_is_not_done_again_about_what_is_gone(log: Log) -> None:
    log.undo(5)
    gone = log.make(lambda step: step.remove("model-1"))

    assert _obstacle(log.redo(5)) == (Reason.GONE, gone, 0)


def test_that_an_answer_comes_back_that_was_there_when_its_step_was_done_again(log: Log) -> None:
    log.undo(5)
    log.undo(4)
    log.redo(5)
    log.undo(5)

    assert log.contents.casefile().answer(RUN, "tokens") == NOT_ASKED


def test_that_another_name_is_taken_back_to_the_name_before(log: Log) -> None:
    first = log.make(lambda step: step.rename("model-1", "One"))
    second = log.make(lambda step: step.rename("model-1", "Two"))

    assert _obstacle(log.undo(first)) == (Reason.CHANGED, second, 0)
    log.undo(second)
    assert log.contents.records["model-1"].name == "One"
    log.undo(first)
    assert log.contents.records["model-1"].name == "A model"


def test_that_an_undo_of_an_early_version_is_a_step_like_any_other(log: Log) -> None:
    bare = log.make(lambda step: step.say(RUN, "tokens", NOT_ASKED), Manner.UNDONE)

    assert _obstacle(log.undo(5)) == (Reason.CHANGED, bare, 0)
    log.undo(bare)
    assert log.contents.casefile().answer(RUN, "tokens").said == "second"


def test_that_content_that_was_dropped_does_not_come_back(log: Log) -> None:
    log.entries[4] = replace(log.entries[4], action=Action.DISCARD)

    assert _obstacle(log.undo(5)) == (Reason.FINAL, 0, 0)
    assert take_back(log.entries, 4, {}) == (
        Deed(action=Action.SAY, record=RUN, question="tokens", what=None),
    )
    assert valued(log.entries[4]) == ()


def test_that_a_record_above_itself_ends_no_search() -> None:
    """No casefile of ours holds such a log; a damaged one might."""
    lines: list[Entry] = []
    for number, (record, parent) in enumerate((("a", "b"), ("b", "a")), start=1):
        lines.append(_bare(number, record, {"kind": "model", "name": "x", "parent": parent}))

    assert isinstance(take_back(lines, 2, {}), tuple)


def _bare(number: int, record: str, what: dict[str, str]) -> Entry:
    return Entry(
        sequence=number,
        step=number,
        at="",
        who="",
        manner=Manner.TYPED,
        action=Action.ADD,
        record=record,
        what=what,
        before="",
        hash="",
    )
