"""What clocks, ways of counting and dates of the world must be besides well-formed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from limen.domain.calendar import Lane
from limen.domain.clocks import Unit
from limen.domain.forms import RecordKind
from limen.engine.calendar import spans
from limen.library.checks import is_date
from limen.library.interview import question, shipped
from limen.library.rulebook import rulebook
from limen.library.sheets import Problem, Sheet, Table, written

_ANCHORS = ("partners", "public")


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names that clocks may use: proxies, questions, kinds of event, rules, lists of holidays."""

    proxies: Collection[str]
    questions: Collection[str]
    events: Collection[str]
    rules: Collection[str]
    holidays: Collection[str]


def known(sheets: Mapping[str, Sheet], questions: Collection[str]) -> Names:
    """The names in *sheets*, besides those that ship."""
    book = rulebook()
    almanac = book.almanac
    return Names(
        proxies={proxy.id for proxy in book.proxy} | _ids(sheets, "proxy"),
        questions=questions,
        events={one.key for one in question(shipped(), RecordKind.EVENT, "event").choices},
        rules=_ids(sheets, "rule") or set(almanac.rule),
        holidays=_ids(sheets, "holidays") or set(almanac.holidays),
    )


def of_sheet(sheet: Sheet, names: Names) -> Iterator[Problem]:
    """What is wrong with the clocks, rules and dates of one file."""
    for key, judge in _JUDGES.items():
        for place, entry in sheet.entries(key):
            yield from (((*place, *where), said) for where, said in judge(entry, names))
    yield from _steps(sheet, names)


def _ids(sheets: Mapping[str, Sheet], key: str) -> set[str]:
    entries = chain.from_iterable(sheet.entries(key) for sheet in sheets.values())
    return {written(entry, "id") for _, entry in entries}


def _rule(rule: Table, names: Names) -> Iterator[Problem]:
    listed = written(rule, "holidays")
    if listed and listed not in names.holidays:
        yield ("holidays",), f"there is no list of holidays “{listed}”."
    weekend = rule.get("weekend", [])
    if not isinstance(weekend, list) or not set(map(str, weekend)) <= set("1234567"):
        yield ("weekend",), "a weekend is given as days from 1 (Monday) to 7 (Sunday)."
    elif len(set(map(str, weekend))) == 7:  # noqa: PLR2004 - a whole week
        yield ("weekend",), "a week without any working day cannot be counted."


def _holidays(listed: Table, _names: Names) -> Iterator[Problem]:
    from limen.library.days_off import is_known  # noqa: PLC0415 - it takes the holidays library

    country, part = written(listed, "country"), written(listed, "subdivision")
    if not is_known(country, part):
        where = f"“{part}” in “{country}”" if part else f"“{country}”"
        yield ("country",), f"the holidays library has no list of {where}."


def _clock(clock: Table, names: Names) -> Iterator[Problem]:
    yield from _named(clock, "rule", names.rules, "rule of counting")
    yield from _named(clock, "proxy", names.proxies, "proxy")
    yield from _named(clock, "event", names.events, "kind of event")
    yield from _named(clock, "anchor", _ANCHORS, "anchor")
    if bool(written(clock, "event")) == bool(written(clock, "anchor")):
        yield (), "a clock is started either by an event or by an anchor."
    yield from _moments(clock, names)
    yield from _span(clock)


def _named(table: Table, key: str, known: Collection[str], what: str) -> Iterator[Problem]:
    name = written(table, key)
    if name and name not in known:
        yield (key,), f"there is no {what} “{name}”."


def _moments(clock: Table, names: Names) -> Iterator[Problem]:
    for key in ("moment", "until"):
        asked = f"{RecordKind.EVENT}.{written(clock, key)}"
        if written(clock, key) and asked not in names.questions:
            yield (key,), f"nothing can answer this: no question is called “{asked}”."
    when = clock.get("when")
    for key in when if isinstance(when, dict) else ():
        if key not in names.questions:
            yield ("when", key), f"nothing can answer this: no question is called “{key}”."


def _span(clock: Table) -> Iterator[Problem]:
    within = written(clock, "within")
    if not within:
        if written(clock, "event"):
            yield ("within",), "a clock that an event starts needs a span, such as P15D or PT72H."
        return
    try:
        span = spans.read(within)
    except ValueError as error:
        yield ("within",), f"{error}."
        return
    if span.number == 0:
        yield ("within",), f"“{within}” is no time at all."
    if span.unit is Unit.HOUR:
        yield from _hours(clock)


def _hours(clock: Table) -> Iterator[Problem]:
    if written(clock, "rule"):
        yield ("rule",), "hours are counted in UTC and never roll: no rule of counting is taken."
    if clock.get("repeats"):
        yield ("repeats",), "only clocks that count days repeat."


def _steps(sheet: Sheet, names: Names) -> Iterator[Problem]:
    """Steps have to stand after those that they name: so that no step waits for itself."""
    seen: set[str] = set()
    for place, step in sheet.entries("step"):
        after = step.get("after")
        for name in after if isinstance(after, list) else ():
            if name not in seen:
                yield (*place, "after"), f"no step above it is called “{name}”."
        seen.add(written(step, "id"))
        yield from (((*place, *where), said) for where, said in _step(step, names))


def _step(step: Table, names: Names) -> Iterator[Problem]:
    days = step.get("days")
    if isinstance(days, int) and days < 1:
        yield ("days",), "a step takes one day at least."
    for key in ("days", "done"):
        asked = f"{RecordKind.RELEASE}.{key}_{written(step, 'id')}"
        if asked not in names.questions:
            yield (), f"nothing can answer this: no question is called “{asked}”."


def _world(one: Table, names: Names) -> Iterator[Problem]:
    on = written(one, "on")
    if not is_date(on):
        yield ("on",), f"“{on}” is no date: write 2026-10-01, 2026-10 or 2026."
    touches = one.get("touches")
    for name in touches if isinstance(touches, list) else ():
        if name not in names.proxies:
            yield ("touches",), f"there is no proxy “{name}”."


def _remark(one: Table, _names: Names) -> Iterator[Problem]:
    lane = written(one, "lane")
    if lane not in set(Lane):
        yield ("lane",), f"there is no lane “{lane}”."


_JUDGES: Mapping[str, Callable[[Table, Names], Iterator[Problem]]] = {
    "rule": _rule,
    "holidays": _holidays,
    "clock": _clock,
    "date": _world,
    "remark": _remark,
}
