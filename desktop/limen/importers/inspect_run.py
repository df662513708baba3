"""How an Inspect run went and how hard it was tried, as its log tells: settings, limits, errors.

Arguments of the model can hold anything, secrets included: of them only those that are listed here
are ever read.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from limen.domain.evidence import Proposal
from limen.importers.inspect_groups import grouped
from limen.importers.inspect_log import Log, Path, fraction, headline, proposal
from limen.importers.jsontext import count, found, words
from limen.importers.source import printable

_CONFIG = ("eval", "config")
_MOST = 8
_ENDINGS = {
    "success": "completed",
    "cancelled": "cancelled",
    "error": "error",
    "started": "started",
}
_LIMITS = (
    "limit",
    "message_limit",
    "turn_limit",
    "time_limit",
    "working_limit",
    "cost_limit",
)
_ARGUMENTS = ("revision", "dtype", "torch_dtype", "quantization", "load_in_8bit", "load_in_4bit")
_ONE_TRY = frozenset(
    ("generate", "multiple_choice", "system_message", "prompt_template", "chain_of_thought")
)


def proposals(log: Log) -> Iterator[Proposal]:
    """The answers about the run itself."""
    yield from _ending(log)
    yield from _clustered(log)
    yield from _model(log)
    yield from _effort(log)
    yield from _tools(log)
    yield from _limits(log)


def _ending(log: Log) -> Iterator[Proposal]:
    status = words(log.content, "status")
    if found(log.content, "invalidated") is True:
        yield proposal(log, "run_ended", "invalid", ("invalidated",))
    elif status in _ENDINGS:
        yield proposal(log, "run_ended", _ENDINGS[status], ("status",))
    total = count(log.content, "results", "total_samples")
    completed = count(log.content, "results", "completed_samples")
    if status == "success" and total and completed <= total:
        failed = -(-(total - completed) // log.epochs)
        path = ("results", "completed_samples")
        yield proposal(log, "samples_failed", str(failed), path, _tolerated(log))


def _tolerated(log: Log) -> str:
    allowed = found(log.content, *_CONFIG, "fail_on_error")
    if allowed is False:
        return "The log tolerates every error (fail_on_error is false)."
    if isinstance(allowed, (Decimal, int)) and not isinstance(allowed, bool):
        return f"The log tolerates errors (fail_on_error is {allowed})."
    return ""


def _clustered(log: Log) -> Iterator[Proposal]:
    """The standard error that is clustered by groups of tasks: the log's own, or worked out."""
    figure = headline(log)
    metrics = found(figure.entry, "metrics") if figure else None
    if figure is None or not isinstance(metrics, dict):
        return
    for key, metric in metrics.items():
        cluster = words(metric, "params", "cluster")
        raw = fraction(found(metric, "value")) if words(metric, "name") == "stderr" else ""
        if raw and cluster:
            path = (*figure.path[:4], key, "value")
            yield proposal(log, "standard_error", raw, path, f"Clustered by “{cluster}”.")
            return
    if one := grouped(log, figure):
        plain = proposal(log, "standard_error", str(one.error), (), one.note)
        yield replace(plain, place=log.told_in)


def _model(log: Log) -> Iterator[Proposal]:
    name = words(log.content, "eval", "model")
    if not name:
        return
    told = tuple(_argument(log, key) for key in _ARGUMENTS)
    yield proposal(log, "checkpoint", ", ".join(filter(None, (name, *told))), ("eval", "model"))


def _argument(log: Log, key: str) -> str:
    value = found(log.content, "eval", "model_args", key)
    if isinstance(value, (str, bool)) and value not in {"", False}:
        return f"{key} {printable(str(value)).lower() if value is True else printable(str(value))}"
    return ""


def _effort(log: Log) -> Iterator[Proposal]:
    if epochs := count(log.content, *_CONFIG, "epochs"):
        yield proposal(log, "epochs", str(epochs), (*_CONFIG, "epochs"))
    attempts, path, note = _attempts(log)
    if attempts:
        yield proposal(log, "attempts", str(attempts), path, note)
    if tokens := count(log.content, *_CONFIG, "token_limit"):
        note = "The log’s limit for one sample."
        yield proposal(log, "token_budget", str(tokens), (*_CONFIG, "token_limit"), note)
    if scaffold := _scaffold(log):
        yield proposal(log, "scaffold", scaffold, ("plan", "steps"))


def _attempts(log: Log) -> tuple[int, Path, str]:
    """What the solver was allowed, times the k of pass@k; 0 where the log does not tell."""
    tries, path, note = _tries(log)
    figure = headline(log)
    if not (figure and figure.attempts and tries):
        return tries, path, note
    reducer = (*figure.path[:3], "reducer")
    return figure.attempts * tries, reducer if figure.attempts > 1 else path, note


def _tries(log: Log) -> tuple[int, Path, str]:
    """The tries in one run of a task: those of an agent, or one where no solver tries again.

    An agent's own settings are written as a list, or as a table, whose first entry they are.
    """
    for number in range(_MOST):
        for ways in (("attempts",), ("attempts", 0), ("attempts", "attempts"), ("max_attempts",)):
            path = ("plan", "steps", number, "params", *ways)
            if tries := count(log.content, *path):
                return tries, path, ""
    solvers = set(_solvers(log))
    once = bool(solvers) and solvers <= _ONE_TRY
    return int(once), ("plan", "steps"), "No solver in the log tries a task again." if once else ""


def _solvers(log: Log) -> tuple[str, ...]:
    named = (words(log.content, "plan", "steps", n, "solver") for n in range(_MOST))
    return tuple(filter(None, named))


def _scaffold(log: Log) -> str:
    named = words(log.content, "eval", "solver") or " + ".join(_solvers(log))
    version = words(log.content, "eval", "packages", "inspect_ai")
    return f"{named} of inspect-ai {version}" if named and version else named


def _tools(log: Log) -> Iterator[Proposal]:
    """The names of the tools that the solvers were given."""
    for number in range(_MOST):
        path = ("plan", "steps", number, "params", "tools")
        listed = found(log.content, *path)
        names = [_tool(one) for one in listed[:_MOST]] if isinstance(listed, list) else []
        if told := ", ".join(filter(None, names)):
            note = "Say whether they could reach the internet."
            yield proposal(log, "tools", told, path, note)
            return


def _tool(one: object) -> str:
    return printable(one) if isinstance(one, str) else words(one, "name")


def _limits(log: Log) -> Iterator[Proposal]:
    set_ = {key: found(log.content, *_CONFIG, key) for key in _LIMITS}
    told = tuple(f"{key} {_shown(value)}" for key, value in set_.items() if _shown(value))
    if told:
        yield proposal(log, "limits", ", ".join(told), _CONFIG)


def _shown(value: object) -> str:
    """A limit as it is written: a number, or two for a range of samples."""
    if isinstance(value, list):
        ends = [_shown(one) for one in value[:2]]
        return " to ".join(ends) if all(ends) else ""
    is_number = isinstance(value, (Decimal, int)) and not isinstance(value, bool)
    return printable(f"{value}") if is_number else ""
