"""Rules that compare what a question answers: money, users, hardware, policies."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st
from screened import SOURCE, Lab, amount, interview, rule, said_of

from limen.domain.answers import Answer, Meaning, Provenance, Silence
from limen.domain.quantities import Quantity
from limen.domain.rules import Operator, RuleKind
from limen.domain.screening import Finding, Missing, State

MONEY = rule("money", kind=RuleKind.MONEY, metric="revenue", value="5e8", unit="USD")
USERS = rule(
    "users",
    kind=RuleKind.USERS,
    metric="users",
    operator=Operator.AT_LEAST,
    value="1000000",
    unit="users",
)
CLUSTER = rule("cluster", kind=RuleKind.HARDWARE, metric="users", value="10")
POLICY = rule(
    "policy",
    kind=RuleKind.QUESTIONNAIRE,
    metric="judgement",
    operator=Operator.QUALITATIVE,
    value="",
    question="Can it do this?",
)


def earned(said: Answer | Quantity) -> Finding:
    return Lab().say("org", revenue=said).finding(MONEY)


@pytest.mark.parametrize(
    ("dollars", "state"),
    [
        ("500000000", State.NOT_TRIPPED),
        ("500000000.01", State.TRIPPED),
        ("0", State.NOT_TRIPPED),
    ],
)
def test_that_money_is_compared_exactly(dollars: str, state: State) -> None:
    assert earned(amount(dollars)).state is state


def test_that_money_is_written_out() -> None:
    finding = earned(amount("610000000"))

    assert finding.reasoning.text == (
        "The yearly revenue is 610,000,000 USD, 1.2 times above; the text says more than "
        "500,000,000 USD. “Rule money”: tripped; in force on 24 Nov 2026 (Tue)."
    )
    assert finding.change == (
        "No longer beyond 500,000,000 USD if the yearly revenue were 1.2 times smaller."
    )


def test_that_no_money_at_all_is_at_zero_and_has_no_nearest_factor() -> None:
    finding = earned(amount("0"))

    assert finding.margin == "at zero"
    assert finding.change.endswith("were anything near it rather than nothing.")


def test_that_a_little_short_is_said_in_per_cent() -> None:
    assert earned(amount("480000000")).change.endswith("were 4.2 % larger.")


def test_that_users_trip_at_the_very_number_where_the_text_says_at_least() -> None:
    assert Lab().say("org", users=amount("1000000", "users")).finding(USERS).state is State.TRIPPED
    assert (
        Lab().say("org", users=amount("999999", "users")).finding(USERS).state is State.NOT_TRIPPED
    )


def test_that_hardware_is_compared_by_what_its_metric_asks() -> None:
    assert Lab().say("org", users=amount("11", "users")).finding(CLUSTER).state is State.TRIPPED


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(silence=Silence.NOT_ASKED), "“revenue” is not answered yet."),
        (Answer(silence=Silence.DONT_KNOW), "“revenue” is answered “don't know”."),
        (
            Answer(silence=Silence.DOESNT_APPLY, because="a charity"),
            "“revenue” is answered “doesn't apply” (a charity).",
        ),
        (Answer(silence=Silence.LATER), "“revenue” is put off."),
        (
            Answer(silence=Silence.LATER, until=date(2027, 1, 15)),
            "“revenue” is put off until 15 Jan 2027 (Fri).",
        ),
        (
            Answer(silence=Silence.WITHHELD),
            "“revenue” is withheld on advice of counsel.",
        ),
    ],
)
def test_that_a_silence_decides_nothing_and_is_named(answer: Answer, sentence: str) -> None:
    finding = earned(answer)

    assert finding.state is State.CANNOT_SAY
    assert finding.reasoning.text.startswith(sentence)
    assert finding.missing == (Missing(record="org", question="revenue", label="revenue"),)
    assert (finding.value, finding.probability, finding.margin) == (None, None, "")


def test_that_questions_are_called_by_their_label() -> None:
    asked = interview(organization={"revenue": "Gross revenue last year"})

    assert Lab().finding(MONEY, interview=asked).missing[0].label == "Gross revenue last year"


def test_that_the_answer_that_was_used_is_shown_with_its_source_and_doubt() -> None:
    answer = Answer(
        value=amount("610000000"),
        said="610M",
        unsure=True,
        provenance=Provenance(source="accounts.pdf"),
    )

    step = next(one for one in earned(answer).reasoning.because if one.question == "revenue")
    assert step.record == "org"
    assert step.text.endswith(" (from accounts.pdf). The answer is marked as not sure.")


def test_that_another_currency_is_never_converted_where_no_rate_is_asked_for() -> None:
    finding = earned(amount("610000000", "EUR"))

    assert finding.state is State.CANNOT_SAY
    assert finding.reasoning.text.startswith(
        "“revenue” is answered 610,000,000 EUR. It is told in EUR, the text counts in USD, and "
        "nothing is converted here."
    )
    assert finding.missing == (
        Missing(record="org", question="revenue", label="yearly revenue, in USD"),
    )


def test_that_a_range_of_money_is_judged_by_probability() -> None:
    finding = earned(
        Quantity(low=Decimal("4e8"), central=Decimal("4.9e8"), high=Decimal("6e8"), unit="USD")
    )

    assert finding.state is State.COULD_BE_EITHER


@pytest.mark.parametrize(
    ("low", "central", "high", "state"),
    [
        ("0", "1e6", "4.9e8", State.NOT_TRIPPED),
        ("0", "4e8", "6e8", State.COULD_BE_EITHER),
        ("0", "6e8", "7e8", State.COULD_BE_EITHER),
        ("-1e8", "6e8", "7e8", State.COULD_BE_EITHER),
    ],
)
def test_that_a_range_from_zero_is_judged_between_straight_lines(
    low: str, central: str, high: str, state: State
) -> None:
    figure = Quantity(low=Decimal(low), central=Decimal(central), high=Decimal(high), unit="USD")

    assert earned(figure).state is state


@pytest.mark.parametrize(
    ("low", "high", "more_than", "at_least"),
    [
        ("0.5e6", "1e6", 0.0, 0.5),
        ("1e6", "2e6", 0.5, 1.0),
        ("0.5e6", "2e6", 0.5, 0.5),
    ],
)
def test_that_half_of_a_one_sided_range_lies_at_its_centre(
    low: str, high: str, more_than: float, at_least: float
) -> None:
    figure = Quantity(low=Decimal(low), central=Decimal("1e6"), high=Decimal(high), unit="users")
    lab = Lab().say("org", users=figure)
    strict = rule("s", kind=RuleKind.USERS, metric="users", value="1e6", unit="users")

    assert lab.finding(strict).probability == more_than
    assert lab.finding(USERS).probability == at_least


@pytest.mark.parametrize(
    ("low", "central", "high", "probability"),
    [("2e6", "2e6", "3e6", 1.0), ("0.4e6", "0.5e6", "0.5e6", 0.0)],
)
def test_that_a_side_without_width_is_certain(
    low: str, central: str, high: str, probability: float
) -> None:
    figure = Quantity(low=Decimal(low), central=Decimal(central), high=Decimal(high), unit="users")

    assert Lab().say("org", users=figure).finding(USERS).probability == probability


@pytest.mark.parametrize(
    ("met", "state", "turns"),
    [
        (True, State.TRIPPED, "Turns if “Rule policy” is answered no."),
        (False, State.NOT_TRIPPED, "Turns if “Rule policy” is answered yes."),
    ],
)
def test_that_a_policy_follows_the_organisations_own_answer(
    met: bool, state: State, turns: str
) -> None:
    finding = Lab().say("model", **{"policy-policy": met}).finding(POLICY)

    assert finding.state is state
    assert finding.change == turns
    assert "The wording: Can it do this?" in said_of(finding)
    assert "a judgement of its own on the wording of the policy" in finding.reasoning.text


def test_that_a_policy_answer_shows_its_doubt_and_keeps_its_note_for_counsel() -> None:
    answer = Answer(value=True, said="yes", unsure=True, note="Red team report of May.")

    finding = Lab().say("model", **{"policy-policy": answer}).finding(POLICY)

    assert "answers yes, and its author is not sure of it." in finding.reasoning.text
    assert "Red team report of May." not in said_of(finding)


def test_that_a_policy_without_an_answer_cannot_be_said() -> None:
    finding = Lab().finding(POLICY)

    assert finding.state is State.CANNOT_SAY
    assert finding.missing == (
        Missing(record="model", question="policy-policy", label="Rule policy"),
    )
    assert finding.reasoning.text.startswith("“Rule policy” is not answered yet.")
    assert "The wording: Can it do this?" in said_of(finding)


def test_that_a_policy_without_wording_is_still_answered() -> None:
    bare = rule("policy", kind=RuleKind.QUESTIONNAIRE, value="", source=(SOURCE,))

    assert "The wording" not in said_of(Lab().say("model", **{"policy-policy": True}).finding(bare))


def test_that_words_beside_a_number_are_printed_and_decide_nothing() -> None:
    worded = rule("money", kind=RuleKind.MONEY, metric="revenue", value="5", question="Could it?")
    earning = Lab().say("org", revenue=amount("9"))
    silent = earning.finding(worded)
    answered = earning.say(
        "model", **{"policy-money": Answer(value=False, said="no", note="Board of May.")}
    ).finding(worded)

    assert silent.state is answered.state is State.TRIPPED
    assert "In words: Could it? The answer is printed and decides nothing here." in said_of(silent)
    assert "In words: not answered." in said_of(silent)
    assert "“Rule money” is answered no" in said_of(answered)
    assert "Board of May." not in said_of(answered)


def test_that_one_answer_serves_one_level_and_no_other() -> None:
    other = rule(
        "other",
        kind=RuleKind.QUESTIONNAIRE,
        metric="judgement",
        operator=Operator.QUALITATIVE,
        value="",
        question="Can it do that?",
    )
    lab = Lab().say("model", **{"policy-policy": True})

    assert lab.finding(POLICY).state is State.TRIPPED
    assert lab.finding(other).state is State.CANNOT_SAY


def test_that_a_policy_answered_by_anything_but_yes_or_no_is_a_problem_of_the_rule() -> None:
    finding = Lab().say("model", **{"policy-policy": "perhaps"}).finding(POLICY)

    assert finding.state is State.RULE_PROBLEM
    assert "is not answered by yes or no" in finding.reasoning.text


@given(
    ends=st.lists(st.integers(min_value=0, max_value=10**12), min_size=3, max_size=3),
    thresholds=st.lists(st.integers(min_value=1, max_value=10**13), min_size=2, max_size=2),
)
def test_that_a_higher_threshold_is_never_likelier_to_be_crossed(
    ends: list[int], thresholds: list[int]
) -> None:
    low, central, high = (Decimal(end) for end in sorted(ends))
    lab = Lab().say("org", users=Quantity(low=low, central=central, high=high, unit="users"))

    nearer, farther = (
        lab.finding(rule("u", kind=RuleKind.USERS, metric="users", value=str(value))).probability
        for value in sorted(thresholds)
    )

    assert nearer is not None
    assert farther is not None
    assert 1 >= nearer >= farther >= 0


SPEND = rule("spend", kind=RuleKind.MONEY, metric="spend", value="5e8", unit="USD")
COST = rule("cost", kind=RuleKind.MONEY, metric="cost", value="5e8", unit="USD")
AT: dict[str, Meaning] = {
    "rate_of": "EUR",
    "rate": amount("1.0821", "USD per unit"),
    "rate_on": date(2025, 12, 31),
    "rate_source": "ECB",
}


def test_that_another_currency_waits_for_a_rate_with_its_day_and_source() -> None:
    finding = Lab().say("org", spend=amount("500000000", "EUR")).finding(SPEND)

    assert finding.state is State.CANNOT_SAY
    assert finding.reasoning.text.startswith(
        "“spend” is answered 500,000,000 EUR. It is told in EUR, the text counts in USD. No rate of "
        "exchange ships and none is guessed: answer “rate of”, “rate”, “rate on” and “rate source”."
    )
    assert [one.question for one in finding.missing] == list(AT)


@pytest.mark.parametrize(
    ("euros", "state"), [("462064504", State.NOT_TRIPPED), ("462064505", State.TRIPPED)]
)
def test_that_a_rate_that_was_entered_converts_exactly(euros: str, state: State) -> None:
    finding = Lab().say("org", spend=amount(euros, "EUR"), **AT).finding(SPEND)

    assert finding.state is state
    assert finding.value is not None
    assert finding.value.unit == "USD"
    assert (
        "At the rate that was entered, 1.0821 USD for 1 EUR of 31 Dec 2025 (Wed) (“ECB”), that is"
        in said_of(finding)
    )


def test_that_a_rate_may_be_a_range() -> None:
    rate = Quantity(low=Decimal("1.05"), central=Decimal("1.08"), high=Decimal("1.1"))
    lab = Lab().say("org", spend=amount("462064504", "EUR"), **{**AT, "rate": rate})

    assert lab.finding(SPEND).state is State.COULD_BE_EITHER
    assert "1.05 to 1.1 USD for 1 EUR" in said_of(lab.finding(SPEND))


def test_that_a_rate_of_another_currency_is_not_used() -> None:
    finding = Lab().say("org", spend=amount("500000000", "GBP"), **AT).finding(SPEND)

    assert finding.state is State.CANNOT_SAY
    assert (
        "the rate that was entered is one of EUR: nothing was converted" in finding.reasoning.text
    )
    assert [one.question for one in finding.missing] == ["rate_of"]


def test_that_a_rate_for_one_figure_alone_needs_no_currency() -> None:
    rate = {key: said for key, said in AT.items() if key != "rate_of"}
    finding = Lab().say("model", cost=amount("500000000", "JPY"), **rate).finding(COST)

    assert finding.state is State.TRIPPED


def test_that_a_rate_that_is_no_figure_is_a_problem_of_the_rule() -> None:
    finding = Lab().say("org", spend=amount("5", "EUR"), **{**AT, "rate": "much"}).finding(SPEND)

    assert finding.state is State.RULE_PROBLEM
    assert "its rate of exchange is not a figure with a day" in finding.reasoning.text
