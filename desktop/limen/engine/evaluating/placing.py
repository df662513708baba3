"""One result, placed among the published scores of its evaluation."""

from collections.abc import Iterator
from dataclasses import replace

from limen.domain.evaluations import (
    Evaluation,
    EvaluationBook,
    EvaluationResult,
)
from limen.domain.nouns import dataclass
from limen.domain.placing import Band, Interval, Placement, Position
from limen.domain.screening import Missing, State
from limen.domain.value import Value
from limen.engine import words
from limen.engine.evaluating import bands, cautions, conditions, matching, sentences, wilson
from limen.engine.evaluating.bands import Side

_FIRST = (State.TRIPPED, State.COULD_BE_EITHER, State.NOT_TRIPPED, State.CANNOT_SAY)
_SATURATED = (
    "The evaluation is saturated: its scores can only count against the capability, "
    "and this one does not."
)


@dataclass(frozen=True, kw_only=True)
class _Measured(Value):
    """A result whose evaluation is known, with its interval and what stands against “below”."""

    result: EvaluationResult
    evaluation: Evaluation
    interval: Interval
    missing: tuple[Missing, ...]
    obstacles: tuple[str, ...]


def place(result: EvaluationResult, book: EvaluationBook) -> Placement:
    """Where *result* stands, and what may be said of it."""
    evaluation = matching.matched(result.evaluation, book.evaluation)
    if evaluation is None:
        return _unsaid(result, sentences.unmatched(result), "evaluation", "which evaluation it is")
    found = _known(result, evaluation, book)
    return replace(
        found,
        evaluation=evaluation,
        cautions=tuple(cautions.told(result, evaluation, found)),
        source=cautions.sources(evaluation, found),
    )


def _known(result: EvaluationResult, evaluation: Evaluation, book: EvaluationBook) -> Placement:
    capabilities = {name for one in book.capability for name in (one.name, one.beside) if name}
    if evaluation.lower_is_better or not capabilities & set(evaluation.capabilities):
        text = f"{evaluation.name} measures safeguards or defence, not one of these capabilities."
        return Placement(result=result, state=State.DOESNT_APPLY, text=text)
    if _other_size(result, evaluation):
        return _unsaid(result, *_of_unknown_size(result, evaluation))
    metric = matching.measured(result, evaluation)
    if not metric:
        return _unsaid(result, *_without_metric(result))
    return _scored(result, evaluation, metric, book)


def _other_size(result: EvaluationResult, evaluation: Evaluation) -> bool:
    """Whether it has another number of tasks than is known, or may have for all that is told."""
    size = result.samples_total or result.samples_used
    return bool(size and evaluation.sizes and size.central not in evaluation.sizes)


def _of_unknown_size(result: EvaluationResult, evaluation: Evaluation) -> tuple[str, str, str]:
    if result.samples_total:
        return sentences.wrong_size(result, evaluation), "", ""
    text = sentences.no_size(result, evaluation)
    return text, "samples_total", "how many tasks the evaluation has"


def _without_metric(result: EvaluationResult) -> tuple[str, str, str]:
    if result.metric:
        text = "Whether the score is pass@1 hangs on the attempts at each task."
        return text, "attempts", "the attempts at each task"
    return "What the score measures is not answered.", "metric", "what the score measures"


def _unsaid(result: EvaluationResult, text: str, key: str = "", label: str = "") -> Placement:
    gap = (Missing(record=result.id, question=key, label=label),) if key else ()
    return Placement(result=result, state=State.CANNOT_SAY, text=text, missing=gap)


