"""How far the tasks of an Inspect log stand and fall together, from what it tells of each task.

Of a task only its id, its scores and its metadata are read, never its transcript.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any

from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.importers.inspect_log import Headline, Log
from limen.importers.jsontext import MalformedJsonError, found, words

ABOUT = frozenset(("id", "scores", "metadata"))
"""The members of a task that are read."""

_KEYS = (
    *("cluster", "cluster_id", "group", "group_id", "task_group", "task_family", "family"),
    *("source_id", "document_id", "competition", "repository", "repo", "project", "eval_name"),
)
"""What tasks that share something are sorted by; a mere topic (“category”) is none of these."""

_GRADES = {"C": Decimal(1), "P": Decimal("0.5"), "I": Decimal(0), "N": Decimal(0)}
_MOST = 200_000
_LONGEST = 200
_AGREES = Decimal("0.001")


@dataclass(frozen=True, kw_only=True)
class Grouped(Value):
    """The standard error over *tasks* in *groups* by *key*."""

    error: Decimal
    key: str
    groups: int
    tasks: int

    @property
    def note(self) -> str:
        """How it was worked out."""
        return (
            f"Worked out from the {self.tasks:,} tasks of the log, which are in {self.groups:,} "
            f"groups by “{self.key}”: tasks of a group are taken to stand and fall together."
        )


@dataclass(frozen=True, kw_only=True)
class _Task(Value):
    score: Decimal
    metadata: Mapping[str, Any]


def grouped(log: Log, figure: Headline) -> Grouped | None:
    """The clustered standard error; ``None`` where no groups are told or the score is not theirs.

    Repeats of a task are one task with their mean.
    """
    try:
        tasks = _tasks(islice(log.samples(), _MOST + 1), figure)
    except MalformedJsonError:
        return None
    if not 1 < len(tasks) <= _MOST or not isinstance(figure.value, Decimal | int):
        return None
    mean = sum((task.score for task in tasks), Decimal(0)) / len(tasks)
    if abs(mean - figure.value) > _AGREES:
        return None
    return next(filter(None, (_by(key, tasks, mean) for key in _KEYS)), None)


def _tasks(samples: Iterable[object], figure: Headline) -> tuple[_Task, ...]:
    scores: dict[str, list[Decimal]] = {}
    metadata: dict[str, Mapping[str, Any]] = {}
    for sample in samples:
        told, about = str(found(sample, "id")), found(sample, "metadata")
        score = _score(sample, figure)
        if score is not None:
            scores.setdefault(told, []).append(score)
            metadata[told] = about if isinstance(about, dict) else {}
    return tuple(
        _Task(score=sum(given, Decimal(0)) / len(given), metadata=metadata[name])
        for name, given in scores.items()
    )


def _score(sample: object, figure: Headline) -> Decimal | None:
    """The score of a task under the scorer of the headline, as Inspect turns grades to figures."""
    scorer, name = words(figure.entry, "scorer"), words(figure.entry, "name")
    given = found(sample, "scores", scorer or name, "value")
    if isinstance(given, dict):
        given = given.get(name)
    if isinstance(given, str):
        return _GRADES.get(given)
    if isinstance(given, bool | int | Decimal):
        return Decimal(given) if 0 <= given <= 1 else None
    return None


def _by(key: str, tasks: tuple[_Task, ...], mean: Decimal) -> Grouped | None:
    """As in Appendix A of arXiv 2411.00640, times C / (C - 1) for C groups, as Inspect has it."""
    apart: dict[str, Decimal] = {}
    for task in tasks:
        group = task.metadata.get(key)
        if not isinstance(group, str | int) or group == "":
            return None
        name = str(group)[:_LONGEST]
        apart[name] = apart.get(name, Decimal(0)) + task.score - mean
    count = len(apart)
    if not 1 < count < len(tasks):
        return None
    spread = sum((one**2 for one in apart.values()), Decimal(0)) * count / (count - 1)
    error = (spread.sqrt() / len(tasks)).quantize(Decimal("0.000001"))
    return Grouped(error=error, key=key, groups=count, tasks=len(tasks)) if error else None


def told(samples: object) -> Iterator[object]:
    """What is read of each task in a decoded list of them."""
    for sample in samples if isinstance(samples, list) else ():
        yield {key: found(sample, key) for key in ABOUT}
