"""What a reader has to know besides of a placed result, and where all of it is published."""

from collections.abc import Iterator

from limen.domain.evaluations import Evaluation, EvaluationResult, PublishedScore, Remark
from limen.domain.placing import Band, Interval, Placement
from limen.domain.value import Source
from limen.engine.evaluating import conditions, matching, sentences


def told(result: EvaluationResult, evaluation: Evaluation, found: Placement) -> Iterator[str]:
    """What else bears on the placement *found*, in sentences."""
    if found.interval:
        yield f"{found.interval.said}."
        yield from _beside(found.open_weights, found.interval)
    yield from conditions.obstacles(result)
    yield from conditions.remarks(result)
    if evaluation.saturated:
        yield "Saturated at the frontier: a high score no longer tells models apart."
    yield from _versions(result, evaluation)
    yield from (one.line.note for one in _lines(found) if one.line.note)
    yield from (one.text for one in _warned(evaluation))


def _warned(evaluation: Evaluation) -> Iterator[Remark]:
    yield from (one for one in evaluation.remark if one.kind in {"cheating", "caution"})


def sources(evaluation: Evaluation, found: Placement) -> tuple[Source, ...]:
    """What the placement *found* rests on: the evaluation, and whatever is named of others."""
    return (*evaluation.source, *dict.fromkeys(_named(evaluation, found)))


def _named(evaluation: Evaluation, found: Placement) -> Iterator[Source]:
    """Where the scores, lines and warnings are published that the placement names."""
    for band in _lines(found):
        ends = (band.printed,) if band.printed else (band.below, band.reached)
        yield from (end.source(evaluation.name) for end in ends if end)
    if found.open_weights and found.interval:
        yield found.open_weights.source(evaluation.name)
    yield from (one.source(evaluation.name) for one in _warned(evaluation))


def _beside(best: PublishedScore | None, interval: Interval) -> Iterator[str]:
    if best:
        yield sentences.beside(best, interval)


def _lines(found: Placement) -> Iterator[Band]:
    yield from (position.band for position in found.positions)


def _versions(result: EvaluationResult, evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.version:
        return
    if not result.version:
        yield "The version of the evaluation is not answered; scores move between versions."
    elif matching.major(result.version) != matching.major(evaluation.version):
        yield (
            f"Run with version {result.version}; the registry was last seen at "
            f"{evaluation.version}. The published scores mostly do not say theirs."
        )
