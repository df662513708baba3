"""What an Inspect log says about an evaluation: the headline figures, never a transcript.

Both shapes of the log (one JSON file, or an archive with a header) hold the same members.  That a
run is marked a success does not mean that all tasks ran: counts are compared, not believed.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from limen.domain.evidence import Proposal
from limen.domain.nouns import dataclass
from limen.domain.value import Value
from limen.importers import inspect_metrics
from limen.importers.jsontext import Step, count, found, words
from limen.importers.source import printable

MEMBERS = frozenset(("version", "status", "eval", "plan", "results", "error", "invalidated"))
"""The members of a log that are read; “samples” is not among them."""

Path = tuple[Step, ...]

_LABELS = {
    "evaluation": "Evaluation",
    "version": "Version of the task",
    "date": "Date of the run",
    "score": "Score",
    "metric": "What the score measures",
    "samples_used": "Tasks that count in the score",
    "samples_total": "Tasks of the evaluation",
    "standard_error": "Standard error, clustered",
    "run_ended": "How the run ended",
    "samples_failed": "Tasks that ended in an error",
    "checkpoint": "Model that was tested",
    "tools": "Tools",
    "limits": "Other limits",
    "epochs": "Repeats of each task",
    "attempts": "Attempts at each task",
    "token_budget": "Token budget",
    "scaffold": "Scaffold",
}


@dataclass(frozen=True, kw_only=True)
class Log(Value):
    """The decoded members of a log, and what tells the place of each.

    *finished* counts the sample files of an archive whose run never wrote its results.  *samples*
    tells of each task its id, its scores and its metadata, and *told_in* where they stand.
    """

    content: dict[str, Any]
    place: Callable[[Path], str]
    finished: int = 0
    samples: Callable[[], Iterable[object]] = tuple
    told_in: str = "samples"

    @property
    def epochs(self) -> int:
        """How often each task was repeated."""
        return count(self.content, "eval", "config", "epochs") or 1

    @property
    def tasks(self) -> int:
        """How many tasks the evaluation has, as far as the log knows; 0 for unknown."""
        return max(count(self.content, "eval", "dataset", "samples"), self.run)

    @property
    def run(self) -> int:
        """How many tasks this run was to try."""
        return -(-count(self.content, "results", "total_samples") // self.epochs)

    @property
    def scores(self) -> tuple[Any, ...]:
        """The entries of the results, one for each scorer and way of summing up epochs."""
        scores = found(self.content, "results", "scores")
        return tuple(scores) if isinstance(scores, list) else ()


@dataclass(frozen=True, kw_only=True)
class Headline(Value):
    """The one figure of several that is proposed, with its entry among the results."""

    path: Path
    entry: dict[str, Any]
    value: object
    metric: str
    attempts: int


def proposals(log: Log) -> Iterator[Proposal]:
    """The answers about one evaluation."""
    yield from _about(log)
    figure = headline(log)
    if figure:
        yield from _scored(log, figure)
    if log.tasks:
        path = ("eval", "dataset", "samples")
        yield proposal(log, "samples_total", str(log.tasks), path)


def headline(log: Log) -> Headline | None:
    """The result that published scores are about, or that the log itself puts first.

    Of several ways of summing up epochs the one that is a single try goes first.
    """
    named = found(log.content, "results", "headline")
    ranked = sorted(enumerate(log.scores), key=lambda one: inspect_metrics.rank(one[1], named))
    for number, entry in ranked:
        key = inspect_metrics.central(entry, words(named, "metric"))
        if key:
            return Headline(
                path=("results", "scores", number, "metrics", key, "value"),
                entry=entry,
                value=found(entry, "metrics", key, "value"),
                metric=inspect_metrics.said(entry, key, log.scores, log.epochs),
                attempts=_attempts_of(words(entry, "reducer")),
            )
    return None


def fraction(value: object) -> str:
    """The text of a score from 0 to 1, "" for anything else."""
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool) and 0 <= value <= 1:
        return str(value)
    return ""


def _about(log: Log) -> Iterator[Proposal]:
    model = words(log.content, "eval", "model")
    note = f"The log names the model “{model}”: check that it is this one." if model else ""
    for path in (("eval", "task_registry_name"), ("eval", "task")):
        if name := words(log.content, *path):
            yield proposal(log, "evaluation", name, path, note)
            break
    version = found(log.content, "eval", "task_version")
    if version and isinstance(version, (str, int)):
        path = ("eval", "task_version")
        yield proposal(log, "version", printable(str(version)), path)
    if day := _day(words(log.content, "eval", "created")):
        yield proposal(log, "date", day, ("eval", "created"))


def _scored(log: Log, figure: Headline) -> Iterator[Proposal]:
    score = fraction(figure.value)
    if not score:
        return
    yield proposal(log, "score", score, figure.path)
    note = (
        "With one attempt at each task this is pass@1."
        if figure.metric in inspect_metrics.PLAIN
        else ""
    )
    yield proposal(log, "metric", figure.metric, figure.path, note)
    used, path = _used(log, figure)
    if used:
        yield proposal(log, "samples_used", str(used), path)


def _used(log: Log, figure: Headline) -> tuple[int, Path]:
    """How many tasks stand behind the score; 0 where the log does not say."""
    if scored := count(figure.entry, "scored_samples"):
        return scored, (*figure.path[:3], "scored_samples")
    completed = count(log.content, "results", "completed_samples")
    whole = completed // log.epochs if completed % log.epochs == 0 else 0
    return whole, ("results", "completed_samples")


def _attempts_of(reducer: str) -> int:
    attempts = reducer.removeprefix("pass_at_")
    return (
        int(attempts) if attempts != reducer and attempts.isdecimal() and attempts < "9999" else 0
    )


def _day(instant: str) -> str:
    try:
        return date.fromisoformat(instant[:10]).isoformat()
    except ValueError:
        return ""


def proposal(log: Log, question: str, raw: str, path: Path, note: str = "") -> Proposal:
    """What the log says at *path*, as an answer to *question*."""
    return Proposal(
        question=question, raw=raw, label=_LABELS[question], place=log.place(path), note=note
    )
