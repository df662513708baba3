from decimal import Decimal

from limen.domain.answers import Answer, Silence
from limen.domain.conditions import every, holds, some
from limen.domain.quantities import exactly


def test_that_a_conjunction_is_false_as_soon_as_one_part_is_false() -> None:
    assert every([None, False, True]) is False
    assert every([True, True]) is True
    assert every([True, None]) is None


def test_that_a_disjunction_is_true_as_soon_as_one_part_is_true() -> None:
    assert some([None, True, False]) is True
    assert some([False, False]) is False
    assert some([False, None]) is None


def test_that_a_condition_on_a_silence_is_undecided() -> None:
    silent = {"weights": Answer(silence=Silence.DONT_KNOW)}

    assert holds({"weights": ("open",)}, silent) is None
    assert holds({"weights": ("open",)}, {}) is None


def test_that_a_condition_reads_yes_and_no_as_words() -> None:
    answers = {"modifies_base": Answer(value=True), "weights": Answer(value="open")}

    assert holds({"modifies_base": ("yes",), "weights": ("open", "closed")}, answers) is True
    assert holds({"modifies_base": ("no",)}, answers) is False


def test_that_a_star_stands_for_any_value_but_for_no_silence() -> None:
    assert holds({"revenue": ("*",)}, {"revenue": Answer(value="something")}) is True
    assert holds({"revenue": ("*",)}, {"revenue": Answer(silence=Silence.LATER)}) is None


def test_that_of_a_figure_the_unit_is_looked_at_and_one_of_several_keys_is_enough() -> None:
    told = {"revenue": Answer(value=exactly(Decimal(3), "EUR"))}

    assert holds({"revenue": ("EUR", "GBP")}, told) is True
    assert holds({"revenue": ("USD",)}, told) is False
    assert holds({"spend or revenue": ("EUR",)}, told) is True
    assert holds({"spend or revenue": ("USD",)}, told) is None
