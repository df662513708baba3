"""Which rulebook counts for a casefile, and whose own rules."""

import os
from datetime import date
from pathlib import Path

import pytest
from own_rules import HEAD, HOUSE, PACK

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.app.exporting import Subject, exported
from limen.app.own_rules import carried_along, judged, keep_beside, lay_aside
from limen.app.printing import dossier_file
from limen.app.reading import case_in
from limen.app.rulebooks import kept, rulebook_beside, rulebook_for, rulebook_in, texts_in
from limen.app.unpacking import unpacked_to
from limen.app.verifying import verified
from limen.domain.dossier import Audience, Edition
from limen.domain.errors import (
    DataError,
    ExistingFileError,
    OversizedRulesError,
    UnreadableFileError,
    UnwritableFileError,
)
from limen.domain.forms import RecordKind
from limen.domain.records import Record
from limen.library.rulebook import rulebook

TODAY = date(2026, 11, 24)
CLOCK = fixed(TODAY)


def folder(place: Path, texts: dict[str, str]) -> Path:
    place.mkdir()
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def lab(tmp_path: Path) -> Path:
    file = tmp_path / "lab.limen"
    with Desk.create(file, "Small Lab", CLOCK) as desk:
        desk.add(RecordKind.MODEL, "Small 8B", desk.case.casefile.organization.id)
    return file


def test_that_own_rules_beside_a_casefile_count_wherever_it_is_opened(tmp_path: Path) -> None:
    file = lab(tmp_path)
    folder(tmp_path / "lab.rules", PACK)

    with Desk.open(file, CLOCK) as desk:
        assert desk.case.rulebook.own("house-24")
        assert desk.case.models[0].screening.finding("house-24") is not None
    assert case_in(file, TODAY).rulebook.own("house-24")


def test_that_without_them_the_shipped_rulebook_counts(tmp_path: Path) -> None:
    assert case_in(lab(tmp_path), TODAY).rulebook is rulebook()
    assert rulebook_for() is rulebook()


def test_that_named_own_rules_go_before_those_beside(tmp_path: Path) -> None:
    file = lab(tmp_path)
    folder(tmp_path / "lab.rules", PACK)
    other = {"rulebook.toml": HEAD.replace("House rules", "Other rules"), "a.toml": HOUSE}

    case = case_in(file, TODAY, own=folder(tmp_path / "others", other))

    assert case.rulebook.pack is not None
    assert case.rulebook.pack.name == "Other rules"


def test_that_own_rules_lie_over_another_rulebook_too(tmp_path: Path) -> None:
    kept(rulebook(), tmp_path / "old")
    head = tmp_path / "old" / "rulebook.toml"
    head.write_text(head.read_text().replace("'1.0'", "'0.9'"))

    book = rulebook_for(None, tmp_path / "old", folder(tmp_path / "own", PACK))

    assert book.version == "0.9"
    assert book.own("house-24")


def test_that_a_rulebook_is_kept_and_read_again(tmp_path: Path) -> None:
    count = kept(rulebook_in(folder(tmp_path / "own", PACK)), tmp_path / "kept")

    assert count == len(rulebook().files) + 2
    assert rulebook_in(tmp_path / "kept").sha256 == rulebook().sha256
    assert texts_in(tmp_path / "kept" / "own-rules") == PACK
    with pytest.raises(ExistingFileError):
        kept(rulebook(), tmp_path / "kept")


def test_that_a_folder_called_shipped_is_a_folder(tmp_path: Path) -> None:
    assert rulebook_in(Path("shipped")) is rulebook()
    assert rulebook_in(folder(tmp_path / "shipped", PACK)).own("house-24")


def test_that_mistakes_name_folder_file_and_line(tmp_path: Path) -> None:
    file = lab(tmp_path)
    folder(tmp_path / "lab.rules", {"rulebook.toml": HEAD, "house.toml": "[[proxy"})

    with pytest.raises(DataError, match=r"^lab\.rules/house\.toml:1: "):
        Desk.open(file, CLOCK)


def test_that_links_are_not_followed(tmp_path: Path) -> None:
    place = folder(tmp_path / "own", {"rulebook.toml": HEAD})
    (tmp_path / "elsewhere.toml").write_text(HOUSE)
    (place / "house.toml").symlink_to(tmp_path / "elsewhere.toml")

    with pytest.raises(UnreadableFileError, match=r"house\.toml cannot be read: it is a link"):
        texts_in(place)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_that_nothing_waits_for_a_file_that_is_none(tmp_path: Path) -> None:
    place = folder(tmp_path / "own", {"rulebook.toml": HEAD})
    os.mkfifo(place / "house.toml")

    with pytest.raises(UnreadableFileError, match="no plain file"):
        texts_in(place)


def test_that_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    place = folder(tmp_path / "own", {"rulebook.toml": HEAD})
    with (place / "house.toml").open("wb") as file:
        file.truncate(10**11)

    with pytest.raises(OversizedRulesError, match="16 MB"):
        texts_in(place)


def test_that_endless_many_files_are_refused(tmp_path: Path) -> None:
    place = folder(tmp_path / "own", {f"{number}.toml": "" for number in range(1_001)})

    with pytest.raises(OversizedRulesError, match="1,000 files"):
        texts_in(place)


