"""What could still decide something about a capability, and how it is run."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from evaluated import book, evaluation, plan, published
from screened import TODAY, Lab, book as rules

from limen.domain.answers import Answer, Silence
from limen.domain.case import Case
from limen.domain.evaluations import EvaluationBook
from limen.domain.forms import AnswerKind, Form, Page, Question, RecordKind
from limen.domain.quantities import exactly
from limen.domain.screening import State
from limen.engine.case import examine
from limen.engine.evaluating import placements
from limen.engine.evaluating.plans import command, views


def case(shelf: EvaluationBook, lab: Lab | None = None) -> Case:
    made = (lab or Lab()).casefile
    return examine(made, replace(rules(), book=lambda: shelf), {}, TODAY)


def evaluated(solved: str = "0.05", **told: object) -> Lab:
    lab = Lab()
    lab.add(RecordKind.EVALUATION, "e1", "Hunt in May")
    about: dict[str, object] = {
        "evaluation": "hunt",
        "version": "1-A",
        "metric": "pass@1",
        "score": exactly(Decimal(solved), "fraction"),
        "samples_used": exactly(100),
        "samples_total": exactly(100),
        "epochs": exactly(1),
        "attempts": exactly(1),
        "refusals": exactly(0),
        "samples_failed": exactly(0),
        "safeguards": "off",
        "scaffold": "react",
        "tools": "bash",
        "token_budget": exactly(1_000_000),
        "run_ended": "completed",
        "date": date(2026, 5, 4),
    }
    lab.say("e1", **(about | told))  # type: ignore[arg-type]
    return lab


def test_that_what_is_answered_becomes_a_result() -> None:
    (placed,) = placements(case(book(), evaluated()), "model")

    assert (placed.result.name, placed.result.on) == ("Hunt in May", date(2026, 5, 4))
    assert (placed.result.version, placed.result.ended) == ("1-A", "completed")
    assert placed.state is State.NOT_TRIPPED


def test_that_doesnt_apply_is_an_answer_and_dont_know_is_none() -> None:
    tools = Answer(silence=Silence.DOESNT_APPLY, because="no tools")
    lab = evaluated()
    lab.casefile = lab.casefile.with_answer("e1", "tools", tools)
    assert placements(case(book(), lab), "model")[0].state is State.NOT_TRIPPED

    unknown = Answer(silence=Silence.DONT_KNOW)
    lab.casefile = lab.casefile.with_answer("e1", "tools", unknown)
    assert [m.question for m in placements(case(book(), lab), "model")[0].missing] == ["tools"]


def test_that_parked_answers_are_left_out() -> None:
    question = Question(
        key="evaluation", kind=AnswerKind.TEXT, label="Which?", why="", where="", example=""
    )
    form = Form(
        record=RecordKind.EVALUATION,
        title="Evaluation",
        plural="Evaluations",
        invitation="",
        page=(Page(key="p", title="P", section="F", question=(question,)),),
    )
    made = case(book(), evaluated())
    (placed,) = placements(
        replace(made, interview={RecordKind.EVALUATION: form}),
        "model",
    )

    assert placed.result.evaluation == "hunt"
    assert placed.result.score is None


def test_that_a_model_without_results_has_no_placements() -> None:
    assert placements(case(book()), "model") == ()


def test_that_an_open_capability_has_a_plan_ordered_by_what_could_decide_most() -> None:
    shelf = book(
        evaluation(id="late", plan=plan(rank=2)),
        evaluation(plan=plan(rank=1)),
        evaluation(id="never"),
    )
    (view,) = views(case(shelf), "model")

    assert view.open
    assert [run.evaluation.id for run in view.plan] == ["hunt", "late"]
    assert [one.id for one in view.others] == ["late", "hunt", "never"]
    assert view.warning == "Deny egress."
    assert view.settings == ("All tasks.", "Tools.")


def test_that_a_decided_capability_needs_no_plan() -> None:
    shelf = book(evaluation(plan=plan()), evaluation(id="other", plan=plan()))

    for solved in ("0.05", "0.95"):
        (view,) = views(case(shelf, evaluated(solved)), "model")
        assert not view.open
        assert view.plan == ()
        assert [one.id for one in view.others] == ["other"]


def test_that_a_result_on_what_only_lies_beside_decides_nothing() -> None:
    shelf = book(evaluation(capabilities=("near",)), evaluation(id="own", plan=plan()))
    beside = replace(shelf, capability=(replace(shelf.capability[0], beside="near"),))
    (view,) = views(case(beside, evaluated("0.95")), "model")

    assert view.placements[0].state is State.TRIPPED
    assert view.open
    assert [run.evaluation.id for run in view.plan] == ["own"]


def test_that_of_a_screen_only_a_low_score_decides() -> None:
    shelf = book(evaluation(plan=plan()))
    screen = replace(shelf, capability=(replace(shelf.capability[0], screen=True),))

    assert [views(case(screen, evaluated(one)), "model")[0].open for one in ("0.05", "0.95")] == [
        False,
        True,
    ]


def test_that_a_plan_says_what_the_result_at_hand_lacked() -> None:
    lab = evaluated()
    lab.casefile = lab.casefile.with_answer("e1", "tools", Answer(silence=Silence.DONT_KNOW))
    (view,) = views(case(book(evaluation(plan=plan())), lab), "model")

    assert view.open
    assert view.plan[0].lacking == "The result at hand says no “below” for want of the tools."


def test_that_a_complete_but_undecided_result_lacks_nothing() -> None:
    (view,) = views(case(book(evaluation(plan=plan())), evaluated("0.4")), "model")

    assert view.plan[0].lacking == ""


def test_that_what_only_lies_beside_a_capability_is_shown_and_not_planned() -> None:
    shelf = book(evaluation(capabilities=("near",), plan=plan()))
    beside = replace(shelf, capability=(replace(shelf.capability[0], beside="near"),))
    (view,) = views(case(beside), "model")

    assert [one.id for one in view.others] == ["hunt"]
    assert view.plan == ()


def test_that_an_unknown_evaluation_bears_on_nothing() -> None:
    (view,) = views(case(book(), evaluated(evaluation="Title")), "model")

    assert view.placements == ()


def test_that_the_command_is_whole() -> None:
    advice = book().plan
    agent = evaluation(plan=plan(epochs=5, arguments="-T max_attempts=1"))
    quiz = evaluation(plan=plan(agent=False))

    assert command(agent, advice) == (
        "inspect eval inspect_evals/bug_hunt --model PROVIDER/MODEL -T max_attempts=1 "
        "--epochs 5 --epochs-reducer mean --token-limit 1000 --retry-on-error=3 --log-format eval"
    )
    assert command(quiz, advice) == (
        "inspect eval inspect_evals/bug_hunt --model PROVIDER/MODEL --epochs 1 "
        "--retry-on-error=3 --log-format eval"
    )
    assert command(evaluation(), advice) == ""
    assert command(evaluation(plan=plan(), registry_names=()), advice) == ""


def test_that_a_plan_tells_what_a_run_needs_and_its_licence() -> None:
    shelf = book(
        evaluation(plan=plan(needs="Docker."), licence="MIT"),
        evaluation(id="bare", plan=plan(rank=2)),
    )
    (view,) = views(case(shelf), "model")

    assert [run.needs for run in view.plan] == ["Docker. Licence: MIT.", ""]


def test_that_quiz_runs_ask_for_no_tools() -> None:
    (view,) = views(case(book(evaluation(plan=plan(agent=False)))), "model")

    assert view.settings == ("All tasks.",)
    assert published("0.2").share == Decimal("0.2")
