"""How far an answer reaches: which rules read it, and whether other questions hang on it."""

from collections.abc import Iterator

from limen.domain.forms import Interview
from limen.domain.metrics import Metric
from limen.domain.records import Answers, Record
from limen.domain.rules import Clause, Proxy, Rulebook
from limen.engine.facts import full
from limen.engine.screening import readings


def changed(record: Record, now: Answers, before: Answers) -> frozenset[str]:
    """The keys, as ``kind.key``, of what is now said otherwise about *record*."""
    return frozenset(
        f"{record.kind}.{key}"
        for key in now.keys() | before.keys()
        if now.get(key) != before.get(key)
    )


def gates(interview: Interview, keys: frozenset[str]) -> bool:
    """Whether it depends on one of *keys*, of records above, if a question is asked."""
    return any(
        not keys.isdisjoint(question.relevant)
        for form in interview.values()
        for page in form.page
        for question in page.question
        if question.relevant
    )


def rules(rulebook: Rulebook, keys: frozenset[str]) -> frozenset[str]:
    """The ids of the rules that read one of *keys*."""
    return frozenset(
        rule.id for rule in rulebook.proxy if not keys.isdisjoint(_reads(rulebook, rule))
    )


def _reads(rulebook: Rulebook, rule: Proxy) -> Iterator[str]:
    yield from (full(key) for key in rule.applies)
    for reading in rule.reading:
        yield from (full(key) for key in reading.applies)
    if rule.question:
        yield f"model.policy-{rule.id}"
    yield from (readings.key(one) for one in (rule.id, rule.read_with) if one)
    for metric in (rule.metric, *_metrics(rule.also)):
        if metric in rulebook.metric:
            yield rulebook.metric[metric].asks
            yield rulebook.metric[metric].until
            yield from _rates(rulebook.metric[metric])


def _rates(metric: Metric) -> Iterator[str]:
    """The questions about the rate at which a figure in another currency is converted."""
    told = metric.exchange
    return iter(()) if told is None else iter((told.rate, told.on, told.source, told.currency))


def _metrics(clauses: tuple[Clause, ...]) -> Iterator[str]:
    for clause in clauses:
        yield clause.metric
        yield from _metrics(clause.any)
