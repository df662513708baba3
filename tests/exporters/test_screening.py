import json

from screened import SOURCE, TODAY, Lab, book, flop, rule, trained

from limen.domain.rules import Operator, RuleKind, RuleReading, Status
from limen.domain.value import Source
from limen.engine.case import examine
from limen.exporters import screening as exported

RULES = (
    rule(),
    rule("third", value="1e26/4", operator=Operator.AT_LEAST),
    rule(
        "order",
        kind=RuleKind.UNPUBLISHED,
        operator=Operator.UNPUBLISHED,
        value="",
        unit="",
        counting_rule="",
        status=Status.UNPUBLISHED,
        effective_from="2026-06-02",
        source=(Source(title="Order", date="2026-06-02"),),
    ),
)


def case_of(lab: Lab) -> object:
    case = examine(lab.casefile, book(*RULES), {}, TODAY)
    return json.loads(json.dumps(exported.screening(case)))


def test_that_a_screening_has_the_promised_shape() -> None:
    assert case_of(trained("3.8e25")) == {
        "as_of": "2026-11-24",
        "rulebook": {
            "version": "0",
            "as_of": "2026-11-21",
            "sha256": "0" * 64,
            "own_rules": None,
        },
        "models": [
            {
                "name": "Test Model",
                "findings": [
                    {
                        "proxy": "test-10e25",
                        "state": "tripped",
                        "value": {"low": 3.8e25, "central": 3.8e25, "high": 3.8e25},
                        "threshold": 1e25,
                        "operator": ">",
                        "unit": "operations",
                        "probability": 1.0,
                        "margin": "3.8 times above",
                        "missing": [],
                        "reasons": [
                            (
                                "The compute counted by “Title of eu-cumulative” is 3.8 × 10²⁵ FLOP, "
                                "3.8 times above; the text says more than 10²⁵ operations. “Rule "
                                "test-10e25”: tripped; in force on 24 Nov 2026 (Tue)."
                            ),
                            "Test act, art. 1: Looks at compute.",
                            "Status on 24 Nov 2026 (Tue): in force. In force since 2026.",
                            "Counted by “Title of eu-cumulative”: Adds up runs.",
                            (
                                "It counts: pre-training; fine-tuning; base model. It is ambiguous "
                                "on: RL rollouts. It leaves out: evaluation."
                            ),
                            "Counted: “Run run0” (pre-training): 3.8 × 10²⁵ FLOP, as reported.",
                            "The figure is taken as reported.",
                            "The figure is exact and compared to the last digit.",
                        ],
                        "sources": [
                            {
                                "title": "Test act",
                                "url": "https://example.org/act",
                                "date": "2026-01-01",
                                "confidence": "primary text",
                            }
                        ],
                        "status": "in force",
                        "change": (
                            "No longer beyond 10²⁵ if the compute counted by “Title of "
                            "eu-cumulative” were 3.8 times smaller."
                        ),
                        "readings": [],
                        "pinned": None,
                        "own": False,
                    },
                    *_others(),
                ],
                "deciding": [],
                "evaluations": [],
            }
        ],
    }


def _others() -> list[dict[str, object]]:
    whole = exported.screening(examine(trained("3.8e25").casefile, book(*RULES), {}, TODAY))
    findings: list[dict[str, object]] = whole["models"][0]["findings"]
    return findings[1:]


def test_that_thresholds_are_numbers_and_what_has_none_is_null() -> None:
    third, order = _others()

    assert (third["threshold"], third["operator"]) == (2.5e25, ">=")
    assert (order["threshold"], order["value"], order["unit"]) == (None, None, None)
    assert (order["state"], order["probability"], order["margin"]) == ("cannot_say", None, None)
    assert order["sources"] == [
        {"title": "Order", "url": None, "date": "2026-06-02", "confidence": "primary text"}
    ]


def test_that_missing_facts_name_the_question_that_would_answer_them() -> None:
    lab = Lab().run("r1", None)
    case = examine(lab.casefile, book(rule()), {}, TODAY)

    (finding,) = exported.screening(case)["models"][0]["findings"]

    assert "Run r1: tokens (tokens)" in finding["missing"]


