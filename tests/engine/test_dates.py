from datetime import date

import pytest
from hypothesis import given, strategies as st

from limen.engine import dates, words

JANUARY_15 = date(2027, 1, 15)


@pytest.mark.parametrize(
    "raw",
    [
        "2027-01-15",
        "2027/1/15",
        " 15 Jan 2027 ",
        "15 January 2027",
        "15th of January 2027",
        "Jan 15, 2027",
        "Jan. 15 2027",
        "JANUARY 15TH, 2027",
        "15 Jan 2027 (Fri)",
        "Fri, 15 Jan 2027",
        "Friday 15 January 2027",
    ],
)
def test_that_a_day_is_read_as_people_write_it(raw: str) -> None:
    assert dates.read(raw) == JANUARY_15


def test_that_september_has_its_long_abbreviation() -> None:
    assert dates.read("1 Sept. 2027") == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("01/02/2027", "it is unclear which is the month; write 2027-02-01 or 2027-01-02"),
        ("31.12.2027", "it is unclear which is the month; write 2027-12-31"),
        ("31/02/2027", "there is no such day in the calendar"),
        ("30 February 2027", "there is no such day in the calendar"),
        ("2027-02-30", "there is no such day in the calendar"),
        ("2027-13-01", "there is no such day in the calendar"),
        ("2027-00-01", "there is no such day in the calendar"),
        ("0 Jan 2027", "there is no such day in the calendar"),
        ("15 Jan", "the year is missing; write it as 15 Jan 2027"),
        ("January 15th", "the year is missing; write it as 15 Jan 2027"),
        ("15 Jan 27", "a date such as 2027-01-15 or 15 Jan 2027 is expected"),
        ("tomorrow", "a date such as 2027-01-15 or 15 Jan 2027 is expected"),
        ("2027-01-15T10:00", "a date such as 2027-01-15 or 15 Jan 2027 is expected"),
        ("15 Foo 2027", "“foo” is no month; write the date as 2027-01-15"),
        ("1999-12-31", "a year from 2000 to 2100 is expected"),
        ("2101-01-01", "a year from 2000 to 2100 is expected"),
        ("15 Jan 2027 (Sat)", "that day is 15 Jan 2027 (Fri)"),
        ("1" * 100, "a date such as 2027-01-15 is expected"),
    ],
)
def test_that_an_unclear_day_is_refused_with_a_sentence(raw: str, sentence: str) -> None:
    with pytest.raises(dates.UnclearDayError) as refused:
        dates.read(raw)

    assert str(refused.value) == sentence


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)))
def test_that_a_day_as_it_is_shown_reads_back(when: date) -> None:
    assert dates.read(words.day(when)) == when
    assert dates.read(when.isoformat()) == when
