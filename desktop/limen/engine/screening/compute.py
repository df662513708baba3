"""Rules that compare a sum of training compute with a number of operations."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from limen.domain.rules import Proxy, RuleKind
from limen.domain.screening import Reason, State
from limen.engine.screening import compare, phrases, sums
from limen.engine.screening.grounds import Grounds, Measured, Said

_STAND_IN = "modification_compute"
"""The metric of rules that stand in for a ratio while the base's compute is unknown."""

_EU = "eu-"
_LEAST = Decimal("0.7")
_MOST = Decimal("1.3")


def measure(grounds: Grounds, rule: Proxy) -> Measured:
    """What the sum by the rule's counting rule comes to."""
    if rule.metric == _STAND_IN and grounds.base_flop:
        return _superseded(grounds, rule)
    measured = sums.compared(grounds, rule)
    if grounds.base is None and not rule.counting_rule.startswith(_EU):
        return measured
    return measured.retold(_remarked, grounds, rule)


def _remarked(grounds: Grounds, rule: Proxy, measured: Measured) -> Said:
    remarks = (*_margin_band(rule, measured), *_modifier(grounds, rule))
    return replace(measured.said, because=(*measured.said.because, *remarks))


def _superseded(grounds: Grounds, rule: Proxy) -> Measured:
    return Measured(state=State.DOESNT_APPLY, say=_say_superseded, of=(grounds, rule))


def _say_superseded(grounds: Grounds, rule: Proxy) -> Said:
    instead = phrases.titles(ratios(grounds, rule))
    return Said(
        text=(
            "It stands in where the compute of the base is not known; here it is, "
            f"so the ratio itself is compared{f' under {instead}' if instead else ''}."
        ),
    )


def ratios(grounds: Grounds, rule: Proxy) -> tuple[Proxy, ...]:
    """The rules of the same jurisdiction that compare a modification with its base."""
    return tuple(
        other
        for other in grounds.rulebook.proxy
        if other.kind is RuleKind.RATIO and other.jurisdiction == rule.jurisdiction
    )


def stand_ins(grounds: Grounds, rule: Proxy) -> tuple[Proxy, ...]:
    """The rules of the same jurisdiction that stand in for a ratio."""
    return tuple(
        other
        for other in grounds.rulebook.proxy
        if other.metric == _STAND_IN and other.jurisdiction == rule.jurisdiction
    )


def _margin_band(rule: Proxy, measured: Measured) -> tuple[Reason, ...]:
    """The EU accepts an error of 30 % of the estimate: who is that near to a line should know."""
    if not rule.counting_rule.startswith(_EU) or measured.value is None:
        return ()
    limit, estimate = compare.threshold(rule.value), Fraction(measured.value.central)
    if not limit / Fraction(_MOST) <= estimate <= limit / Fraction(_LEAST):
        return ()
    return (
        Reason(
            text="The Commission's guidelines accept an error of up to 30 % of the reported "
            "estimate. An error of that size could put this one on the other side of the "
            f"threshold of {phrases.number(rule.value)}.",
            sources=rule.source,
        ),
    )


def _modifier(grounds: Grounds, rule: Proxy) -> tuple[Reason, ...]:
    """Where a jurisdiction knows a rule for modifiers, it is to be read together with this one."""
    if grounds.base is None or rule.metric == _STAND_IN:
        return ()
    others = phrases.titles(ratios(grounds, rule))
    if not others:
        return ()
    return (
        Reason(
            text="The model builds on somebody else's. Who counts as the provider of the "
            f"modified model is a question of its own: read this together with {others}."
        ),
    )
