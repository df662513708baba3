"""Which of the figures of an Inspect log is the score, and what it is called.

A log can hold several: one for each scorer, or part of its answer, and way of summing up repeats.
"""

from collections.abc import Iterable

from limen.importers.jsontext import found, words
from limen.importers.source import printable

PLAIN = ("accuracy", "mean")
"""Metrics that are pass@1 where each task is tried once."""

_ONE_TRY = frozenset(("", "mean", "pass_at_1"))
_REDUCERS = {"pass_at_": "pass@", "at_least_": "at least "}
_OVER_EPOCHS = {"max": "best of", "mode": "mode of", "median": "median of"}
_SPREADS = frozenset(("stderr", "bootstrap_stderr", "std", "var", "lower", "upper"))
_COUNTED = frozenset(("reproduced",))
"""Of the results of one scorer those that published scores are about: CyberGym’s log begins with
another one."""


def rank(entry: object, named: object) -> tuple[bool, bool, bool, bool]:
    """The lower, the sooner *entry* is proposed, where the log's own headline is *named*."""
    name, reducer = words(entry, "name"), words(entry, "reducer")
    return (
        name not in _COUNTED,
        name != words(named, "score"),
        reducer not in _ONE_TRY,
        words(named, "reducer") not in {"", reducer},
    )


def central(entry: object, named: str) -> str:
    """The key of the metric that is a score: the one that is *named*, if it is one; "" for none.

    A spread is none, whatever the log puts first, and neither is the share of one group of tasks.
    """
    metrics = found(entry, "metrics")
    if not isinstance(metrics, dict):
        return ""
    scores = [key for key, metric in metrics.items() if _is_score(key, metric)]
    return next((key for key in (named, *PLAIN, *scores) if key in scores), "")


def _is_score(key: str, metric: object) -> bool:
    if _grouped(metric):
        return key == (words(metric, "params", "all_label") or "all")
    return words(metric, "name") not in _SPREADS


def _grouped(metric: object) -> bool:
    """Whether the figure is one of those that a metric has for each group of tasks."""
    return bool(words(metric, "params", "group_key"))


def said(entry: object, key: str, entries: Iterable[object], epochs: int) -> str:
    """What the figure at *key* is; one of several results of a scorer is named, as they differ."""
    name = words(entry, "name") if _among_several(entry, entries) else ""
    metric = _over_epochs(words(entry, "reducer"), epochs) or _plainly(entry, key)
    return f"{metric} of {name}" if name else metric


def _plainly(entry: object, key: str) -> str:
    """The metric over all groups of tasks is that metric; a mean of the groups is another.

    One of the figures of somebody's own metric is called so: 3CB’s “accuracy” is over challenges.
    """
    metric = found(entry, "metrics", key)
    if not _grouped(metric):
        own = words(metric, "group")
        return f"{printable(key)} of {own}" if own not in {"", key} else printable(key)
    inner = words(metric, "params", "metric", "name") or printable(key)
    return f"{inner} of groups" if words(metric, "params", "all") == "groups" else inner


def _among_several(entry: object, entries: Iterable[object]) -> bool:
    scorer = words(entry, "scorer")
    names = {words(one, "name") for one in entries if words(one, "scorer") == scorer}
    return bool(scorer) and len(names) > 1


def _over_epochs(reducer: str, epochs: int) -> str:
    """How the repeats of a task were summed up; empty where that is a plain mean."""
    for beginning, sign in _REDUCERS.items():
        if reducer.startswith(beginning):
            return sign + reducer.removeprefix(beginning)
    if epochs == 1 or reducer in _ONE_TRY:
        return ""
    return f"{_OVER_EPOCHS.get(reducer, f'{reducer} of')} {epochs}"
