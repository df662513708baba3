from pathlib import Path

import pytest
from cli.conftest import Limen

from limen.store.casefile import CasefileStore


def test_that_an_answer_is_said_and_shown_as_it_was_typed(limen: Limen, lab: Path) -> None:
    said = limen("set", lab, "Pre-training", "tokens", "15T")
    shown = limen("show", lab, "Pre-training", "--json")

    assert said.status == 0
    answer = shown.json["records"][0]["answers"]["tokens"]
    assert answer["said"] == "15T"
    assert answer["value"] == {"low": 15e12, "central": 15e12, "high": 15e12, "unit": "tokens"}
    assert answer["silence"] is None


@pytest.mark.parametrize(
    ("words", "silence"),
    [
        (["--dont-know"], "don't know"),
        (["--doesnt-apply", "no tokens in this run"], "doesn't apply"),
        (["--later", "2027-01-15"], "later"),
        (["--withheld"], "withheld on advice of counsel"),
        (["--withheld", "trade secret"], "withheld on advice of counsel"),
    ],
)
def test_that_each_honest_silence_can_be_said(
    limen: Limen, lab: Path, words: list[str], silence: str
) -> None:
    assert limen("set", lab, "Pre-training", "tokens", *words).status == 0

    answers = limen("show", lab, "Pre-training", "--json").json["records"][0]["answers"]
    assert answers["tokens"]["silence"] == silence
    assert answers["tokens"]["value"] is None


def test_that_the_organisation_can_be_named_by_its_kind(limen: Limen, lab: Path) -> None:
    assert limen("set", lab, "organization", "annual_gross_revenue", "USD 12M").status == 0

    answers = limen("show", lab, "organization", "--json").json["records"][0]["answers"]
    assert answers["annual_gross_revenue"]["value"]["central"] == 12_000_000


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["Pre-training", "tokens", "lots"], "“lots” does not answer"),
        (["Pre-training", "tokens", "3e24 FLOP"], "tokens"),
        (["Pre-training", "tokns", "15T"], "There is no question about a training-run “tokns”"),
        (["Post-training", "tokens", "15T"], "There is no record “Post-training”"),
        (["Pre-training", "tokens"], "Give exactly one of VALUE"),
        (["Pre-training", "tokens", "15T", "--dont-know"], "Give exactly one of VALUE"),
        (["Pre-training", "tokens", "--later", "30 February"], "is not a date"),
    ],
)
def test_that_a_wrong_answer_gets_one_sentence_and_changes_nothing(
    limen: Limen, lab: Path, words: list[str], sentence: str
) -> None:
    before = lab.read_bytes()

    refused = limen("set", lab, *words)

    assert refused.status == 2
    assert sentence in refused.err
    assert refused.out == ""
    assert len(refused.err.strip().splitlines()) == 1
    assert lab.read_bytes() == before


def test_that_a_record_needs_a_parent_that_can_be_told_apart(limen: Limen, lab: Path) -> None:
    limen("add", lab, "model", "Large 70B")

    refused = limen("add", lab, "release", "Autumn")
    accepted = limen("add", lab, "release", "Autumn", "--to", "Large 70B")

    assert refused.status == 2
    assert "there are 2: name one with --to" in refused.err
    assert accepted.status == 0


def test_that_an_unknown_command_is_refused_with_status_2(limen: Limen) -> None:
    refused = limen("frobnicate")

    assert refused.status == 2
    assert "Traceback" not in refused.err


def test_that_a_name_that_two_records_have_is_refused(limen: Limen, lab: Path) -> None:
    limen("add", lab, "training-run", "Twice", "--to", "Small 8B")
    limen("add", lab, "training-run", "Twice", "--to", "Small 8B")

    refused = limen("set", lab, "Twice", "tokens", "15T")

    assert refused.status == 2
    assert "Several records are called “Twice”" in refused.err


@pytest.mark.parametrize("name", ["", "   ", "\n\t"])
def test_that_nothing_can_be_added_without_a_name(limen: Limen, lab: Path, name: str) -> None:
    before = lab.read_bytes()
    outcome = limen("add", lab, "model", name)

    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "limen: A name cannot be empty, and nothing was changed: give it one.\n"
    assert lab.read_bytes() == before


def test_that_no_casefile_is_begun_for_nobody(limen: Limen, tmp_path: Path) -> None:
    assert limen("new", tmp_path / "x.limen", "--organization", " ").status == 2
    assert list(tmp_path.iterdir()) == []


def test_that_a_name_is_kept_on_one_line(limen: Limen, lab: Path) -> None:
    added = limen("add", lab, "model", "  Small\n 70B ")

    assert "“Small 70B”" in added.out


def test_that_what_does_not_apply_needs_a_reason(limen: Limen, lab: Path) -> None:
    outcome = limen("set", lab, "Pre-training", "tokens", "--doesnt-apply", " ")

    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "limen: Say why it doesn't apply: --doesnt-apply WHY.\n"


def test_that_contradictory_facts_are_named_beside_what_was_said(limen: Limen, lab: Path) -> None:
    limen("set", lab, "Pre-training", "parameters_total", "7B")
    said = limen("set", lab, "Pre-training", "parameters_active", "8B")

    named = "Pre-training, parameters_active: More parameters are active"
    assert (said.status, named in said.err) == (0, True)
    assert named in limen("screen", lab, "--json").err
    assert named in limen("check", lab).err
    assert named in limen("show", lab, "Pre-training").err


def test_that_another_answer_keeps_the_files_and_the_note_of_the_one_before(
    limen: Limen, lab: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("text")
    limen("set", lab, "Pre-training", "tokens", "15T", "--note", "as billed")
    limen("attach", lab, report, "--to", "Pre-training", "tokens")
    assert limen("set", lab, "Pre-training", "tokens", "16T").status == 0

    (one,) = limen("evidence", lab, "--json").json["evidence"]
    assert len(one["answers"]) == 1
    with CasefileStore(lab) as store:
        assert store.casefile().answer("training-run-1", "tokens").note == "as billed"
    limen("set", lab, "Pre-training", "tokens", "17T", "--note", "")
    with CasefileStore(lab) as store:
        assert store.casefile().answer("training-run-1", "tokens").note == ""
