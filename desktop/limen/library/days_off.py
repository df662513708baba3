"""Public holidays by the `holidays` library; which list a rule looks at is data."""

from datetime import date

import holidays

from limen.domain.clocks import DaysOff, HolidayList


def days_off(listed: HolidayList) -> DaysOff:
    """What the days off of that list are called; years are worked out as they are asked for."""
    known = holidays.country_holidays(
        listed.country, subdiv=listed.subdivision or None, language="en_US"
    )

    def name(day: date) -> str:
        names = [one for one in str(known.get(day, "")).split("; ") if one not in listed.without]
        return "; ".join(names)

    return name


def is_known(country: str, subdivision: str) -> bool:
    """Whether the library knows the days off of that *country*, and of that part of it if one is named."""
    parts = holidays.list_supported_countries().get(country)
    return parts is not None and (not subdivision or subdivision in parts)
