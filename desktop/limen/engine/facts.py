"""What is known of one model: its answers and its organisation's, as the nouns that rules need."""

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.forms import Interview, RecordKind
from limen.domain.nouns import dataclass
from limen.domain.records import Casefile, Record
from limen.domain.rules import Rulebook
from limen.domain.training import BaseModel, TrainingRun
from limen.domain.value import Value
from limen.engine.compute.bases import published
from limen.engine.lineage import lineage
from limen.engine.runs import heard
from limen.engine.same import Same

_BASE_KNOWN = "model.base_compute_known"
_OF_A_MODEL = "model."


@dataclass(frozen=True, kw_only=True)
class ModelFacts(Value):
    """What counts now about one model.

    *answers* are those heard, as ``kind.key`` of the organisation and the model; *labels* the
    questions' labels under the same keys and those of training runs.  *runs* are the model's own,
    those of own models that it starts from and, last, other people's (``ours=False``); *bases* are
    the published ones among these.
    """

    organization: Record
    model: Record
    answers: Mapping[str, Answer]
    labels: Mapping[str, str] = field(default_factory=dict)
    runs: tuple[TrainingRun, ...] = ()
    bases: tuple[BaseModel, ...] = ()

    def answer(self, key: str) -> Answer:
        """The answer to ``kind.key``, or to a key of the model; “not asked yet” without one."""
        return self.answers.get(full(key), NOT_ASKED)

    def label(self, key: str) -> str:
        """How the question ``kind.key`` (or a key of the model) is called."""
        return self.labels.get(full(key)) or key.rpartition(".")[2].replace("_", " ")

    def published(self, name: str) -> BaseModel | None:
        """The published base of that name, if the model starts from it."""
        return next((base for base in self.bases if base.name == name), None)

    def record(self, key: str) -> Record:
        """The record that answers ``kind.key``."""
        about_model = "." not in key or key.startswith(_OF_A_MODEL)
        return self.model if about_model else self.organization


def full(key: str) -> str:
    """The *key* with its kind of record in front: that of the model where it has none."""
    return key if "." in key else f"{RecordKind.MODEL}.{key}"


def gather(
    casefile: Casefile, model: Record, interview: Interview, rulebook: Rulebook
) -> ModelFacts:
    """What *casefile* says about *model*, parked answers left out."""
    organization = casefile.organization
    answers = {
        f"{record.kind}.{key}": answer
        for record in (organization, model)
        for key, answer in heard(casefile, record, interview).items()
    }
    runs = lineage(casefile, model, interview, rulebook)
    others = tuple(run for run in runs if not run.ours)
    if others and all(run.reported for run in others):
        answers.setdefault(_BASE_KNOWN, Answer(value=True, said="yes"))
    return ModelFacts(
        organization=organization,
        model=model,
        answers=answers,
        labels=_labels(Same(interview)),
        runs=runs,
        bases=tuple(base for run in others if (base := published(run.name, rulebook.base))),
    )


@lru_cache(maxsize=4)
def _labels(interview: Same[Interview]) -> Mapping[str, str]:
    return {
        f"{kind}.{question.key}": question.label
        for kind, form in interview.it.items()
        for question in form.questions
    }
