"""Short phrases about rules, dates and sources, as every page writes them."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from limen.domain.quantities import Quantity
from limen.domain.rules import Operator, Proxy, Status
from limen.domain.screening import Finding
from limen.domain.value import Source
from limen.engine import words

JURISDICTIONS: Mapping[str, str] = {
    "US-federal": "United States, federal",
    "US-states": "United States, other States",
    "US-CA": "California",
    "US-NY": "New York",
    "US-IL": "Illinois",
    "US-CT": "Connecticut",
    "EU": "European Union",
    "KR": "Korea",
    "UK": "United Kingdom",
    "CN": "China",
    "BR": "Brazil",
    "private": "Company policies",
}
"""What people call each jurisdiction; one that is not listed is called by its code."""

FLOP = "FLOP"
_SPELLED_BELOW = 10**13
_POWER = re.compile(r"10\^(-?\d+)")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_IN_WORDS: Mapping[Operator, str] = {
    Operator.QUALITATIVE: "in words, no figure",
    Operator.UNPUBLISHED: "not published",
    Operator.EVENT: "an event, no figure",
    Operator.NONE: "none",
}


def jurisdiction(code: str) -> str:
    """The name of a jurisdiction."""
    return JURISDICTIONS.get(code, code)


def place(code: str) -> str:
    """The name of a jurisdiction where there is little room."""
    return {"EU": "EU", "US-federal": "US federal", "private": "companies"}.get(
        code, jurisdiction(code)
    )


def capital(text: str) -> str:
    """*text* with a capital in front, the rest as it is."""
    return text[:1].upper() + text[1:]


def raised(text: str) -> str:
    """*text* with its powers of ten set as people write them: ``10^26`` becomes ``10²⁶``."""
    return _POWER.sub(lambda found: f"10{found.group(1).translate(_RAISED)}", text)


def limit(proxy: Proxy) -> str:
    """What is compared with, and how: ``> 10²⁶``; in words where there is no figure."""
    if proxy.operator in _IN_WORDS:
        return _IN_WORDS[proxy.operator]
    return f"{proxy.operator.value} {raised(proxy.value_text or proxy.value)}"


def amount(value: Quantity) -> str:
    """The centre of *value* with its unit."""
    unit, centre = f" {value.unit}" if value.unit else "", value.central
    if value.unit != FLOP and centre == centre.to_integral_value() and centre < _SPELLED_BELOW:
        return f"{int(centre):,}{unit}"
    return f"{words.figure(centre)}{unit}"


def measured(finding: Finding) -> str:
    """The value against the threshold with the margin, as far as there are any."""
    if finding.proxy.problem:
        return finding.proxy.problem
    against = limit(finding.proxy)
    if finding.value is None:
        return f"Threshold: {against}"
    return " · ".join(
        part for part in (f"{amount(finding.value)} against {against}", finding.margin) if part
    )


def printed(iso: str) -> str:
    """A date that may be shortened to a month or a year: ``2 Aug 2025``, ``Jun 2026``, ``2026``."""
    parts = iso.split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts):
        return iso
    month = _MONTHS[int(parts[1]) - 1]
    return " ".join([*(str(int(day)) for day in parts[2:3]), month, parts[0]])


@lru_cache(maxsize=4096)
def short(day: date) -> str:
    """The date without its weekday: ``15 Jan 2027``."""
    return printed(day.isoformat())


def standing(proxy: Proxy, status: Status) -> str:
    """How a rule stands, and since or from when."""
    since, until = printed(proxy.effective_from), printed(proxy.effective_to)
    match status:
        case Status.IN_FORCE if since:
            return f"in force since {since}"
        case Status.ENACTED if since:
            return f"enacted, in force from {since}"
        case Status.HISTORIC if until:
            return f"historic, until {until}"
        case Status.POLICY if since:
            return f"company policy, {since}"
        case _:
            return status.value


def cited(source: Source) -> str:
    """The source with its date and how well it is known, in a line."""
    parts = (source.title, printed(source.date), source.confidence.value, source.read)
    return " · ".join(part for part in parts if part)
