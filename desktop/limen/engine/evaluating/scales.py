"""Published scores on a scale from 0 to 100 %, for the window and for paper."""

from collections.abc import Iterator
from decimal import Decimal

from limen.domain.evaluations import Evaluation, EvaluationBook, PublishedScore
from limen.domain.placing import Band, Placement
from limen.domain.score_scales import ScoreScale, Tick, Zone
from limen.domain.screening import State
from limen.domain.value import Confidence
from limen.engine import words
from limen.engine.evaluating import bands, matching, sentences

_ZERO = Decimal(0)


def scale(placement: Placement) -> ScoreScale | None:
    """One result among the scores that it may be set beside; ``None`` without any of both."""
    if placement.evaluation is None or not placement.metric:
        return None
    zones = tuple(_zone(one.band, one.state) for one in placement.positions)
    own = f"This model: {sentences.reach(placement.interval)}" if placement.interval else ""
    return _scale(placement, zones, own) if own or placement.compared else None


def _scale(placement: Placement, zones: tuple[Zone, ...], own: str) -> ScoreScale:
    name = placement.evaluation.name if placement.evaluation else ""
    ticks = _ticks(placement.compared)
    return ScoreScale(
        title=f"{name}, {placement.metric}",
        own=placement.interval,
        own_said=own,
        zones=zones,
        ticks=ticks,
        caption=_caption(ticks),
        alternative=_said(f"{name}, {placement.metric}", own, zones, ticks),
    )


def published(evaluation: Evaluation, book: EvaluationBook) -> ScoreScale | None:
    """The published scores of *evaluation* under the metric that says most; ``None`` without any.

    A band with both its ends counts most, then lines, then scores.
    """
    metrics = sorted({matching.measure(one.metric) for one in evaluation.score if one.share})
    drawn = [_drawn(evaluation, metric, book) for metric in metrics]
    return max(drawn, key=_weight, default=None)


def _weight(drawn: ScoreScale) -> tuple[int, int, int]:
    whole = sum(None not in {zone.floor, zone.ceiling} for zone in drawn.zones)
    return whole, len(drawn.zones), len(drawn.ticks)


def _drawn(evaluation: Evaluation, metric: str, book: EvaluationBook) -> ScoreScale:
    compared = matching.comparable(evaluation, metric, evaluation.version)
    found = bands.bands(evaluation, compared, metric, book.line)
    zones, ticks = tuple(_zone(one, None) for one in found), _ticks(compared)
    title = f"{evaluation.name}, {matching.shown(metric, evaluation)}"
    return ScoreScale(
        title=title,
        own=None,
        own_said="",
        zones=zones,
        ticks=ticks,
        caption=_caption(ticks),
        alternative=_said(title, "", zones, ticks),
    )


def _zone(band: Band, state: State | None) -> Zone:
    return Zone(
        label=band.line.title,
        floor=band.floor,
        ceiling=band.ceiling,
        said=f"{band.line.title}: {sentences.band(band)}",
        state=state,
    )


def _ticks(compared: tuple[PublishedScore, ...]) -> tuple[Tick, ...]:
    return tuple(
        Tick(share=one.share or _ZERO, said=_told(one), open_weights=one.open_weights)
        for one in compared
    )


def _told(score: PublishedScore) -> str:
    surely = f"{score.confidence}" if score.confidence is Confidence.PRIMARY else ""
    beside = (score.standing, score.conditions, surely)
    return "; ".join((sentences.published(score), *(one for one in beside if one)))


def _caption(ticks: tuple[Tick, ...]) -> str:
    opened = any(one.open_weights for one in ticks)
    scores = words.counted(len(ticks), "published score")
    return f"{scores}; diamonds are models whose weights are public." if opened else f"{scores}."


def _said(title: str, own: str, zones: tuple[Zone, ...], ticks: tuple[Tick, ...]) -> str:
    return ". ".join((title, *_parts(own, zones, ticks)))


def _parts(own: str, zones: tuple[Zone, ...], ticks: tuple[Tick, ...]) -> Iterator[str]:
    yield from filter(None, (own,))
    yield from (zone.said for zone in zones)
    yield from (tick.said for tick in ticks)
