"""The shipped questionnaires: whole, answerable, and in words that people use."""

import re
import tomllib
from collections.abc import Iterator

import pydantic
import pytest

from limen.domain.conditions import OR
from limen.domain.forms import PARENTS, AnswerKind, Form, Page, Question, RecordKind
from limen.domain.training import Method, Purpose, Trainable, UtilizationKind
from limen.domain.value import Source
from limen.engine.interpret import interpret, shown
from limen.engine.units import named
from limen.library.interview import interview, question, shipped
from limen.library.resources import FORMS, names, text
from limen.library.rulebook import rulebook

INTERVIEW = interview(rulebook())
QUESTIONS = [
    pytest.param(form, one, id=f"{kind}.{one.key}")
    for kind, form in INTERVIEW.items()
    for one in form.questions
]
SCRIPTED = {
    RecordKind.ORGANIZATION: ["annual_gross_revenue", "monthly_users"],
    RecordKind.MODEL: ["weights", "base", "modifies_base"],
    RecordKind.TRAINING_RUN: [
        "purpose", "method", "parameters_total", "parameters_active", "tokens", "sequence_length",
        "chips", "chip_count", "chip_hours", "precision", "utilization", "utilization_kind",
        "reported_flop", "config",
    ],
    RecordKind.EVALUATION: [
        "evaluation", "score", "samples_used", "samples_total", "epochs", "metric", "safeguards",
        "scaffold", "attempts", "token_budget", "date",
    ],
    RecordKind.RELEASE: ["trusted_partner_release", "public_release", "window_days"],
}  # fmt: skip


CURRENCIES = {"USD", "EUR", "GBP", "JPY", "CNY", "KRW", "CHF", "CAD", "AUD", "INR"}


def lineage(kind: RecordKind) -> Iterator[RecordKind]:
    yield kind
    for above in PARENTS[kind]:
        yield from lineage(above)


def before(form: Form, asked: Question) -> list[Question]:
    return list(form.questions[: form.questions.index(asked)])


def values(asked: Question) -> set[str]:
    if asked.kind is AnswerKind.YES_NO:
        return {"yes", "no", ""}
    others = CURRENCIES - {asked.unit} if asked.unit in CURRENCIES else set()
    return {one.key for one in asked.choices} | others | {""}


def texts(asked: Question) -> Iterator[str]:
    yield from (asked.label, asked.why, asked.where, asked.example, *asked.typical_evidence)
    yield from (one.label for one in asked.choices)


@pytest.mark.parametrize("kind", list(RecordKind))
def test_that_no_form_has_a_misspelt_key(kind: RecordKind) -> None:
    sources = tomllib.loads(text(FORMS, "interview", "sources.toml"))
    pydantic.TypeAdapter(dict[str, Source]).validate_python(sources)
    table = tomllib.loads(text(FORMS, "interview", f"{kind.replace('-', '_')}.toml"))
    for page in table["page"]:
        for asked in page["question"]:
            asked["sources"] = [sources[name] for name in asked.get("sources", ())]

    assert pydantic.TypeAdapter(Form).validate_python(table) == shipped()[kind]


def test_that_every_listed_source_is_cited_somewhere() -> None:
    cited = {
        name
        for file in names(FORMS, "interview")
        if file != "sources.toml"
        for page in tomllib.loads(text(FORMS, "interview", file))["page"]
        for asked in page["question"]
        for name in asked.get("sources", ())
    }

    assert cited == set(tomllib.loads(text(FORMS, "interview", "sources.toml")))


@pytest.mark.parametrize("kind", list(RecordKind))
def test_that_keys_are_unique_and_pages_have_a_section(kind: RecordKind) -> None:
    form = INTERVIEW[kind]
    keys = [one.key for one in form.questions]

    assert form.record is kind
    assert len(keys) == len(set(keys))
    assert len({page.key for page in form.page}) == len(form.page)
    assert all(page.section in set("ABCDEFGHIJKL") for page in form.page)
    assert all(page.question and page.title for page in form.page)


def test_that_every_section_of_the_dossier_is_asked_for() -> None:
    assert {page.section for form in INTERVIEW.values() for page in form.page} == set(
        "ABCDEFGHIJKL"
    )


@pytest.mark.parametrize(("form", "asked"), QUESTIONS)
def test_that_every_question_says_what_why_where_and_how(form: Form, asked: Question) -> None:
    assert asked.label.endswith("?"), form.record
    assert asked.why.endswith(".")
    assert asked.where.endswith(".")
    assert asked.example
    assert asked.unit or asked.kind is not AnswerKind.QUANTITY
    assert bool(asked.choices) == (asked.kind is AnswerKind.CHOICE)


