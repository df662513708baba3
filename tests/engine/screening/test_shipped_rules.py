"""The rules and questions that ship, on models like real ones."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from screened import TODAY, Lab, flop, said_of, sentences

from limen.domain.answers import Answer, Meaning
from limen.domain.case import Case
from limen.domain.forms import AnswerKind, Question, RecordKind
from limen.domain.quantities import exactly
from limen.domain.screening import Finding, Missing, Reason, State
from limen.engine.case import examine
from limen.library.interview import interview
from limen.library.rulebook import rulebook

BOOK = rulebook()
FORMS = interview(BOOK)


def examined(lab: Lab, today: date = TODAY) -> Case:
    return examine(lab.casefile, BOOK, FORMS, today)


def findings(lab: Lab) -> dict[str, Finding]:
    return {one.proxy.id: one for one in examined(lab).models[0].screening.findings}


def small_and_open() -> Lab:
    """A model of 32 billion parameters, trained from scratch on 6 trillion tokens."""
    lab = Lab().say("model", weights="open", modifies_base=False, generates_language_or_images=True)
    lab.run("stage1", None).say("stage1", method="operations")
    lab.say("stage1", parameters_total=exactly(32_200_000_000, "parameters"))
    return lab.say("stage1", tokens=exactly(6_000_000_000_000, "tokens"))


def tuned() -> Lab:
    """A fine-tune of a published model of more than 10^25 operations."""
    lab = Lab().say("model", weights="open", modifies_base=True, base="Llama 3.1 405B")
    return lab.run("sft", flop("4.3e21"), "fine-tuning")


def meant(question: Question) -> Meaning:
    """Some answer of the kind that the question takes."""
    if question.kind is AnswerKind.QUANTITY:
        most = question.maximum if question.maximum is not None else Decimal(10) ** 27
        return exactly(most, question.unit)
    if question.kind is AnswerKind.CHOICE:
        return question.choices[0].key
    others: dict[AnswerKind, Meaning] = {AnswerKind.YES_NO: True, AnswerKind.DATE: TODAY}
    return others.get(question.kind, "{}")


def filled() -> Lab:
    """A casefile in which every question of every kind is answered somehow."""
    lab = Lab()
    for kind in (RecordKind.TRAINING_RUN, RecordKind.EVALUATION, RecordKind.RELEASE):
        lab.add(kind, kind.value, kind.value)
    for kind, form in FORMS.items():
        record = {RecordKind.ORGANIZATION: "org"}.get(kind, kind.value)
        for question in form.questions:
            lab.casefile = lab.casefile.with_answer(
                record, question.key, Answer(value=meant(question), said="x")
            )
    return lab


@pytest.mark.parametrize("lab", [Lab(), small_and_open(), tuned(), filled()])
def test_that_no_shipped_rule_is_a_problem(lab: Lab) -> None:
    problems = {
        key: one.reasoning.text
        for key, one in findings(lab).items()
        if one.state is State.RULE_PROBLEM
    }

    assert problems == {}


def test_that_the_order_is_always_beyond_saying() -> None:
    for lab in (Lab(), small_and_open(), tuned(), filled()):
        finding = findings(lab)["us-eo14409-cfm"]

        assert finding.state is State.CANNOT_SAY
        assert finding.reasoning.text.startswith("The federal threshold is not published")


def test_that_a_small_open_model_lies_below_the_states_and_the_systemic_risk_line() -> None:
    found = findings(small_and_open())

    assert found["ca-sb53-frontier"].state is State.NOT_TRIPPED
    assert found["eu-art51-10e25"].state is State.NOT_TRIPPED
    assert found["eu-art51-10e25"].margin == "8.6 times below"
    assert found["eu-gpai-10e23"].state is State.TRIPPED
    assert found["eu-modifier-third"].state is State.DOESNT_APPLY
    assert found["us-bis-4e091"].state is State.DOESNT_APPLY


def test_that_a_fine_tune_of_a_large_base_trips_by_its_base_alone() -> None:
    found = findings(tuned())

    assert found["eu-art51-10e25"].state is State.TRIPPED
    assert "“Llama 3.1 405B” (base model)" in said_of(found["eu-art51-10e25"])
    assert found["eu-modifier-third"].state is State.NOT_TRIPPED
    assert found["eu-modifier-third-unknown-sys"].state is State.DOESNT_APPLY
    assert found["ca-sb53-frontier"].state is State.NOT_TRIPPED
    assert found["ca-sb53-frontier"].margin == "2.6 times below"
    assert found["ca-sb53-large"].state is State.NOT_TRIPPED


def test_that_a_model_at_exactly_ten_to_the_26_reaches_korea_and_nobody_else() -> None:
    lab = Lab().say("model", modifies_base=False).run("all", flop("1e26"))

    found = findings(lab)

    assert found["kr-basic-act-10e26"].state is State.TRIPPED
    for key in ("ca-sb53-frontier", "ny-raise-frontier", "il-sb315-frontier", "ct-sb5-frontier"):
        assert found[key].state is State.NOT_TRIPPED
        assert found[key].margin == "exactly at the threshold"


def test_that_a_model_of_an_unknown_base_cannot_be_said_until_one_fact_is_known() -> None:
    lab = Lab().say("model", modifies_base=True, base="Nobody's 7B")
    found = findings(lab.run("sft", flop("4.3e21"), "fine-tuning"))

    assert found["eu-modifier-third"].state is State.CANNOT_SAY
    assert [one.question for one in found["eu-modifier-third"].missing] == ["base_compute"]
    assert "unknown” may stand in" in found["eu-modifier-third"].reasoning.text


def steps(reason: Reason) -> Iterator[Reason]:
    yield reason
    for step in reason.because:
        yield from steps(step)


@pytest.mark.parametrize("lab", [Lab(), small_and_open(), tuned(), Lab().run("bare", None)])
def test_that_every_fact_that_is_missing_or_used_is_a_question_of_its_record(lab: Lab) -> None:
    for finding in findings(lab).values():
        facts: tuple[Missing | Reason, ...] = (*finding.missing, *steps(finding.reasoning))
        for fact in facts:
            if fact.record and fact.question:
                record = lab.casefile.record(fact.record)
                assert record is not None
                assert fact.question in {one.key for one in FORMS[record.kind].questions}


def test_that_every_conclusion_names_its_rule_and_day() -> None:
    for finding in findings(filled()).values():
        assert f"“{finding.proxy.title}”: " in finding.reasoning.text
        assert finding.reasoning.text.endswith("on 24 Nov 2026 (Tue).")
        assert len(sentences(finding.reasoning)) > 2
        assert finding.reasoning.sources == finding.proxy.source


def test_that_what_is_enacted_is_in_force_from_its_first_day() -> None:
    def status(today: date) -> str:
        found = examined(tuned(), today).models[0].screening.finding("ny-raise-frontier")
        assert found is not None
        return found.status

    assert status(date(2026, 12, 31)) == "enacted, not yet in force"
    assert status(date(2027, 1, 1)) == "in force"


def test_that_on_another_day_the_entrys_own_words_are_told_as_its_words() -> None:
    for today, says in (
        (date(2025, 6, 1), "not yet in force. The rulebook’s own entry reads: “In force since 1"),
        (date(2026, 6, 1), "in force. In force since 1 January 2026."),
    ):
        found = examined(tuned(), today).models[0].screening.finding("ca-sb53-frontier")
        assert found is not None
        assert says in said_of(found)
