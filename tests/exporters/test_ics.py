from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from limen.domain.calendar import Release
from limen.engine.calendar import plan
from limen.exporters import ics

STAMP = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def written(
    name: str = "Spring", model: str = "Test model", *, sequence: int = 7, example: bool = False
) -> bytes:
    release = Release(
        id="r1",
        model="m1",
        name=name,
        trusted_partners=date(2027, 1, 15),
        public=date(2027, 2, 1),
    )
    return ics.write((plan(release),), {"m1": model}, STAMP, sequence=sequence, example=example)


def read_back(content: bytes) -> dict[str, dict[str, object]]:
    calendar = Calendar.from_ical(content)
    return {
        str(event["UID"]): {
            "summary": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]),
            "start": event.decoded("DTSTART"),
            "end": event.decoded("DTEND"),
            "sequence": event["SEQUENCE"],
            "alarms": [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")],
        }
        for event in calendar.walk("VEVENT")
    }


def test_that_each_dated_milestone_is_one_event_and_the_others_none() -> None:
    assert set(read_back(written())) == {
        "r1-window-opens@limen",
        "r1-window@limen",
        "r1-trusted-partners@limen",
        "r1-public@limen",
    }


def test_that_ends_are_exclusive() -> None:
    events = read_back(written())

    window, public = events["r1-window@limen"], events["r1-public@limen"]
    assert (window["start"], window["end"]) == (date(2026, 12, 16), date(2027, 1, 15))
    assert (public["start"], public["end"]) == (date(2027, 2, 1), date(2027, 2, 2))


def test_that_events_are_told_in_the_letters_of_the_standard() -> None:
    lines = written().decode().split("\r\n")

    assert lines[0] == "BEGIN:VCALENDAR"
    for line in (
        "VERSION:2.0",
        "PRODID:-//Limen//Release calendar//EN",
        "METHOD:PUBLISH",
        "DTSTART;VALUE=DATE:20261216",
        "DTEND;VALUE=DATE:20270115",
        "DTSTAMP:20261124T093000Z",
        "SEQUENCE:7",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:Limen,public release",
        "TRIGGER:-PT15H",
        "ACTION:DISPLAY",
    ):
        assert line in lines
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_that_lines_are_folded_at_75_octets_and_end_in_both_characters() -> None:
    content = written(name="Überprüfung " * 12)

    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert "Überprüfung Überprüfung" in str(read_back(content)["r1-public@limen"]["summary"])


def test_that_the_summary_names_model_and_release() -> None:
    events = read_back(written())

    assert events["r1-public@limen"]["summary"] == "Test model, Spring: Public release"
    assert (
        events["r1-window-opens@limen"]["summary"]
        == "Test model, Spring: Window of early access opens"
    )


def test_that_a_release_without_any_name_still_has_a_summary() -> None:
    assert read_back(written("", ""))["r1-public@limen"]["summary"] == "Public release"
    assert read_back(written("", "A"))["r1-public@limen"]["summary"] == "A: Public release"


def test_that_the_description_says_how_the_date_is_computed_and_what_it_is_not() -> None:
    description = str(read_back(written())["r1-window-opens@limen"]["description"])

    assert description.startswith("30 calendar days back from the release")
    assert "Source: Executive Order 14409, sec. 3(b)(ii), 2026-06-02" in description
    assert description.endswith("Proxy calendar, not a legal deadline.")


def test_that_every_event_rings_the_day_before_at_nine() -> None:
    assert [event["alarms"] for event in read_back(written()).values()] == [
        [timedelta(hours=-15)]
    ] * 4


def test_that_an_example_is_marked_in_every_event() -> None:
    marked = read_back(written(example=True)).values()

    assert [str(event["summary"])[:21] for event in marked] == ["EXAMPLE: Test model, "] * 4


def test_that_what_users_type_cannot_leave_its_line() -> None:
    content = written(name="A\r\nEND:VEVENT\x00, ;\\ \u202egnp\u2028x" + "y" * 300)

    events = read_back(content)
    summary = str(events["r1-public@limen"]["summary"])
    assert len(events) == 4
    assert summary.startswith("Test model, A END:VEVENT , ;\\ gnp xyyy")
    assert summary.endswith("y…: Public release")
    assert len(summary) == len("Test model, ") + 200 + len(": Public release")


def test_that_the_same_input_gives_the_same_bytes_and_another_sequence_others() -> None:
    assert written() == written()
    assert written(sequence=8) == written().replace(b"SEQUENCE:7", b"SEQUENCE:8")
