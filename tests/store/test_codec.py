"""Answers survive the way to JSON and back."""

import json
from decimal import Decimal

import msgspec
import pytest
from answer_strategies import ANSWERS
from hypothesis import given

from limen.domain.answers import Answer, Silence
from limen.domain.quantities import Quantity, exactly
from limen.store import codec
from limen.store.chain import canonical


@given(ANSWERS)
def test_that_every_answer_comes_back_as_itself(answer: Answer) -> None:
    assert repr(codec.answer_in(canonical(codec.plain(answer)))) == repr(answer)


@given(ANSWERS)
def test_that_an_answer_comes_back_from_decoded_json(answer: Answer) -> None:
    decoded = json.loads(json.dumps(codec.plain(answer)))

    assert repr(codec.answer(decoded)) == repr(answer)


def test_that_yes_one_and_the_text_one_stay_three_things() -> None:
    answers = [Answer(value=True), Answer(value=exactly(1)), Answer(value="1")]

    values = [codec.answer(codec.plain(answer)).value for answer in answers]

    assert [type(value) for value in values] == [bool, Quantity, str]


def test_that_figures_are_kept_digit_for_digit() -> None:
    figure = exactly(Decimal("1.30E+6"), "chip-hours")

    assert codec.plain(Answer(value=figure, said="1.30E+6")) == {
        "value": {
            "quantity": {
                "low": "1.30E+6",
                "central": "1.30E+6",
                "high": "1.30E+6",
                "unit": "chip-hours",
            }
        },
        "said": "1.30E+6",
    }


def test_that_what_is_not_set_is_left_out() -> None:
    assert codec.plain(Answer(silence=Silence.DONT_KNOW)) == {"silence": "don't know"}


@pytest.mark.parametrize(
    "malformed",
    [
        "{}",
        "[]",
        "7",
        '{"value": {}}',
        '{"value": {"text": "a", "yes": true}}',
        '{"value": {"text": "a"}, "silence": "later"}',
        '{"value": {"text": 1}}',
        '{"value": {"quantity": {"low": "x", "central": "1", "high": "1"}}}',
        '{"silence": "perhaps"}',
        '{"silence": "later", "extra": 1}',
        "{",
    ],
)
def test_that_a_malformed_answer_is_refused(malformed: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        codec.answer_in(malformed)


def test_that_an_answer_without_value_and_silence_is_never_written() -> None:
    with pytest.raises(msgspec.ValidationError):
        codec.plain(Answer())
