"""Why an Inspect log says less than it seems to, in sentences."""

from collections.abc import Iterator

from limen.engine.words import counted
from limen.importers.inspect_log import Log, fraction, headline
from limen.importers.jsontext import count, found, words
from limen.importers.source import printable

_ENDINGS = {
    "started": "The run was never finished: this log is incomplete.",
    "cancelled": "The run was cancelled: this log is incomplete.",
    "error": "The run ended in an error: this log is incomplete.",
}


def warnings(log: Log) -> Iterator[str]:
    """What to know before any of the figures is used."""
    yield from _ending(log)
    yield from _missing(log)
    yield from _partial(log)
    yield from _figure(log)


def _ending(log: Log) -> Iterator[str]:
    status = words(log.content, "status")
    if status != "success":
        yield _ENDINGS.get(status, f"The log ends as “{status}”: treat it as incomplete.")
    if log.finished:
        yield f"{counted(log.finished, 'sample')} finished before it stopped; none is scored here."
    if found(log.content, "invalidated") is True:
        yield "The log was marked invalid by whoever ran the evaluation."


def _missing(log: Log) -> Iterator[str]:
    """Failures that vanish from the denominator."""
    total = count(log.content, "results", "total_samples")
    completed = count(log.content, "results", "completed_samples")
    if completed < total:
        yield (
            f"{total - completed:,} of {counted(total, 'sample')} did not finish;"
            " the score leaves them out, as if they had never been tried."
        )
    figure = headline(log)
    if figure and (unscored := count(figure.entry, "unscored_samples")):
        yield f"{counted(unscored, 'sample')} could not be scored and count for nothing here."


def _partial(log: Log) -> Iterator[str]:
    listed = count(log.content, "eval", "dataset", "samples")
    if log.run and log.run < listed:
        limit = count(log.content, "eval", "config", "limit")
        why = f" (the run was limited to {limit:,})" if limit else ""
        yield f"Only {log.run:,} of {counted(listed, 'task')} ran{why}: this is a score over a part."
    if 0 < listed < log.run:
        yield (
            f"The log contradicts itself: {counted(listed, 'task')} in its dataset, {log.run:,} in its"
            " results. Look up how many the evaluation has."
        )


def _figure(log: Log) -> Iterator[str]:
    figure = headline(log)
    if figure is None:
        yield "The log holds no score."
        return
    if not fraction(figure.value):
        value = printable(str(figure.value))
        yield f"Its figure “{figure.metric}” is {value}, no fraction from 0 to 1: say the score yourself."
    if len(log.scores) > 1:
        name = words(figure.entry, "name")
        of = "" if figure.metric.endswith(f" of {name}") else f" of “{name}”"
        yield (
            f"The log holds {len(log.scores):,} results; “{figure.metric}”{of} is proposed."
            " Each other one is a record of its own."
        )
