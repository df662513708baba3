"""Results of public evaluations, as the command line places them and plans for more."""

from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Limen

COMPLETE = {
    "evaluation": "inspect_evals/cybench",
    "version": "4-C",
    "metric": "pass@1",
    "score": "7/40",
    "samples_used": "40",
    "samples_total": "40",
    "epochs": "1",
    "attempts": "1",
    "safeguards": "off",
    "scaffold": "react agent",
    "tools": "bash, python",
    "token_budget": "2.5M",
    "refusals": "0",
}


@pytest.fixture
def tested(limen: Limen, lab: Path) -> Path:
    limen("add", lab, "evaluation", "Hunt", "--to", "Small 8B")
    for key, raw in COMPLETE.items():
        assert limen("set", lab, "Hunt", key, raw).status == 0, key
    return lab


def placed(limen: Limen, lab: Path) -> dict[str, Any]:
    (found,) = limen("screen", lab, "--json").json["models"][0]["evaluations"]
    assert isinstance(found, dict)
    return found


def test_that_a_low_score_with_all_its_conditions_is_below_the_band(
    limen: Limen, tested: Path
) -> None:
    found = placed(limen, tested)

    assert (found["evaluation"], found["metric"]) == ("cybench", "pass@1")
    assert found["state"] == "not_tripped"
    assert (found["interval"]["low"], found["interval"]["high"]) == (0.0875, 0.3195)
    (band,) = found["bands"]
    assert band["line"] == "anthropic-held-back"
    assert (band["highest_below"]["share"], band["lowest_at_or_above"]["share"]) == (0.93, 1.0)
    assert found["missing"] == []


def test_that_a_low_score_without_its_tools_is_not_below(limen: Limen, tested: Path) -> None:
    limen("set", tested, "Hunt", "tools", "--dont-know")
    found = placed(limen, tested)

    assert found["state"] == "cannot_say"
    assert found["missing"] == ["the tools (tools)"]


@pytest.mark.parametrize("title", ["CVE-Bench", "CVE-Bench (UIUC)", "cvebench"])
def test_that_a_title_that_two_evaluations_bear_is_matched_with_none(
    limen: Limen, tested: Path, title: str
) -> None:
    limen("set", tested, "Hunt", "evaluation", title)
    found = placed(limen, tested)

    assert found["evaluation"] is None
    assert found["state"] == "cannot_say"
    assert "Titles are not matched" in found["says"]


def test_that_a_high_score_of_a_saturated_evaluation_shows_nothing(
    limen: Limen, tested: Path
) -> None:
    limen("set", tested, "Hunt", "score", "40/40")

    assert placed(limen, tested)["state"] == "cannot_say"


def test_that_a_printed_line_stands_as_a_number(limen: Limen, tested: Path) -> None:
    for key, raw in {
        "evaluation": "protocolqa_open",
        "score": "0.8",
        "samples_used": "108",
        "samples_total": "108",
    }.items():
        limen("set", tested, "Hunt", key, raw)
    found = placed(limen, tested)

    assert found["state"] == "tripped"
    assert found["bands"][0]["printed"] == 0.54


def test_that_people_read_the_same(limen: Limen, tested: Path) -> None:
    printed = limen("screen", tested).out

    assert "○ not tripped  Hunt: 17.5 % (8.75 to 31.9 %). Below the highest published" in printed
    assert "highest published below it: Claude Opus 4.6, 93 %, 2026-02" in printed
    assert "missing:" not in printed.partition("Hunt")[2]
    limen("set", tested, "Hunt", "tools", "--dont-know")
    assert "missing: tools" in limen("screen", tested).out


def test_that_nothing_is_said_of_evaluations_where_there_is_none(limen: Limen, lab: Path) -> None:
    assert "Evaluations" not in limen("screen", lab).out
    assert limen("screen", lab, "--json").json["models"][0]["evaluations"] == []
    assert "capabilities" not in limen("screen", lab, "--json").json["models"][0]


def test_that_a_plan_names_commands_and_warns_of_escapes(limen: Limen, tested: Path) -> None:
    printed = limen("screen", tested, "--plan").out

    assert "WARNING: Agents have escaped from such sandboxes" in printed
    assert "deny all egress" in printed
    assert "inspect eval inspect_evals/wmdp_chem --model PROVIDER/MODEL" in printed
    assert "No public line for chemistry exists." in printed
    assert "The order’s own text names cyber only." in printed
    assert "A result at hand decides something; nothing is planned." in printed


def test_that_a_script_gets_the_plan_too(limen: Limen, tested: Path) -> None:
    limen("set", tested, "Hunt", "tools", "--dont-know")
    exploit, attack, chemical = limen("screen", tested, "--plan", "--json").json["models"][0][
        "capabilities"
    ]

    assert (exploit["open"], attack["open"], chemical["open"]) == (True, True, True)
    assert exploit["results"] == attack["results"]
    assert chemical["results"] == []
    first = exploit["plan"][0]
    assert first["evaluation"] == "cybergym"
    assert first["command"].startswith("inspect eval inspect_evals/cybergym --model")
    again = next(one for one in exploit["plan"] if one["evaluation"] == "cybench")
    assert again["lacking"] == "The result at hand says no “below” for want of the tools."
    assert "wmdp_cyber" in exploit["also_bear_on_it"]
    titles = [source["title"] for source in chemical["sources"]]
    assert any("Executive Order 14409" in title for title in titles)
    assert {source["confidence"] for source in chemical["sources"]} > {"primary text"}
