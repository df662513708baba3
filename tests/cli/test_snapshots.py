"""Snapshots and the trash on the command line: kept, listed, compared, restored."""

from pathlib import Path

import pytest
from cli.conftest import Limen

from limen.store.casefile import CasefileStore


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMEN_SETTINGS", str(tmp_path / "own" / "settings.json"))


@pytest.fixture
def kept(limen: Limen, lab: Path) -> Path:
    """A casefile with the snapshot “before” of entry 4; entry 5 says something else."""
    limen("set", lab, "Pre-training", "tokens", "15T")
    assert limen("snapshot", lab, "--name", "before").status == 0
    limen("set", lab, "Pre-training", "tokens", "14T")
    return lab


def _tokens(path: Path) -> str:
    with CasefileStore(path) as store:
        return store.casefile().answer("training-run-1", "tokens").said


def test_that_snapshots_are_listed_newest_first(limen: Limen, kept: Path) -> None:
    assert limen("snapshot", kept).out.startswith("Snapshot of 24 Nov 2026")
    assert "none was made" in limen("snapshot", kept).out

    listed = limen("snapshots", kept, "--json").json
    assert [(one["name"], one["sequence"]) for one in listed] == [("", 5), ("before", 4)]
    assert "before counsel" not in limen("snapshots", kept).out
    assert limen("snapshots", kept).out.splitlines()[1].split()[1] == "before"


def test_that_a_name_is_given_once(limen: Limen, kept: Path) -> None:
    refused = limen("snapshot", kept, "--name", "before")

    assert refused.status == 2
    assert "already" in refused.err


def test_that_a_name_is_no_longer_than_a_line(limen: Limen, kept: Path) -> None:
    assert limen("snapshot", kept, "--name", "x" * 201).status == 2


@pytest.mark.parametrize("path", ["/", "."])
def test_that_a_folder_is_no_casefile(limen: Limen, path: str) -> None:
    for words in (("show", path), ("undo", path), ("snapshot", path), ("trash", path)):
        assert limen(*words).status == 2
    assert limen("snapshots", path).status == 0


def test_that_a_snapshot_is_restored_as_a_step_that_can_be_taken_back(
    limen: Limen, kept: Path
) -> None:
    said = limen("restore", kept, "before")
    assert said.out == "Restored the state of the snapshot “before”: 1 change taken back.\n"
    assert _tokens(kept) == "15T"
    assert limen("restore", kept, "before").status == 2

    limen("undo", kept)
    assert _tokens(kept) == "14T"
    assert limen("verify", kept).status == 0


def test_that_a_snapshot_is_shown_without_restoring_it(limen: Limen, kept: Path) -> None:
    before = kept.read_bytes()

    then = limen("show", kept, "Pre-training", "--snapshot", "before")
    assert "1.5 × 10¹³ tokens" in then.out
    assert limen("show", kept, "--snapshot", "nothing").status == 2
    kept.unlink()
    assert limen("show", kept, "--snapshot", "before", "--json").json["organization"] == "Small Lab"
    assert not kept.exists()
    kept.write_bytes(before)


def test_that_any_entry_of_the_log_can_be_restored(limen: Limen, kept: Path) -> None:
    assert limen("restore", kept, "--entry", "1").status == 0
    assert "1 record" not in limen("show", kept).out
    assert len(limen("show", kept, "--json").json["records"]) == 1

    assert limen("restore", kept, "--entry", "5").status == 0
    assert _tokens(kept) == "14T"
    assert limen("restore", kept, "--entry", "99").status == 2
    assert (
        limen("restore", kept).status
        == limen("restore", kept, "before", "--entry", "1").status
        == 2
    )


def test_that_a_snapshot_is_compared_with_what_is_said_now(limen: Limen, kept: Path) -> None:
    assert "1.5 × 10¹³ tokens → 1.4 × 10¹³ tokens" in limen("compare", kept, "--from", "before").out
    (file,) = kept.with_name("lab.snapshots").iterdir()
    assert "1.5 × 10¹³ tokens → 1.4 × 10¹³ tokens" in limen("compare", file, kept).out


def test_that_a_snapshot_of_another_log_is_not_restored_over_this_one(
    limen: Limen, kept: Path, tmp_path: Path
) -> None:
    kept.unlink()
    limen("new", kept, "--organization", "Other Lab")
    for name in "abcd":
        limen("add", kept, "model", name)
    before = kept.read_bytes()

    refused = limen("restore", kept, "before")

    assert refused.status == 2
    assert "the two logs differ" in refused.err
    assert kept.read_bytes() == before
    assert limen("restore", kept, "before", "--out", tmp_path / "old.limen").status == 0
    assert _tokens(tmp_path / "old.limen") == "15T"


def test_that_a_lost_casefile_names_the_snapshot_that_helps(
    limen: Limen, kept: Path, tmp_path: Path
) -> None:
    for content in (b"", b"garbage" * 1000, None):
        kept.unlink(missing_ok=True)
        if content is not None:
            kept.write_bytes(content)
        for words in (("show", kept), ("set", kept, "Pre-training", "tokens", "1T")):
            refused = limen(*words)
            assert refused.status == 2
            assert "there is the snapshot “before” beside it, of 4 entries" in refused.err
            assert "“limen restore FILE before --out NEW.limen”" in refused.err
            assert refused.err.count("\n") == 1
    saved = limen("restore", kept, "before", "--out", tmp_path / "saved.limen")
    assert saved.status == 0
    assert _tokens(tmp_path / "saved.limen") == "15T"
    assert limen("verify", tmp_path / "saved.limen").status == 0


def test_that_a_removed_record_comes_back_with_all_that_hung_on_it(
    limen: Limen, kept: Path
) -> None:
    before = limen("show", kept, "--json").json
    removed = limen("remove", kept, "Small 8B")
    assert removed.out.startswith("“Small 8B” is in the trash, with 1 answer and 1 record")
    assert len(limen("show", kept, "--json").json["records"]) == 1
    assert [one["name"] for one in limen("trash", kept, "--json").json] == ["Small 8B"]
    assert "brings 1 answer and 1 record" in limen("trash", kept).out

    assert (
        limen("bring-back", kept, "Small 8B").out
        == "“Small 8B” is back, with 1 answer and 1 record.\n"
    )
    assert limen("show", kept, "--json").json == before
    assert limen("trash", kept).out == "The trash is empty.\n"


def test_that_what_hangs_on_something_removed_waits_for_that(limen: Limen, kept: Path) -> None:
    limen("remove", kept, "Pre-training")
    limen("remove", kept, "Small 8B")

    refused = limen("bring-back", kept, "Pre-training")
    assert refused.status == 2
    assert "hangs on “Small 8B”, which was removed, too" in refused.err
    assert limen("bring-back", kept, "Small 8B").status == 0
    assert limen("bring-back", kept, "Pre-training").status == 0
    assert _tokens(kept) == "14T"
    assert limen("bring-back", kept, "Pre-training").status == 2


def test_that_the_organisation_is_not_removed(limen: Limen, kept: Path) -> None:
    assert limen("remove", kept, "organization").status == 2


def test_that_two_of_one_name_are_told_apart_by_their_identifiers(limen: Limen, kept: Path) -> None:
    limen("add", kept, "model", "Small 8B")
    for record in ("model-1", "model-2"):
        limen("remove", kept, record)

    assert limen("bring-back", kept, "Small 8B").status == 2
    assert limen("bring-back", kept, "model-2").status == 0
