"""``limen met``: what is done is said to be done, once, and nobody is reminded of it again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Limen = Callable[..., Any]


@pytest.fixture
def escaped(limen: Limen, lab: Path) -> Path:
    """The casefile with an incident about a very large model."""
    for words in (
        ("add", lab, "event", "Escape", "--to", "Small 8B"),
        ("set", lab, "Escape", "event", "incident"),
        ("set", lab, "Escape", "at", "2026-11-02 14:30 America/Los_Angeles"),
    ):
        assert limen(*words).status == 0
    return lab


def milestones(limen: Limen, lab: Path) -> dict[str, Any]:
    (event,) = limen("calendar", lab, "--json").json["events"]
    return {one["duty"]: one for one in event["milestones"]}


def test_that_a_met_duty_says_when_and_by_whom(limen: Limen, escaped: Path) -> None:
    before = milestones(limen, escaped)["ca-incident"]
    said = limen(
        "met", escaped, "ca-incident", "--on", "16 Nov 2026", "--by", "Ada", "--account", "CA-118"
    )
    after = milestones(limen, escaped)["ca-incident"]

    assert (said.status, before["late"], before["met"]) == (0, True, None)
    assert "Escape: Tell the California Office of Emergency Services: met" in said.out
    assert (after["late"], after["met"]) == (
        False,
        {"on": "2026-11-16", "by": "Ada", "account": "CA-118"},
    )
    assert "✓ met on 16 Nov 2026 (Mon)" in limen("calendar", escaped).out


def test_that_the_calendar_prints_the_names_of_what_can_be_met(limen: Limen, escaped: Path) -> None:
    assert "✗ late  [ca-incident]" in limen("calendar", escaped).out


def test_that_a_met_duty_has_no_alarm_in_calendar_programs(
    limen: Limen, escaped: Path, tmp_path: Path
) -> None:
    limen("met", escaped, "ca-incident", "--on", "2026-11-16", "--by", "Ada")
    limen("calendar", escaped, "--ics", tmp_path / "out.ics", "--code-names")

    events = (tmp_path / "out.ics").read_text().split("BEGIN:VEVENT")
    (met,) = (one for one in events if "event-1-ca-incident@limen" in one)
    assert "✓ met: Tell the California" in met
    assert "Met on 16 Nov 2026 (Mon)" in met.replace("\\,", ",").replace("\n ", "")
    assert "VALARM" not in met
    assert "Ada" not in met


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("ca-incident", "--on", "24 Dec 2026"), "that day is still to come, today is 24 Nov 2026"),
        (("ca-incident", "--on", "30 Feb 2026"), "there is no such day in the calendar"),
        (("ca-incident", "--on", "16 Nov"), "the year is missing"),
        (("nothing", "--on", "2026-11-16"), "There is no duty “nothing”. Known: ca-incident"),
        (("ca-incident", "--of", "Small 8B", "--on", "2026-11-16"), "There is no duty"),
    ],
)
def test_that_what_cannot_be_is_refused_and_nothing_is_written(
    limen: Limen, escaped: Path, words: tuple[str, ...], sentence: str
) -> None:
    before = escaped.read_bytes()
    refused = limen("met", escaped, *words)

    assert refused.status == 2
    assert sentence in refused.err
    assert escaped.read_bytes() == before


def test_that_what_is_met_already_and_what_several_ask_for_is_refused(
    limen: Limen, escaped: Path
) -> None:
    limen("met", escaped, "ca-incident", "--on", "2026-11-16")
    again = limen("met", escaped, "ca-incident", "--on", "2026-11-17")
    limen("add", escaped, "event", "Second", "--to", "Small 8B")
    limen("set", escaped, "Second", "event", "incident")
    both = limen("met", escaped, "ca-incident", "--on", "2026-11-16")
    one = limen("met", escaped, "ca-incident", "--of", "Second", "--on", "2026-11-16")

    assert "is said to be met already" in again.err
    assert "is asked for by “Escape”, “Second”: name one with --of." in both.err
    assert one.status == 0
