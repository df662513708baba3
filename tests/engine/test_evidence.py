from datetime import date

import pytest

from limen.domain.evidence import Evidence, Keeping, Standing
from limen.engine.evidence import UnclearPeriodError, period, read_period, size, standing

TODAY = date(2026, 11, 24)
HASH, OTHER = "ab" * 32, "cd" * 32


def file(keeping: Keeping = Keeping.HELD, expires: date | None = None) -> Evidence:
    return Evidence(
        id="evidence-1",
        name="report.pdf",
        sha256=HASH,
        size=7,
        added="2026-08-02T12:00:00.000Z",
        keeping=keeping,
        expires=expires,
    )


@pytest.mark.parametrize(
    ("one", "found", "expected"),
    [
        (file(), None, Standing.UNCHECKED),
        (file(), HASH, Standing.FINE),
        (file(), OTHER, Standing.CHANGED),
        (file(), "", Standing.MISSING),
        (file(Keeping.REFERRED), "", Standing.MISSING),
        (file(Keeping.NAMED), None, Standing.NAMED),
        (file(expires=TODAY), HASH, Standing.FINE),
        (file(expires=date(2026, 11, 23)), HASH, Standing.EXPIRED),
        (file(expires=date(2026, 11, 23)), None, Standing.EXPIRED),
        (file(Keeping.NAMED, expires=date(2026, 11, 23)), None, Standing.EXPIRED),
        (file(expires=date(2026, 11, 23)), OTHER, Standing.CHANGED),
        (file(expires=date(2026, 11, 23)), "", Standing.MISSING),
    ],
)
def test_that_a_file_stands_as_it_was_found_and_expires_after_its_last_good_day(
    one: Evidence, found: str | None, expected: Standing
) -> None:
    assert standing(one, TODAY, found) is expected


@pytest.mark.parametrize(
    ("raw", "expected", "words"),
    [
        ("", (None, None), ""),
        ("2026-07-01", (date(2026, 7, 1), None), "1 Jul 2026 (Wed)"),
        ("1 July 2026", (date(2026, 7, 1), None), "1 Jul 2026 (Wed)"),
        ("2026/07/01", (date(2026, 7, 1), None), "1 Jul 2026 (Wed)"),
        (
            "2026-07-01/2026-07-31",
            (date(2026, 7, 1), date(2026, 7, 31)),
            "1 Jul 2026 (Wed) to 31 Jul 2026 (Fri)",
        ),
        (
            "1 July 2026 to 31 July 2026",
            (date(2026, 7, 1), date(2026, 7, 31)),
            "1 Jul 2026 (Wed) to 31 Jul 2026 (Fri)",
        ),
        ("2026-07-01/2026-07-01", (date(2026, 7, 1), None), "1 Jul 2026 (Wed)"),
    ],
)
def test_that_a_day_or_a_period_is_read_and_told(
    raw: str, expected: tuple[date | None, date | None], words: str
) -> None:
    assert read_period(raw) == expected
    assert period(*expected) == words


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("soon", "date"),
        ("2026-07-31/2026-07-01", "ends before it begins"),
        ("2026-07-01/", "date"),
        ("tomorrow to x", "date"),
    ],
)
def test_that_what_is_no_period_is_told(raw: str, why: str) -> None:
    with pytest.raises(UnclearPeriodError, match=why):
        read_period(raw)


def test_that_sizes_are_told_as_people_read_them() -> None:
    assert [size(number) for number in (0, 1, 1023, 1536, 2 << 30, 5 << 42)] == [
        "0 bytes",
        "1 byte",
        "1023 bytes",
        "1.5 KiB",
        "2.0 GiB",
        "20,480.0 GiB",
    ]
