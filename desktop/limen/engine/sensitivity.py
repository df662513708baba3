"""What would turn a finding, nearest first: each figure that it rests on, moved until it does.

All other figures stay at their centre, and it is the centre that has to meet the threshold.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from limen.domain.case import Case
from limen.domain.conditions import holds
from limen.domain.nouns import dataclass
from limen.domain.quantities import exactly
from limen.domain.records import Record
from limen.domain.rules import Clause, Operator, Proxy, RuleKind
from limen.domain.screening import Finding, State, Turning
from limen.domain.value import Value
from limen.engine import words
from limen.engine.facts import ModelFacts, gather
from limen.engine.moving import BASE, Lever, levers, measure, solved
from limen.engine.screening import compare, findings, phrases
from limen.engine.screening.readings import PIN
from limen.engine.side_by_side import side_by_side

_COMPARED = (State.TRIPPED, State.COULD_BE_EITHER, State.NOT_TRIPPED)
_KINDS = (RuleKind.COMPUTE, RuleKind.RATIO, RuleKind.MONEY, RuleKind.USERS, RuleKind.HARDWARE)
_MOST = 5
_FAR = 1_000
"""Times: only the nearest figure is named where it would have to change by more."""

_IN_PER_CENT_WITHIN = Decimal("1.1")
_WHOLE = {"fraction": Decimal(1), "%": Decimal(100)}


@dataclass(frozen=True, kw_only=True)
class _Test(Value):
    """One comparison of a rule, as a rule of its own, and what it comes to now.

    Of those of one *group* one must hold.
    """

    rule: Proxy
    group: int
    now: Finding


def turnings(case: Case, model: Record, finding: Finding) -> tuple[Turning, ...]:
    """What would turn *finding*, nearest first and no more than a few.

    What is no matter of figures comes last: the answers by which it would apply, other readings.
    """
    figured = tuple(_figured(case, model, finding)) if finding.state in _COMPARED else ()
    nearest = sorted(figured, key=lambda one: (not one.alone, one.factor or 0))
    worth = [one for one in nearest if one is nearest[0] or (one.factor or 0) < _FAR][:_MOST]
    facts = gather(case.casefile, model, case.interview, case.rulebook)
    return (*worth, *_scoped(facts, finding), *_reread(case, model, finding))


def _figured(case: Case, model: Record, finding: Finding) -> Iterator[Turning]:
    tests = tuple(
        _Test(rule=rule, group=group, now=_now(case, model, rule))
        for group, rule in _tests(finding.proxy)
    )
    for test in tests:
        value = None if test.now.state is State.CANNOT_SAY else test.now.value
        alone = _alone(finding, test, tests)
        for lever in levers(case, model, test.rule) if value else ():
            turning = _turning(case, model, test, lever)
            if turning is not None:
                yield turning if alone else _not_alone(turning)


def _not_alone(turning: Turning) -> Turning:
    text = f"{turning.text.removesuffix('.')}, and its other tests held too."
    return replace(turning, text=text, alone=False)


def _tests(rule: Proxy) -> Iterator[tuple[int, Proxy]]:
    """The comparisons with a number of *rule*, its own and those of its clauses, by their group."""
    bare = replace(rule, also=(), applies={}, reading=(), read_with="")
    if rule.kind in _KINDS:
        yield 0, bare
    for group, clause in enumerate(rule.also, start=1):
        for one in clause.any or (clause,):
            if one.operator in {Operator.MORE_THAN, Operator.AT_LEAST}:
                yield group, _as_rule(bare, one)


def _as_rule(bare: Proxy, clause: Clause) -> Proxy:
    return replace(
        bare,
        kind=RuleKind.COMPUTE if clause.counting_rule else RuleKind.MONEY,
        metric=clause.metric,
        operator=clause.operator,
        value=clause.value,
        unit=clause.unit,
        counting_rule=clause.counting_rule,
    )


def _alone(finding: Finding, test: _Test, tests: tuple[_Test, ...]) -> bool:
    """Whether turning *test* turns the finding, with all other tests as they are."""
    tripped = {one.group for one in tests if one.now.state is State.TRIPPED and one is not test}
    if finding.state is State.TRIPPED:
        return test.group not in tripped
    return {one.group for one in tests} - {test.group} <= tripped


def _now(case: Case, model: Record, rule: Proxy) -> Finding:
    facts = gather(case.casefile, model, case.interview, case.rulebook)
    before = case.of(model.id).screening
    return findings(facts, case.rulebook, case.today, before, (rule,))[0]


def _turning(case: Case, model: Record, test: _Test, lever: Lever) -> Turning | None:
    limit = compare.threshold(test.rule.value)
    now = test.now.value.central if test.now.value else Decimal(0)
    share = Decimal(limit.numerator) / limit.denominator
    factor = solved(measure(case, model, test.rule, lever, now), now, share)
    if factor is None or _impossible(lever, factor):
        return None
    beyond = compare.exceeds(now, limit, test.rule.operator)
    return Turning(
        text=_sentence(test.rule, lever, factor, beyond=beyond),
        record=lever.record.id,
        question=lever.key,
        factor=max(factor, 1 / factor),
    )


def _impossible(lever: Lever, factor: Decimal) -> bool:
    """Whether a share would have to be more than the whole."""
    needed = lever.figure.central * factor
    return needed > _WHOLE.get(lever.figure.unit, needed)


def _sentence(rule: Proxy, lever: Lever, factor: Decimal, *, beyond: bool) -> str:
    """What the figure would have to be, against what it is."""
    strictly = compare.strictly(rule.operator)
    upwards = factor > 1 if factor != 1 else beyond == (lever.key == BASE)
    needed, now = (_shown(lever, times) for times in (factor, Decimal(1)))
    comparison = {
        (False, True): "more than" if strictly else "at least",
        (False, False): "less than" if strictly else "at most",
        (True, True): "at least" if strictly else "more than",
        (True, False): "at most" if strictly else "less than",
    }[beyond, upwards]
    turns = "No longer beyond" if beyond else "Crosses"
    return (
        f"{turns} {phrases.edge(rule)} if {lever.called} were {comparison} {needed} "
        f"instead of {now} ({_far(factor)})."
    )


def _far(factor: Decimal) -> str:
    """How far that is: ``1.1 times as much``, ``2 times less``, ``4 % less``."""
    if factor == 1:
        return "by anything at all"
    if _IN_PER_CENT_WITHIN > factor > 1 / _IN_PER_CENT_WITHIN:
        part = words.figure(abs(factor - 1) * 100, 2)
        return f"{part} % {'more' if factor > 1 else 'less'}"
    times = words.figure(max(factor, 1 / factor), 2)
    return f"{times} times {'as much' if factor > 1 else 'less'}"


def _shown(lever: Lever, factor: Decimal) -> str:
    """The figure so many times what it is, with its unit where its name does not say it."""
    unit = "" if lever.figure.unit in lever.called else lever.figure.unit
    return words.quantity(exactly(lever.figure.central * factor, unit))


def _scoped(facts: ModelFacts, finding: Finding) -> Iterator[Turning]:
    """The answers by which a rule that doesn't apply would."""
    if finding.state is not State.DOESNT_APPLY:
        return
    for key, wanted in finding.proxy.applies.items():
        if holds({key: wanted}, {key: facts.answer(key)}) is False:
            named = words.listed(tuple(f"“{one}”" for one in wanted), "or")
            yield Turning(
                text=f"Would apply if “{facts.label(key)}” were answered {named}.",
                record=facts.record(key).id,
                question=key.rpartition(".")[2],
            )


def _reread(case: Case, model: Record, finding: Finding) -> Iterator[Turning]:
    """The readings of the rule under which the finding would be another."""
    for one in side_by_side(case, model, finding.proxy.id):
        if one.finding.state is not finding.state:
            state = phrases.STATES[one.finding.state]
            yield Turning(
                text=f"Read as “{one.reading.title}”, it would be: {state}.",
                record=case.casefile.organization.id,
                question=f"{PIN}{finding.proxy.id}",
            )
