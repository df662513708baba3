"""The reasoning of findings: all their steps, or one sentence."""

from collections.abc import Iterable, Iterator

from limen.domain.dossier import ReasonTree, StateCell, Step
from limen.domain.rules import Duty
from limen.domain.screening import Finding, Reason, State
from limen.engine import words
from limen.engine.sections.matter import Matter
from limen.engine.sensitivity import turnings

_Told = dict[Reason, tuple[str, str]]
"""Where a step that has others beneath it was told: in which tree, and as which number."""
_NEAREST = 3
_NEAR = (State.TRIPPED, State.COULD_BE_EITHER)


def trees(matter: Matter, findings: Iterable[Finding]) -> Iterator[ReasonTree]:
    """The whole reasoning of each of *findings*; what was told before is only pointed to."""
    told: _Told = {}
    for finding in findings:
        yield ReasonTree(
            title=finding.proxy.title,
            state=finding.state,
            margin=finding.margin,
            steps=tuple(_steps(matter, finding.reasoning, "", finding.proxy.title, told)),
            below=tuple(_below(matter, finding)),
        )


def brief(matter: Matter, finding: Finding) -> tuple[str | StateCell, ...]:
    """State, title and what the finding rests on, with its sources."""
    title = finding.proxy.title
    numbers = matter.cites(finding.proxy.source)
    cited = f" [{', '.join(str(number) for number in numbers)}]" if numbers else ""
    grounds = finding.reasoning.text.partition(f" “{title}”:")[0]  # the row says the conclusion
    return StateCell(state=finding.state), title, f"{words.powers(grounds)}{cited}"


def missing(finding: Finding) -> str:
    """The facts without which *finding* cannot be reached, as one phrase."""
    return words.listed(tuple(dict.fromkeys(one.label for one in finding.missing)))


def _steps(matter: Matter, reason: Reason, number: str, title: str, told: _Told) -> Iterator[Step]:
    if reason.because and reason in told:
        earlier, place = told[reason]
        again = matter.say("screen-again", number=place, title=earlier)
        yield Step(number=number, text=again, cites=matter.cites(reason.sources))
        return
    told[reason] = title, number
    text = words.powers(reason.text)
    yield Step(number=number, text=text, cites=matter.cites(reason.sources))
    for index, step in enumerate(reason.because, start=1):
        below = f"{number}.{index}" if number else str(index)
        yield from _steps(matter, step, below, title, told)


def _below(matter: Matter, finding: Finding) -> Iterator[str]:
    if finding.missing:
        yield matter.say("screen-missing", missing=missing(finding))
    turning = turnings(matter.case, matter.model.model, finding)[:_NEAREST]
    if change := finding.crossing if turning else finding.change:
        yield matter.say("screen-change", change=change)
    for one in turning:
        yield matter.say("screen-turn", turn=words.powers(one.text))
    for duty in finding.proxy.duty if finding.state in _NEAR else ():
        yield matter.say("screen-duty", duty=_duty(matter, duty))


def _duty(matter: Matter, duty: Duty) -> str:
    if not duty.within:
        return duty.what
    return matter.say("screen-duty-within", what=duty.what, within=duty.within)
