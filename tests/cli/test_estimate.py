import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import Limen, Outcome

Estimate = Callable[[object], Outcome]

RULES = {"eu-parameter-updates", "eu-cumulative", "us-original-and-modifications", "own-share"}


@pytest.fixture
def estimate(limen: Limen, tmp_path: Path) -> Estimate:
    def run(description: object) -> Outcome:
        file = tmp_path / "input.json"
        text = description if isinstance(description, str) else json.dumps(description)
        file.write_text(text, encoding="utf-8")
        return limen("estimate", file, "--json")

    return run


def run(**facts: object) -> dict[str, object]:
    return {"name": "m", "runs": [{"purpose": "pre-training", **facts}]}


def test_that_one_model_in_is_one_model_out(estimate: Estimate) -> None:
    found = estimate(run(method="reported", reported_flop=7.2e23)).json

    assert found["name"] == "m"
    assert set(found["sums"]) == RULES
    assert found["sums"]["eu-cumulative"] == {
        "low": 7.2e23,
        "central": 7.2e23,
        "high": 7.2e23,
    }
    assert found["missing"] == []


def test_that_a_list_in_is_a_list_out(estimate: Estimate) -> None:
    found = estimate([run(reported_flop=1e24), run(reported_flop=2e24)]).json

    assert [one["sums"]["own-share"]["central"] for one in found] == [1e24, 2e24]


def test_that_six_n_d_is_the_centre_where_no_architecture_is_given(estimate: Estimate) -> None:
    facts = {"parameters_total": 8.03e9, "parameters_active": 8.03e9, "tokens": 1.5e13}
    found = estimate(run(method="operations", sequence_length=8192, **facts)).json

    central = found["sums"]["eu-cumulative"]["central"]
    assert central == pytest.approx(6 * 8.03e9 * 1.5e13, rel=0.01)
    assert found["sums"]["eu-cumulative"]["low"] < central < found["sums"]["eu-cumulative"]["high"]


def test_that_chip_hours_count_where_tokens_are_unknown(estimate: Estimate) -> None:
    facts = {"chips": "H100 SXM", "chip_hours": 1.3e6, "precision": "bf16", "utilization": 0.4}
    found = estimate(run(method="hardware", **facts)).json

    central = found["sums"]["own-share"]["central"]
    assert central == pytest.approx(1.3e6 * 3600 * 989.4e12 * 0.4, rel=0.2)
    assert found["runs"][0]["method"] == "hardware"


def test_that_what_cannot_be_counted_is_null_with_a_sentence(estimate: Estimate) -> None:
    found = estimate(run(tokens=1.5e13)).json

    assert found["sums"]["eu-cumulative"] is None
    assert found["runs"][0]["central"] is None
    assert any("parameters" in sentence for sentence in found["missing"])


def test_that_an_unknown_architecture_gets_no_number(estimate: Estimate) -> None:
    config = {"model_type": "frobnicator", "architectures": ["FrobnicatorForCausalLM"]}
    found = estimate(run(config=config, tokens=1e12)).json

    assert found["sums"]["eu-cumulative"] is None
    assert found["parameters_total"] is None
    assert any("frobnicator" in sentence.casefold() for sentence in found["missing"])


def test_that_an_infinite_limit_in_a_config_is_no_obstacle_but_an_infinite_width_is(
    estimate: Estimate,
) -> None:
    config = {
        "model_type": "llama",
        "architectures": ["LlamaForCausalLM"],
        "vocab_size": 32000,
        "hidden_size": 512,
        "intermediate_size": 1024,
        "num_hidden_layers": 2,
        "num_attention_heads": 8,
        "time_step_limit": [0.0, float("inf")],
    }

    counted = estimate(run(config=config, tokens=1e9)).json
    refused = estimate(run(config={**config, "hidden_size": float("inf")}, tokens=1e9)).json

    assert counted["sums"]["own-share"]["central"] > 0
    assert refused["sums"]["own-share"] is None
    assert any("hidden_size" in sentence for sentence in refused["missing"])


@pytest.mark.parametrize(
    ("description", "sentence"),
    [
        ("{", "line 1 is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        (f'{{"name": "m", "runs": [{{"tokens": {"9" * 100}}}]}}', "too long"),
        ('{"name": "m", "runs": [{"tokens": NaN}]}', "runs[0].tokens"),
        ('{"name": "m", "runs": [{"tokens": Infinity}]}', "runs[0].tokens"),
        (
            '{"name": "m", "runs": [{"tokens": {"low": 1, "central": 2, "high": Infinity}}]}',
            "runs[0].tokens",
        ),
        ({"name": "m", "runs": [{"tokns": 1}]}, "runs[0].tokns"),
        ({"name": "m", "runs": [{"purpose": "fun"}]}, "runs[0].purpose"),
        ({"name": "m", "runs": [{"tokens": -1}]}, "tokens must be above zero"),
        ({"name": "m"}, "runs: it is missing."),
        ({"name": 5, "runs": []}, "name: a text is expected."),
        ({"name": "m", "runs": {}}, "runs: a list is expected."),
        ({"name": "m", "runs": [5]}, "runs[0]: an object with keys is expected."),
        ({"name": "m", "runs": [{"tokns": 1}]}, "runs[0].tokns: there is no such key."),
        ("3", "input.json"),
    ],
)
def test_that_a_bad_description_gets_one_sentence(
    estimate: Estimate, description: object, sentence: str
) -> None:
    refused = estimate(description)

    assert refused.status == 2
    assert sentence in refused.err
    assert refused.out == ""
    assert len(refused.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        (
            '"abc"',
            "runs[0].tokens: a number, or an object with low, central and high, is expected.",
        ),
        ("true", "runs[0].tokens: a number, or an object with low, central and high, is expected."),
        ('{"low": 1, "high": 2}', "runs[0].tokens.central: it is missing."),
        (
            '{"low": 2, "central": 1, "high": 3}',
            "runs[0].tokens: low, central and high must be in this order.",
        ),
        ("-5", "runs[0]: tokens must be above zero."),
        ("NaN", "runs[0].tokens: a number, or an object with low, central and high, is expected."),
    ],
)
def test_that_a_wrong_figure_is_told_with_its_place(
    limen: Limen, tmp_path: Path, figure: str, problem: str
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(f'{{"runs": [{{"tokens": {figure}}}]}}', encoding="utf-8")

    found = limen("estimate", file, "--json")

    assert (found.status, found.out) == (2, "")
    assert problem in found.err
