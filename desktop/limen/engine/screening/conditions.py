"""To which models a rule applies at all, by the answers that its entry names."""

from limen.domain.conditions import among
from limen.domain.rules import Proxy
from limen.domain.screening import Reason, State
from limen.engine import words
from limen.engine.facts import ModelFacts
from limen.engine.screening import asked, phrases
from limen.engine.screening.grounds import Grounds, Measured, Said


def measure(grounds: Grounds, rule: Proxy) -> tuple[Measured, ...]:
    """One part for each condition: met, not met (the rule doesn't apply), or not decided."""
    return tuple(_part(grounds, key, wanted) for key, wanted in rule.applies.items())


def _part(grounds: Grounds, key: str, wanted: tuple[str, ...]) -> Measured:
    facts = grounds.facts
    answer = facts.answer(key)
    met = among(wanted, answer)
    if met is None:
        return asked.unanswered(facts, key, answer)
    if met:
        return Measured(state=State.TRIPPED, say=_met, of=(facts, key, wanted))
    return Measured(state=State.DOESNT_APPLY, say=_outside, of=(facts, key, wanted))


def _met(facts: ModelFacts, key: str, wanted: tuple[str, ...]) -> Said:
    demand, label = _demand(wanted), facts.label(key)
    text = f"The rule is about models with the answer {demand} to “{label}”: so it is here."
    reason = Reason(text=text, record=facts.record(key).id, question=asked.bare(key))
    return Said(text="", because=(reason,))


def _outside(facts: ModelFacts, key: str, wanted: tuple[str, ...]) -> Said:
    answer, label = facts.answer(key), facts.label(key)
    return Said(
        text=f"The rule is about models with the answer {_demand(wanted)} to “{label}”; "
        f"here it is {phrases.said(answer)}.",
        because=(asked.answered(facts, key, answer),),
    )


def _demand(wanted: tuple[str, ...]) -> str:
    return words.listed(tuple(f"“{value}”" for value in wanted), "or")