def _scored(
    result: EvaluationResult, evaluation: Evaluation, metric: str, book: EvaluationBook
) -> Placement:
    compared = matching.comparable(evaluation, metric, result.version)
    interval = _interval(result)
    found = replace(
        _unsaid(result, *_without_score(result)) if interval is None else _unsaid(result, ""),
        metric=matching.shown(metric, evaluation),
        interval=interval,
        compared=compared,
        open_weights=next((one for one in reversed(compared) if one.open_weights), None),
    )
    if interval is None:
        return found
    lines = bands.bands(evaluation, compared, metric, book.line)
    if not lines:
        return replace(found, text=sentences.no_line(evaluation, found.metric))
    return _placed(
        found,
        lines,
        _Measured(
            result=result,
            evaluation=evaluation,
            interval=interval,
            missing=conditions.missing(result),
            obstacles=tuple(conditions.obstacles(result)),
        ),
    )


def _interval(result: EvaluationResult) -> Interval | None:
    tasks = conditions.tasks(result)
    if result.score is None or tasks < 1:
        return None
    return wilson.interval(result.score, tasks, result.standard_error)


def _without_score(result: EvaluationResult) -> tuple[str, str, str]:
    if result.score is None:
        return "The score is not answered.", "score", "the score"
    text = "Without the number of tasks that count, the score has no interval."
    return text, "samples_used", "how many tasks count in the score"


def _placed(found: Placement, lines: tuple[Band, ...], measured: _Measured) -> Placement:
    """With a state for each line; that of the result is the first that decides something."""
    positions = tuple(_position(band, measured) for band in lines)
    state = next(one for one in _FIRST if any(position.state is one for position in positions))
    texts = tuple(dict.fromkeys(one.text for one in positions if one.state is state))
    said = _once(texts, " ".join((*_absent(measured.missing), *measured.obstacles)))
    return replace(
        found,
        state=state,
        text=f"{sentences.reach(measured.interval)}. {' '.join(said)}",
        positions=positions,
        missing=measured.missing,
    )


def _once(texts: tuple[str, ...], reasons: str) -> Iterator[str]:
    """The *texts*, of which those that end in the same *reasons* have them once, at the last."""
    last = next((text for text in reversed(texts) if reasons and text.endswith(reasons)), "")
    for text in texts:
        yield text if text == last else text.removesuffix(reasons).strip()


def _side(band: Band, measured: _Measured) -> Side:
    low = conditions.least(measured.result, measured.interval)
    high = conditions.most(measured.result, measured.interval)
    return bands.side(band, low, high)


def _position(band: Band, measured: _Measured) -> Position:
    where = _side(band, measured)
    if where is Side.BELOW:
        return _below(band, measured)
    if measured.evaluation.saturated:
        return Position(band=band, state=State.CANNOT_SAY, text=_SATURATED)
    if where is Side.ABOVE:
        return Position(band=band, state=State.TRIPPED, text=sentences.above(band))
    if where is Side.WITHIN:
        return Position(band=band, state=State.COULD_BE_EITHER, text=sentences.within(band))
    return Position(band=band, state=State.CANNOT_SAY, text=sentences.unknown(band))


def _below(band: Band, measured: _Measured) -> Position:
    against = (
        *_absent(measured.missing),
        *measured.obstacles,
        *_of_another_version(band, measured),
    )
    if not against:
        return Position(band=band, state=State.NOT_TRIPPED, text=sentences.below(band))
    text = f"It lies under the band of “{band.line.title}”, but “below” is not said. "
    return Position(band=band, state=State.CANNOT_SAY, text=text + " ".join(against))


def _of_another_version(band: Band, measured: _Measured) -> Iterator[str]:
    """That the score in the band is, or may be, of another version than the result."""
    score, version = band.below, measured.result.version
    if score and score.release and matching.major(score.release) != matching.major(version):
        yield sentences.another_release(score)
    if not (score and (score.version or score.release)) and _changed(measured):
        yield sentences.another_version(version, measured.evaluation)


def _changed(measured: _Measured) -> bool:
    """Whether the result is of a version that cannot be compared with that of the registry."""
    ran, known = measured.result.version, measured.evaluation.version
    return bool(ran and known) and matching.major(ran) != matching.major(known)


def _absent(missing: tuple[Missing, ...]) -> Iterator[str]:
    if missing:
        labels = words.listed(tuple(one.label for one in missing))
        yield f"Not answered: {labels}."
