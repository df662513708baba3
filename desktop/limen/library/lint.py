"""Every mistake in the files of a rulebook at once, each with file, line and entry.

This is the strict reading, before a file ships or is used; it takes pydantic, which costs too
much at start for the reading that every command does (`limen.library.reading`).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING

from limen.domain.clocks import Clock, HolidayList, Remark, Step, TimeRule, WorldDate
from limen.domain.errors import DataError
from limen.domain.evaluations import Evaluation, PublishedScore
from limen.domain.metrics import Metric
from limen.domain.rules import Clause, Duty, Proxy
from limen.domain.training import BaseModel, Chip, CountingRule
from limen.domain.value import Source
from limen.library import checks, clock_checks
from limen.library.rulebook import rulebook
from limen.library.shapes import SHAPES, Head, Rules
from limen.library.sheets import Problem, Sheet, sheet, written

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_NOUNS = (
    Proxy,
    Source,
    Duty,
    Clause,
    Metric,
    CountingRule,
    BaseModel,
    Chip,
    Evaluation,
    PublishedScore,
    Head,
    TimeRule,
    HolidayList,
    Clock,
    WorldDate,
    Remark,
    Step,
)
_KEYS = sorted({field.name for noun in _NOUNS for field in fields(noun)} | {"proxy"})
_IDENTIFIED = (
    "proxy",
    "metric",
    "counting",
    "evaluation",
    "base",
    "chip",
    "rule",
    "holidays",
    "clock",
    "date",
    "remark",
    "step",
)


def lint(files: Mapping[str, str], questions: Collection[str]) -> tuple[DataError, ...]:
    """The mistakes in *files*, a rulebook's folder as name to text, in the order of the lines.

    *questions* are the interview's, as ``kind.key``.  Metrics and counting rules that the folder
    does not bring along are those that ship.
    """
    sheets, errors = _sheets(files)
    known, times = known_in(sheets, questions), clock_checks.known(sheets, questions)
    for one in sheets.values():
        found = chain(problems(one, known), clock_checks.of_sheet(one, times))
        errors += [one.error(problem) for problem in found]
    errors += [*_twice(sheets), *head_problems(sheets), *_off(sheets)]
    unique = {(error.file, error.line, error.problem): error for error in errors}
    return tuple(unique[key] for key in sorted(unique))


def problems(one: Sheet, known: checks.Known) -> Iterator[Problem]:
    """What is wrong within one file, each with its place."""
    return chain(_shape(one), checks.of_sheet(one), _meaning(one, known))


def _sheets(files: Mapping[str, str]) -> tuple[dict[str, Sheet], list[DataError]]:
    sheets: dict[str, Sheet] = {}
    errors: list[DataError] = []
    for name, text in files.items():
        try:
            sheets[name] = sheet(name, text)
        except DataError as error:
            errors.append(error)
    return sheets, errors


def known_in(sheets: Mapping[str, Sheet], questions: Collection[str]) -> checks.Known:
    """The names that the rules in *sheets* may use: those of the folder, and those that ship.

    A whole rulebook that brings its own metrics or ways of counting has only those.
    """
    whole = not is_pack(sheets)
    metrics = {metric.id: metric.asks for metric in rulebook().metric.values()}
    counting = set(rulebook().counting)
    if "metrics.toml" in sheets:
        entries = sheets["metrics.toml"].entries("metric")
        own = {written(metric, "id"): written(metric, "asks") for _, metric in entries}
        metrics = own if whole else {**metrics, **own}
    if "counting.toml" in sheets:
        entries = sheets["counting.toml"].entries("counting")
        named = {written(rule, "id") for _, rule in entries}
        counting = named if whole else counting | named
    return checks.Known(metrics=metrics, counting=counting, questions=questions)


def is_pack(sheets: Mapping[str, Sheet]) -> bool:
    """Whether these are somebody's own rules, to be laid over a rulebook: they have a name."""
    head = sheets.get("rulebook.toml")
    return head is not None and bool(written(head.table, "name"))


def _shape(one: Sheet) -> Iterator[Problem]:
    """What pydantic does not accept: keys too many and too few, and values of another type."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - only who lints pays for it

    try:
        TypeAdapter(SHAPES.get(one.name, Rules)).validate_python(one.table)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield detail["loc"], _sentence(detail)


def _sentence(detail: "ErrorDetails") -> str:
    key = str(detail["loc"][-1])
    if detail["type"] == "unexpected_keyword_argument":
        close = get_close_matches(key, _KEYS, n=1)
        advice = f"; did you mean “{close[0]}”?" if close else "."
        return f"there is no key “{key}”{advice}"
    if detail["type"].startswith("missing"):
        return f"“{key}” is missing{': who says so?' if key == 'source' else '.'}"
    names = ".".join(str(part) for part in detail["loc"] if not isinstance(part, int))
    return f"{names}: {detail['msg']}."


def _meaning(one: Sheet, known: checks.Known) -> Iterator[Problem]:
    for place, rule in one.entries("proxy"):
        yield from (((*place, *where), said) for where, said in checks.of_rule(rule, known))
    for place, metric in one.entries("metric"):
        yield from (((*place, *where), said) for where, said in checks.of_metric(metric, known))
    for place, rule in one.entries("counting"):
        yield from (((*place, *where), said) for where, said in checks.of_counting(rule))


def _twice(sheets: Mapping[str, Sheet]) -> Iterator[DataError]:
    for kind in _IDENTIFIED:
        seen: dict[str, str] = {}
        for one in sheets.values():
            for place, entry in one.entries(kind):
                name = written(entry, "id") or written(entry, "key")
                if name in seen:
                    yield one.error((place, f"the same name is in {seen[name]} already."))
                seen[name] = one.name


def head_problems(sheets: Mapping[str, Sheet]) -> Iterator[DataError]:
    """What is wrong in rulebook.toml: files to order that are not there, no date and no name."""
    head = sheets.get("rulebook.toml")
    if head is None:
        return
    for name in _listed(head, "order"):
        if name not in sheets:
            yield head.error((("order",), f"there is no file “{name}” to put in order."))
    if not is_pack(sheets) and not head.table.get("newest_source"):
        said = "a rulebook needs the date of its newest source, and a pack of own rules a name."
        yield head.error(((), said))


def _off(sheets: Mapping[str, Sheet]) -> Iterator[DataError]:
    """Rules that a pack switches off and that do not ship."""
    shipped = {rule.id for rule in rulebook().proxy}
    for name in _listed(sheets["rulebook.toml"], "off") if is_pack(sheets) else ():
        if name not in shipped:
            yield sheets["rulebook.toml"].error((("off",), f"there is no rule “{name}”."))


def _listed(head: Sheet, key: str) -> list[str]:
    found = head.table.get(key)
    return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []
