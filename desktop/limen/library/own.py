"""Rulebooks that do not ship: an earlier one, and somebody's own rules on top of one.

What is wrong with one rule stays with that rule, which is then a rule problem; what is wrong with
the rest of a folder is one sentence with file and line.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from limen.domain.errors import DataError, OversizedRulesError
from limen.domain.evaluations import Evaluation, EvaluationBook
from limen.domain.nouns import dataclass
from limen.domain.rules import Proxy, Rulebook
from limen.domain.training import CountingRule
from limen.domain.value import Value
from limen.library.bounds import bounded, unseen
from limen.library.broken import entry, unusable
from limen.library.checks import Known
from limen.library.lazily import Lazily
from limen.library.lint import head_problems, is_pack, known_in, problems
from limen.library.own_dates import own_almanac
from limen.library.packed import hashed, pack_of
from limen.library.places import Place
from limen.library.reading import value
from limen.library.rulebook import CAPABILITIES, bound, named, rulebook
from limen.library.shapes import (
    Bases,
    Capabilities,
    Counting,
    Evaluations,
    Hardware,
    Head,
    Metrics,
    rule_files,
)
from limen.library.sheets import Problem, Sheet, sheet

T = TypeVar("T")
Sheets = Mapping[str, Sheet]

MOST_RULES = 1_000


@dataclass(frozen=True, kw_only=True)
class _Part(Value):
    """One kind of content besides rules: in which *file*, by which *key*, of which *shape*."""

    file: str
    key: str
    shape: type[Value]
    by: str = "id"


_METRICS = _Part(file="metrics.toml", key="metric", shape=Metrics)
_COUNTING = _Part(file="counting.toml", key="counting", shape=Counting)
_CHIPS = _Part(file="hardware.toml", key="chip", shape=Hardware, by="key")
_BASES = _Part(file="base_models.toml", key="base", shape=Bases, by="key")
_EVALUATIONS = _Part(file="evaluations.toml", key="evaluation", shape=Evaluations)


def whole(name: str, files: Mapping[str, str], questions: frozenset[str]) -> Rulebook:
    """The rulebook in the folder called *name*; what it does not bring along is what ships."""
    with _within(name):
        return _whole(name, files, questions)


def overlaid(
    under: Rulebook, name: str, files: Mapping[str, str], questions: frozenset[str]
) -> Rulebook:
    """*under* with the own rules of the folder called *name* laid over it."""
    with _within(name):
        return _overlaid(under, name, files, questions)


def _whole(name: str, files: Mapping[str, str], questions: frozenset[str]) -> Rulebook:
    sheets = _sheets(name, files)
    head = _head(sheets)
    shipped = rulebook()
    known = known_in(sheets, questions)
    rules = tuple(_rules(name, sheets, head, known, strict=False))
    return replace(
        shipped,
        version=head.version,
        as_of=head.as_of,
        newest_source=head.newest_source or head.as_of,
        sha256=hashed(files),
        proxy=rules,
        metric=_read(sheets, _METRICS) or shipped.metric,
        counting=_read(sheets, _COUNTING) or shipped.counting,
        chip=Lazily(lambda: _read(sheets, _CHIPS)) if _CHIPS.file in sheets else shipped.chip,
        base=Lazily(lambda: _read(sheets, _BASES)) if _BASES.file in sheets else shipped.base,
        book=_book(sheets, shipped, on_top=False),
        files=dict(files),
        almanac=own_almanac(sheets, questions),
    )


def _overlaid(
    under: Rulebook, name: str, files: Mapping[str, str], questions: frozenset[str]
) -> Rulebook:
    sheets = _sheets(name, files)
    head = _head(sheets)
    _refuse_first(head_problems(sheets))
    rules = _rules(name, sheets, head, known_in(sheets, questions), strict=True)
    own = {rule.id: replace(rule, own=True) for rule in rules}
    pack = pack_of(name, files, head, (tuple(own), _ids(under)))
    if gone := [one for one in head.off if one not in _ids(under)]:
        raise sheets["rulebook.toml"].error((("off",), f"there is no rule “{gone[0]}”."))
    counting: Mapping[str, CountingRule] = _read(sheets, _COUNTING)
    return replace(
        under,
        proxy=tuple(_laid_over(under, own, head)),
        metric={**under.metric, **_read(sheets, _METRICS)},
        counting={**under.counting, **counting},
        chip=_together(under.chip, sheets, _CHIPS),
        base=_together(under.base, sheets, _BASES),
        book=_book(sheets, under, on_top=True),
        pack=pack,
    )


def _ids(book: Rulebook) -> frozenset[str]:
    return frozenset(rule.id for rule in book.proxy)


def is_overlay(files: Mapping[str, str]) -> bool:
    """Whether *files* are own rules, rather than a rulebook of its own."""
    head = files.get("rulebook.toml")
    return head is not None and is_pack({"rulebook.toml": sheet("rulebook.toml", head)})


def _sheets(name: str, files: Mapping[str, str]) -> Sheets:
    bounded(name, files)
    sheets = {file: sheet(file, text) for file, text in files.items()}
    _refuse_first(one for each in sheets.values() for one in unseen(each))
    return sheets


def _refuse_first(found: Iterator[DataError]) -> None:
    first = next(found, None)
    if first is not None:
        raise first


@contextmanager
def _within(name: str) -> Iterator[None]:
    """Let what is refused name the folder too."""
    try:
        yield
    except DataError as error:
        raise DataError(f"{name}/{error.file}", error.line, error.problem) from error


def _head(sheets: Sheets) -> Head:
    if "rulebook.toml" not in sheets:
        said = (
            "it is missing: it has to say the version, as of when it is, and of own rules the name."
        )
        raise DataError("rulebook.toml", 1, said)
    return value(Head, sheets["rulebook.toml"].table, "rulebook.toml")


def _rules(name: str, sheets: Sheets, head: Head, known: Known, *, strict: bool) -> Iterator[Proxy]:
    """The rules in their order; one that cannot be used says why, and no id is there twice."""
    seen: set[str] = set()
    for file in rule_files(tuple(sheets), head.order):
        one = sheets[file]
        wrong = _wrong(one, known) if strict else {}
        for place, table in one.entries("proxy"):
            if len(seen) >= MOST_RULES:
                raise OversizedRulesError(name, f"it has more than {MOST_RULES:,} rules")
            rule = _rule(one, place, known, wrong)
            if rule.id in seen:
                rule = unusable(one, (place, "the same id is there twice."), table)
                rule = replace(rule, id=f"{rule.id}@{len(seen)}")
            seen.add(rule.id)
            yield rule


def _rule(one: Sheet, place: Place, known: Known, wrong: Mapping[Place, Problem]) -> Proxy:
    (_, index) = place
    table = one.table["proxy"][index]
    return unusable(one, wrong[place], table) if place in wrong else entry(one, place, table, known)


def _wrong(one: Sheet, known: Known) -> Mapping[Place, Problem]:
    """The first mistake in each rule of a file; any other mistake in it is refused."""
    found: dict[Place, Problem] = {}
    for place, said in problems(one, known):
        if place[:1] != ("proxy",) or len(place) < 2:  # noqa: PLR2004 - array and index
            raise one.error((place, said))
        found.setdefault(place[:2], (place, said))
    return found


def _laid_over(under: Rulebook, own: Mapping[str, Proxy], head: Head) -> Iterator[Proxy]:
    """What is left of the rules beneath, replaced where they are, and then what is new."""
    off = set(head.off)
    yield from (own.get(rule.id, rule) for rule in under.proxy if rule.id not in off)
    there = {rule.id for rule in under.proxy}
    yield from (rule for rule in own.values() if rule.id not in there)


def _together(under: Mapping[str, T], sheets: Sheets, part: _Part) -> Mapping[str, T]:
    if part.file not in sheets:
        return under
    return Lazily(lambda: {**under, **_read(sheets, part)})


def _book(sheets: Sheets, under: Rulebook, *, on_top: bool) -> Callable[[], EvaluationBook]:
    """The evaluations of a folder, alone or on top of those beneath; read when they are needed."""

    def read() -> EvaluationBook:
        beneath = under.book()
        own: Mapping[str, Evaluation] = _read(sheets, _EVALUATIONS)
        evaluation = {**beneath.evaluation, **own} if on_top else own or beneath.evaluation
        if CAPABILITIES not in sheets:
            return replace(beneath, evaluation=evaluation)
        return bound(evaluation, value(Capabilities, sheets[CAPABILITIES].table, CAPABILITIES))

    return read


def _read(sheets: Sheets, part: _Part) -> Mapping[str, T]:
    """The content of one file by its ids or keys; nothing where the folder has no such file."""
    if part.file not in sheets:
        return {}
    held = value(part.shape, sheets[part.file].table, part.file)
    return named(part.file, part.by, getattr(held, part.key))
