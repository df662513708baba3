from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from limen.domain.errors import UnacceptableAnswerError
from limen.domain.quantities import exactly
from limen.engine import words
from limen.engine.numbers import read

RANGE = "a range goes from a low end above zero to a high one; write both in full"


def complaint(raw: str, unit: str) -> str:
    with pytest.raises(UnacceptableAnswerError) as refused:
        read(raw, unit, "How many?")
    return str(refused.value)


@pytest.mark.parametrize(
    ("raw", "unit", "figure"),
    [
        ("1e26", "FLOP", "1e26"),
        ("1E26", "FLOP", "1e26"),
        ("10^26", "FLOP", "1e26"),
        ("10**26", "FLOP", "1e26"),
        ("10²⁶", "FLOP", "1e26"),
        ("1·10²⁶", "FLOP", "1e26"),
        ("1 x 10^26", "FLOP", "1e26"),
        ("1 * 10**26", "FLOP", "1e26"),
        ("3.8×10²⁵", "FLOP", "3.8e25"),
        ("3.8e25 FLOP", "FLOP", "3.8e25"),
        ("3.8e25 FLOPs", "FLOP", "3.8e25"),
        ("3.8e25 floating-point operations", "FLOP", "3.8e25"),
        ("38 YFLOP", "FLOP", "3.8e25"),
        ("38 yottaFLOPs", "FLOP", "3.8e25"),
        ("720 ZFLOP", "FLOP", "7.2e23"),
        ("1.5e5 exa flop", "FLOP", "1.5e23"),
        ("8.03B", "parameters", "8030000000"),
        ("8.03B params", "parameters", "8030000000"),
        ("37B active parameters", "parameters", "37000000000"),
        ("15T", "tokens", "15e12"),
        ("15 T tokens", "tokens", "15e12"),
        ("1.2 trillion", "tokens", "1.2e12"),
        ("1.2 trillion training tokens", "tokens", "1.2e12"),
        ("40,960", "tokens", "40960"),
        ("15 600 000 000 000", "tokens", "15.6e12"),
        ("15\u202f600\u202f000", "tokens", "15600000"),
        ("15\u00a0600\u00a0000", "tokens", "15600000"),
        ("1_000_000", "tokens", "1000000"),
        ("1’000’000", "tokens", "1000000"),
        ("1,500", "tokens", "1500"),
        ("8k", "tokens", "8000"),
        ("  8192  ", "tokens", "8192"),
        (".5T", "tokens", "5e11"),
        ("1.3M chip-hours", "chip-hours", "1300000"),
        ("1.3M GPU-hours", "chip-hours", "1300000"),
        ("1.3M GPU hours", "chip-hours", "1300000"),
        ("1.3M gpuh", "chip-hours", "1300000"),
        ("1.3M H100-hours", "chip-hours", "1300000"),
        ("5e5 B200 hours", "chip-hours", "500000"),
        ("5,000 A100 80GB GPU hours", "chip-hours", "5000"),
        ("1.3M accelerator-hours", "chip-hours", "1300000"),
        ("2.6M TPU v4 chip-hours", "chip-hours", "2600000"),
        ("2,048 H100 GPUs", "chips", "2048"),
        ("40 %", "fraction", "0.4"),
        ("40%", "fraction", "0.4"),
        ("40 percent", "fraction", "0.4"),
        ("0.4", "fraction", "0.4"),
        ("7/40", "fraction", "0.175"),
        ("7 of 40", "fraction", "0.175"),
        ("7 out of 40", "fraction", "0.175"),
        ("0.4", "%", "0.4"),
        ("40 %", "%", "40"),
        ("USD 500M", "USD", "5e8"),
        ("$500M", "USD", "5e8"),
        ("US$ 500 million", "USD", "5e8"),
        ("500 million USD", "USD", "5e8"),
        ("500MM dollars", "USD", "5e8"),
        ("₩1.2tn", "KRW", "1.2e12"),
        ("100 EFLOPS", "FLOP/s", "1e20"),
        ("100 EFLOP/s", "FLOP/s", "1e20"),
        ("1 day", "days", "1"),
        ("30", "days", "30"),
        ("1.2M MAU", "users", "1200000"),
        ("12 model families", "families", "12"),
        ("0", "tokens", "0"),
        ("42", "", "42"),
    ],
)
def test_that_a_figure_is_read_exactly_as_it_was_typed(raw: str, unit: str, figure: str) -> None:
    assert read(raw, unit) == exactly(Decimal(figure), unit)


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ("14T to 16T", "14e12", "16e12"),
        ("14T-16T", "14e12", "16e12"),
        ("14T – 16T", "14e12", "16e12"),
        ("14T…16T tokens", "14e12", "16e12"),
        ("between 14T and 16T", "14e12", "16e12"),
        ("from 14 to 16 trillion tokens", "14e12", "16e12"),
        ("14-16T", "14e12", "16e12"),
        ("14 trillion tokens to 16T", "14e12", "16e12"),
        ("about 14T to 16T", "14e12", "16e12"),
        ("1.4-1.6e13", "14e12", "16e12"),
    ],
)
def test_that_a_range_is_read_with_both_its_ends(raw: str, low: str, high: str) -> None:
    quantity = read(raw, "tokens")

    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))
    assert round(quantity.central / Decimal("1e9")) == 14967
    assert quantity.unit == "tokens"


