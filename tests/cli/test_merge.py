"""A returned copy on the command line: listed, decided, taken over as one step, or left alone."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Limen

from limen.app.merging import copy_of, planned, take_over
from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.evidence import Keeping
from limen.domain.history import Manner
from limen.store.casefile import CasefileStore

SCRIPT = Path(__file__).parents[2] / "assets" / "verify_chain.py"
KEY = "training-run-1.tokens"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMEN_SETTINGS", str(tmp_path / "own" / "settings.json"))


@pytest.fixture
def copy(limen: Limen, lab: Path) -> Path:
    """A copy in which somebody else answered, as we did, and added a model."""
    limen("set", lab, "Pre-training", "tokens", "15T")
    place = lab.with_name("copy.limen")
    shutil.copy(lab, place)
    limen("settings", "--name", "T. Theirs")
    limen("set", place, "Pre-training", "tokens", "14T")
    limen("set", place, "Small 8B", "weights", "open")
    limen("add", place, "model", "Pythia")
    limen("add", place, "training-run", "Tuning", "--to", "Pythia")
    limen("set", place, "Tuning", "tokens", "1T")
    limen("settings", "--name", "A. Ours")
    return place


@pytest.fixture
def conflict(limen: Limen, lab: Path, copy: Path) -> Path:
    limen("set", lab, "Pre-training", "tokens", "16T")
    return copy


def test_that_what_is_no_conflict_is_taken_as_one_step(limen: Limen, lab: Path, copy: Path) -> None:
    outcome = limen("merge", lab, copy)

    assert outcome.status == 0, outcome.err
    assert "Changes\n  Small 8B › Pre-training: How many tokens" in outcome.out
    assert f"[{KEY}] → theirs\n    before  1.5 × 10¹³ tokens\n    theirs  1.4 × 10¹³" in outcome.out
    assert "theirs  Pythia, with 1 record beneath it and 1 answer  (T. Theirs on" in outcome.out
    assert outcome.out.endswith("Merged into lab.limen.\n")
    assert limen("compare", lab, copy).out.endswith("Nothing differs.\n")
    with CasefileStore(lab) as store:
        made = [entry for entry in store.entries() if entry.manner is Manner.MERGED]
    assert len({entry.step for entry in made}) == 1
    assert {entry.who for entry in made} == {"A. Ours"}
    assert all("T. Theirs" in entry.why for entry in made)
    assert limen("merge", lab, copy).out == "copy.limen brings nothing new.\n"


def test_that_a_merged_log_is_whole_for_limen_and_for_the_script(
    limen: Limen, lab: Path, conflict: Path
) -> None:
    assert limen("merge", lab, conflict, "--take", "ours").status == 0

    assert limen("verify", lab).status == 0
    assert subprocess.run([sys.executable, "-I", SCRIPT, lab], check=False).returncode == 0


def test_that_an_undecided_conflict_is_listed_side_by_side_and_nothing_is_written(
    limen: Limen, lab: Path, conflict: Path
) -> None:
    before = lab.read_bytes()

    outcome = limen("merge", lab, conflict)

    assert outcome.status == 1
    assert outcome.err == (
        f"limen: 1 conflict to be decided, and nothing was written: {KEY}. Decide with --take.\n"
    )
    assert "Conflicts\n  Small 8B › Pre-training" in outcome.out
    assert "    ours    1.6 × 10¹³ tokens  (A. Ours on" in outcome.out
    assert "    theirs  1.4 × 10¹³ tokens  (T. Theirs on" in outcome.out
    assert outcome.out.endswith("Nothing was written.\n")
    assert lab.read_bytes() == before


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        (("--take", "theirs"), "1.4 × 10¹³"),
        (("--take", "ours"), "1.6 × 10¹³"),
        (("--take", f"{KEY}=ours"), "1.6 × 10¹³"),
        (("--take", "ours", "--take", f"{KEY}=theirs"), "1.4 × 10¹³"),
    ],
)
def test_that_conflicts_are_decided_all_or_one_by_one(
    limen: Limen, lab: Path, conflict: Path, choice: tuple[str, ...], shown: str
) -> None:
    assert limen("merge", lab, conflict, *choice).status == 0

    assert shown in limen("show", lab, "Pre-training").out
    assert limen("merge", lab, conflict).out == "copy.limen brings nothing new.\n"


def test_that_a_change_can_be_left_out(limen: Limen, lab: Path, copy: Path) -> None:
    outcome = limen("merge", lab, copy, "--take", "copy:model-2=ours", "--json")

    assert outcome.json["written"] is True
    assert {one["key"]: one["taken"] for one in outcome.json["changes"]} == {
        KEY: "theirs",
        "model-1.weights": "theirs",
        "copy:model-2": "ours",
    }
    assert "Pythia" not in limen("show", lab).out


def test_that_a_dry_run_writes_nothing(limen: Limen, lab: Path, conflict: Path) -> None:
    before = lab.read_bytes()

    outcome = limen("merge", lab, conflict, "--take", "theirs", "--dry-run", "--json")

    assert (outcome.status, outcome.json["written"]) == (0, False)
    assert lab.read_bytes() == before


def test_that_a_package_is_merged_as_the_copy_that_was_packed(
    limen: Limen, lab: Path, copy: Path
) -> None:
    package = copy.with_suffix(".zip")
    limen("export", copy, "--format", "package", "--out", package)

    assert limen("merge", lab, package).status == 0
    assert limen("compare", lab, copy).out.endswith("Nothing differs.\n")


def test_that_words_stand_for_what_was_removed_renamed_and_attached(
    limen: Limen, lab: Path, copy: Path
) -> None:
    with CasefileStore(lab) as store, store.step(at="2026-11-24T13:00:00Z") as step:
        step.remove("training-run-1")
        step.rename("model-1", "Ours 8B")
        step.say("organization-1", "legal_name", _answer("Small Lab Ltd"))
    with CasefileStore(copy) as store, store.step(at="2026-11-24T14:00:00Z", who="T.") as step:
        step.rename("model-1", "Theirs 8B")
        step.attach("model-1", name="card.md", sha256="ab" * 32, size=7)
        step.say("organization-1", "unheard_of", _answer("so"))

    outcome = limen("merge", lab, copy, "--json")

    rows = {
        one["key"]: (one["about"], one["what"], one["ours"], one["theirs"])
        for one in outcome.json["changes"]
    }
    assert rows["training-run-1@there"] == (
        "Ours 8B › Pre-training",
        "is it there?",
        "removed",
        "yes, with 1 change",
    )
    assert rows["model-1@name"] == ("Ours 8B", "name", "Ours 8B", "Theirs 8B")
    assert rows["copy:evidence-1"] == ("Ours 8B", "file", "", "card.md")
    assert rows["organization-1.unheard_of"] == ("Small Lab", "unheard_of", "", "so")


def _answer(text: str) -> Answer:
    return Answer(value=text, said=text)


def test_that_words_stand_for_what_is_removed_and_taken_back_there(
    limen: Limen, lab: Path, copy: Path
) -> None:
    limen("set", lab, "Pre-training", "tokens", "16T")
    with CasefileStore(copy) as store, store.step(at="2026-11-24T14:00:00Z") as step:
        step.remove("training-run-1")
        step.say("model-1", "weights", NOT_ASKED)
    limen("set", lab, "Small 8B", "weights", "closed")

    outcome = limen("merge", lab, copy, "--json")

    rows = {one["key"]: (one["ours"], one["theirs"]) for one in outcome.json["changes"]}
    assert rows["training-run-1@there"] == ("yes, and changed since", "removed")
    assert "model-1.weights" not in rows  # there it is as it always was


@pytest.mark.parametrize("packed", [False, True])
def test_that_files_come_with_their_content(
    limen: Limen, lab: Path, copy: Path, tmp_path: Path, packed: bool
) -> None:
    for name in ("card.md", "needed.md"):
        (tmp_path / name).write_text(f"The content of {name}.")
        limen("attach", copy, tmp_path / name, "--to", "Small 8B", "weights")
    limen("describe", copy, "evidence-1", "--obtained", "by mail")

    returned = copy.with_suffix(".zip") if packed else copy
    if packed:
        limen("export", copy, "--format", "package", "--out", returned)
    done = limen("merge", lab, returned, "--take", "copy:evidence-2=ours", "--take", "theirs")

    assert done.status == 0, done.err
    checked = limen("evidence", lab, "--verify", "--json").json
    assert "fine" in str(checked)
    assert limen("verify", lab).status == 0
    assert limen("compare", lab, copy).out.endswith("Nothing differs.\n")


def test_that_a_file_whose_content_did_not_come_along_is_only_named(
    limen: Limen, lab: Path, copy: Path, tmp_path: Path
) -> None:
    (tmp_path / "card.md").write_text("The content.")
    limen("attach", copy, tmp_path / "card.md", "--to", "Small 8B", "weights")
    found = copy_of(copy)

    with CasefileStore(lab) as store, store.step(at="2026-11-24T14:00:00Z") as step:
        take_over(step, planned(store.entries(), found), found, {})

    with CasefileStore(lab) as store:
        assert [one.keeping for one in store.casefile().evidence] == [Keeping.NAMED]


@pytest.mark.parametrize(
    ("take", "sentence"),
    [
        ("mine", "“mine” decides nothing"),
        (
            "nowhere.at-all=ours",
            "There is no change “nowhere.at-all”. Known: training-run-1.tokens",
        ),
    ],
)
def test_that_a_decision_about_nothing_is_one_sentence(
    limen: Limen, lab: Path, copy: Path, take: str, sentence: str
) -> None:
    before = lab.read_bytes()

    outcome = limen("merge", lab, copy, "--take", take)

    assert (outcome.status, outcome.out) == (2, "")
    assert sentence in outcome.err
    assert lab.read_bytes() == before


def test_that_what_is_no_copy_is_refused(limen: Limen, lab: Path) -> None:
    other, dossier = lab.with_name("other.limen"), lab.with_name("dossier.pdf")
    limen("new", other, "--organization", "Another Lab")
    limen("dossier", lab, "--model", "Small 8B", "--out", dossier)

    foreign, logless = limen("merge", lab, other), limen("merge", lab, dossier)

    assert (foreign.status, logless.status) == (2, 2)
    assert "other.limen is no copy of this casefile" in foreign.err
    assert "it has no log: a casefile or a package is needed." in logless.err
