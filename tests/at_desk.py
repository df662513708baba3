"""A real desk with one organisation, one model and one training run, for tests of the window."""

from datetime import date
from pathlib import Path

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.domain.forms import RecordKind
from limen.domain.records import Record
from limen.engine.interpret import interpret
from limen.library.interview import question

CLOCK = fixed(date(2026, 11, 24))


def desk(folder: Path) -> Desk:
    """A desk with the casefile of the Small Lab: the model Small 8B with its pre-training."""
    made = Desk.create(folder / "lab.limen", "Small Lab", CLOCK)
    model = made.add(RecordKind.MODEL, "Small 8B", made.case.casefile.organization.id)
    made.add(RecordKind.TRAINING_RUN, "Pre-training", model.id)
    return made


def model(made: Desk) -> Record:
    """The first model."""
    return made.case.casefile.models[0]


def run(made: Desk) -> Record:
    """The first training run of the first model."""
    return made.case.casefile.below(model(made).id, RecordKind.TRAINING_RUN)[0]


def say(made: Desk, record: Record, key: str, raw: str) -> None:
    """Answer a question by typing *raw*."""
    asked = question(made.case.interview, record.kind, key)
    made.say(record.id, key, interpret(asked, raw))
