"""Two points of a log, two files, a file and a dossier: what differs, in words."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from cli.conftest import Limen, Outcome


@pytest.fixture
def said(limen: Limen, lab: Path) -> Path:
    """Entries 4 to 6, one a day from 24 November on."""
    for day, value in ((24, "15T"), (25, "14T"), (26, "13T")):
        done = limen("set", lab, "Pre-training", "tokens", value, today=date(2026, 11, day))
        assert done.status == 0
    return lab


def tokens(outcome: Outcome) -> list[tuple[str, str]]:
    assert outcome.status == 0, outcome.err
    label = "How many tokens did this run process?"
    found = outcome.json["differences"]
    return [(one["before"], one["after"]) for one in found if one["what"] == label]


T15, T14, T13 = (f"1.{digit} × 10¹³ tokens" for digit in (5, 4, 3))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (("--from", "4"), [(T15, T13)]),
        (("--from", "4", "--to", "5"), [(T15, T14)]),
        (("--from", "start", "--to", "4"), [("", T15)]),
        (("--from", "now", "--to", "2026-11-25"), [(T13, T14)]),
        (("--from", "2026-11-24T23:00:00Z"), [(T15, T13)]),
        (("--from", "6"), []),
    ],
)
def test_that_two_points_of_one_log_are_compared(
    limen: Limen, said: Path, points: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert tokens(limen("compare", said, *points, "--json")) == expected


def test_that_the_same_is_said_to_differ_in_nothing(limen: Limen, said: Path) -> None:
    copy = said.with_name("copy.limen")
    shutil.copy(said, copy)

    assert limen("compare", said, copy).out.endswith("Nothing differs.\n")
    assert limen("compare", said, copy, "--json").json["differences"] == []


def test_that_the_difference_is_printed_part_by_part_with_both_names(
    limen: Limen, said: Path
) -> None:
    limen("add", said, "model", "Other 70B")

    outcome = limen("compare", said, "--from", "5")

    assert outcome.out.startswith(
        "From lab.limen, entry 5 (25 Nov 2026 (Wed), 12:00 UTC) to lab.limen, entry 7 "
        "(24 Nov 2026 (Tue), 12:00 UTC), both as of 24 Nov 2026 (Tue)\n\nRecords\n"
        "  Small Lab  model  nothing → Other 70B\n\nAnswers\n  Small 8B › Pre-training"
    )
    assert "\nDates\n" not in outcome.out
    assert outcome.out.endswith("2 differences.\n")


def test_that_copies_that_went_their_own_ways_are_not_mixed_up(limen: Limen, said: Path) -> None:
    copy = said.with_name("copy.limen")
    shutil.copy(said, copy)
    limen("add", said, "model", "Ours")
    limen("add", copy, "model", "Theirs")

    found = limen("compare", said, copy, "--json").json["differences"]

    assert [(one["what"], one["before"], one["after"]) for one in found] == [
        ("model", "Ours", ""),
        ("model", "", "Theirs"),
    ]


@pytest.fixture
def dossier(limen: Limen, said: Path) -> Path:
    """Made when the log had six entries."""
    place = said.with_name("dossier.pdf")
    assert limen("dossier", said, "--model", "Small 8B", "--out", place).status == 0
    return place


def test_that_a_casefile_is_compared_with_what_a_dossier_carries(
    limen: Limen, said: Path, dossier: Path
) -> None:
    assert limen("compare", dossier, said, "--json").json["differences"] == []
    assert limen("compare", said, dossier, "--json").json["differences"] == []

    limen("set", said, "Pre-training", "tokens", "12T", "--note", "counted again")
    limen("add", said, "model", "Of which the dossier tells nothing")

    found = limen("compare", dossier, said, "--json").json["differences"]
    assert [(one["part"], one["before"], one["after"]) for one in found] == [
        ("answers", T13, "1.2 × 10¹³ tokens")
    ]


def test_that_everything_since_the_newest_dossier_is_told(
    limen: Limen, said: Path, dossier: Path
) -> None:
    (said.parent / "another.pdf").write_bytes(b"%PDF-1.7 of somebody else")
    limen("set", said, "Pre-training", "tokens", "12T")

    since = limen("compare", said, "--from", "dossier", "--json")
    named = limen("compare", said, "--from", dossier, "--json")

    assert tokens(since) == tokens(named) == [(T13, "1.2 × 10¹³ tokens")]
    assert "lab.limen, entry 6" in since.json["before"]


def test_that_a_package_is_compared_under_the_rules_that_it_carries(
    limen: Limen, said: Path
) -> None:
    package = said.with_name("lab.zip")
    rules = said.with_suffix(".rules")
    rules.mkdir()
    (rules / "rulebook.toml").write_text(
        'name = "House rules"\nversion = "1"\nas_of = 2026-11-01\noff = ["ca-sb942-users"]\n'
    )
    limen("export", said, "--format", "package", "--out", package)

    assert limen("compare", package, said, "--json").json["differences"] == []
    shutil.rmtree(rules)
    found = limen("compare", package, said, "--json").json["differences"]
    assert ("own rules", "House rules 1", "") in [
        (one["what"], one["before"], one["after"]) for one in found
    ]


def test_that_files_of_nobody_known_are_compared_by_name(
    limen: Limen, said: Path, dossier: Path
) -> None:
    other = said.with_name("other.limen")
    limen("new", other, "--organization", "Another Lab")
    limen("add", other, "model", "Small 8B")

    for one in (said, dossier):
        found = limen("compare", one, other, "--json").json["differences"]
        records = [
            (each["what"], each["before"], each["after"])
            for each in found
            if each["part"] == "records"
        ]
        assert records == [
            ("name", "Small Lab", "Another Lab"),
            ("training run", "Pre-training", ""),
        ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Say what to compare with"),
        (("--from", "7"), "its entries are numbered from 1 to 6."),
        (("--from", "0"), "its entries are numbered from 1 to 6."),
        (("--from", "2020-01-01"), "it begins on 24 Nov 2026 (Tue), 12:00 UTC."),
        (("--from", "yesterday"), "it cannot be read."),
        (("--from", "2026-13-40"), "it cannot be read."),
        (("--from", "dossier"), "no dossier that was made from it lies beside the casefile."),
    ],
)
def test_that_a_point_that_is_none_is_one_sentence(
    limen: Limen, said: Path, words: tuple[str, ...], sentence: str
) -> None:
    outcome = limen("compare", said, *words)

    assert (outcome.status, outcome.out) == (2, "")
    assert sentence in outcome.err
    assert outcome.err.count("\n") == 1


def test_that_a_dossier_of_another_log_is_no_point_and_has_none(
    limen: Limen, said: Path, dossier: Path
) -> None:
    other = said.with_name("other.limen")
    limen("new", other, "--organization", "Another Lab")
    for _ in range(6):
        limen("add", other, "model", "Small 8B")

    foreign = limen("compare", other, "--from", dossier)
    pointless = limen("compare", dossier, said, "--from", "3")

    assert "that dossier was not made from this log" in foreign.err
    assert "it has no log, so it has no points" in pointless.err


def test_that_a_file_that_is_not_there_is_one_sentence(limen: Limen, said: Path) -> None:
    outcome = limen("compare", said, said.with_name("gone.limen"))

    assert (outcome.status, "there is no such file" in outcome.err) == (2, True)


def test_that_a_confidential_copy_is_to_be_decrypted_first(limen: Limen, said: Path) -> None:
    sealed = said.with_name("lab.age")
    sealed.write_bytes(b"age-encryption.org/v1 and more that nobody can read")

    for command in ("compare", "merge"):
        outcome = limen(command, said, sealed)
        assert outcome.status == 2
        assert "lab.age cannot be read: it is a confidential copy. Decrypt it first" in outcome.err
