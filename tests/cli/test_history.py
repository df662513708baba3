"""The log on the command line: told, filtered, taken back and done again."""

import re
from pathlib import Path

import pytest
from cli.conftest import Limen

from limen.store.casefile import CasefileStore


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMEN_SETTINGS", str(tmp_path / "own" / "settings.json"))


@pytest.fixture
def said(limen: Limen, lab: Path) -> Path:
    """Steps 1 to 3 make the casefile; Ada's step 5 stands on step 4, step 6 alone."""
    limen("set", lab, "Pre-training", "tokens", "15T")
    limen("settings", "--name", "Ada")
    limen("set", lab, "Pre-training", "tokens", "14T", "--why", "counted again")
    limen("set", lab, "Small 8B", "weights", "open")
    return lab


def test_that_the_history_is_told_newest_first(limen: Limen, said: Path) -> None:
    lines = limen("history", said).out.splitlines()

    assert [line.split()[0] for line in lines] == ["6", "5", "4", "3", "2", "1"]
    assert "Ada" in lines[0]
    assert (
        "Pre-training: How many tokens did this run process? 1.4 × 10¹³ tokens (typed)" in lines[1]
    )
    assert lines[-1].endswith("The casefile of “Small Lab” begun (typed)")


@pytest.mark.parametrize(
    ("words", "entries"),
    [
        (("--model", "Small 8B"), [6, 5, 4, 3, 2]),
        (("--record", "Small 8B"), [6, 2]),
        (("--record", "training-run-1", "--question", "tokens"), [5, 4]),
        (("--who", "Ada"), [6, 5]),
        (("--who", ""), [4, 3, 2, 1]),
        (("--day", "2026-11-24", "--limit", "2"), [6, 5]),
        (("--day", "2026-11-25"), []),
    ],
)
def test_that_the_history_is_filtered(
    limen: Limen, said: Path, words: tuple[str, ...], entries: list[int]
) -> None:
    assert [
        one["entry"] for one in limen("history", said, *words, "--json").json["entries"]
    ] == entries


def test_that_a_history_that_is_cut_short_says_so(limen: Limen, said: Path) -> None:
    assert limen("history", said, "--limit", "2").err.startswith("The newest 2 of 6 entries")


def test_that_the_last_step_of_ones_own_is_taken_back_and_done_again(
    limen: Limen, said: Path
) -> None:
    undone = limen("undo", said)
    assert undone.status == 0
    assert undone.out.startswith("Taken back: Small 8B: ")
    assert undone.out.count("\n") == 1
    assert "; ↶ taken back by step 7)" in limen("history", said).out
    entries = limen("history", said, "--json").json["entries"]
    assert (entries[0]["reverses"], entries[1]["taken_back_by"]) == (6, 7)

    assert limen("redo", said).out.startswith("Done again: Small 8B: ")
    assert limen("redo", said).status == 2
    with CasefileStore(said) as store:
        assert store.casefile().answer("model-1", "weights").value == "open"


def test_that_a_step_is_taken_back_by_its_number(limen: Limen, said: Path) -> None:
    assert limen("undo", said, "5").status == 0
    assert limen("undo", said, "4").status == 0

    with CasefileStore(said) as store:
        assert not store.casefile().answer("training-run-1", "tokens").known
    assert limen("verify", said).status == 0


def test_that_what_stands_in_the_way_is_one_sentence_and_status_two(
    limen: Limen, said: Path
) -> None:
    before = said.read_bytes()
    refused = limen("undo", said, "4")

    assert refused.status == 2
    assert re.search(r"in entry 5 \(2\d Nov 2026, [\d:]+, Ada: Pre-training: ", refused.err)
    assert refused.err.count("\n") == 1
    assert limen("undo", said, "99").status == limen("undo", said, "9" * 30).status == 2
    assert said.read_bytes() == before


def test_that_without_a_step_of_ones_own_nothing_is_taken_back(limen: Limen, said: Path) -> None:
    for _ in range(5):
        assert limen("undo", said).status == 0

    refused = limen("undo", said)
    assert refused.status == 2
    assert "no step of yours" in refused.err
