"""``limen calendar``: dates, sentences, scenarios, and what goes into calendar programs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

Limen = Callable[..., Any]


@pytest.fixture
def planned(limen: Limen, lab: Path) -> Path:
    """The casefile with a planned release and an incident."""
    for words in (
        ("add", lab, "release", "Spring", "--to", "Small 8B"),
        ("set", lab, "Spring", "trusted_partner_release", "2027-01-15"),
        ("set", lab, "Spring", "public_release", "2027-02-01"),
        ("add", lab, "event", "Escape", "--to", "Small 8B"),
        ("set", lab, "Escape", "event", "incident"),
        ("set", lab, "Escape", "at", "2026-12-18 14:30 America/Los_Angeles"),
    ):
        assert limen(*words).status == 0
    return lab


def test_that_the_document_tells_releases_events_and_the_world(limen: Limen, planned: Path) -> None:
    told = limen("calendar", planned, "--json").json

    (release,), (event,) = told["releases"], told["events"]
    due = {one["uid"]: one for one in event["milestones"]}
    assert (release["name"], release["model"]) == ("Spring", "Small 8B")
    assert (event["name"], event["event"]) == ("Escape", "incident")
    assert due["event-1-ca-incident"]["date"] == "2027-01-02"
    assert due["event-1-ca-incident"]["rolled"] == "2027-01-04"
    assert due["event-1-ny-incident"]["at"] == "2026-12-21T14:30:00-08:00"
    assert "world-order-60" in {one["uid"] for one in told["world"]}
    assert {one["lane"] for one in release["milestones"]} >= {"preparation", "window"}


def test_that_dates_are_printed_with_their_sentences(limen: Limen, planned: Path) -> None:
    printed = limen("calendar", planned).out

    assert "Small 8B: Escape" in printed
    assert "2 Jan 2027 (Sat)    Tell the California Office of Emergency Services" in printed
    assert "that moves to 4 Jan 2027 (Mon); plan on the earlier." in printed
    assert "Dates of the world that touch these models" in printed


def test_that_scenarios_stand_side_by_side_and_change_nothing(limen: Limen, planned: Path) -> None:
    before = planned.read_bytes()
    printed = limen("calendar", planned, "--scenarios").out

    lines = [line.split() for line in printed.splitlines()]
    assert ["As", "planned", "2026-11-06", "2026-12-16", "2027-01-15", "2027-02-01", "6"] in lines
    assert any(line[:6] == ["A", "window", "of", "14", "days", "2026-11-22"] for line in lines)
    assert planned.read_bytes() == before


def test_that_scenarios_are_late_by_as_many_days_as_one_asks(limen: Limen, planned: Path) -> None:
    printed = limen("calendar", planned, "--late", "40", "--slip", "1").out
    refused = [limen("calendar", planned, "--late", days) for days in ("0", "x", "99999")]

    assert "Determination 40 days late, and you wait" in printed
    assert "2027-02-24" in printed
    assert "Partners 1 day later" in printed
    assert {one.status for one in refused} == {2}
    assert "“x” is no number of days from 1 to 3,650" in refused[1].err


def test_that_code_names_leave_names_out_of_the_calendar_file(
    limen: Limen, planned: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.ics"
    limen("set", planned, "Small 8B", "code_name", "Project Grey")
    limen("calendar", planned, "--ics", out, "--code-names")

    content = out.read_bytes()
    assert b"Project Grey" in content
    assert not any(name in content for name in (b"Small 8B", b"Spring", b"Escape"))


@pytest.mark.parametrize(
    ("key", "raw", "sentence"),
    [
        ("trusted_partner_release", "30 Feb 2027", "there is no such day in the calendar"),
        ("trusted_partner_release", "15 Jan", "the year is missing"),
        ("window_days", "0", "is the least that is possible"),
        ("window_days", "400", "366 days is the most that is possible"),
    ],
)
def test_that_bad_input_gets_one_sentence_and_the_last_state_stays(
    limen: Limen, planned: Path, key: str, raw: str, sentence: str
) -> None:
    before = limen("calendar", planned, "--json").json
    refused = limen("set", planned, "Spring", key, raw)

    assert refused.status == 2
    assert sentence in refused.err
    assert limen("calendar", planned, "--json").json == before


def test_that_odd_anchors_are_taken_and_said_to_be_odd(limen: Limen, planned: Path) -> None:
    limen("set", planned, "Spring", "public_release", "2027-01-04")
    limen("set", planned, "Spring", "trusted_partner_release", "2026-11-20")

    told = limen("calendar", planned, "--json").json["releases"][0]["problems"]

    (problem,) = told
    assert problem.startswith("The release to other trusted partners on 20 Nov 2026 (Fri) has gone")


def test_that_months_are_printed_one_a_page(limen: Limen, planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "months.pdf"
    limen("calendar", planned, "--pdf", out, "--paper", "a4")
    document = PdfDocument(out.read_bytes())
    pages = [page.get_textpage().get_text_bounded() for page in document]

    assert len(pages) == len(document) >= 4
    assert "November 2026" in pages[0]
    assert "Small Lab" in pages[0]
    assert "not a legal deadline" in pages[0]
    assert any("Window of early access begins" in " ".join(page.split()) for page in pages)
