"""The reasoning of one finding: all its steps, or one sentence."""

from collections.abc import Iterator

from limen.domain.dossier import ReasonTree, StateCell, Step
from limen.domain.rules import Duty
from limen.domain.screening import Finding, Reason, State
from limen.engine import words
from limen.engine.sections.matter import Matter

_NEAR = (State.TRIPPED, State.COULD_BE_EITHER)


def tree(matter: Matter, finding: Finding) -> ReasonTree:
    """All steps of *finding* with their sources, and beneath them what the rule says of itself."""
    return ReasonTree(
        title=finding.proxy.title,
        state=finding.state,
        margin=finding.margin,
        steps=tuple(_steps(matter, finding.reasoning, "")),
        below=tuple(words.powers(one) for one in _below(matter, finding)),
    )


def brief(matter: Matter, finding: Finding) -> tuple[str | StateCell, ...]:
    """State, title and the finding's first sentence, with its sources."""
    numbers = matter.cites(finding.proxy.source)
    cited = f" [{', '.join(str(number) for number in numbers)}]" if numbers else ""
    return StateCell(state=finding.state), finding.proxy.title, f"{finding.reasoning.text}{cited}"


def missing(finding: Finding) -> str:
    """The facts without which *finding* cannot be reached, as one phrase."""
    return words.listed(tuple(dict.fromkeys(one.label for one in finding.missing)))


def _steps(matter: Matter, reason: Reason, number: str) -> Iterator[Step]:
    yield Step(number=number, text=reason.text, cites=matter.cites(reason.sources))
    for index, step in enumerate(reason.because, start=1):
        yield from _steps(matter, step, f"{number}.{index}" if number else str(index))


def _below(matter: Matter, finding: Finding) -> Iterator[str]:
    proxy = finding.proxy
    if finding.missing:
        yield matter.say("screen-missing", missing=missing(finding))
    if finding.change:
        yield matter.say("screen-change", change=finding.change)
    for duty in proxy.duty if finding.state in _NEAR else ():
        yield matter.say("screen-duty", duty=_duty(matter, duty))
    yield matter.say("screen-scope", scope=proxy.summary)
    if proxy.open_weights:
        yield matter.say("screen-weights", weights=proxy.open_weights)
    if proxy.caution:
        yield matter.say("screen-caution", caution=proxy.caution)
    yield matter.say("screen-rule", citation=proxy.citation, status=proxy.status_text)


def _duty(matter: Matter, duty: Duty) -> str:
    if not duty.within:
        return duty.what
    return matter.say("screen-duty-within", what=duty.what, within=duty.within)
