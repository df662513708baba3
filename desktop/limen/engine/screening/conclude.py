"""From what a rule's tests come to, to the finding with its reasoning."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

from limen.domain.nouns import dataclass
from limen.domain.rules import Proxy, Status
from limen.domain.screening import Finding, Missing, Reason, State
from limen.domain.value import Confidence, Value
from limen.engine import words
from limen.engine.same import Same
from limen.engine.screening import changes, clauses, conditions, phrases, questionnaire
from limen.engine.screening.grounds import Grounds, Measured, Said
from limen.engine.screening.readings import Taken

_NOT_BINDING = (Status.ENACTED, Status.PROPOSED, Status.HISTORIC)
_BINDS_NOBODY = " It binds nobody on that day and is screened for comparison."
_DECIDED = "That decides it, whatever the facts that are still open."
_UNCOMPARED = frozenset({State.CANNOT_SAY, State.DOESNT_APPLY, State.RULE_PROBLEM})
_DOUBTFUL = (Confidence.CONFLICTING, Confidence.UNVERIFIED)


def conclude(
    grounds: Grounds,
    taken: Taken,
    measure: Callable[[Grounds, Proxy], Measured],
    status: Status | None = None,
) -> Finding:
    """The finding for the rule as *taken*, whose own comparison is *measure*.

    *status* is the rule's on that day, where it is known already.
    """
    rule = taken.rule
    if status is None:
        status = standing(Same(rule), grounds.today).status
    if not (rule.applies or rule.also):
        return _finding(grounds, taken, status, (measure(grounds, rule),))
    scope = conditions.measure(grounds, rule) if rule.applies else ()
    outside = tuple(part for part in scope if part.state is State.DOESNT_APPLY)
    if outside:
        return _finding(grounds, taken, status, outside)
    also = tuple(clauses.measure(grounds, clause) for clause in rule.also)
    return _finding(grounds, taken, status, (measure(grounds, rule), *also, *scope))


def problem(grounds: Grounds, rule: Proxy, sentence: str) -> Finding:
    """The finding for a rule that cannot be worked out."""
    part = Measured(state=State.RULE_PROBLEM, say=partial(Said, text=sentence))
    status = standing(Same(rule), grounds.today).status
    return _finding(grounds, Taken(rule=rule), status, (part,))


def _finding(
    grounds: Grounds, taken: Taken, status: Status, parts: tuple[Measured, ...]
) -> Finding:
    state, first = clauses.all_of(parts), parts[0]
    missing = clauses.gaps(parts) if state is State.CANNOT_SAY else ()
    return Finding(
        proxy=taken.rule,
        state=state,
        status=status,
        value=first.value,
        probability=_probability(parts, state),
        missing=missing,
        pinned=taken.pinned,
        telling=_Telling(grounds, taken, state, parts, missing),
    )


def _probability(parts: tuple[Measured, ...], state: State) -> float | None:
    """The probability that all parts hold is at most that of the least probable one."""
    if state in _UNCOMPARED:
        return None
    if len(parts) == 1:
        return parts[0].probability
    return min((part.probability for part in parts if part.probability is not None), default=None)


class _Telling:
    """A finding in words, from the *parts* that its *state* comes from; one for every finding."""

    __slots__ = ("grounds", "missing", "parts", "state", "taken")

    def __init__(
        self,
        grounds: Grounds,
        taken: Taken,
        state: State,
        parts: tuple[Measured, ...],
        missing: tuple[Missing, ...],
    ) -> None:
        self.grounds = grounds
        self.taken = taken
        self.state = state
        self.parts = parts
        self.missing = missing

    def margin(self) -> str:
        """The margin of the rule's own comparison, or that of the parts that decide against it."""
        own = self.parts[0]
        if own.state is self.state:
            return own.margin()
        return clauses.margin(tuple(part for part in self.parts if part.state is self.state))

    def change(self, *, figured: bool) -> str:
        """The one fact that is missing, or the first of several; else the nearest change."""
        missing = changes.deciding(self.missing)
        return missing or clauses.change(self.parts, self.state, figured=figured)

    def reasoning(self) -> Reason:
        """The conclusion, with the steps of all parts between what is said of the rule itself."""
        taken, rule = self.taken, self.taken.rule
        stands = standing(Same(rule), self.grounds.today)
        called = f"“{rule.title}”: {phrases.STATES[self.state]}{_as(taken)}"
        return Reason(
            text=f"{_said(self.parts, self.state)} {called}; {stands.on_day}.",
            sources=rule.source,
            because=(
                *stands.first,
                *(reason for part in self.parts for reason in part.said.because),
                *taken.because,
                *questionnaire.beside(self.grounds, rule),
                *_open_weights(self.grounds, rule),
                *stands.last,
            ),
        )


