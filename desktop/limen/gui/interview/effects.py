"""What an answer changes: the findings before and after it."""

from collections.abc import Iterator
from typing import NamedTuple

from limen.domain.answers import Answer
from limen.domain.case import Case
from limen.domain.rules import Status
from limen.domain.screening import Finding
from limen.engine.case import examine
from limen.engine.sketches import found
from limen.gui.widgets.states import GRAVITY


class Effect(NamedTuple):
    """One finding that an answer moves; *before* or *after* is ``None`` where there was none."""

    model: str
    title: str
    before: Finding | None
    after: Finding | None


def considered(case: Case, record: str, question: str, answer: Answer) -> Case:
    """The case as it would be with *answer*; nothing is said by asking."""
    casefile = case.casefile.with_answer(record, question, answer)
    return examine(casefile, case.rulebook, case.interview, case.today, case)


def effects(before: Case, after: Case) -> tuple[Effect, ...]:
    """The findings whose state or margin differ: those whose state does in front, gravest first."""
    return tuple(sorted(_effects(before, after), key=_rank))


def _rank(effect: Effect) -> tuple[bool, int, bool]:
    after = effect.after
    gravity = GRAVITY.index(after.state) if after else len(GRAVITY)
    return not _turned(effect), gravity, after is None or after.status is not Status.IN_FORCE


def _effects(before: Case, after: Case) -> Iterator[Effect]:
    for identifier, was in found(before).items():
        if after.casefile.record(identifier) is None or (model := after.of(identifier)) is was:
            continue
        for finding in model.screening.findings:
            old = was.screening.finding(finding.proxy.id)
            if old is finding:
                continue
            effect = Effect(model.model.name, finding.proxy.title, old, finding)
            if _turned(effect) or (old is not None and old.margin != finding.margin):
                yield effect


def _turned(effect: Effect) -> bool:
    before, after = effect.before, effect.after
    return before is None or after is None or before.state is not after.state
