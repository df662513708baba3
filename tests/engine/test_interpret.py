from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from limen.domain.answers import NOT_ASKED, Answer, Silence
from limen.domain.errors import UnacceptableAnswerError
from limen.domain.forms import AnswerKind, Choice, Question
from limen.domain.quantities import Quantity, exactly
from limen.engine.interpret import interpret, shown

PURPOSE = Question(
    key="purpose",
    kind=AnswerKind.CHOICE,
    label="What was it for?",
    why="",
    choices=(
        Choice(key="pre-training", label="Pre-training from scratch"),
        Choice(key="fine-tuning", label="Fine-tuning"),
    ),
)
TOKENS = Question(
    key="tokens",
    kind=AnswerKind.QUANTITY,
    label="How many tokens?",
    why="",
    unit="tokens",
    minimum=Decimal(1),
)
SHARE = Question(
    key="utilization",
    kind=AnswerKind.QUANTITY,
    label="Which share?",
    why="",
    unit="fraction",
    minimum=Decimal(0),
    maximum=Decimal(1),
)
DAYS = Question(
    key="window_days",
    kind=AnswerKind.QUANTITY,
    label="How many days?",
    why="",
    unit="days",
    minimum=Decimal(1),
    maximum=Decimal(366),
    whole=True,
)
CONFIG = Question(key="config", kind=AnswerKind.CONFIG, label="Which config?", why="")


def of(kind: AnswerKind) -> Question:
    return Question(key="it", kind=kind, label="What is it?", why="")


def complaint(question: Question, raw: str) -> str:
    with pytest.raises(UnacceptableAnswerError) as refused:
        interpret(question, raw)
    return str(refused.value)


def test_that_an_answer_keeps_what_was_said() -> None:
    assert interpret(TOKENS, " 15T ") == Answer(
        value=exactly(Decimal("15e12"), "tokens"), said=" 15T "
    )


