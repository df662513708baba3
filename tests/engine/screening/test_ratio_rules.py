import pytest
from screened import Lab, amount, flop, rule, said_of

from limen.domain.answers import Answer, Silence
from limen.domain.quantities import Quantity
from limen.domain.rules import RuleKind
from limen.domain.screening import State

THIRD = rule(
    "third",
    kind=RuleKind.RATIO,
    metric="modification_compute_ratio",
    value="1/3",
    unit="of the original model's compute",
    counting_rule="eu-parameter-updates",
)
STAND_IN = rule(
    "stand-in", metric="modification_compute", value="1e25/3", counting_rule="eu-parameter-updates"
)


def tuned(own: Quantity | None, base: Quantity | None = None, name: str = "Other 70B") -> Lab:
    """A model that tunes somebody else's."""
    lab = Lab().say("model", modifies_base=True, base=name)
    if base:
        lab.say("model", base_compute=base)
    return lab.run("sft", own, "fine-tuning")


@pytest.mark.parametrize(
    ("own", "state"),
    [("1e24", State.NOT_TRIPPED), ("1000000000000000000000001", State.TRIPPED)],
)
def test_that_a_third_is_compared_exactly(own: str, state: State) -> None:
    assert tuned(flop(own), flop("3e24")).finding(THIRD).state is state


def test_that_the_base_of_the_rulebook_is_found_by_its_name_and_its_key() -> None:
    by_name = tuned(flop("1.9e22"), name="BIG 405b").finding(THIRD)
    by_key = tuned(flop("1.9e22"), name="big-405b").finding(THIRD)

    assert by_name.state is by_key.state is State.NOT_TRIPPED
    assert by_name.margin == "670 times below"
    assert by_name.reasoning.text.startswith(
        "The modification's share of the base's compute is 5 × 10⁻⁴, 670 times below; the text "
        "says more than 1/3 of the original model's compute."
    )
    assert "Compared with “Big 405B” (base model): 3.8 × 10²⁵ FLOP." in said_of(by_name)
    titles = [
        source.title
        for step in by_name.reasoning.because
        for source in step.sources
        if step.question == "base_compute"
    ]
    assert titles == ["Card of Big 405B"]


def test_that_what_is_answered_goes_before_what_is_published() -> None:
    finding = tuned(flop("1.9e22"), flop("3.8e22"), name="Big 405B").finding(THIRD)

    assert finding.state is State.TRIPPED
    assert finding.value is not None
    assert finding.value.central == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("own", "base", "state"),
    [
        (flop("1e24"), flop("1e24", "2.4e24", "2.9e24"), State.TRIPPED),
        (flop("1e24"), flop("2e24", "3.1e24", "4e24"), State.COULD_BE_EITHER),
        (flop("0.9e24", "1e24", "1.2e24"), flop("4e24", "5e24", "6e24"), State.NOT_TRIPPED),
        (flop("0.5e24", "1e24", "2e24"), flop("3e24"), State.COULD_BE_EITHER),
        (flop("1.1e24", "2e24", "4e24"), flop("3e24"), State.TRIPPED),
    ],
)
def test_that_intervals_on_either_side_are_judged_by_probability(
    own: Quantity, base: Quantity, state: State
) -> None:
    assert tuned(own, base).finding(THIRD).state is state


def test_that_the_probability_of_a_ratio_of_two_intervals_is_that_of_the_quotient() -> None:
    finding = tuned(flop("0.5e24", "1e24", "2e24"), flop("1e24", "2e24", "4e24")).finding(THIRD)

    # the logarithm of the quotient is normal: median 1/2, 95 % at 1/2 times 2 to the root of two
    assert finding.probability == pytest.approx(0.7517, abs=0.002)
    assert finding.value is not None
    assert float(finding.value.high) == pytest.approx(1.3326, rel=0.001)


def test_that_a_sum_of_uncertain_runs_is_compared_by_its_samples() -> None:
    lab = tuned(flop("0.5e24", "1e24", "2e24"), flop("5e24", "6e24", "7e24"))
    lab.run("sft2", flop("0.5e24", "1e24", "2e24"), "fine-tuning")

    finding = lab.finding(THIRD)

    assert finding.state is State.COULD_BE_EITHER
    assert finding.probability == pytest.approx(0.57, abs=0.02)


def test_that_ambiguous_runs_widen_a_ratio_and_say_so() -> None:
    lab = tuned(flop("1e22"), flop("3e24", "3.3e24", "3.6e24"))
    lab.run("rl", flop("2e24"), "rl rollouts")

    finding = lab.finding(THIRD)

    assert finding.state is State.COULD_BE_EITHER
    assert finding.probability == pytest.approx(0.5, abs=0.01)
    assert "without “Run rl” (RL rollouts)" in said_of(finding)


def test_that_nothing_but_ambiguous_runs_begins_at_zero() -> None:
    lab = Lab().say(
        "model", modifies_base=True, base="X", base_compute=flop("2e24", "3e24", "4e24")
    )
    lab.run("rl", flop("2e24"), "rl rollouts")

    finding = lab.finding(THIRD)

    assert finding.state is State.COULD_BE_EITHER
    assert finding.value is not None
    assert finding.value.low == finding.value.central == 0
    assert finding.margin == "at zero"


