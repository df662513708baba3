from dataclasses import replace

from screened import Lab, book, interview, rule

from limen.domain.answers import Answer
from limen.domain.forms import Interview, RecordKind
from limen.domain.rules import Clause, RuleKind
from limen.engine import reach

REVENUE = frozenset({"organization.revenue"})
BOOK = book(
    rule("compute"),
    rule("money", kind=RuleKind.MONEY, metric="revenue"),
    rule("also", also=(Clause(metric="revenue"),)),
    rule("either", also=(Clause(any=(Clause(metric="users"), Clause(metric="revenue"))),)),
    rule("scope", applies={"organization.revenue": ("yes",), "weights": ("open",)}),
    rule("nowhere", kind=RuleKind.MONEY, metric="nothing of the kind"),
)


def test_that_what_changed_is_what_is_said_otherwise_new_or_no_longer() -> None:
    record = Lab().casefile.organization
    before = {"a": Answer(value=True), "b": Answer(value=True), "c": Answer(value=True)}
    now = {"a": Answer(value=True), "b": Answer(value=False), "d": Answer(value=True)}

    assert reach.changed(record, now, before) == {
        "organization.b",
        "organization.c",
        "organization.d",
    }


def test_that_a_rule_reads_its_metric_its_clauses_and_its_scope() -> None:
    assert reach.rules(BOOK, REVENUE) == {"money", "also", "either", "scope"}
    assert reach.rules(BOOK, frozenset({"model.weights"})) == {"scope"}
    assert reach.rules(BOOK, frozenset()) == frozenset()
    asked = book(rule("asked", kind=RuleKind.QUESTIONNAIRE, question="Can it do this?"))
    assert reach.rules(asked, frozenset({"model.policy-asked"})) == {"asked"}
    spent = book(rule("spend", kind=RuleKind.MONEY, metric="spend"), rule("compute"))
    assert reach.rules(spent, frozenset({"organization.rate_on"})) == {"spend"}


def gated() -> Interview:
    """An interview in which a question of the model hangs on the organisation's revenue."""
    plain = interview(organization={"revenue": "Revenue?"}, model={"weights": "Weights?"})
    form = plain[RecordKind.MODEL]
    (page,) = form.page
    (question,) = page.question
    hanging = replace(question, relevant={"organization.revenue": ("yes",)})
    return {**plain, RecordKind.MODEL: replace(form, page=(replace(page, question=(hanging,)),))}


def test_that_a_question_hangs_on_the_answers_of_its_condition_alone() -> None:
    assert reach.gates(gated(), REVENUE)
    assert not reach.gates(gated(), frozenset({"organization.users"}))
    assert not reach.gates(interview(model={"weights": "Weights?"}), REVENUE)


def test_that_a_rule_in_words_reads_the_answer_to_its_own_question() -> None:
    asking = book(rule("level", kind=RuleKind.QUESTIONNAIRE, question="Can it?"), rule())

    assert reach.rules(asking, frozenset({"model.policy-level"})) == {"level"}
