"""Part F: results among published scores, the levels in words, and what could still be run."""

from dataclasses import replace

from matters import blocks, case, composed, part, said

from limen.domain.case import Case
from limen.domain.dossier import (
    Audience,
    Bullets,
    Code,
    Dossier,
    Paragraph,
    Register,
    Section,
    StateCell,
    Table,
)
from limen.domain.evaluations import EvaluationBook
from limen.domain.forms import RecordKind
from limen.domain.records import Record
from limen.domain.score_scales import ScoreScale
from limen.domain.screening import State
from limen.engine.interpret import interpret

COMPLETE = {
    "evaluation": "cybench",
    "version": "4-C",
    "metric": "pass@1",
    "score": "7/40",
    "samples_used": "40",
    "samples_total": "40",
    "attempts": "1",
    "safeguards": "off",
    "scaffold": "react",
    "tools": "bash",
    "token_budget": "2.5M",
    "refusals": "0",
}


def with_results() -> Case:
    """The case with one result of Cybench, and one of nobody knows what."""
    made = case()
    said = made.casefile
    for name, about in {"Cybench in May": COMPLETE, "Ours": {"evaluation": "Title"}}.items():
        record = Record(id=name, kind=RecordKind.EVALUATION, name=name, parent="m")
        said = said.with_record(record)
        for key, raw in about.items():
            questions = made.interview[RecordKind.EVALUATION].questions
            asked = next(one for one in questions if one.key == key)
            said = said.with_answer(name, key, interpret(asked, raw))
    return replace(made, casefile=said)


def titled(section: Section, title: str) -> Section:
    return next(one for one in section.sections if one.title == title)


def listed(dossier: Dossier) -> str:
    """The register of sources, in one text."""
    (register,) = (
        block
        for section in dossier.sections
        for block in blocks(section)
        if isinstance(block, Register)
    )
    return " ".join(source.title for source in register.sources)


def shown(made: Case, audience: Audience = Audience.COUNSEL) -> Section:
    return part(composed(audience, made), "F")


def test_that_each_capability_says_what_its_lines_and_the_order_are() -> None:
    chemical = titled(shown(case()), "Chemical")

    texts = [one.text for one in chemical.blocks if isinstance(one, Paragraph)]
    assert texts[0].startswith("No public line for chemistry exists.")
    assert texts[1].startswith("The order’s own text names cyber only.")
    assert "No result that bears on it is recorded." in texts
    assert any("ChemBench" in text for text in texts)


def test_that_what_is_said_of_lines_and_of_a_result_cites_its_sources() -> None:
    dossier = composed(Audience.COUNSEL, with_results())
    chemical = titled(part(dossier, "F"), "Chemical")
    register = listed(dossier)

    assert all(one.text.endswith("]") for one in chemical.blocks[:2] if isinstance(one, Paragraph))
    assert "(Executive Order 14409), sec. 3(a)" in register
    assert "Claude Opus 4.6 on Cybench: published score" in register
    assert "Cybench: cheating" in register


def test_that_the_sources_of_a_public_version_do_not_tell_which_results_there_are() -> None:
    assert "Cybench: cheating" in listed(composed(Audience.COUNSEL, with_results()))
    assert "Cybench" not in listed(composed(Audience.PUBLIC, with_results()))


def test_that_a_result_is_drawn_and_said_once() -> None:
    section = shown(with_results())
    exploit, attack = (titled(section, name) for name in ("Exploit discovery", "Autonomous attack"))

    (scale,) = [one for one in exploit.blocks if isinstance(one, ScoreScale)]
    assert scale.own_said == "This model: 17.5 % (8.75 to 31.9 %)"
    table = next(one for one in exploit.blocks if isinstance(one, Table))
    assert table.rows[0][0] == StateCell(state=State.NOT_TRIPPED)
    assert str(table.rows[0][2]).endswith("]")
    assert any(isinstance(one, Bullets) for one in exploit.blocks)
    assert not [one for one in attack.blocks if isinstance(one, ScoreScale)]
    assert "“Cybench in May” bears on it too and stands under “Exploit discovery”." in said(attack)


def test_that_what_matches_nothing_stands_apart() -> None:
    apart = titled(shown(with_results()), "Results that are compared with nothing")

    assert "Titles are not matched" in said(apart)


def test_that_levels_in_words_stand_beside_and_say_that_no_score_makes_them() -> None:
    exploit = titled(shown(case()), "Exploit discovery")
    table = next(one for one in exploit.blocks if isinstance(one, Table) and "never" in one.caption)

    assert (StateCell(state=State.COULD_BE_EITHER), "OpenAI: Cybersecurity High") in table.rows


def test_that_the_plan_warns_and_names_commands_for_what_is_open() -> None:
    plan = titled(shown(with_results()), "Evaluation plan")
    tables = [one for one in plan.blocks if isinstance(one, Table)]

    assert [one.caption for one in tables] == ["Chemical"]
    commands = [row[1] for row in tables[0].rows]
    assert all(isinstance(one, Code) and one.text.startswith("inspect eval") for one in commands)
    assert "Agents have escaped" in said(plan)


def test_that_an_open_capability_is_planned_for() -> None:
    plan = titled(shown(case()), "Evaluation plan")
    tables = [one for one in plan.blocks if isinstance(one, Table)]

    assert [one.caption for one in tables] == [
        "Exploit discovery",
        "Autonomous attack",
        "Chemical",
    ]
    assert "2.5 million tokens" in said(plan)


def test_that_a_public_version_tells_none_of_it() -> None:
    public = shown(with_results(), Audience.PUBLIC)

    assert "Cybench" not in said(public)
    assert not [one for one in blocks(public) if isinstance(one, ScoreScale)]


def test_that_a_rulebook_without_evaluations_prints_the_answers_alone() -> None:
    made = with_results()
    bare = replace(made, rulebook=replace(made.rulebook, book=EvaluationBook))

    titles = [one.title for one in shown(bare).sections]
    assert "Exploit discovery" not in titles
    assert "Evaluation plan" not in titles


def test_that_nothing_is_planned_where_nothing_can_be_run() -> None:
    made = with_results()
    full = made.rulebook.book()
    idle = {key: replace(one, plan=None) for key, one in full.evaluation.items()}
    book = replace(full, evaluation=idle)
    still = replace(made, rulebook=replace(made.rulebook, book=lambda: book))

    assert "Evaluation plan" not in [one.title for one in shown(still).sections]


def test_that_a_capability_without_policies_or_others_leaves_them_out() -> None:
    made = with_results()
    full = made.rulebook.book()
    only = replace(full, evaluation={"cybench": full.evaluation["cybench"]})
    lone = replace(made, rulebook=replace(made.rulebook, book=lambda: only))
    exploit = titled(shown(lone), "Exploit discovery")

    assert "have no result here" not in said(exploit)
    assert "never worked out from a score" not in said(titled(shown(lone), "Chemical"))
