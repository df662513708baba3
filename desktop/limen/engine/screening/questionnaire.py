"""Rules worded as capabilities: somebody answers whether the wording is met.

A note with the answer is for counsel alone: it is printed where answers are, never as a reason.
"""

from dataclasses import replace

from limen.domain.answers import Answer
from limen.domain.rules import Proxy, RuleKind
from limen.domain.screening import Reason, State
from limen.engine.facts import ModelFacts
from limen.engine.screening import asked, phrases
from limen.engine.screening.grounds import Grounds, Measured, Said
from limen.engine.screening.problem import RuleProblemError


def measure(grounds: Grounds, rule: Proxy) -> Measured:
    """What the answer to the rule's own question comes to; it is a judgement, never a score."""
    key = f"model.policy-{rule.id}"
    answer = grounds.facts.answer(key)
    if not answer.known:
        silent = asked.unanswered(grounds.facts, key, answer, rule.title)
        return silent.retold(_silent, rule)
    if not isinstance(answer.value, bool):
        raise RuleProblemError(f"“{rule.title}” is not answered by yes or no")
    return Measured(
        state=State.TRIPPED if answer.value else State.NOT_TRIPPED,
        say=_judged,
        of=(grounds.facts, rule, key, answer),
    )


def _silent(rule: Proxy, silent: Measured) -> Said:
    return replace(silent.said, because=(*_wording(rule), *silent.said.because))


def _judged(facts: ModelFacts, rule: Proxy, key: str, answer: Answer) -> Said:
    unsure = ", and its author is not sure of it" if answer.unsure else ""
    return Said(
        text=f"The organisation answers {phrases.said(answer)}{unsure}. It is a judgement of "
        "its own on the wording of the policy.",
        because=(*_wording(rule), asked.answered(facts, key, answer, rule.title)),
        change=f"Turns if “{rule.title}” is answered {'no' if answer.value else 'yes'}.",
    )


def beside(grounds: Grounds, rule: Proxy) -> tuple[Reason, ...]:
    """What is answered to the question of a rule that something else decides: printed, no more."""
    if rule.kind is RuleKind.QUESTIONNAIRE or not rule.question:
        return ()
    key = f"model.policy-{rule.id}"
    answer = grounds.facts.answer(key)
    said: tuple[Reason, ...] = (Reason(text="In words: not answered."),)
    if answer.known:
        said = (asked.answered(grounds.facts, key, answer, rule.title),)
    wording = Reason(
        text=f"In words: {rule.question} The answer is printed and decides nothing here.",
        sources=rule.source,
        because=said,
    )
    return (wording,)


def _wording(rule: Proxy) -> tuple[Reason, ...]:
    return (Reason(text=f"The wording: {rule.question}"),) if rule.question else ()