@pytest.mark.parametrize(
    ("raw", "low", "central", "high"),
    [
        ("15T ± 10%", "13.5e12", "15e12", "16.5e12"),
        ("15T +/- 10 % tokens", "13.5e12", "15e12", "16.5e12"),
        ("15T ± 1T", "14e12", "15e12", "16e12"),
        ("15 ± 1 trillion tokens", "14e12", "15e12", "16e12"),
        ("15T+", "15e12", "15e12", "16.5e12"),
        ("15T+ tokens", "15e12", "15e12", "16.5e12"),
        ("15+ T", "15e12", "15e12", "16.5e12"),
        ("over 15T", "15e12", "15e12", "16.5e12"),
        (">15T", "15e12", "15e12", "16.5e12"),
        ("at least 15T", "15e12", "15e12", "16.5e12"),
        ("15T (14T to 16.5T) tokens", "14e12", "15e12", "16.5e12"),
    ],
)
def test_that_a_spread_is_read_around_its_centre(
    raw: str, low: str, central: str, high: str
) -> None:
    quantity = read(raw, "tokens")

    assert (quantity.low, quantity.central, quantity.high) == (
        Decimal(low),
        Decimal(central),
        Decimal(high),
    )


@pytest.mark.parametrize("raw", ["~15T", "≈ 15T", "about 15T", "approx. 15T", "ca. 15T tokens"])
def test_that_about_reaches_a_tenth_both_ways(raw: str) -> None:
    quantity = read(raw, "tokens")

    assert quantity.central == Decimal("15e12")
    assert round(quantity.low) == 13_636_363_636_364
    assert quantity.high == Decimal("16.5e12")


def test_that_an_approximate_share_stays_below_all() -> None:
    assert read("~95%", "fraction").high == 1
    assert read("~50%", "fraction").high == Decimal("0.55")


def test_that_the_ends_of_a_range_may_be_written_apart() -> None:
    quantity = read("900,000 to 1.2M", "tokens")

    assert (quantity.low, quantity.high) == (Decimal(900_000), Decimal(1_200_000))


def test_that_money_may_name_its_currency_at_both_ends() -> None:
    quantity = read("$50M-$60M", "USD")

    assert (quantity.low, quantity.high) == (Decimal(50_000_000), Decimal(60_000_000))


@pytest.mark.parametrize(
    ("raw", "unit", "suggestion"),
    [
        ("3640 PF-days", "FLOP", "give operations; 3,640 PF-days are 3.14 × 10²³ operations"),
        ("3640 petaflop/s-days", "FLOP", "3,640 PF-days are 3.14 × 10²³ operations"),
        ("1.9e25 MACs", "FLOP", "1 MAC is two operations, so 1.9 × 10²⁵ MACs are 3.8 × 10²⁵ oper"),
        ("1e20 FLOP/s", "FLOP", "give operations, not operations per second; a rate is not an"),
        ("15T tokens", "FLOP", "give operations, not tokens"),
        ("1.3M GPU-hours", "FLOP", "give operations, not chip-hours"),
        ("15TB", "tokens", "give tokens, not bytes; the count of the model’s own tokenizer"),
        ("12B words", "tokens", "give tokens, not words; the count of the model’s own tokenizer"),
        ("4M sequences", "tokens", "give tokens, not sequences; multiply by the tokens"),
        ("1e25 FLOP", "tokens", "give tokens, not operations"),
        ("6e9 FLOP per token", "tokens", "“flop per token” is no unit that is understood here"),
        ("100 GPU-days", "chip-hours", "give chip-hours; 100 chip-days are 2,400 chip-hours"),
        ("1.3M hours", "chip-hours", "give chip-hours, not hours; the hours of every chip are"),
        ("90 days", "chip-hours", "give chip-hours, not days; the hours of every chip are"),
        ("3M TPU core-hours", "chip-hours", "has two cores on one chip"),
        ("3M H100 lightyears", "chip-hours", "is no unit that is understood here; give chip-hours"),
        ("5 days", "hours", "give hours; 5 days are 120 hours"),
        ("7200 s", "hours", "give hours; 7,200 seconds are 2 hours"),
        ("256 nodes", "chips", "give chips, not nodes; a node holds several, often 8"),
        ("EUR 3M to USD 4M", "USD", "give EUR, or US dollars throughout"),
        ("EUR 3M to GBP 4M", "USD", "give EUR, or GBP throughout"),
        ("40 %", "tokens", "give tokens, not a percentage"),
        ("1e20 FLOP", "FLOP/s", "give operations per second, not operations; an amount is not"),
        ("15B bananas", "tokens", "“bananas” is no unit that is understood here; give tokens"),
        ("15 bananas", "", "“bananas” is no unit that is understood here; give a plain figure"),
    ],
)
def test_that_a_wrong_unit_is_refused_with_what_to_give(
    raw: str, unit: str, suggestion: str
) -> None:
    assert suggestion in complaint(raw, unit)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "a figure such as 1e26, 8.03B or 14T to 16T is expected"),
        ("plenty", "a figure such as 1e26, 8.03B or 14T to 16T is expected"),
        ("nan", "a figure such as 1e26, 8.03B or 14T to 16T is expected"),
        ("inf", "a figure such as 1e26, 8.03B or 14T to 16T is expected"),
        ("🦙", "a figure such as 1e26, 8.03B or 14T to 16T is expected"),
        ("١٥", "a figure such as 1e26, 8.03B or 14T to 16T is expected"),
        ("-5", "a figure cannot be negative here"),
        ("1,5T", "a comma could be a decimal point; write 1.5T, or 1,500 in full"),
        ("1,50,000", "a comma could be a decimal point; write 1.5T, or 1,500 in full"),
        ("1.500.000", "write 1,500,000 for thousands and 1.5 for decimals"),
        ("1024 128", "one figure is expected, such as 40,960"),
        ("1e999999999", "no figure goes beyond 10^60"),
        ("10^-999", "no figure goes beyond 10^60"),
        ("1" * 29, "no figure needs more than 28 digits"),
        ("1" * 201, "a figure has at most 200 characters"),
        ("2^70", "write powers as powers of ten, such as 10^26"),
        ("up to 15T", "only an upper end is given; write a range such as 10T to 15T"),
        ("<15T", "only an upper end is given; write a range such as 10T to 15T"),
        ("16T to 14T", RANGE),
        ("500 to 1B", RANGE),
        ("0 to 5T", RANGE),
        ("1T to 2T to 3T", "a range has two ends; write it as 14T to 16T"),
        ("15T ± 1", "both figures need their size; write 15T ± 1T or 15T ± 10%"),
        ("15T ± 20T", "the spread reaches zero; write a range such as 10T to 15T"),
        ("20T (14T to 16T)", "the figure lies outside the range that follows it"),
    ],
)
def test_that_an_unclear_figure_is_refused_with_a_sentence(raw: str, sentence: str) -> None:
    assert complaint(raw, "tokens").endswith(f"does not answer “How many?”: {sentence}.")


