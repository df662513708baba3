"""Calls that go wrong, and what help and the README say of every command."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from cli.conftest import Limen

from limen.cli.commands import COMMANDS

README = Path(__file__).parents[2] / "README.md"
GROUPS = [("rules", each) for each in ("list", "show", "lint", "diff", "export")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("snapshoot",), "There is no command “snapshoot”: perhaps “snapshot”."),
        (("zzz",), "There is no command “zzz”."),
        (
            ("export", "x.limen", "--format", "zip", "--out", "y"),
            "“zip” is not known: --format takes package, json, csv, ics.",
        ),
        (("undo", "x.limen", "last"), "Argument STEP: “last” is not a whole number."),
        (("new", "x.limen"), "The following arguments are required: --organization."),
    ],
)
def test_that_a_wrong_call_is_one_plain_sentence(
    limen: Limen, words: tuple[str, ...], sentence: str
) -> None:
    refused = limen(*words)

    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith(f"limen: {sentence} See “limen")
    assert refused.err.count("\n") == 1


@pytest.mark.parametrize("words", [*((name,) for name in COMMANDS), *GROUPS], ids=" ".join)
def test_that_help_says_what_a_command_does_and_what_each_of_its_words_means(
    limen: Limen, words: tuple[str, ...]
) -> None:
    told = limen(*words, "--help").out
    described, _, arguments = told.partition("\n\n")[2].partition("\n\n")

    assert described[:1].isupper() or len(words) > 1  # of a group the group itself is told
    for line, after in pairwise([*arguments.splitlines(), ""]):
        if line.startswith("  ") and not line.startswith("   "):
            assert re.search(r"\S  +\S", line.strip()) or after.startswith(" " * 10), line


def test_that_the_readme_lists_the_commands_as_help_does(limen: Limen) -> None:
    listed = re.findall(r"^    ([a-z-]+) +(\S.*)$", limen("--help").out, re.MULTILINE)

    assert [name for name, _ in listed] == list(COMMANDS)
    table = re.findall(
        r"^\| `limen ([a-z-]+)` \| (.*) \|$", README.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert table == listed


def test_that_a_file_is_not_described_by_nothing(limen: Limen, lab: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("text")
    assert limen("attach", lab, report, "--note", "old").status == 0
    refused = limen("describe", lab, "evidence-1")
    emptied = limen("describe", lab, "evidence-1", "--note", "")

    assert (refused.status, emptied.status) == (2, 0)
    assert "Nothing was said about the file" in refused.err


def test_that_a_history_without_a_match_says_so(limen: Limen, lab: Path) -> None:
    nothing = limen("history", lab, "--who", "Nobody at all")

    assert (nothing.status, nothing.out) == (0, "")
    assert "No entry matches." in nothing.err


def test_that_a_reset_of_the_settings_says_what_became_of_them(
    limen: Limen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMEN_SETTINGS", str(tmp_path / "settings.json"))
    nothing = limen("settings", "--reset")
    limen("settings", "--name", "Ada Example")
    reset = limen("settings", "--reset")

    assert nothing.err == "There were no settings to reset.\n"
    assert "settings.old.json" in reset.err
    assert (tmp_path / "settings.old.json").exists()
