"""What the compute chart shows: sums of one model, and the thresholds that they stand to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log10

from limen.domain.case import Case
from limen.domain.quantities import Quantity
from limen.domain.rules import Proxy, RuleKind, Status, threshold
from limen.domain.screening import Finding, Screening, State
from limen.engine import words
from limen.gui import phrases
from limen.gui.widgets.states import GRAVITY, WORDS

_MOST_NAMES = 2
_AIR = 0.2
_USUAL = (23, 27)


@dataclass(frozen=True, kw_only=True)
class SumBar:
    """One sum: its *flop* as an interval, and the state that it leads to where a rule counts so."""

    label: str
    flop: Quantity | None
    state: State | None = None
    margin: str = ""

    @property
    def said(self) -> str:
        """The bar in words."""
        figure = words.quantity(self.flop) if self.flop else "nothing can be counted yet"
        parts = (figure, WORDS[self.state].lower() if self.state else "", self.margin)
        return f"{self.label}: {', '.join(part for part in parts if part)}."


@dataclass(frozen=True, kw_only=True)
class SumLine:
    """One threshold in operations; *solid* where a rule with it is in force, *said* names all."""

    flop: float
    label: str
    solid: bool
    said: str


@dataclass(frozen=True, kw_only=True)
class SumChart:
    """Sums against thresholds."""

    bars: tuple[SumBar, ...]
    lines: tuple[SumLine, ...]

    @property
    def said(self) -> str:
        """The whole chart in words."""
        return " ".join(part.said for part in self.parts)

    @property
    def parts(self) -> "tuple[SumBar | SumLine, ...]":
        """The bars, then the thresholds."""
        return (*self.bars, *self.lines)

    @property
    def decades(self) -> tuple[int, int]:
        """The powers of ten between which everything lies, with a little air."""
        figures = [line.flop for line in self.lines]
        for span in (bar.flop for bar in self.bars):
            figures += [float(span.low), float(span.high)] if span and span.low > 0 else []
        if not figures:
            return _USUAL
        return floor(log10(min(figures)) - _AIR), ceil(log10(max(figures)) + _AIR)


def drawn(bar: SumBar) -> bool:
    """Whether there is anything to draw on a log axis."""
    return bar.flop is not None and bar.flop.low > 0


def chart(case: Case, screening: Screening) -> SumChart:
    """All sums of a model against the thresholds that rules about it have."""
    findings = tuple(_compared(screening))
    bars = (
        _bar(case, screening, rule, [one for one in findings if _counts(one, rule)])
        for rule in case.rulebook.counting
    )
    return SumChart(bars=tuple(bars), lines=tuple(_lines(findings)))


def single(case: Case, screening: Screening, finding: Finding) -> SumChart:
    """The one sum that *finding* compares, against its threshold."""
    bar = _bar(case, screening, finding.proxy.counting_rule, [finding])
    return SumChart(bars=(bar,), lines=tuple(_lines((finding,))))


def is_compared(finding: Finding) -> bool:
    """Whether *finding* compares a sum of compute with a figure."""
    proxy = finding.proxy
    return proxy.kind is RuleKind.COMPUTE and bool(proxy.value and proxy.counting_rule)


def _compared(screening: Screening) -> Iterator[Finding]:
    for finding in screening.findings:
        if is_compared(finding) and finding.state is not State.DOESNT_APPLY:
            yield finding


def _counts(finding: Finding, rule: str) -> bool:
    return finding.proxy.counting_rule == rule and finding.status is Status.IN_FORCE


def _bar(case: Case, screening: Screening, rule: str, findings: list[Finding]) -> SumBar:
    total = screening.sum(rule)
    nearest = min(findings, key=_weight) if findings else None
    return SumBar(
        label=case.rulebook.counting[rule].title,
        flop=total.flop if total and (total.counted or total.ambiguous) else None,
        state=nearest.state if nearest else None,
        margin=nearest.margin if nearest else "",
    )


def _weight(finding: Finding) -> tuple[int, float]:
    """The gravest first; of several, the threshold that lies nearest to where it turns."""
    limit = _flop(finding.proxy)
    return GRAVITY.index(finding.state), -limit if finding.state is State.TRIPPED else limit


def _flop(proxy: Proxy) -> float:
    return float(threshold(proxy.value))


def _lines(findings: Iterable[Finding]) -> Iterator[SumLine]:
    by_limit: dict[Fraction, list[Finding]] = {}
    for finding in findings:
        by_limit.setdefault(threshold(finding.proxy.value), []).append(finding)
    for limit in sorted(by_limit):
        yield _line(float(limit), by_limit[limit])


def _line(flop: float, findings: list[Finding]) -> SumLine:
    binding = [one for one in findings if one.status is Status.IN_FORCE]
    figure = phrases.raised(findings[0].proxy.value_text.partition(",")[0])
    return SumLine(
        flop=flop,
        label=f"{figure} {_places(binding or findings)}",
        solid=bool(binding),
        said=f"{figure} is the threshold of {'; '.join(_by_status(findings))}.",
    )


def _places(findings: list[Finding]) -> str:
    names = list(dict.fromkeys(phrases.place(one.proxy.jurisdiction) for one in findings))
    more = len(names) - _MOST_NAMES
    shown = (*names[:_MOST_NAMES], f"{more} more") if more > 0 else tuple(names)
    return words.listed(shown)


def _by_status(findings: list[Finding]) -> Iterator[str]:
    """The rules by how they stand, those in force first: ``EU AI Act (in force)``."""
    titles: dict[Status, list[str]] = {}
    for finding in sorted(findings, key=lambda one: list(Status).index(one.status)):
        titles.setdefault(finding.status, []).append(finding.proxy.title.partition(":")[0])
    for status, named in titles.items():
        yield f"{words.listed(tuple(dict.fromkeys(named)))} ({status.value})"
