"""Comparing the answer to one question with a number."""

from functools import lru_cache, partial

from limen.domain.answers import Answer
from limen.domain.metrics import Metric
from limen.domain.quantities import Quantity
from limen.domain.screening import Missing, Reason, State
from limen.engine.facts import ModelFacts
from limen.engine.same import Same
from limen.engine.screening import changes, compare, exchange, outcomes, periods, phrases
from limen.engine.screening.grounds import Grounds, Measured, Said, Test
from limen.engine.screening.outcomes import Subject
from limen.engine.screening.problem import RuleProblemError

_ANSWERABLE = ("model.", "organization.")


def compared(grounds: Grounds, test: Test) -> Measured:
    """What comparing the answer to the metric's question comes to; a silence decides nothing."""
    metric = _metric(grounds, test)
    answer = grounds.facts.answer(metric.asks)
    if not answer.known:
        return unanswered(grounds.facts, metric.asks, answer)
    figure = answer.value
    if not isinstance(figure, Quantity):
        raise RuleProblemError(f"“{metric.title}” is not answered by a figure")
    at: tuple[Reason, ...] = ()
    if exchange.foreign(figure, metric):
        found = exchange.exchanged(grounds.facts, metric, figure)
        if found.figure is None:
            return _unusable(grounds.facts, metric, answer, found.missing, (found.why, ()))
        figure, at = found.figure, found.because
    period = periods.covered(grounds, metric)
    if period.stale:
        missing = (_of_the_text(grounds.facts, metric),)
        return _unusable(grounds.facts, metric, answer, missing, (period.sentence, period.because))
    chance = compare.chance(figure, compare.threshold(test.value), test.operator)
    subject = partial(_subject, grounds.facts, metric, answer, (*at, *period.because))
    return outcomes.settled(test, metric.title, figure, (chance, chance), subject)


def _subject(
    facts: ModelFacts, metric: Metric, answer: Answer, period: tuple[Reason, ...]
) -> Subject:
    return Subject(
        phrase=f"the {metric.title}",
        because=(answered(facts, metric.asks, answer), *period),
    )


def _of_the_text(facts: ModelFacts, metric: Metric) -> Missing:
    """The figure that the text looks at."""
    unit = f", in {metric.unit}" if metric.unit else ""
    return Missing(
        record=facts.record(metric.asks).id,
        question=bare(metric.asks),
        label=f"{metric.title}{unit}",
    )


def _unusable(
    facts: ModelFacts,
    metric: Metric,
    answer: Answer,
    missing: tuple[Missing, ...],
    why: tuple[str, tuple[Reason, ...]],
) -> Measured:
    """Nothing can be said from a figure that is not the one that the text looks at."""
    said, (sentence, because) = answered(facts, metric.asks, answer), why
    return Measured(
        state=State.CANNOT_SAY,
        label=metric.title,
        missing=missing,
        say=partial(
            Said,
            text=f"{said.text} {sentence}",
            because=(said, *(because or (Reason(text=sentence),))),
            change=changes.deciding(missing),
        ),
    )


def _metric(grounds: Grounds, test: Test) -> Metric:
    metric = grounds.rulebook.metric.get(test.metric)
    if metric is None:
        raise RuleProblemError(f"there is no metric “{test.metric}”")
    if not metric.asks.startswith(_ANSWERABLE):
        raise RuleProblemError(
            f"no question about the model or the organisation answers “{metric.title}”"
        )
    return metric


def unanswered(facts: ModelFacts, key: str, answer: Answer, label: str = "") -> Measured:
    """Nothing can be said for want of the answer to *key*, and which silence stands there."""
    record = facts.record(key)
    silence = _for_all_models if record is facts.organization else _silence
    return silence(record.id, bare(key), label or facts.label(key), Same(answer))


def _silence(record: str, question: str, label: str, answer: Same[Answer]) -> Measured:
    missing = Missing(record=record, question=question, label=label)
    return Measured(
        state=State.CANNOT_SAY,
        label=phrases.quoted(label),
        missing=(missing,),
        say=_silent,
        of=(missing, answer.it),
    )


_for_all_models = lru_cache(maxsize=256)(_silence)


def _silent(missing: Missing, answer: Answer) -> Said:
    text = f"{phrases.silent(missing.label, answer)}."
    return Said(
        text=text,
        because=(Reason(text=text, record=missing.record, question=missing.question),),
        change=changes.deciding((missing,)),
    )


def bare(key: str) -> str:
    """The question's own key, without the kind of record in front."""
    return key.rpartition(".")[2]


def answered(facts: ModelFacts, key: str, answer: Answer, label: str = "") -> Reason:
    """What is answered to *key*, by whose word, and how sure its author is."""
    called, said = label or facts.label(key), phrases.said(answer)
    source = f" (from {answer.provenance.source})" if answer.provenance.source else ""
    unsure = " The answer is marked as not sure." if answer.unsure else ""
    return Reason(
        text=f"“{called}” is answered {said}{source}.{unsure}",
        record=facts.record(key).id,
        question=bare(key),
    )


def agreed(grounds: Grounds, test: Test) -> Measured:
    """What a test in words comes to, which the metric's question answers by yes or no."""
    metric = _metric(grounds, test)
    answer = grounds.facts.answer(metric.asks)
    if not answer.known:
        return unanswered(grounds.facts, metric.asks, answer)
    if not isinstance(answer.value, bool):
        raise RuleProblemError(f"“{metric.title}” is not answered by yes or no")
    return Measured(
        state=State.TRIPPED if answer.value else State.NOT_TRIPPED,
        label=f"“{grounds.facts.label(metric.asks)}”",
        say=_agreed,
        of=(grounds.facts, metric.asks, answer),
    )


def _agreed(facts: ModelFacts, key: str, answer: Answer) -> Said:
    label = facts.label(key)
    return Said(
        text=f"“{label}” is answered {phrases.said(answer)}.",
        because=(answered(facts, key, answer),),
        change=f"Turns if “{label}” is answered {'no' if answer.value else 'yes'}.",
    )