def test_that_an_unknown_base_cannot_be_said_and_points_to_what_stands_in() -> None:
    finding = tuned(flop("1e22")).finding(THIRD, STAND_IN)

    assert finding.state is State.CANNOT_SAY
    assert [missing.question for missing in finding.missing] == ["base_compute"]
    assert finding.reasoning.text.startswith(
        "The compute of “Other 70B” (base model) is not known. Until it is, “Rule stand-in” "
        "may stand in."
    )


def test_that_an_unknown_base_without_any_stand_in_says_only_that() -> None:
    text = tuned(flop("1e22")).finding(THIRD).reasoning.text

    assert text.startswith("The compute of “Other 70B” (base model) is not known. “Rule third”")


def test_that_a_base_of_zero_operations_is_not_known() -> None:
    assert tuned(flop("1e22"), flop("0")).finding(THIRD).state is State.CANNOT_SAY


def test_that_a_stand_in_gives_way_once_the_base_is_known() -> None:
    known = tuned(flop("1e25"), flop("1e24")).finding(STAND_IN, THIRD)
    alone = tuned(flop("1e25"), flop("1e24")).finding(STAND_IN)

    assert known.state is alone.state is State.DOESNT_APPLY
    assert "so the ratio itself is compared under “Rule third”." in known.reasoning.text
    assert "so the ratio itself is compared." in alone.reasoning.text


def test_that_a_stand_in_is_compared_while_the_base_is_unknown() -> None:
    finding = tuned(flop("3.4e24")).finding(STAND_IN, THIRD)

    assert finding.state is State.TRIPPED
    assert "the text says more than 10²⁵/3 operations" in finding.reasoning.text


def test_that_a_model_from_scratch_is_none_that_modifies() -> None:
    finding = Lab().say("model", modifies_base=False).run("r", flop("1e24")).finding(THIRD)

    assert finding.state is State.DOESNT_APPLY


def test_that_a_model_of_which_it_is_not_said_whether_it_modifies_cannot_be_said() -> None:
    finding = Lab().run("r", flop("1e24")).finding(THIRD)

    assert finding.state is State.CANNOT_SAY
    assert [missing.question for missing in finding.missing] == ["modifies_base"]
    assert finding.reasoning.text.startswith("“modifies base” is not answered yet.")


def test_that_a_modification_without_runs_is_missing_one() -> None:
    finding = Lab().say("model", modifies_base=True, base="Big 405B").finding(THIRD)

    assert finding.state is State.CANNOT_SAY
    assert [missing.label for missing in finding.missing] == ["A training run"]


def test_that_a_modification_with_a_run_without_figure_is_a_lower_bound() -> None:
    finding = tuned(flop("1e22"), flop("3e24")).run("rl", None, "fine-tuning").finding(THIRD)

    assert finding.state is State.CANNOT_SAY
    assert "which is only a lower bound" in finding.reasoning.text


def test_that_the_base_counts_in_the_cumulative_sum_and_points_to_the_rule_for_modifiers() -> None:
    finding = tuned(flop("1e22"), name="Big 405B").finding(rule(), THIRD)

    assert finding.state is State.TRIPPED
    assert "Counted: “Big 405B” (base model): 3.8 × 10²⁵ FLOP, as reported." in said_of(finding)
    assert "read this together with “Rule third”." in said_of(finding)


def test_that_a_base_of_unknown_compute_leaves_the_cumulative_sum_a_lower_bound() -> None:
    finding = tuned(flop("1e22")).finding(rule())

    assert finding.state is State.CANNOT_SAY
    assert [missing.question for missing in finding.missing] == ["base_compute"]


def test_that_compute_that_is_said_to_be_unknown_is_asked_for_after_that() -> None:
    finding = tuned(flop("1e22")).say("model", base_compute_known=False).finding(rule())

    assert [one.question for one in finding.missing] == ["base_compute_known", "base_compute"]


def test_that_a_model_that_modifies_an_unnamed_base_is_missing_its_name() -> None:
    finding = Lab().say("model", modifies_base=True).run("r", flop("1e24")).finding(rule())

    assert [missing.question for missing in finding.missing] == ["base"]
    assert "a run without a name (base model)" in said_of(finding)


def test_that_not_knowing_whether_there_is_a_base_is_not_a_no() -> None:
    lab = Lab().run("r", flop("1e24"))
    lab.say("model", modifies_base=Answer(silence=Silence.DONT_KNOW))

    finding = lab.finding(rule())

    assert finding.state is State.CANNOT_SAY
    assert [missing.question for missing in finding.missing] == ["modifies_base"]


@pytest.mark.parametrize(
    ("tokens", "state", "said"),
    [
        ("1e12", State.NOT_TRIPPED, "That is 1.67 × 10¹² tokens in “Run sft”, all else in its"),
        ("3e12", State.TRIPPED, "That is 1.67 × 10¹² tokens in “Run sft”, all else in its"),
        ("1.6e12", State.COULD_BE_EITHER, "In the centre it meets the threshold at 1.67 × 10¹²"),
    ],
)
def test_that_a_third_of_a_known_base_is_met_at_so_many_tokens(
    tokens: str, state: State, said: str
) -> None:
    lab = tuned(None, flop("3e24")).say(
        "sft",
        method="operations",
        tokens=amount(tokens, "tokens"),
        parameters_total=amount("1e11", "parameters"),
        parameters_active=amount("1e11", "parameters"),
    )
    finding = lab.finding(THIRD)

    assert finding.state is state
    assert said in finding.change
    assert said not in finding.crossing
    assert finding.crossing