@pytest.mark.parametrize("kind", list(AnswerKind))
def test_that_nothing_is_no_answer(kind: AnswerKind) -> None:
    assert complaint(of(kind), " \n ") == (
        "“” does not answer “What is it?”: nothing was typed; "
        "“don’t know” and “later” are answers too."
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Jo   Miller ", "Jo Miller"),
        ("one\r\ntwo\tthree", "one two three"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        ("日本語 🦙", "日本語 🦙"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_that_a_text_is_trimmed_to_one_line(raw: str, text: str) -> None:
    assert interpret(of(AnswerKind.TEXT), raw).value == text


def test_that_a_long_text_keeps_its_lines() -> None:
    assert interpret(of(AnswerKind.LONG_TEXT), " a\r\n\r\n  b\rc ").value == "a\n\n  b\nc"


@pytest.mark.parametrize(
    ("raw", "sign"),
    [("a\x00b", "U+0000"), ("a\x1b[31m", "U+001B"), ("a\u202eb", "U+202E"), ("\ud800", "U+D800")],
)
def test_that_invisible_characters_are_refused_by_name(raw: str, sign: str) -> None:
    assert complaint(of(AnswerKind.LONG_TEXT), raw).endswith(
        f"it holds the invisible character {sign}; leave it out."
    )


def test_that_a_text_has_an_end() -> None:
    assert len(str(interpret(of(AnswerKind.LONG_TEXT), "x" * 20_000).value)) == 20_000
    assert "at most 20,000 characters are kept" in complaint(of(AnswerKind.LONG_TEXT), "x" * 20_001)


@pytest.mark.parametrize(
    "raw", ["pre-training", "Pretraining", "PRE_TRAINING ", "pre-training from scratch"]
)
def test_that_a_choice_is_known_by_key_or_label(raw: str) -> None:
    assert interpret(PURPOSE, raw).value == "pre-training"


def test_that_a_wrong_choice_is_answered_with_the_choices() -> None:
    assert complaint(PURPOSE, "knitting") == (
        "“knitting” does not answer “What was it for?”: choose pre-training or fine-tuning."
    )


def test_that_a_text_with_known_names_is_kept_as_the_key_of_one_or_as_it_is() -> None:
    base = Question(
        key="base",
        kind=AnswerKind.TEXT,
        label="Which base?",
        why="",
        choices=(Choice(key="llama-3.1-405b", label="Llama 3.1 405B"),),
    )

    known = interpret(base, "llama 3.1 405b")

    assert known.value == "llama-3.1-405b"
    assert shown(base, known) == "Llama 3.1 405B"
    assert shown(base, interpret(base, "Own base")) == "Own base"


@pytest.mark.parametrize(
    ("raw", "value"), [("yes", True), ("Y", True), ("True", True), ("No.", False), ("false", False)]
)
def test_that_yes_and_no_are_understood(raw: str, *, value: bool) -> None:
    assert interpret(of(AnswerKind.YES_NO), raw).value is value


def test_that_perhaps_is_neither_yes_nor_no() -> None:
    assert complaint(of(AnswerKind.YES_NO), "perhaps").endswith("answer yes or no.")


@pytest.mark.parametrize(
    ("question", "raw", "sentence"),
    [
        (TOKENS, "0", "1 token is the least that is possible"),
        (SHARE, "40", "100 % is the most that is possible; a percentage needs its sign"),
        (SHARE, "90% to 120%", "100 % is the most that is possible"),
        (DAYS, "400", "366 days is the most that is possible."),
        (DAYS, "30.5", "a whole number is expected"),
        (DAYS, "2 weeks", "give days, not weeks"),
    ],
)
def test_that_a_figure_out_of_bounds_is_refused(
    question: Question, raw: str, sentence: str
) -> None:
    assert sentence in complaint(question, raw)


def test_that_a_whole_number_may_be_known_roughly() -> None:
    assert interpret(DAYS, "~30").value == exactly(Decimal(30), "days").widened(
        Decimal("1.1"), Decimal("1.1")
    )


def test_that_a_date_is_read_or_refused() -> None:
    assert interpret(of(AnswerKind.DATE), "15 Jan 2027").value == date(2027, 1, 15)
    assert complaint(of(AnswerKind.DATE), "01/02/2027").startswith(
        "“01/02/2027” does not answer “What is it?”: it is unclear which is the month"
    )


def test_that_a_config_is_read_or_refused() -> None:
    assert interpret(CONFIG, '{"model_type": "olmo3"}').value == '{"model_type":"olmo3"}'
    assert complaint(CONFIG, "[]").endswith("begins with { and ends with }.")


@pytest.mark.parametrize(
    ("question", "answer", "text"),
    [
        (TOKENS, Answer(value=exactly(Decimal("15.6e12"), "tokens")), "1.56 × 10¹³ tokens"),
        (TOKENS, Answer(value=exactly(Decimal(1234567), "tokens")), "1.234567 × 10⁶ tokens"),
        (
            TOKENS,
            Answer(
                value=Quantity(
                    low=Decimal(14), central=Decimal("14.9666"), high=Decimal(16), unit="tokens"
                )
            ),
            "15 (14 to 16) tokens",
        ),
        (SHARE, Answer(value=exactly(Decimal("0.385"), "fraction")), "38.5 %"),
        (PURPOSE, Answer(value="fine-tuning"), "Fine-tuning"),
        (of(AnswerKind.YES_NO), Answer(value=True), "yes"),
        (of(AnswerKind.YES_NO), Answer(value=False), "no"),
        (of(AnswerKind.DATE), Answer(value=date(2027, 1, 15)), "15 Jan 2027 (Fri)"),
        (of(AnswerKind.TEXT), Answer(value="as it is"), "as it is"),
        (CONFIG, Answer(value='{"model_type":"olmo3"}'), "config.json (olmo3)"),
        (of(AnswerKind.TEXT), NOT_ASKED, "not asked yet"),
        (of(AnswerKind.TEXT), Answer(silence=Silence.DONT_KNOW), "don't know"),
        (
            of(AnswerKind.TEXT),
            Answer(silence=Silence.DOESNT_APPLY, because="no weights"),
            "doesn't apply: no weights",
        ),
        (
            of(AnswerKind.TEXT),
            Answer(silence=Silence.LATER, until=date(2027, 1, 15)),
            "later, on 15 Jan 2027 (Fri)",
        ),
        (of(AnswerKind.TEXT), Answer(silence=Silence.LATER), "later"),
        (
            of(AnswerKind.TEXT),
            Answer(silence=Silence.WITHHELD, because="privileged"),
            "withheld on advice of counsel: privileged",
        ),
    ],
)
def test_that_an_answer_is_shown_in_words(question: Question, answer: Answer, text: str) -> None:
    assert shown(question, answer) == text


@given(
    st.decimals(min_value="0.0001", max_value="1e30", allow_nan=False).filter(
        lambda figure: len(figure.as_tuple().digits) <= 28
    )
)
def test_that_a_typed_figure_survives_being_shown(figure: Decimal) -> None:
    typed = interpret(of(AnswerKind.QUANTITY), f"{figure:e}")

    again = interpret(of(AnswerKind.QUANTITY), shown(of(AnswerKind.QUANTITY), typed))

    assert again.value == typed.value


@given(st.text(max_size=200))
def test_that_any_text_is_kept_or_refused_and_keeps_being_itself(raw: str) -> None:
    try:
        once = interpret(of(AnswerKind.LONG_TEXT), raw)
    except UnacceptableAnswerError:
        return
    assert interpret(of(AnswerKind.LONG_TEXT), str(once.value)).value == once.value


MOMENT = Question(key="at", kind=AnswerKind.INSTANT, label="When was it?", why="")


def test_that_an_instant_is_kept_with_its_zone_and_shown_in_words() -> None:
    answer = interpret(MOMENT, "18 Dec 2026, 2:30 pm Europe/Berlin")

    assert answer.value == "2026-12-18T14:30:00+01:00[Europe/Berlin]"
    assert shown(MOMENT, answer) == "18 Dec 2026 (Fri), 14:30 Europe/Berlin (UTC+01:00)"


def test_that_an_instant_without_zone_is_refused_with_one_sentence() -> None:
    with pytest.raises(UnacceptableAnswerError) as refused:
        interpret(MOMENT, "2026-12-18 14:30")

    assert str(refused.value) == (
        "“2026-12-18 14:30” does not answer “When was it?”: the zone is missing; write it as "
        "2026-12-18 14:30 Europe/Berlin or 2026-12-18 14:30 +01:00."
    )


def test_that_an_instant_that_cannot_be_read_is_shown_as_it_stands() -> None:
    assert shown(MOMENT, Answer(value="soon", said="soon")) == "soon"
