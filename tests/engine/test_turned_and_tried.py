"""Under the rulebook that ships: what would turn a finding is done, and a missing fact is told."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from screened import TODAY, Lab, amount, flop

from limen.domain.answers import Meaning
from limen.domain.case import Case
from limen.domain.forms import AnswerKind, Question
from limen.domain.quantities import Quantity, exactly
from limen.domain.records import Casefile
from limen.domain.screening import Finding, Missing, State, Turning
from limen.engine.case import examine
from limen.engine.deciding import decisive
from limen.engine.screening import compare
from limen.engine.sensitivity import turnings
from limen.library.interview import interview
from limen.library.rulebook import rulebook

BOOK = rulebook()
FORMS = interview(BOOK)
_A_LITTLE = Decimal("1.01")


def _scratch() -> Lab:
    """A dense model of known size, with money that is known."""
    lab = Lab().say("model", modifies_base=False, generates_language_or_images=True)
    lab.run("r", None).say("r", method="operations", tokens=amount("9e13", "tokens"))
    lab.say("r", parameters_total=amount("4e11", "parameters"))
    return lab.say("org", annual_gross_revenue=amount("4e8"), ai_spend_36_months=amount("2e9"))


def _tuned() -> Lab:
    """A fine-tune by hours of hardware, after reinforcement learning, of a published model."""
    lab = Lab().say("model", weights="open", modifies_base=True, base="Llama 3.1 8B")
    lab.run("h", None, "fine-tuning").say("h", method="hardware", chips="H100 SXM")
    lab.say("h", chip_hours=amount("2e5", "chip-hours"), utilization=amount("0.4", "fraction"))
    lab.say("h", utilization_kind="mfu", precision="bf16")
    return lab.run("rl", flop("2e23", "3e23", "5e23"), "rl rollouts")


def _large() -> Lab:
    """A mixture of experts of several stages, far above most lines."""
    lab = Lab().say("model", weights="closed", modifies_base=False)
    lab.run("a", None).say("a", method="operations", tokens=amount("5e13", "tokens"))
    lab.say("a", parameters_total=amount("2e12", "parameters"))
    lab.say("a", parameters_active=amount("3e11", "parameters"))
    lab.run("b", flop("4e25"), "continued pre-training").run("c", flop("1e20"), "rl updates")
    return lab.say("org", annual_gross_revenue=amount("6e9"), monthly_users=amount("1e7", "users"))


LABS = (Lab, _scratch, _tuned, _large)


def _case(casefile: Casefile) -> Case:
    return examine(casefile, BOOK, FORMS, TODAY)


def _findings(casefile: Casefile) -> dict[str, Finding]:
    return {one.proxy.id: one for one in _case(casefile).models[0].screening.findings}


def _beyond(finding: Finding) -> bool | None:
    """Whether the centre of what the rule compares lies beyond; none where nothing is compared."""
    if finding.value is None:
        return None
    limit = compare.threshold(finding.proxy.value)
    return compare.exceeds(finding.value.central, limit, finding.proxy.operator)


def _done(casefile: Casefile, turning: Turning) -> Casefile:
    """The casefile once the figure is what the sentence says, and a little more."""
    upwards = "as much" in turning.text or "% more" in turning.text
    factor = (turning.factor or Decimal(1)) * _A_LITTLE
    times = factor if upwards else 1 / factor
    was = casefile.answer(turning.record, turning.question)
    assert isinstance(was.value, Quantity)
    return casefile.with_answer(
        turning.record, turning.question, replace(was, value=was.value.scaled(times))
    )


@pytest.mark.parametrize("made", LABS)
def test_that_each_change_that_is_named_turns_its_finding_and_the_nearest_is_named_first(
    made: type[Lab],
) -> None:
    lab = made()
    case = _case(lab.casefile)
    for finding in case.models[0].screening.findings:
        figured = [one for one in turnings(case, lab.model, finding) if one.factor is not None]
        assert figured == sorted(figured, key=lambda one: (not one.alone, one.factor))
        for turning in figured:
            then = _findings(_done(lab.casefile, turning))[finding.proxy.id]
            turned = then.state is not finding.state or _beyond(then) is not _beyond(finding)
            assert turned or not turning.alone, turning.text


def _answers(question: Question) -> Iterator[Meaning]:
    """Answers of every kind to *question*, from one end to the other."""
    if question.kind is AnswerKind.QUANTITY:
        most = question.maximum or Decimal("1e27")
        yield from (exactly(one, question.unit) for one in (most / 10**9, most))
    if question.kind is AnswerKind.CHOICE:
        yield from (choice.key for choice in question.choices)
    if question.kind is AnswerKind.YES_NO:
        yield from (True, False)


@pytest.mark.parametrize("made", LABS)
def test_that_a_fact_for_which_findings_wait_alone_decides_them_when_it_is_answered(
    made: type[Lab],
) -> None:
    """A “yes” may lead on to the next question, such as which base it is; then that is missing."""
    before = _findings(made().casefile)
    for one in decisive(before.values()):
        waiting = [key for key, finding in before.items() if _waits(finding, one.missing)]
        assert len(waiting) == one.alone
        open_still = []
        for value in _said(made().casefile, one.missing):
            said = {one.missing.question: value}
            after = _findings(made().say(one.missing.record, **said).casefile)
            assert not [key for key in waiting if one.missing in after[key].missing]
            open_still.append([key for key in waiting if after[key].state is State.CANNOT_SAY])
        assert not open_still or [] in open_still


def _waits(finding: Finding, missing: Missing) -> bool:
    return finding.state is State.CANNOT_SAY and set(finding.missing) == {missing}


def _said(casefile: Casefile, missing: Missing) -> Iterator[Meaning]:
    record = casefile.record(missing.record)
    for question in FORMS[record.kind].questions if record else ():
        if question.key == missing.question:
            yield from _answers(question)
