from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from limen.domain.errors import DataError, UnknownNameError
from limen.domain.evaluations import Evaluation
from limen.domain.forms import AnswerKind, RecordKind
from limen.domain.quantities import exactly
from limen.domain.rules import Operator, Proxy, Rulebook, RuleKind, Status
from limen.domain.training import BaseModel, Chip
from limen.domain.value import Source
from limen.engine.interpret import interpret, shown
from limen.library.interview import POLICY, form, interview, offering, question
from limen.library.rulebook import rulebook

SOURCE = Source(title="A policy", url="https://lab.example/policy", date="2025-04-15")
RULEBOOK = Rulebook(
    version="1",
    as_of=date(2026, 10, 10),
    newest_source=date(2026, 10, 10),
    sha256="",
    proxy=(
        Proxy(
            id="lab-high",
            title="Lab: High",
            jurisdiction="company",
            instrument="Policy",
            citation="",
            kind=RuleKind.QUESTIONNAIRE,
            metric="cyber_capability",
            operator=Operator.QUALITATIVE,
            status=Status.POLICY,
            status_text="",
            summary="",
            question="Does it remove bottlenecks?",
            source=(SOURCE,),
        ),
        Proxy(
            id="compute",
            title="Compute",
            jurisdiction="somewhere",
            instrument="Law",
            citation="",
            kind=RuleKind.COMPUTE,
            metric="training_compute",
            operator=Operator.MORE_THAN,
            value="1e26",
            status=Status.IN_FORCE,
            status_text="",
            summary="",
            source=(SOURCE,),
        ),
    ),
    metric={},
    counting={},
    chip={
        "h100-sxm": Chip(
            key="h100-sxm", name="H100 SXM", vendor="NVIDIA", counting_unit="GPU", peak={}
        )
    },
    base={
        "llama-3.1-405b": BaseModel(
            key="llama-3.1-405b",
            name="Llama 3.1 405B",
            developer="Meta",
            released="2024-07-23",
            flop=exactly(Decimal("3.8e25"), "FLOP"),
            parameters=exactly(Decimal("405e9"), "parameters"),
            source=(SOURCE,),
        )
    },
)
EVALUATION = Evaluation(
    id="cybench",
    name="Cybench",
    measures="",
    capabilities=(),
    metric="pass@1",
    source=(SOURCE,),
)

FORM = """
record = 'partner'
title = 'Partner'
plural = 'Partners'
invitation = 'Add one.'
[[page]]
key = 'page'
title = 'Page'
section = 'K'
[[page.question]]
key = 'name'
kind = 'text'
label = 'Who?'
why = 'To know.'
"""


def test_that_every_kind_of_record_has_a_form() -> None:
    assert set(interview(RULEBOOK)) == set(RecordKind)


def test_that_a_qualitative_rule_brings_its_question() -> None:
    asked = question(interview(RULEBOOK), RecordKind.MODEL, "policy-lab-high")

    assert POLICY == "policy-"
    assert asked.kind is AnswerKind.YES_NO
    assert asked.label == "Does it remove bottlenecks?"
    assert asked.sources == (SOURCE,)


def test_that_policies_are_a_page_of_section_f_between_d_and_g() -> None:
    pages = interview(RULEBOOK)[RecordKind.MODEL].page

    letters = [page.section for page in pages]
    assert [page.title for page in pages if page.section == "F"] == ["Lab policies"]
    assert letters.index("D") < letters.index("F") < letters.index("G")


def test_that_a_rulebook_without_policies_adds_no_page() -> None:
    bare = interview(replace(RULEBOOK, proxy=()))

    assert "F" not in [page.section for page in bare[RecordKind.MODEL].page]


def test_that_a_misspelt_question_is_answered_with_near_names() -> None:
    with pytest.raises(UnknownNameError, match="There is no question about a training-run “token”"):
        question(interview(RULEBOOK), RecordKind.TRAINING_RUN, "token")
    with pytest.raises(UnknownNameError, match="Known: tokens"):
        question(interview(RULEBOOK), RecordKind.TRAINING_RUN, "token")
    with pytest.raises(UnknownNameError, match="Known: purpose, method"):
        question(interview(RULEBOOK), RecordKind.TRAINING_RUN, "%%%")


@pytest.mark.parametrize(
    ("kind", "key", "raw", "value"),
    [
        (RecordKind.MODEL, "base", "llama 3.1 405b", "llama-3.1-405b"),
        (RecordKind.MODEL, "merged_models", "LLAMA 3.1 405B", "llama-3.1-405b"),
        (RecordKind.TRAINING_RUN, "chips", "H100-SXM", "h100-sxm"),
        (RecordKind.EVALUATION, "evaluation", "CY-BENCH", "CY-BENCH"),
        (RecordKind.EVALUATION, "evaluation", "Our own", "Our own"),
    ],
)
def test_that_known_names_are_offered_without_being_insisted_on(
    kind: RecordKind, key: str, raw: str, value: str
) -> None:
    offered = offering(interview(RULEBOOK), RULEBOOK, {"cybench": EVALUATION})

    assert interpret(question(offered, kind, key), raw).value == value


def test_that_evaluations_are_offered_by_id_and_never_known_by_a_title() -> None:
    offered = offering(interview(RULEBOOK), RULEBOOK, {"cybench": EVALUATION})
    asked = question(offered, RecordKind.EVALUATION, "evaluation")

    assert asked.suggestions == ("cybench",)
    assert asked.choices == ()


def test_that_an_offer_is_shown_by_its_name() -> None:
    base = question(offering(interview(RULEBOOK), RULEBOOK, {}), RecordKind.MODEL, "base")

    assert base.suggestions == ("Llama 3.1 405B",)
    assert shown(base, interpret(base, "llama-3.1-405b")) == "Llama 3.1 405B"


def test_that_a_source_that_is_not_listed_is_a_mistake_in_the_data() -> None:
    for named in ("['nowhere']", "[7]", "[['a']]"):
        with pytest.raises(DataError, match="has no source"):
            form("partner.toml", FORM + f"sources = {named}\n", {})


def test_that_a_form_that_lacks_something_is_a_mistake_in_the_data() -> None:
    with pytest.raises(DataError, match="missing required field `why`"):
        form("partner.toml", FORM.replace("why = 'To know.'", ""), {})


def test_that_a_form_reads_its_sources_by_name() -> None:
    read = form("partner.toml", FORM + "sources = ['policy']\n", {"policy": SOURCE})

    assert read.questions[0].sources == (SOURCE,)


def test_that_what_clocks_ask_for_is_on_offer_where_a_met_duty_is_told() -> None:
    book = rulebook()
    offered = question(offering(interview(book), book, {}), RecordKind.DUTY, "duty")

    assert "Tell the California Office of Emergency Services" in offered.suggestions
    assert interpret(offered, "tell the california office of emergency services").value == (
        "ca-incident"
    )
    assert interpret(offered, "eu-cop-open-2").value == "eu-cop-open-2"
    assert "eu-reassess" not in {one.key for one in offered.choices}