@pytest.mark.parametrize("name", ["nothing-here", "empty", "file.toml"])
def test_that_what_is_no_folder_of_rules_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.toml").write_text(HOUSE)

    with pytest.raises(UnreadableFileError, match="Name a folder"):
        texts_in(tmp_path / name)


def test_that_texts_that_are_none_are_one_sentence(tmp_path: Path) -> None:
    place = folder(tmp_path / "own", {})
    (place / "a.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(UnreadableFileError, match="byte 0 is not UTF-8"):
        texts_in(place)


def printed(file: Path, model: Record, out: Path) -> Path:
    with Desk.open(file, CLOCK) as desk:
        edition = Edition(audience=Audience.COUNSEL)
        out.write_bytes(dossier_file(desk.case, model.id, edition, desk.entries()))
    return out


def test_that_a_dossier_is_verified_under_the_rulebook_that_it_carries(tmp_path: Path) -> None:
    file = lab(tmp_path)
    model = case_in(file, TODAY).casefile.models[0]
    own = folder(tmp_path / "lab.rules", PACK)
    pdf = printed(file, model, tmp_path / "dossier.pdf")
    for part in own.iterdir():
        part.unlink()
    own.rmdir()

    found = verified(pdf)

    assert found.problems == ()
    (checked,) = found.checked
    assert checked == (
        "52 of 52 findings computed again under the same rulebook, with the own rules "
        "“House rules” 7, equal."
    )
    again = rulebook_in(pdf)
    assert again.own("house-24")
    assert again.sha256 == rulebook().sha256


def test_that_own_rules_are_copied_beside_the_casefile_and_judged_first(tmp_path: Path) -> None:
    file, house = lab(tmp_path), folder(tmp_path / "house", PACK)

    found = judged(house)
    assert [str(one).partition(": ")[0] for one in found.mistakes] == ["house.toml:52"]
    assert keep_beside(file, found.files) == ""

    assert {one.name for one in (tmp_path / "lab.rules").iterdir()} == set(PACK)
    assert case_in(file, TODAY).rulebook.own("house-24")
    assert str(tmp_path).encode() not in file.read_bytes()


def test_that_own_rules_which_lay_there_are_kept_under_another_name(tmp_path: Path) -> None:
    file = lab(tmp_path)
    folder(tmp_path / "lab.rules", {"rulebook.toml": HEAD})

    assert keep_beside(file, PACK) == "lab.rules-off"
    assert lay_aside(file) == "lab.rules-off-2"
    assert lay_aside(file) == ""

    assert case_in(file, TODAY).rulebook is rulebook()
    assert (tmp_path / "lab.rules-off" / "rulebook.toml").read_text(encoding="utf-8") == HEAD
    assert (tmp_path / "lab.rules-off-2" / "house.toml").exists()


def test_that_a_place_that_takes_no_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match="own rules are as they were"):
        keep_beside(tmp_path / "nowhere" / "lab.limen", PACK)
    assert "under the shipped rules alone" in carried_along(tmp_path / "no" / "lab.limen", PACK)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            {"rulebook.toml": HEAD.replace("name = 'House rules'", "newest_source = 2026-11-20")},
            "a whole rulebook",
        ),
        ({"rulebook.toml": "name = 'x\n"}, "house/rulebook.toml:1: Expected"),
        ({"house.toml": HOUSE}, "house/rulebook.toml:1: it is missing"),
    ],
)
def test_that_what_cannot_be_laid_over_says_why(
    tmp_path: Path, texts: dict[str, str], said: str
) -> None:
    found = judged(folder(tmp_path / "house", texts))

    assert found.book is None
    assert said in found.refusal


def test_that_a_copy_of_a_casefile_takes_its_own_rules_along(tmp_path: Path) -> None:
    file = lab(tmp_path)
    folder(tmp_path / "lab.rules", PACK)
    (tmp_path / "there").mkdir()

    with Desk.open(file, CLOCK) as desk:
        desk.save_copy(tmp_path / "there" / "copy.limen")
        assert desk.without_own == ""

    assert case_in(tmp_path / "there" / "copy.limen", TODAY).rulebook.own("house-24")


def test_that_broken_own_rules_refuse_a_command_and_do_without_in_the_window(
    tmp_path: Path,
) -> None:
    file = lab(tmp_path)
    folder(tmp_path / "lab.rules", {"rulebook.toml": "name = 'x\n"})

    with pytest.raises(DataError, match=r"lab\.rules/rulebook\.toml:1"):
        case_in(file, TODAY)
    book, said = rulebook_beside(file)
    assert book is rulebook()
    assert said.startswith("lab.rules/rulebook.toml:1: ")
    assert said.endswith("all that is shown follows the shipped ones.")


def test_that_a_package_takes_own_rules_along(tmp_path: Path) -> None:
    file = lab(tmp_path)
    folder(tmp_path / "lab.rules", PACK)
    with Desk.open(file, CLOCK) as desk:
        subject = Subject(case=desk.case, entries=desk.entries(), clock=CLOCK)
        exported(subject, "package", tmp_path / "lab.zip")

    unpacked_to(tmp_path / "lab.zip", tmp_path / "again.limen")

    assert case_in(tmp_path / "again.limen", TODAY).rulebook.own("house-24")
    assert (tmp_path / "again.rules" / "house.toml").read_text("utf-8") == PACK["house.toml"]
