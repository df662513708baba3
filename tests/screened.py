"""Small casefiles, rulebooks and interviews, for tests of what follows from them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from limen.domain.answers import Answer, Meaning
from limen.domain.forms import AnswerKind, Form, Interview, Page, Question, RecordKind
from limen.domain.metrics import Exchange, Metric, Period
from limen.domain.quantities import Quantity, exactly
from limen.domain.records import Casefile, Record
from limen.domain.rules import Operator, Proxy, Rulebook, RuleKind, Status
from limen.domain.screening import Finding, Reason
from limen.domain.training import BaseModel, CountingRule, Inclusion, Purpose
from limen.domain.value import Confidence, Source
from limen.engine.facts import gather
from limen.engine.screening import screen
from limen.library.architectures import near

TODAY = date(2026, 11, 24)
SOURCE = Source(title="Test act", url="https://example.org/act", date="2026-01-01")
FLOP = "FLOP"

YES, NO, AMBIGUOUS = Inclusion.YES, Inclusion.NO, Inclusion.AMBIGUOUS


def flop(low: str, central: str = "", high: str = "") -> Quantity:
    """So many operations, exactly or from 5 to 95 %."""
    return Quantity(
        low=Decimal(low), central=Decimal(central or low), high=Decimal(high or low), unit=FLOP
    )


def amount(number: str, unit: str = "USD") -> Quantity:
    return exactly(Decimal(number), unit)


def counting(identifier: str, base: Inclusion, rollouts: Inclusion = AMBIGUOUS) -> CountingRule:
    return CountingRule(
        id=identifier,
        title=f"Title of {identifier}",
        explanation="Adds up runs.",
        counts={
            Purpose.PRE_TRAINING: YES,
            Purpose.FINE_TUNING: YES,
            Purpose.RL_ROLLOUTS: rollouts,
            Purpose.BASE: base,
            Purpose.EVALUATION: NO,
        },
        source=(SOURCE,),
    )


COUNTING = {
    rule.id: rule
    for rule in (
        counting("eu-cumulative", YES),
        counting("eu-parameter-updates", NO),
        counting("us-original-and-modifications", YES, rollouts=YES),
    )
}
METRICS = {
    metric.id: metric
    for metric in (
        Metric(id="training_compute", title="training compute", unit=FLOP),
        Metric(id="modification_compute", title="compute of the modification", unit=FLOP),
        Metric(id="revenue", title="yearly revenue", unit="USD", asks="organization.revenue"),
        Metric(
            id="spend",
            title="spending on AI",
            unit="USD",
            asks="organization.spend",
            exchange=Exchange(
                rate="organization.rate",
                on="organization.rate_on",
                source="organization.rate_source",
                currency="organization.rate_of",
            ),
        ),
        Metric(
            id="cost",
            title="cost",
            unit="USD",
            asks="model.cost",
            exchange=Exchange(rate="model.rate", on="model.rate_on", source="model.rate_source"),
        ),
        Metric(id="users", title="monthly users", unit="users", asks="organization.users"),
        Metric(id="frontier", title="standing", unit="", asks="model.frontier"),
        Metric(id="elsewhere", title="something of a run", unit="", asks="training-run.tokens"),
        Metric(
            id="turnover",
            title="turnover",
            unit="USD",
            asks="organization.turnover",
            period=Period.YEAR,
            until="organization.turnover_until",
        ),
        Metric(
            id="daily",
            title="users a day",
            unit="",
            asks="organization.daily",
            period=Period.QUARTER,
            until="organization.daily_until",
        ),
        Metric(id="judgement", title="a matter of judgement", unit=""),
    )
}
BASES = {
    "big-405b": BaseModel(
        key="big-405b",
        name="Big 405B",
        developer="Somebody",
        released="2024-07-23",
        flop=flop("3.8e25"),
        parameters=exactly(Decimal("4.05e11")),
        source=(Source(title="Card of Big 405B", date="2024-07-23"),),
    )
}


def rule(identifier: str = "test-10e25", **parts: Any) -> Proxy:  # noqa: ANN401 - any part of a rule
    """A rule: more than 10^25 operations, cumulative, unless its *parts* say otherwise."""
    usual: dict[str, Any] = {
        "title": f"Rule {identifier}",
        "jurisdiction": "EU",
        "instrument": "Test act",
        "citation": "art. 1",
        "kind": RuleKind.COMPUTE,
        "metric": "training_compute",
        "operator": Operator.MORE_THAN,
        "value": "1e25",
        "unit": "operations",
        "counting_rule": "eu-cumulative",
        "status": Status.IN_FORCE,
        "status_text": "In force since 2026.",
        "summary": "Looks at compute.",
        "source": (SOURCE,),
    }
    return Proxy(id=identifier, **{**usual, **parts})


def book(*rules: Proxy) -> Rulebook:
    return Rulebook(
        version="0",
        as_of=date(2026, 11, 21),
        newest_source=date(2026, 10, 10),
        sha256="0" * 64,
        proxy=rules,
        metric=METRICS,
        counting=COUNTING,
        base=BASES,
        families=near,
    )


class Lab:
    """A casefile in the making: one organisation, one model, and what is said about them."""

    def __init__(self) -> None:
        self.casefile = Casefile(
            records=(Record(id="org", kind=RecordKind.ORGANIZATION, name="Test Lab"),)
        )
        self.model = self.add(RecordKind.MODEL, "model", "Test Model", "org")

    def add(self, kind: RecordKind, identifier: str, name: str, parent: str = "model") -> Record:
        record = Record(id=identifier, kind=kind, name=name, parent=parent)
        self.casefile = self.casefile.with_record(record)
        return record

    def say(self, record: str, **said: Answer | Meaning) -> "Lab":
        for key, value in said.items():
            answer = value if isinstance(value, Answer) else Answer(value=value, said=str(value))
            self.casefile = self.casefile.with_answer(record, key, answer)
        return self

    def run(self, identifier: str, figure: Quantity | None, purpose: str = "pre-training") -> "Lab":
        """A training run with a reported figure, or without any."""
        self.add(RecordKind.TRAINING_RUN, identifier, f"Run {identifier}")
        self.say(identifier, purpose=purpose)
        return self.say(identifier, reported_flop=figure) if figure else self

    def finding(self, *rules: Proxy, interview: Interview | None = None) -> Finding:
        """The finding for the first of *rules*."""
        shelf = book(*rules)
        facts = gather(self.casefile, self.model, interview or {}, shelf)
        return screen(facts, shelf, TODAY).findings[0]


def trained(*figures: Quantity | str) -> Lab:
    """A lab whose model has pre-training runs of these operations."""
    lab = Lab()
    for place, figure in enumerate(figures):
        lab.run(f"run{place}", flop(figure) if isinstance(figure, str) else figure)
    return lab


def sentences(reason: Reason) -> tuple[str, ...]:
    """All sentences of a reasoning, each before those beneath."""
    return (reason.text, *(text for step in reason.because for text in sentences(step)))


def said_of(finding: Finding) -> str:
    return "\n".join(sentences(finding.reasoning))


def interview(**questions: Mapping[str, str]) -> Interview:
    """Forms of one page each; a keyword is a kind of record, its mapping key to label."""
    return {
        RecordKind(kind.replace("_", "-")): Form(
            record=RecordKind(kind.replace("_", "-")),
            title=kind,
            plural=kind,
            invitation="",
            page=(
                Page(
                    key="page",
                    title="Page",
                    section="B",
                    question=tuple(
                        Question(key=key, kind=AnswerKind.TEXT, label=label, why="")
                        for key, label in labels.items()
                    ),
                ),
            ),
        )
        for kind, labels in questions.items()
    }


DOUBTFUL = Source(title="Digest", date="2026-07", confidence=Confidence.CONFLICTING)
