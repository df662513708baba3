"""Rulebooks on the command line: own rules, another version, what changed, and keeping one."""

from pathlib import Path

import pytest
from cli.conftest import Limen
from own_rules import HOUSE, PACK


@pytest.fixture
def own(tmp_path: Path) -> Path:
    place = tmp_path / "lab.rules"
    place.mkdir()
    for name, text in PACK.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def test_that_own_rules_are_screened_and_marked_as_not_limens(
    limen: Limen, lab: Path, own: Path
) -> None:
    assert own.name == "lab.rules"
    printed = limen("screen", lab).out
    document = limen("screen", lab, "--json").json

    assert "With own rules, which are not Limen’s: House rules 7 of 2026-11-20" in printed
    assert "House line: tell the board (own rule)" in printed
    rules = document["rulebook"]["own_rules"]
    assert (rules["name"], rules["version"], rules["off"]) == (
        "House rules",
        "7",
        ["ca-sb942-users"],
    )
    states = {one["proxy"]: one["state"] for one in document["models"][0]["findings"]}
    assert states["house-bad"] == "rule_problem"
    assert states["house-24"] == "cannot_say"
    assert "ca-sb942-users" not in states


def test_that_rules_are_named_for_one_command(limen: Limen, lab: Path, own: Path) -> None:
    elsewhere = own.rename(own.parent / "elsewhere")

    assert "own rule" not in limen("screen", lab).out
    assert "own rule" in limen("screen", lab, "--rules", elsewhere).out
    checked = limen("check", lab, "--rules", elsewhere, "--fail-on", "rule_problem")
    assert checked.status == 1
    shown = limen("rules", "show", "house-24", "--rules", elsewhere).out
    assert "An own rule, which is not Limen’s." in shown
    assert (
        "House line: tell the board (own rule)" in limen("rules", "list", "--rules", elsewhere).out
    )
    (wrong,) = (
        one
        for one in limen("rules", "list", "--rules", elsewhere, "--json").json
        if one["id"] == "house-bad"
    )
    assert wrong["own"]
    assert wrong["problem"].startswith("house.toml:52: “plenty” is no number")


def test_that_a_kept_rulebook_is_used_again(limen: Limen, lab: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    assert limen("rules", "export", old).status == 0
    head = old / "rulebook.toml"
    head.write_text(head.read_text().replace("'1.0'", "'0.9'"))

    screened = limen("screen", lab, "--rulebook", old, "--json").json

    assert screened["rulebook"]["version"] == "0.9"
    dossier = tmp_path / "old.pdf"
    words = ("dossier", lab, "--model", "Small 8B", "--rulebook", old, "--out", dossier)
    assert limen(*words).status == 0
    verified = limen("verify", dossier)
    assert verified.status == 0
    assert "the rulebook 0.9 that it carries, which is not the shipped one" in verified.out
    assert limen("screen", lab, "--rulebook", dossier, "--json").json == screened
    assert limen("rules", "export", tmp_path / "again", "--from", dossier).status == 0
    assert (tmp_path / "again" / "rulebook.toml").read_text() == head.read_text()
    assert limen("rules", "export", old).status == 2


def test_that_what_changed_and_what_it_moves_is_told(
    limen: Limen, lab: Path, own: Path, tmp_path: Path
) -> None:
    elsewhere = own.rename(tmp_path / "elsewhere")

    told = limen("rules", "diff", "shipped", elsewhere, "--casefile", lab).out

    assert "Added: House line: tell the board  [house-24]" in told
    assert "Removed: California SB 942: provenance of generated media" in told
    assert "Changed: EU AI Act, as we watch it  [eu-art51-10e25]" in told
    assert "  threshold: 1e25 → 1e24" in told
    assert "findings in lab.limen would move." in told
    assert "  Small 8B: House line: tell the board: – → ? cannot say" in told
    document = limen("rules", "diff", "shipped", elsewhere, lab, "--json").json
    assert [one["id"] for one in document["removed"]] == ["ca-sb942-users"]
    assert {"model": "Small 8B", "proxy": "house-bad", "before": None, "after": "rule_problem"} in (
        document["moved"]
    )
    assert limen("rules", "diff", "shipped", elsewhere, "--json").json["moved"] is None


def test_that_the_same_rulebook_has_nothing_to_tell(limen: Limen) -> None:
    assert "Nothing changed." in limen("rules", "diff", "shipped", "shipped").out


def test_that_a_dossier_without_a_rulebook_says_so(limen: Limen, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")

    refused = limen("rules", "diff", "shipped", tmp_path / "x.pdf")

    assert refused.status == 2
    assert refused.err.count("\n") == 1


@pytest.mark.parametrize("words", [("rules", "lint"), ("rules", "diff", "shipped")])
def test_that_a_folder_that_is_none_is_one_sentence(
    limen: Limen, tmp_path: Path, words: tuple[str, ...]
) -> None:
    refused = limen(*words, tmp_path / "nowhere")

    assert refused.status == 2
    assert refused.err.startswith("limen: nowhere cannot be read")


def test_that_own_rules_are_linted_with_file_and_line(limen: Limen, own: Path) -> None:
    linted = limen("rules", "lint", own)

    assert linted.status == 2
    assert linted.err == (
        "house.toml:52: “house-bad”: “plenty” is no number: write 1e26, 1/3 or 1e25/3.\n"
    )
    (own / "house.toml").write_text(HOUSE)
    assert limen("rules", "lint", own).out == "0 mistakes found.\n"
    (own / "rulebook.toml").unlink()
    assert "rulebook.toml:1: it is missing" in limen("rules", "lint", own).err
