"""Several tests at once: all of them must hold, or one of several."""

from limen.domain.rules import Clause, Operator
from limen.domain.screening import Missing, State
from limen.engine import words
from limen.engine.screening import asked, sums
from limen.engine.screening.grounds import Grounds, Measured, Said
from limen.engine.screening.problem import RuleProblemError

_ALL = (
    State.RULE_PROBLEM,
    State.DOESNT_APPLY,
    State.NOT_TRIPPED,
    State.CANNOT_SAY,
    State.COULD_BE_EITHER,
)
_DEEPEST = 20
"""So many tests within each other can also be put into words."""

_ONE = (State.TRIPPED, State.CANNOT_SAY, State.COULD_BE_EITHER)


def measure(grounds: Grounds, clause: Clause, depth: int = 0) -> Measured:
    """What one clause comes to: a sum, the answer to a question, or one of several clauses."""
    if depth > _DEEPEST:
        raise RuleProblemError("its tests lie too deep within each other")
    if clause.any:
        return one_of(tuple(measure(grounds, inside, depth + 1) for inside in clause.any))
    if clause.counting_rule:
        return sums.compared(grounds, clause)
    if clause.operator is Operator.QUALITATIVE:
        return asked.agreed(grounds, clause)
    return asked.compared(grounds, clause)


def all_of(parts: tuple[Measured, ...]) -> State:
    """The state of tests that must all hold: the first that is open or failed decides."""
    if len(parts) == 1:
        return parts[0].state
    states = {part.state for part in parts}
    return next((state for state in _ALL if state in states), State.TRIPPED)


def one_of(parts: tuple[Measured, ...]) -> Measured:
    """The disjunction: tripped as soon as one part is, not tripped only when none can be."""
    states = {part.state for part in parts}
    state = next((state for state in _ONE if state in states), State.NOT_TRIPPED)
    deciding = tuple(part for part in parts if part.state is state)
    return Measured(
        state=state,
        label=words.listed(tuple(part.label for part in parts), "or"),
        missing=gaps(deciding) if state is State.CANNOT_SAY else (),
        margin=(margin, deciding),
        say=_one_of,
        of=(parts, deciding),
    )


def _one_of(parts: tuple[Measured, ...], deciding: tuple[Measured, ...]) -> Said:
    return Said(
        text=f"One of {words.counted(len(parts), 'test')} must hold: "
        + " ".join(part.said.text for part in parts),
        because=tuple(reason for part in parts for reason in part.said.because),
        change=" ".join(part.said.change for part in deciding if part.said.change),
        meets=" ".join(part.said.meets for part in deciding if part.said.meets),
    )


def margin(parts: tuple[Measured, ...]) -> str:
    """The margins of several tests, each with what it is the margin of."""
    margins = ((part.label, part.margin()) for part in parts)
    return "; ".join(f"{label}: {margin}" for label, margin in margins if margin)


def gaps(parts: tuple[Measured, ...]) -> tuple[Missing, ...]:
    """What is missing for those of the *parts* that cannot be said, the shortest list first."""
    if len(parts) == 1 and len(parts[0].missing) < 2:  # noqa: PLR2004 - nothing to put in order
        return parts[0].missing
    open_ones = (part.missing for part in parts if part.state is State.CANNOT_SAY)
    nearest = [fact for missing in sorted(open_ones, key=len) for fact in missing]
    return tuple(dict.fromkeys(nearest) if len(nearest) > 1 else nearest)


def change(parts: tuple[Measured, ...], state: State, *, figured: bool) -> str:
    """The nearest single change: of a tripped rule one part suffices, of another all that fail.

    Where it is *figured*, with the one figure that would do it.
    """
    deciding = [part.said for part in parts if part.state is state and part.said.change]
    if state is State.TRIPPED:
        deciding.sort(key=lambda said: (said.apart is None, said.apart or 0))
        deciding = deciding[:1]
    figures = (f"{said.change} {said.meets if figured else ''}".strip() for said in deciding)
    return " ".join(figures)
