import json
from decimal import Decimal

import pytest
from screened import Lab, amount, book, flop, interview

from limen.domain.answers import Answer, Silence
from limen.domain.forms import AnswerKind, Form, Interview, Page, Question, RecordKind
from limen.domain.quantities import exactly
from limen.domain.training import Method, Purpose, Trainable, TrainingRun, UtilizationKind
from limen.engine.facts import ModelFacts, gather

CONFIG = {
    "model_type": "llama",
    "architectures": ["LlamaForCausalLM"],
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "num_attention_heads": 32,
    "num_hidden_layers": 32,
    "num_key_value_heads": 8,
    "vocab_size": 128256,
    "tie_word_embeddings": False,
}


def facts_of(lab: Lab, asked: Interview | None = None) -> ModelFacts:
    return gather(lab.casefile, lab.model, asked or {}, book())


def run_of(**said: object) -> TrainingRun:
    lab = Lab()
    lab.add(RecordKind.TRAINING_RUN, "r1", "Stage 1")
    lab.say("r1", **said)  # type: ignore[arg-type]
    return facts_of(lab).runs[0]


def test_that_answers_of_model_and_organisation_are_found_by_kind_and_key() -> None:
    facts = facts_of(Lab().say("org", revenue=amount("5")).say("model", weights="open"))

    assert facts.answer("organization.revenue").value == amount("5")
    assert facts.answer("model.weights").value == facts.answer("weights").value == "open"
    assert facts.answer("model.licence").silence is Silence.NOT_ASKED


def test_that_labels_come_from_the_questions_and_else_from_the_key() -> None:
    facts = facts_of(Lab(), interview(organization={"revenue": "How much revenue?"}))

    assert facts.label("organization.revenue") == "How much revenue?"
    assert facts.label("training-run.chip_hours") == "chip hours"
    assert facts.label("weights") == "weights"


def test_that_each_key_belongs_to_the_record_that_answers_it() -> None:
    facts = facts_of(Lab())

    assert facts.record("weights").id == facts.record("model.weights").id == "model"
    assert facts.record("organization.revenue").id == "org"


def test_that_parked_answers_are_left_out() -> None:
    form = Form(
        record=RecordKind.MODEL,
        title="Model",
        plural="Models",
        invitation="",
        page=(
            Page(
                key="p",
                title="P",
                section="B",
                question=(
                    Question(key="modifies_base", kind=AnswerKind.YES_NO, label="", why=""),
                    Question(
                        key="base",
                        kind=AnswerKind.TEXT,
                        label="",
                        why="",
                        relevant={"modifies_base": ("yes",)},
                    ),
                ),
            ),
        ),
    )
    lab = Lab().say("model", base="Big 405B", modifies_base=False)

    facts = facts_of(lab, {RecordKind.MODEL: form})

    assert facts.answer("base").silence is Silence.NOT_ASKED
    assert facts.bases == ()


def test_that_a_training_run_is_what_its_record_says() -> None:
    run = run_of(
        purpose="rl updates",
        method="hardware",
        parameters_total=exactly(8, "parameters"),
        parameters_active=exactly(7, "parameters"),
        tokens=exactly(15, "tokens"),
        sequence_length=exactly(4096, "tokens"),
        chips="H100 SXM",
        chip_count=exactly(1024, "chips"),
        chip_hours=exactly(9, "chip-hours"),
        precision="bf16",
        utilization=exactly(Decimal("0.4"), "fraction"),
        utilization_kind="mfu",
        reported_flop=flop("7e23"),
        trainable="adapter",
    )

    assert (run.id, run.name, run.ours) == ("r1", "Stage 1", True)
    assert (run.purpose, run.method) == (Purpose.RL_UPDATES, Method.HARDWARE)
    assert run.parameters_total == exactly(8, "parameters")
    assert run.parameters_active == exactly(7, "parameters")
    assert run.tokens == exactly(15, "tokens")
    assert run.sequence_length == exactly(4096, "tokens")
    assert (run.chips, run.precision) == ("H100 SXM", "bf16")
    assert (run.chip_count, run.chip_hours) == (exactly(1024, "chips"), exactly(9, "chip-hours"))
    assert run.utilization == exactly(Decimal("0.4"), "fraction")
    assert run.utilization_kind is UtilizationKind.MFU
    assert run.reported == flop("7e23")
    assert run.trainable is Trainable.ADAPTER
    assert (run.architecture, run.unsupported) == (None, "")


