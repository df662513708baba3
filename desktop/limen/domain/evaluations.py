"""Public evaluations, the lines that developers draw, and results of the model under screening."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal, InvalidOperation

from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity
from limen.domain.value import Confidence, Source, Value


def share(written: str) -> Decimal | None:
    """The share of 0 to 1 that *written* is (``0.35`` or ``7/20``), ``None`` for anything else.

    ``14 / 26`` is none: with blanks around the stroke these are two figures.
    """
    if written != "".join(written.split()):
        return None
    above, slash, below = written.partition("/")
    try:
        figure = Decimal(above) / Decimal(below) if slash else Decimal(above)
    except (InvalidOperation, ZeroDivisionError):
        return None
    return figure if figure.is_finite() and 0 <= figure <= 1 else None


@dataclass(frozen=True, kw_only=True)
class PublishedScore(Value):
    """A score that somebody published; it compares only where it is a share of 0 to 1.

    *standing* tells how its developer, or a public body, placed the model when it was released;
    *reached* and *below* name the lines at or above which, or below which, the developer held it.
    *version* is that of the evaluation, empty where the source does not say; *release* that of its
    own makers, where the registry counts versions of its own and the two cannot be compared.
    """

    model: str
    score: str
    metric: str
    date: str
    url: str = ""
    confidence: Confidence
    conditions: str = ""
    standing: str = ""
    reached: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    open_weights: bool = False
    version: str = ""
    release: str = ""

    @property
    def share(self) -> Decimal | None:
        """The score as a share, where it is one."""
        return share(self.score)

    def source(self, evaluation: str) -> Source:
        """Where the score is published, as it is cited; *evaluation* is the name of what it is of."""
        title = f"{self.model} on {evaluation}: published score"
        return Source(title=title, url=self.url, date=self.date, confidence=self.confidence)


@dataclass(frozen=True, kw_only=True)
class Remark(Value):
    """What else is published about an evaluation: a printed line, saturation, cheating.

    *kind* “printed line” means that *line* lies at *value*, for *metric*, in the developer's text.
    """

    kind: str
    text: str
    line: str = ""
    value: str = ""
    metric: str = ""
    url: str
    date: str
    confidence: Confidence

    @property
    def printed(self) -> Decimal | None:
        """The number at which a developer prints the line, where it does."""
        return share(self.value) if self.kind == "printed line" else None

    def source(self, evaluation: str) -> Source:
        """Where it is said, as it is cited; *evaluation* is the name of what it is about."""
        title = f"{evaluation}: {self.kind}"
        return Source(title=title, url=self.url, date=self.date, confidence=self.confidence)


@dataclass(frozen=True, kw_only=True)
class Plan(Value):
    """How an evaluation is run with Inspect, so that a low score says something.

    *rank* orders evaluations of one capability, 1 for the one that could decide most; an *agent*
    run has tools and a sandbox.
    """

    rank: int
    why: str
    arguments: str = ""
    agent: bool = False
    epochs: int = 1
    needs: str = ""


@dataclass(frozen=True, kw_only=True)
class Evaluation(Value):
    """A public evaluation: what it measures, in our words, and under which names logs know it.

    *version* is the newest that the registry was seen with, *sizes* the numbers of tasks with which
    it is known to be run.  *aliases* maps a metric to other names for it.  A *saturated* one can
    only rule out; one with *public* false can be run by its owner alone.  A *licence* that was only
    recalled is left empty.
    """

    id: str
    name: str
    measures: str
    capabilities: tuple[str, ...]
    metric: str
    tasks: str = ""
    registry_names: tuple[str, ...] = ()
    saturated: bool = False
    version: str = ""
    sizes: tuple[int, ...] = ()
    lower_is_better: bool = False
    public: bool = True
    note: str = ""
    licence: str = ""
    repository: str = ""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    score: tuple[PublishedScore, ...] = ()
    source: tuple[Source, ...]
    remark: tuple[Remark, ...] = ()
    plan: Plan | None = None


@dataclass(frozen=True, kw_only=True)
class CapabilityLine(Value):
    """A line that a developer draws; *proxy* is the rule that words it, where there is one."""

    id: str
    title: str
    proxy: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Capability(Value):
    """One capability that is publicly discussed, and what can be said about its lines.

    *name* is what evaluations call it, *beside* what those call it that only touch it; *order* tells
    what the federal order says of it, *lines* where lines are drawn, both from *source*;
    *policies* are the rules in words that bear on it.  Of a *screen* scores can only count against
    the capability.
    """

    id: str
    name: str
    title: str
    about: str
    order: str
    lines: str
    policies: tuple[str, ...] = ()
    beside: str = ""
    screen: bool = False
    source: tuple[Source, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PolicyLine(Value):
    """What one policy says about cyber and chemistry, in our own words."""

    id: str
    who: str
    document: str
    cyber: str = ""
    chemistry: str = ""
    numbers: str
    url: str
    date: str
    confidence: Confidence

    @property
    def source(self) -> Source:
        """The document, as it is cited."""
        title = f"{self.who}: {self.document}"
        return Source(title=title, url=self.url, date=self.date, confidence=self.confidence)


@dataclass(frozen=True, kw_only=True)
class PlanAdvice(Value):
    """What stands beside every planned run; *token_limit* is in tokens for one attempt."""

    warning: str = ""
    settings: tuple[str, ...] = ()
    agent_settings: tuple[str, ...] = ()
    token_limit: int = 0
    source: tuple[Source, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EvaluationBook(Value):
    """All public evaluations by id, the capabilities in their order, the lines by id, policies."""

    evaluation: Mapping[str, Evaluation] = field(default_factory=dict)
    capability: tuple[Capability, ...] = ()
    line: Mapping[str, CapabilityLine] = field(default_factory=dict)
    policy: tuple[PolicyLine, ...] = ()
    plan: PlanAdvice = field(default_factory=PlanAdvice)


@dataclass(frozen=True, kw_only=True)
class EvaluationResult(Value):
    """A result of the model under screening, as answered; what is not known is ``None`` or empty.

    *said* are the keys of the questions that have a value.  *standard_error* is one that is
    clustered by groups of tasks; *failed* counts tasks that ended in an error.
    """

    id: str
    name: str
    evaluation: str
    version: str = ""
    score: Quantity | None = None
    samples_used: Quantity | None = None
    samples_total: Quantity | None = None
    epochs: Quantity | None = None
    metric: str = ""
    on: date | None = None
    attempts: Quantity | None = None
    refusals: Quantity | None = None
    failed: Quantity | None = None
    standard_error: Quantity | None = None
    safeguards: str = ""
    ended: str = ""
    said: frozenset[str] = frozenset()