def test_that_percent_of_percent_is_refused() -> None:
    assert "write a range such as 35% to 45%" in complaint("40% ± 5%", "fraction")


def test_that_a_share_of_nothing_is_refused() -> None:
    assert "“/0” is no unit" in complaint("7/0", "fraction")


def test_that_a_complaint_without_a_question_asks_for_the_unit() -> None:
    with pytest.raises(UnacceptableAnswerError, match="“x” does not answer “How many tokens\\?”"):
        read("x", "tokens")


def test_that_a_complaint_shows_no_control_characters() -> None:
    assert "\x1b" not in complaint("\x1b[31m15T", "tokens")


@given(
    st.decimals(min_value="0.0001", max_value="1e40", allow_nan=False, allow_infinity=False).filter(
        lambda figure: len(figure.as_tuple().digits) <= 20
    ),
    st.sampled_from(["FLOP", "tokens", "chip-hours", "USD", "parameters", "FLOP/s", "days", ""]),
)
def test_that_what_is_shown_reads_back_as_the_same_figure(figure: Decimal, unit: str) -> None:
    quantity = exactly(figure, unit)

    assert read(words.quantity(quantity, digits=20), unit) == quantity


@given(
    st.decimals(min_value=1, max_value="1e20", places=0),
    st.decimals(min_value="1.01", max_value="10", places=2),
)
def test_that_a_shown_interval_reads_back(low: Decimal, factor: Decimal) -> None:
    quantity = exactly(low, "FLOP").widened(Decimal(1), factor)

    again = read(words.quantity(quantity, digits=28), "FLOP")

    assert again == quantity


@given(st.text(max_size=60))
def test_that_no_text_ends_in_anything_but_a_figure_or_a_sentence(raw: str) -> None:
    try:
        quantity = read(raw, "tokens")
    except UnacceptableAnswerError:
        return
    assert 0 <= quantity.low <= quantity.central <= quantity.high


@given(st.text(alphabet="0123456789.,eE+-±~%$ ^*x×TBkMto()/abhGPU", max_size=200))
def test_that_anything_like_a_figure_is_read_or_refused(raw: str) -> None:
    try:
        quantity = read(raw, "chip-hours")
    except UnacceptableAnswerError:
        return
    assert 0 <= quantity.low <= quantity.central <= quantity.high


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit"),
    [
        ("EUR 3M", "3e6", "3e6", "EUR"),
        ("€3M", "3e6", "3e6", "EUR"),
        ("3.5 million euros", "3.5e6", "3.5e6", "EUR"),
        ("$3M", "3e6", "3e6", "USD"),
        ("GBP 3M to 4M", "3e6", "4e6", "GBP"),
    ],
)
def test_that_money_stays_in_the_currency_in_which_it_is_told(
    raw: str, low: str, high: str, unit: str
) -> None:
    for asked in ("USD", "KRW"):
        found = read(raw, asked)
        assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)