def test_that_a_run_of_which_nothing_is_said_knows_nothing() -> None:
    assert run_of() == TrainingRun(id="r1", name="Stage 1")


def test_that_a_silence_is_never_a_figure() -> None:
    assert run_of(tokens=Answer(silence=Silence.WITHHELD)).tokens is None


def test_that_utilisation_in_per_cent_is_the_fraction_that_it_is() -> None:
    run = run_of(utilization=exactly(40, "%"))

    assert run.utilization == exactly(Decimal("0.40"), "fraction")


def test_that_a_config_is_read_as_an_architecture() -> None:
    run = run_of(config=json.dumps(CONFIG))

    assert run.architecture is not None
    assert [stack.layers for stack in run.architecture.stacks] == [32]
    assert run.unsupported == ""


@pytest.mark.parametrize("config", ["{", "[1]", '"text"', "[" * 100_000])
def test_that_a_config_that_is_none_says_so(config: str) -> None:
    run = run_of(config=config)

    assert run.architecture is None
    assert run.unsupported == "The config is not a JSON object."


def test_that_an_architecture_that_nobody_counts_is_named() -> None:
    run = run_of(config=json.dumps({"model_type": "weird_net"}))

    assert run.architecture is None
    assert "weird_net" in run.unsupported


def test_that_the_published_base_counts_with_its_compute_and_is_not_ours() -> None:
    facts = facts_of(Lab().say("model", modifies_base=True, base=" big 405b "))

    assert [base.key for base in facts.bases] == ["big-405b"]
    assert facts.runs == (
        TrainingRun(
            name="Big 405B",
            purpose=Purpose.BASE,
            method=Method.REPORTED,
            ours=False,
            reported=flop("3.8e25"),
        ),
    )
    assert facts.answer("base_compute_known").value is True


def test_that_an_answered_figure_goes_before_the_published_one() -> None:
    lab = Lab().say("model", modifies_base="yes", base="Big 405B", base_compute=flop("4e25"))

    assert facts_of(lab).runs[0].reported == flop("4e25")


def test_that_what_was_answered_about_the_base_is_not_overruled() -> None:
    lab = Lab().say("model", modifies_base=True, base="Big 405B", base_compute_known=False)

    assert facts_of(lab).answer("base_compute_known").value is False


def test_that_an_unknown_base_is_a_run_without_a_figure() -> None:
    facts = facts_of(Lab().say("model", modifies_base=True, base="Nobody's 7B"))

    assert facts.runs == (TrainingRun(name="Nobody's 7B", purpose=Purpose.BASE, ours=False),)
    assert facts.bases == ()
    assert not facts.answer("base_compute_known").known


@pytest.mark.parametrize(
    ("modifies", "base", "has_base"),
    [
        (False, "Big 405B", False),
        (True, "", True),
        (None, "Big 405B", True),
        (None, "", False),
        (Answer(silence=Silence.DOESNT_APPLY, because="new"), "", False),
        (Answer(silence=Silence.DONT_KNOW), "", True),
        (Answer(silence=Silence.WITHHELD), "", True),
    ],
)
def test_that_a_silence_about_the_base_is_no_denial_of_it(
    modifies: Answer | bool | None, base: str, has_base: bool
) -> None:
    lab = Lab()
    if modifies is not None:
        lab.say("model", modifies_base=modifies)
    if base:
        lab.say("model", base=base)

    assert bool(facts_of(lab).runs) is has_base
