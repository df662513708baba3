"""Releases that share a team: when their work overlaps, and which anchors fall on one day."""

from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from limen.domain.calendar import ReleasePlan
from limen.engine import words
from limen.engine.calendar.scenarios import spans

Named = tuple[str, ReleasePlan]
"""The name of a model, and one of its plans."""

_MORE = "There are more releases that keep one team busy at the same time."
MOST = 30
"""So many overlaps are told one by one; that there are more is one sentence."""


def clashes(plans: Iterable[Named]) -> tuple[str, ...]:
    """One sentence for each two releases that keep one team busy at the same time."""
    found = tuple(islice(_clashes(plans), MOST + 1))
    return found if len(found) <= MOST else (*found[:MOST], _MORE)


def _clashes(plans: Iterable[Named]) -> Iterator[str]:
    by_team: dict[str, list[Named]] = {}
    for model, plan in plans:
        team = " ".join(plan.release.team.casefold().split())
        if team:
            by_team.setdefault(team, []).append((model, plan))
    for sharing in by_team.values():
        for first, second in combinations(sharing, 2):
            yield from _between(first, second)


def _between(first: Named, second: Named) -> Iterator[str]:
    here, there = spans(first[1]), spans(second[1])
    if here is None or there is None:
        return
    begins, ends = max(here[0], there[0]), min(here[1], there[1])
    if begins <= ends:
        days = words.counted((ends - begins).days + 1, "day")
        yield (
            f"“{first[1].release.team}” works on {_name(first)} and on {_name(second)} at once: "
            f"{days}, from {words.day(begins)} to {words.day(ends)}."
        )


def _name(one: Named) -> str:
    model, plan = one
    return f"“{plan.release.name}” of {model}"