def test_that_a_missing_record_has_no_question() -> None:
    case = examine(Lab().casefile, book(rule()), {}, TODAY)

    assert exported.screening(case)["models"][0]["findings"][0]["missing"] == ["A training run"]


def test_that_one_model_can_be_picked() -> None:
    case = examine(trained("1").casefile, book(rule()), {}, TODAY)

    assert exported.screening(case, ())["models"] == []
    assert len(exported.screening(case, case.models)["models"]) == 1


def test_that_rules_are_listed_in_the_promised_shape() -> None:
    first, _, order = exported.rules(book(*RULES))

    assert first == {
        "id": "test-10e25",
        "title": "Rule test-10e25",
        "jurisdiction": "EU",
        "instrument": "Test act",
        "metric": "training_compute",
        "operator": ">",
        "value": 1e25,
        "unit": "operations",
        "status": "in force",
        "effective_from": None,
        "effective_to": None,
        "counting_rule": "eu-cumulative",
        "sources": [
            {
                "title": SOURCE.title,
                "url": SOURCE.url,
                "date": "2026-01-01",
                "confidence": "primary text",
            }
        ],
        "contested": None,
        "readings": [],
        "own": False,
        "problem": None,
    }
    assert (order["value"], order["unit"], order["counting_rule"]) == (None, None, None)
    assert order["effective_from"] == "2026-06-02"


def test_that_a_range_is_given_by_its_three_figures() -> None:
    case = examine(trained(flop("1e24", "2e24", "3e24")).casefile, book(rule()), {}, TODAY)

    (finding,) = exported.screening(case)["models"][0]["findings"]

    assert finding["value"] == {"low": 1e24, "central": 2e24, "high": 3e24}
    assert finding["probability"] == 0.0


def test_that_a_faulty_threshold_stops_neither_screening_nor_list() -> None:
    shelf = book(
        rule(value="much"), rule("endless", value="1e999999999"), rule("far", value="1e999")
    )

    shown = exported.screening(examine(trained("1").casefile, shelf, {}, TODAY))

    findings = shown["models"][0]["findings"]
    assert [one["state"] for one in findings] == ["rule_problem", "rule_problem", "not_tripped"]
    assert [one["threshold"] for one in findings] == [None] * 3
    assert [one["value"] for one in exported.rules(shelf)] == [None] * 3


def test_that_readings_are_listed_with_their_sources_and_the_pinned_one_is_named() -> None:
    contested = rule(
        contested="Does the number itself count?",
        reading=(
            RuleReading(id="more", title="more than", text="Above it.", source=(SOURCE,)),
            RuleReading(
                id="least",
                title="at least",
                text="From it on.",
                operator=Operator.AT_LEAST,
                source=(SOURCE,),
            ),
        ),
    )
    lab = trained("1e25")
    lab.say("org", **{"reading-test-10e25": "least"})
    case = examine(lab.casefile, book(contested), {}, TODAY)

    (finding,) = exported.screening(case)["models"][0]["findings"]
    (listed,) = exported.rules(book(contested))

    assert (finding["readings"], finding["pinned"]) == (["more", "least"], "least")
    assert (finding["operator"], finding["state"]) == (">=", "tripped")
    assert listed["contested"] == "Does the number itself count?"
    assert listed["readings"][0] == {
        "id": "more",
        "title": "more than",
        "text": "Above it.",
        "sources": listed["sources"],
    }


def test_that_what_would_turn_a_finding_is_added_where_it_is_asked_for() -> None:
    lab = trained("2e25").run("r2", None)
    case = examine(lab.casefile, book(rule(), rule("higher", value="1e26")), {}, TODAY)

    (model,) = exported.screening(case, changes=True)["models"]

    assert model["findings"][0]["changes"] == [
        {
            "text": (
                "No longer beyond 10²⁵ if the reported operations of “Run run0” were at most 10²⁵ "
                "FLOP instead of 2 × 10²⁵ FLOP (2 times less)."
            ),
            "record": "run0",
            "question": "reported_flop",
            "factor": 2.0,
            "alone": True,
        }
    ]
    assert model["findings"][1]["changes"] == []
    assert [(one["alone"], one["needed"]) for one in model["deciding"]] == [(0, 1)]
