"""What importers propose is what the interview understands."""

import pytest
from places import FIXTURES

from limen.engine.interpret import interpret
from limen.importers import read
from limen.library.interview import interview
from limen.library.rulebook import rulebook

QUESTIONS = {
    (kind.value, question.key): question
    for kind, form in interview(rulebook()).items()
    for question in form.questions
}

READ = {
    "inspect/complete.eval": {"evaluation"},
    "inspect/epochs.eval": {"evaluation"},
    "inspect_deflate/complete.eval": {"evaluation"},
    "weights/model.safetensors.index.json": {"training-run", "model"},
}


@pytest.mark.parametrize("name", READ)
def test_that_every_proposal_answers_a_question(name: str) -> None:
    answered = set()

    for proposal in read(FIXTURES / name).proposals:
        asked = [(kind, q) for (kind, key), q in QUESTIONS.items() if key == proposal.question]
        assert asked, proposal.question
        for kind, question in asked:
            assert interpret(question, proposal.raw).known
            answered.add(kind)

    assert answered >= READ[name]