def _as(taken: Taken) -> str:
    pinned = next((one for one in taken.rule.reading if one.id == taken.pinned), None)
    return f" when read as “{pinned.title}”, which counsel pinned" if pinned else ""


@dataclass(frozen=True, kw_only=True)
class Standing(Value):
    """What is said of a rule on one day whatever the model: its status, and the reasons around."""

    status: Status
    on_day: str
    first: tuple[Reason, ...]
    last: tuple[Reason, ...]


@lru_cache(maxsize=1024)
def standing(rule: Same[Proxy], today: date) -> Standing:
    """How *rule* stands on that day; worked out once for all models."""
    status, day = rule.it.status_on(today), words.day(today)
    return Standing(
        status=status,
        on_day=f"{status} on {day}",
        first=(_rule(rule.it), _status(rule.it, status, day)),
        last=_cautions(rule.it),
    )


def _said(parts: tuple[Measured, ...], state: State) -> str:
    """What carries the conclusion: the parts that decide, and the rule's own comparison."""
    if len(parts) == 1:
        return parts[0].said.text
    deciding = tuple(part for part in parts if part.state is state)
    open_ones = any(part.state is State.CANNOT_SAY for part in parts)
    own = () if parts[0].state is State.CANNOT_SAY else (parts[0],)
    texts = dict.fromkeys(part.said.text for part in (*own, *deciding) if part.said.text)
    decided = (_DECIDED,) if open_ones and state is State.NOT_TRIPPED else ()
    return " ".join((*texts, *decided))


def _rule(rule: Proxy) -> Reason:
    return Reason(
        text=f"{rule.instrument}, {rule.citation}: {rule.summary}",
        sources=rule.source,
    )


def _status(rule: Proxy, status: Status, day: str) -> Reason:
    binds = _BINDS_NOBODY if status in _NOT_BINDING else ""
    told = rule.status_text
    if told and status is not rule.status:  # it is told as of the rulebook's day, not of this one
        told = f"The rulebook’s own entry reads: “{told}”"
    return Reason(text=f"Status on {day}: {status}. {told}{binds}", sources=rule.source)


def _open_weights(grounds: Grounds, rule: Proxy) -> tuple[Reason, ...]:
    if not rule.open_weights:
        return ()
    weights = grounds.facts.answer("weights")
    known = f" The weights of this model are answered “{weights.value}”." if weights.known else ""
    return (
        Reason(
            text=f"On open weights: {rule.open_weights}{known}",
            record=grounds.facts.model.id,
            question="weights",
        ),
    )


def _cautions(rule: Proxy) -> tuple[Reason, ...]:
    doubtful = tuple(source for source in rule.source if source.confidence in _DOUBTFUL)
    caution = (Reason(text=f"Caution: {rule.caution}", sources=doubtful),) if rule.caution else ()
    if not doubtful:
        return caution
    named = words.listed(tuple(f"{source.title} ({source.confidence})" for source in doubtful))
    return (*caution, Reason(text=f"Not firmly known: {named}.", sources=doubtful))
