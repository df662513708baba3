from pathlib import Path

import pytest
from cli.conftest import Limen


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("It went well.")
    return path


@pytest.fixture
def backed(limen: Limen, lab: Path, report: Path) -> Path:
    """The small lab, with a report that backs one answer."""
    assert limen("set", lab, "Small 8B", "weights", "open").status == 0
    made = limen("attach", lab, report, "--to", "Small 8B", "weights")
    assert (made.status, made.out.splitlines()[0]) == (0, "evidence-1  report.txt: text, 13 bytes")
    return lab


def test_that_everything_about_a_file_can_be_said_when_it_is_attached(
    limen: Limen, lab: Path, report: Path
) -> None:
    words = ("--effective", "2026-07-01/2026-07-31", "--expires", "2027-01-01")
    more = ("--obtained", "by mail", "--note", "signed", "--json")

    (one,) = limen("attach", lab, report, *words, *more).json

    assert one == {
        "id": "evidence-1",
        "name": "report.txt",
        "kind": "text",
        "size": 13,
        "sha256": one["sha256"],
        "added": "2026-11-24T12:00:00.000Z",
        "obtained": "by mail",
        "keeping": "held",
        "path": "",
        "effective_from": "2026-07-01",
        "effective_to": "2026-07-31",
        "expires": "2027-01-01",
        "note": "signed",
        "state": "not checked",
        "answers": [],
    }


def test_that_files_are_listed_with_what_they_back(limen: Limen, backed: Path) -> None:
    listed = limen("evidence", backed)

    assert listed.status == 0
    assert "– not checked  evidence-1  report.txt  text  13 bytes" in listed.out
    assert listed.out.rstrip().endswith("1 answer")


def test_that_checking_finds_a_file_fine(limen: Limen, backed: Path) -> None:
    checked = limen("evidence", backed, "--verify", "--json")

    assert checked.status == 0
    assert [one["state"] for one in checked.json["evidence"]] == ["fine"]
    assert checked.json["evidence"][0]["answers"] == [{"record": "model-1", "question": "weights"}]


@pytest.mark.parametrize(
    ("spoil", "state"),
    [
        (lambda path: path.write_text("It went ill.."), "changed since attached"),
        (lambda path: path.unlink(), "missing"),
    ],
)
def test_that_checking_finds_what_became_of_a_file_that_is_referred_to(
    limen: Limen, lab: Path, report: Path, spoil: object, state: str
) -> None:
    limen("attach", lab, report, "--refer")
    assert callable(spoil)
    spoil(report)

    checked = limen("evidence", lab, "--verify", "--json")

    assert (checked.status, checked.json["evidence"][0]["state"]) == (1, state)
    assert limen("evidence", lab).status == 0


def test_that_an_expired_file_is_found(limen: Limen, backed: Path) -> None:
    assert limen("describe", backed, "evidence-1", "--expires", "2026-11-23").status == 0

    assert limen("evidence", backed, "--verify").status == 1
    assert limen("evidence", backed, "--verify", "--as-of", "2026-11-23").status == 0


def test_that_a_byte_changed_in_the_casefile_is_found(limen: Limen, backed: Path) -> None:
    content = backed.read_bytes()
    backed.write_bytes(content.replace(b"It went well.", b"It went hell."))

    checked = limen("evidence", backed, "--verify")

    assert (checked.status, "▲ changed since attached" in checked.out) == (1, True)
    verified = limen("verify", backed)
    assert (verified.status, "“report.txt” (evidence-1)" in verified.out) == (1, True)


def test_that_verifying_a_casefile_reads_its_files(limen: Limen, backed: Path) -> None:
    verified = limen("verify", backed)

    assert (verified.status, "1 file in it read: 1 as attached." in verified.out) == (0, True)


def test_that_a_file_is_taken_out_again(limen: Limen, backed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"

    assert limen("evidence", backed, "--extract", "report.txt", "--out", out).status == 0
    assert out.read_text() == "It went well."
    again = limen("evidence", backed, "--extract", "evidence-1", "--out", out)
    assert (again.status, "already exists" in again.err) == (2, True)
    assert limen("evidence", backed, "--extract", "evidence-1").status == 2
    assert limen("evidence", backed, "--extract", "evidence-9", "--out", "x").status == 2


def test_that_a_file_is_linked_described_and_put_away(limen: Limen, backed: Path) -> None:
    limen("set", backed, "Pre-training", "tokens", "15T")
    words = ("--link", "Pre-training", "tokens", "--unlink", "Small 8B", "weights")

    one = limen("describe", backed, "report.txt", "--note", "signed", *words, "--json").json

    assert one["answers"] == [{"record": "training-run-1", "question": "tokens"}]
    assert one["note"] == "signed"
    assert limen("describe", backed, "report.txt", "--remove").status == 0
    assert limen("evidence", backed, "--json").json["evidence"] == []
    assert limen("describe", backed, "evidence-1", "--restore").status == 0
    assert limen("evidence", backed, "--verify").status == 0
    assert limen("describe", backed, "evidence-9", "--restore").status == 2


def test_that_content_goes_only_when_it_is_out_of_sight_and_somebody_says_so(
    limen: Limen, backed: Path
) -> None:
    assert limen("evidence", backed, "--discard").out.startswith("0 files dropped")
    limen("describe", backed, "evidence-1", "--remove")
    assert b"It went well." in backed.read_bytes()

    gone = limen("evidence", backed, "--discard", "--json").json["discarded"]

    assert [one["size"] for one in gone] == [13]
    assert b"It went well." not in backed.read_bytes()
    assert limen("verify", backed).status == 0
    limen("describe", backed, "evidence-1", "--restore")
    checked = limen("evidence", backed, "--verify")
    assert (checked.status, "! missing" in checked.out) == (1, True)


def test_that_one_file_that_cannot_be_read_keeps_all_from_being_attached(
    limen: Limen, lab: Path, report: Path, tmp_path: Path
) -> None:
    outcome = limen("attach", lab, report, tmp_path / "gone.txt")

    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert limen("evidence", lab, "--json").json["evidence"] == []


def test_that_wrong_words_get_one_sentence(limen: Limen, lab: Path, report: Path) -> None:
    for words in (
        ("--effective", "soon"),
        ("--effective", "2026-07-31/2026-07-01"),
        ("--expires", "x"),
        ("--to", "Small 8B", "weights"),
        ("--to", "Small 8B", "nonsense"),
    ):
        outcome = limen("attach", lab, report, *words)
        assert (outcome.status, outcome.out, outcome.err.count("\n")) == (2, "", 1), words


def test_that_a_file_elsewhere_is_only_named_and_this_is_said(
    limen: Limen, lab: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "run.log"
    elsewhere.write_text("begun")

    outcome = limen("attach", lab, elsewhere, "--refer")

    assert outcome.status == 0
    assert "only its name is kept" in outcome.err
    assert b"elsewhere" not in lab.read_bytes()
