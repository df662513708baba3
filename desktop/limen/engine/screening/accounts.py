"""How a sum of compute came about: what the rule counts, run by run, and what is missing."""

from functools import lru_cache

from limen.domain.screening import Missing, Reason
from limen.domain.training import (
    ComputeSum,
    CountingRule,
    Inclusion,
    Method,
    Purpose,
    RunCount,
    TrainingRun,
)
from limen.engine import words
from limen.engine.facts import ModelFacts
from limen.engine.same import Same
from limen.engine.screening import phrases

_INCLUSIONS = (
    (Inclusion.YES, "It counts"),
    (Inclusion.AMBIGUOUS, "It is ambiguous on"),
    (Inclusion.NO, "It leaves out"),
)
_METHODS = {
    Method.OPERATIONS: "counted from operations",
    Method.HARDWARE: "from the hours of the hardware",
    Method.COMBINED: "from operations and hours of hardware that agree",
    Method.REPORTED: "as reported",
}
_KNOWN = "base_compute_known"


def account(facts: ModelFacts, rule: CountingRule, total: ComputeSum) -> Reason:
    """The counting rule with what it counts, and each run under it."""
    return Reason(
        text=f"Counted by “{rule.title}”: {rule.explanation}",
        sources=rule.source,
        because=(
            _purposes(Same(rule)),
            *(_counted(facts, "Counted", count) for count in total.counted),
            *(
                _counted(facts, "Ambiguous, so only in the upper end", count)
                for count in total.ambiguous
            ),
            *(_counted(facts, "Left out by this rule", count) for count in total.left_out),
            *(_uncounted(facts, count) for count in total.missing),
        ),
    )


@lru_cache(maxsize=256)
def _purposes(rule: Same[CountingRule]) -> Reason:
    counts = rule.it.counts.items()
    said = (
        f"{phrase}: {'; '.join(purposes)}."
        for inclusion, phrase in _INCLUSIONS
        if (purposes := [purpose(key) for key, how in counts if how is inclusion])
    )
    return Reason(text=" ".join(said))


def _counted(facts: ModelFacts, phrase: str, count: RunCount) -> Reason:
    figure = words.quantity(count.flop) if count.flop else "no figure"
    method = f", {_METHODS[count.method]}" if count.method else ""
    return _about(facts, count, f"{phrase}: {name(count)}: {figure}{method}.")


def _uncounted(facts: ModelFacts, count: RunCount) -> Reason:
    wanted = "; ".join(phrases.quoted(missing.label) for missing in lacking(facts, count))
    return _about(facts, count, f"Without a figure: {name(count)}. Missing: {wanted}.")


def _about(facts: ModelFacts, count: RunCount, text: str) -> Reason:
    recorded = bool(count.run.id)
    unsupported = (count.run.unsupported,) if count.run.unsupported else ()
    published = facts.published(count.run.name)
    return Reason(
        text=text,
        record=count.run.id if recorded else facts.model.id,
        question="" if recorded else _asking(facts, count.run),
        sources=published.source if published else (),
        because=tuple(
            Reason(text=note, record=count.run.id)
            for note in dict.fromkeys((*count.notes, *count.warnings, *unsupported))
        ),
    )


def name(count: RunCount) -> str:
    """The run's name and purpose: ``“Stage 2” (fine-tuning)``."""
    what = f" ({purpose(count.run.purpose)})" if count.run.purpose else ""
    return f"“{count.run.name}”{what}" if count.run.name else f"a run without a name{what}"


def purpose(key: Purpose) -> str:
    """The purpose as it is written within a sentence."""
    return key.value.replace("rl ", "RL ")


def lacking(facts: ModelFacts, count: RunCount) -> tuple[Missing, ...]:
    """The facts without which the run cannot be counted."""
    run = count.run
    if not run.id:
        return tuple(_of_model(facts, f"model.{key}") for key in _first_asked(facts, run))
    first = () if run.purpose else ("purpose",)
    keys = dict.fromkeys((*first, *count.missing)) or ("reported_flop",)
    return tuple(
        Missing(
            record=run.id,
            question=key,
            label=f"{run.name}: {facts.label(f'training-run.{key}')}",
        )
        for key in keys
    )


def _first_asked(facts: ModelFacts, run: TrainingRun) -> tuple[str, ...]:
    """That question, after the one that has to be answered otherwise before it is asked."""
    key = _asking(facts, run)
    parked = key == "base_compute" and facts.answer(_KNOWN).value is False
    return (_KNOWN, key) if parked else (key,)


def _asking(facts: ModelFacts, run: TrainingRun) -> str:
    """The question about the model that tells of a run that has no record of its own."""
    if run.ours:
        return "own_bases"
    if run.purpose is Purpose.MERGED:
        return "merged_models"
    if run.name:
        return "base_compute"
    return "base" if facts.answer("modifies_base").known else "modifies_base"


def _of_model(facts: ModelFacts, key: str) -> Missing:
    return Missing(
        record=facts.model.id, question=key.removeprefix("model."), label=facts.label(key)
    )


def wanting(facts: ModelFacts, total: ComputeSum) -> tuple[Missing, ...]:
    """Everything that is missing for the sum; a training run where there is none of our own."""
    runs = () if any(run.ours for run in facts.runs) else (NO_RUN,)
    return (*runs, *(fact for count in total.missing for fact in lacking(facts, count)))


NO_RUN = Missing(record="", question="", label="A training run")
"""What is missing where no run is recorded."""
