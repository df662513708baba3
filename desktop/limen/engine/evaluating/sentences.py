"""What may be said of a result, in words; never that a model is dangerous or is not."""

from decimal import Decimal

from limen.domain.evaluations import Evaluation, EvaluationResult, PublishedScore
from limen.domain.placing import Band, Interval
from limen.domain.value import Confidence
from limen.engine import words


def percent(share: Decimal) -> str:
    """A share in percent, to three digits: ``17.5 %``."""
    return f"{words.figure(share * 100, 3)} %"


def reach(interval: Interval) -> str:
    """The interval: ``17.5 % (8.75 to 32 %)``."""
    low, high = (words.figure(end * 100, 3) for end in (interval.low, interval.high))
    return f"{percent(interval.central)} ({low} to {high} %)"


def published(score: PublishedScore) -> str:
    """A published score: ``Claude Opus 4.6, 66.6 %, 2026-02``, and how surely where less than read."""
    said = f"{score.model}, {percent(score.share or Decimal(0))}, {score.date}"
    return said if score.confidence is Confidence.PRIMARY else f"{said}, {score.confidence}"


def band(one: Band) -> str:
    """The ends of a band, each with whose score it is."""
    if one.printed:
        return f"printed at {percent(one.printed.printed or Decimal(0))}, {one.printed.date}"
    under = f"highest published below it: {published(one.below)}" if one.below else ""
    over = f"lowest at or above it: {published(one.reached)}" if one.reached else ""
    return "; ".join(end for end in (under, over) if end)


def above(one: Band) -> str:
    """That all of the interval lies at or above the line."""
    if one.printed:
        return f"At or above the number that its developer prints for “{one.line.title}”."
    return (
        f"At or above the lowest published score of a model at “{one.line.title}” "
        f"({_who(one.reached)})."
    )


def below(one: Band) -> str:
    """That all of the interval lies below the line."""
    if one.printed:
        return f"Below the number that its developer prints for “{one.line.title}”."
    return (
        f"Below the highest published score of a model held below “{one.line.title}” "
        f"({_who(one.below)})."
    )


def another_release(score: PublishedScore) -> str:
    """That the score beneath which a result lies is of a release that the result may not be of."""
    return (
        f"The score of {score.model} is of release {score.release}, and that this result is of it "
        "is not told: what counts as solved may differ."
    )


def another_version(version: str, evaluation: Evaluation) -> str:
    """That a result is of a version from which the registry's cannot be compared any more."""
    return (
        f"It was run with version {version} and the registry was last seen at "
        f"{evaluation.version}: scores of two such versions do not compare, and of which the "
        "published ones are is not told."
    )


def within(one: Band) -> str:
    """That the interval cannot be told from the band."""
    crossed = (
        " A model below it scored as high as one at it, so this score alone draws no line."
        if one.crossed
        else ""
    )
    return (
        f"Cannot be told from the published scores on either side of “{one.line.title}”.{crossed}"
    )


def unknown(one: Band) -> str:
    """That the interval lies where nothing is published."""
    if one.below:
        return (
            f"Above the highest published score of a model held below “{one.line.title}” "
            f"({_who(one.below)}); none at or above it is published."
        )
    return (
        f"Under the lowest published score of a model at “{one.line.title}” "
        f"({_who(one.reached)}); none of a model held below it is published, so nothing is below."
    )


def _who(score: PublishedScore | None) -> str:
    return published(score) if score else ""


def unmatched(result: EvaluationResult) -> str:
    """That the name that was given is no public evaluation's id or registry name."""
    if not result.evaluation:
        return "Which evaluation it is, is not answered."
    return (
        f"“{result.evaluation}” is neither the id nor the registry name of an evaluation with "
        "published scores. Titles are not matched, as different evaluations share them."
    )


def no_size(result: EvaluationResult, evaluation: Evaluation) -> str:
    """That the number of tasks, by which an evaluation is told from others, is not answered."""
    known = words.listed(tuple(f"{size:,}" for size in evaluation.sizes), "or")
    used = words.figure(result.samples_used.central) if result.samples_used else ""
    return (
        f"How many tasks it has is not answered; {used} count in the score, and {evaluation.name} "
        f"is known with {known}. By their number evaluations of one name are told apart, so it is "
        "compared with nothing."
    )


def wrong_size(result: EvaluationResult, evaluation: Evaluation) -> str:
    """That the number of tasks fits no known form of the evaluation."""
    known = words.listed(tuple(f"{size:,}" for size in evaluation.sizes), "or")
    total = result.samples_total
    tasks = int(total.central) if total else 0
    has = f"{tasks:,} {'task' if tasks == 1 else 'tasks'}"
    note = f" {evaluation.note}" if evaluation.note else ""
    return (
        f"It has {has}, and {evaluation.name} is known with {known}: another evaluation, or "
        f"a part of this one. It is compared with nothing.{note}"
    )


def no_line(evaluation: Evaluation, metric: str) -> str:
    """That no line can be drawn among the scores published for *metric*."""
    return (
        f"No line can be drawn among the scores of {evaluation.name} that are published for "
        f"“{metric}”: no developer is known to have held a model below or above one by them."
    )


def beside(best: PublishedScore, interval: Interval) -> str:
    """How the result compares with the best model whose weights are public."""
    share = best.share or Decimal(0)
    how = "reaches over it"
    if interval.low > share:
        how = "lies above it"
    if interval.high < share:
        how = "lies beneath it"
    return (
        "Best published score of a model whose weights are public: "
        f"{published(best)}; this result {how}."
    )
