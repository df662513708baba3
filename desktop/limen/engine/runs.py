"""Training runs as the answers about them tell."""

import json
from functools import lru_cache

from limen.domain.architecture import Architecture
from limen.domain.errors import LimenError
from limen.domain.families import Catalogue
from limen.domain.forms import Interview, RecordKind
from limen.domain.records import Answers, Casefile, Record
from limen.domain.training import Method, Purpose, Trainable, TrainingRun, UtilizationKind
from limen.engine import hear
from limen.engine.compute import architecture
from limen.engine.meaning import figure, fraction, named, text


def heard(casefile: Casefile, record: Record, interview: Interview) -> Answers:
    """The answers about *record* that count now."""
    said = casefile.said(record.id)
    form = interview.get(record.kind)
    return hear.heard(form, said, hear.above(casefile, record)) if form else said


def runs_of(
    casefile: Casefile, model: Record, interview: Interview, families: Catalogue
) -> tuple[TrainingRun, ...]:
    """The runs that are recorded under *model*."""
    return tuple(
        _run(record, heard(casefile, record, interview), families)
        for record in casefile.below(model.id, RecordKind.TRAINING_RUN)
    )


def _run(record: Record, said: Answers, families: Catalogue) -> TrainingRun:
    read, unsupported = _architecture(text(said, "config"), families)
    purpose = named(Purpose, text(said, "purpose"))
    return TrainingRun(
        id=record.id,
        name=record.name,
        purpose=purpose,
        method=named(Method, text(said, "method")),
        ours=purpose is not Purpose.BASE,
        parameters_total=figure(said, "parameters_total"),
        parameters_active=figure(said, "parameters_active"),
        tokens=figure(said, "tokens"),
        sequence_length=figure(said, "sequence_length"),
        architecture=read,
        unsupported=unsupported,
        chips=text(said, "chips"),
        chip_count=figure(said, "chip_count"),
        chip_hours=figure(said, "chip_hours"),
        precision=text(said, "precision"),
        utilization=fraction(said, "utilization"),
        utilization_kind=named(UtilizationKind, text(said, "utilization_kind"))
        or UtilizationKind.UNKNOWN,
        throughput=figure(said, "throughput"),
        reported=figure(said, "reported_flop"),
        trainable=named(Trainable, text(said, "trainable")) or Trainable.ALL,
        parameters_trainable=figure(said, "parameters_trainable"),
        parameters_in_front=figure(said, "parameters_in_front"),
        weights_parameters=figure(said, "weights_parameters"),
        weights_layers=figure(said, "weights_layers"),
    )


@lru_cache(maxsize=256)
def _architecture(config: str, families: Catalogue) -> tuple[Architecture | None, str]:
    """The architecture of a config in JSON, or the sentence that says why there is none."""
    if not config:
        return None, ""
    try:
        decoded = json.loads(config)
    except (ValueError, RecursionError):
        decoded = None
    if not isinstance(decoded, dict):
        return None, "The config is not a JSON object."
    try:
        return architecture.read(decoded, families), ""
    except LimenError as error:
        return None, str(error)