@pytest.mark.parametrize(("form", "asked"), QUESTIONS)
def test_that_the_example_is_an_answer(form: Form, asked: Question) -> None:
    examples = asked.example.split(", or ") if asked.unit else [asked.example]

    for example in examples:
        assert shown(asked, interpret(asked, example)), form.record


@pytest.mark.parametrize(("form", "asked"), QUESTIONS)
def test_that_a_condition_names_an_earlier_question_and_its_values(
    form: Form, asked: Question
) -> None:
    conditions = asked.relevant.items()
    for key, wanted in ((one, wanted) for keys, wanted in conditions for one in keys.split(OR)):
        kind, _, bare = key.rpartition(".")
        if kind:
            assert RecordKind(kind) in list(lineage(form.record))[1:]
            other = question(INTERVIEW, RecordKind(kind), bare)
        else:
            other = next(one for one in before(form, asked) if one.key == bare)
        assert set(wanted) <= {*values(other), other.unit, "*"}


@pytest.mark.parametrize(("form", "asked"), QUESTIONS)
def test_that_choices_are_told_apart_however_they_are_typed(form: Form, asked: Question) -> None:
    for one in asked.choices:
        assert interpret(asked, one.key).value == one.key, form.record
        assert interpret(asked, one.label).value == one.key
        assert interpret(asked, one.key.upper().replace("-", " ")).value == one.key


def unquoted(said: str) -> str:
    """The text without what it quotes, in small letters."""
    return re.sub(r"“[^”]*”", "", said.lower())


@pytest.mark.parametrize(("form", "asked"), QUESTIONS)
def test_that_texts_are_set_with_care(form: Form, asked: Question) -> None:
    for said in texts(asked):
        assert "  " not in said, form.record
        assert "'" not in said
        assert said == said.strip()
        assert not re.search(r"\b(covered|compliant|cleared|exempt|simply|just)\b", unquoted(said))


@pytest.mark.parametrize(("form", "asked"), QUESTIONS)
def test_that_sources_have_a_title(form: Form, asked: Question) -> None:
    assert all(source.title for source in asked.sources), form.record


@pytest.mark.parametrize(("kind", "keys"), SCRIPTED.items())
def test_that_the_keys_that_scripts_rely_on_are_there(kind: RecordKind, keys: list[str]) -> None:
    for key in keys:
        assert question(INTERVIEW, kind, key).key == key


def test_that_nothing_that_scripts_set_waits_for_a_method() -> None:
    for key in SCRIPTED[RecordKind.TRAINING_RUN]:
        condition = question(INTERVIEW, RecordKind.TRAINING_RUN, key).relevant
        assert all("" in wanted for wanted in condition.values())


def test_that_choices_have_the_values_that_compute_knows() -> None:
    def keys(key: str) -> list[str]:
        return [one.key for one in question(INTERVIEW, RecordKind.TRAINING_RUN, key).choices]

    assert keys("purpose") == [purpose.value for purpose in Purpose]
    assert keys("method") == [one.value for one in Method if one is not Method.COMBINED]
    assert keys("trainable") == [which.value for which in Trainable]
    assert keys("utilization_kind") == [kind.value for kind in UtilizationKind]
    weights = question(INTERVIEW, RecordKind.MODEL, "weights")
    assert [one.key for one in weights.choices] == ["open", "closed"]


def test_that_every_metric_is_answered_by_a_question_of_its_unit() -> None:
    for metric in rulebook().metric.values():
        if metric.asks:
            kind, _, key = metric.asks.rpartition(".")
            asked = question(INTERVIEW, RecordKind(kind), key)
            assert named(asked.unit) == named(metric.unit) is not None, key


def test_that_every_figure_of_money_can_be_told_in_another_currency() -> None:
    for metric in rulebook().metric.values():
        asks = metric.exchange
        assert (asks is not None) == (metric.unit in CURRENCIES and bool(metric.asks)), metric.id
        for key in (asks.rate, asks.on, asks.source) if asks else ():
            kind, _, bare = key.rpartition(".")
            assert question(INTERVIEW, RecordKind(kind), bare).relevant


def test_that_every_condition_of_a_rule_can_be_answered() -> None:
    for proxy in rulebook().proxy:
        for key, wanted in proxy.applies.items():
            kind, _, bare = key.rpartition(".")
            other = question(INTERVIEW, RecordKind(kind or "model"), bare)
            assert set(wanted) <= values(other)


def test_that_every_qualitative_rule_is_asked_about() -> None:
    policies = {f"policy-{p.id}" for p in rulebook().proxy if p.question}
    page: Page = next(one for one in INTERVIEW[RecordKind.MODEL].page if one.key == "policies")

    assert {one.key for one in page.question} == policies
