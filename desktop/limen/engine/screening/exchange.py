"""Money that is told in another currency than a text counts in.

No rate of exchange ships and none is guessed: a figure is converted at the rate that somebody
entered with its day and its source, and else not at all.
"""

from dataclasses import replace
from datetime import date

from limen.domain.answers import Answer
from limen.domain.metrics import Exchange, Metric
from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity
from limen.domain.screening import Missing, Reason
from limen.domain.value import Value
from limen.engine import words
from limen.engine.facts import ModelFacts
from limen.engine.screening import phrases
from limen.engine.screening.problem import RuleProblemError
from limen.engine.units import money


@dataclass(frozen=True, kw_only=True)
class Exchanged(Value):
    """The *figure* in the text's currency, or why there is none and which facts are *missing*."""

    figure: Quantity | None = None
    why: str = ""
    because: tuple[Reason, ...] = ()
    missing: tuple[Missing, ...] = ()


def foreign(figure: Quantity, metric: Metric) -> bool:
    """Whether *figure* is money in another currency than that of *metric*."""
    return figure.unit != metric.unit and money(figure.unit) and money(metric.unit)


def exchanged(facts: ModelFacts, metric: Metric, figure: Quantity) -> Exchanged:
    """*figure* at the rate that was entered for it."""
    asked = metric.exchange
    told = f"It is told in {figure.unit}, the text counts in {metric.unit}"
    if asked is None:
        label = f"{metric.title}, in {metric.unit}"
        own = replace(_missing(facts, metric.asks), label=label)
        return Exchanged(why=f"{told}, and nothing is converted here.", missing=(own,))
    keys = [key for key in (asked.currency, asked.rate, asked.on, asked.source) if key]
    missing = tuple(_missing(facts, key) for key in keys if not facts.answer(key).known)
    if missing:
        labels = words.listed(tuple(f"“{one.label}”" for one in missing))
        why = f"{told}. No rate of exchange ships and none is guessed: answer {labels}."
        return Exchanged(why=why, missing=missing)
    of = facts.answer(asked.currency) if asked.currency else Answer(value=figure.unit)
    if of.value != figure.unit:
        why = f"{told}, and the rate that was entered is one of {of.value}: nothing was converted."
        return Exchanged(why=why, missing=(_missing(facts, asked.currency),))
    return _at(facts, asked, metric, figure)


def _at(facts: ModelFacts, asked: Exchange, metric: Metric, figure: Quantity) -> Exchanged:
    rate, on = facts.answer(asked.rate).value, facts.answer(asked.on).value
    source = facts.answer(asked.source).value
    if not isinstance(rate, Quantity) or not isinstance(on, date):
        raise RuleProblemError("its rate of exchange is not a figure with a day")
    found = Quantity(
        low=figure.low * rate.low,
        central=figure.central * rate.central,
        high=figure.high * rate.high,
        unit=metric.unit,
    )
    reason = Reason(
        text=f"At the rate that was entered, {_plain(rate)} {metric.unit} for 1 {figure.unit} of "
        f"{words.day(on)} (“{source}”), that is {phrases.said(Answer(value=found))}.",
        record=facts.record(asked.rate).id,
        question=_bare(asked.rate),
    )
    return Exchanged(figure=found, because=(reason,))


def _missing(facts: ModelFacts, key: str) -> Missing:
    return Missing(record=facts.record(key).id, question=_bare(key), label=facts.label(key))


def _plain(rate: Quantity) -> str:
    """The rate without its unit, an exact one as it was typed."""
    if rate.exact:
        return f"{rate.central.normalize():f}"
    return f"{rate.low:f} to {rate.high:f}"


def _bare(key: str) -> str:
    return key.rpartition(".")[2]
