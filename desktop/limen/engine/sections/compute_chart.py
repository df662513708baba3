"""The chart: sums of compute under each counting rule, against the thresholds that count so."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from limen.domain.dossier import Bar, ComputeChart, Line
from limen.domain.rules import Proxy, RuleKind, Status
from limen.domain.screening import Finding, State
from limen.domain.training import ComputeSum
from limen.engine import words
from limen.engine.sections.matter import Matter

_SEVERITY = (
    State.TRIPPED,
    State.COULD_BE_EITHER,
    State.CANNOT_SAY,
    State.NOT_TRIPPED,
    State.RULE_PROBLEM,
    State.DOESNT_APPLY,
)


def chart(matter: Matter) -> ComputeChart | None:
    """Bars and lines, or ``None`` where nothing is compared with compute."""
    bars = tuple(_bars(matter))
    if not bars:
        return None
    caption = matter.say("summary-chart")
    said = " ".join((caption, *(_said(matter, bar) for bar in bars)))
    return ComputeChart(bars=bars, lines=tuple(_lines(matter)), caption=caption, alternative=said)


def flop(proxy: Proxy) -> float:
    """The threshold of *proxy* in operations: ``1e26``, or a quotient such as ``1e25/3``."""
    above, _, below = proxy.value.partition("/")
    return float(Fraction(above) / Fraction(below or 1))


def _findings(matter: Matter) -> Iterator[Finding]:
    for finding in matter.model.screening.findings:
        if finding.proxy.kind is RuleKind.COMPUTE and finding.proxy.value:
            yield finding


def _bars(matter: Matter) -> Iterator[Bar]:
    for one in matter.model.screening.sums:
        beside = [
            finding
            for finding in _findings(matter)
            if finding.proxy.counting_rule == one.rule
            and finding.state is not State.DOESNT_APPLY
            and finding.status in {Status.IN_FORCE, Status.ENACTED}
        ]
        if beside:
            yield _bar(matter, one, min(beside, key=_weight))


def _weight(finding: Finding) -> tuple[int, int, float]:
    """The one to name: in force first, then the worst state; of several, the nearest line."""
    tripped = finding.state is State.TRIPPED
    near = -flop(finding.proxy) if tripped else flop(finding.proxy)
    return finding.status is not Status.IN_FORCE, _SEVERITY.index(finding.state), near


def _bar(matter: Matter, one: ComputeSum, finding: Finding) -> Bar:
    label = matter.case.rulebook.counting[one.rule].title
    return Bar(label=label, flop=one.flop, state=finding.state, margin=finding.margin)


def _lines(matter: Matter) -> Iterator[Line]:
    apply = [one for one in _findings(matter) if one.state is not State.DOESNT_APPLY]
    for value in sorted({flop(one.proxy) for one in apply}):
        here = [one for one in apply if flop(one.proxy) == value]
        binding = [one for one in here if one.status is Status.IN_FORCE]
        label = f"{_figure(here[0].proxy)} {_names(binding or here)}"
        yield Line(label=label, flop=value, solid=bool(binding))


def _figure(proxy: Proxy) -> str:
    above, slash, below = proxy.value.partition("/")
    return f"{words.figure(Decimal(above))}{slash}{below}"


def _names(findings: Iterable[Finding]) -> str:
    return ", ".join(dict.fromkeys(one.proxy.title.partition(":")[0] for one in findings))


def _said(matter: Matter, bar: Bar) -> str:
    if bar.flop is None:
        return matter.say("summary-chart-unsaid", label=bar.label)
    return matter.say("summary-chart-said", label=bar.label, amount=words.quantity(bar.flop))
