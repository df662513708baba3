"""What differs between two cases, in words; two that say the same differ in nothing."""

from dataclasses import replace
from datetime import date

import pytest
import sample_case
from hypothesis import given, settings, strategies as st
from screened import METRICS, TODAY, Lab, book, flop, interview, rule, trained

from limen.domain.answers import NOT_ASKED, Answer, How, Provenance, Silence
from limen.domain.case import Case
from limen.domain.differences import Comparison, Difference, Part
from limen.domain.evidence import Evidence
from limen.domain.forms import RecordKind
from limen.domain.packs import Pack
from limen.domain.records import Casefile, Record
from limen.domain.rules import Rulebook, RuleKind
from limen.domain.value import Confidence
from limen.engine.case import examine
from limen.engine.differences import differences
from limen.library import interview as shipped, rulebook as law

BOOK = book(rule())
FORMS = interview(training_run={"reported_flop": "Operations", "purpose": "Purpose"})
OPEN = Answer(value="open", said="open")
CARD = Evidence(id="evidence-1", name="card.md", sha256="ab" * 32, size=7, added="2026-11-01")


def case(casefile: Casefile, rulebook: Rulebook = BOOK) -> Case:
    return examine(casefile, rulebook, FORMS, TODAY)


def told(before: Case, after: Case) -> list[tuple[str, str, str, str]]:
    return [(one.part, one.about, one.what, one.words) for one in differences(before, after)]


def as_typed(lab: Lab) -> str:
    return lab.casefile.answer("run0", "reported_flop").said


def said(before: Answer, after: Answer) -> list[tuple[str, str]]:
    """What is told of an answer about the organisation that changed, and how."""
    one, other = (Lab().say("org", weights=answer).casefile for answer in (before, after))
    files = (CARD, replace(CARD, id="evidence-2"), replace(CARD, id="evidence-3", name="log"))
    pair = (case(replace(each, evidence=files)) for each in (one, other))
    return [(what, words) for _part, _about, what, words in told(*pair)]


def test_that_the_same_case_differs_in_nothing() -> None:
    one = case(trained("2e25").casefile)

    assert differences(one, one) == ()
    assert Comparison(before="a", after="b", today=TODAY, differences=()).of(Part.DATES) == ()


def test_that_another_figure_is_told_with_the_findings_that_it_moves() -> None:
    before, after = (case(trained(figure).casefile) for figure in ("2e24", "2e25"))

    assert told(before, after) == [
        ("answers", "Test Model › Run run0", "Operations", "2 × 10²⁴ FLOP → 2 × 10²⁵ FLOP"),
        ("findings", "Test Model", "Rule test-10e25", "not tripped → tripped"),
    ]
    where = differences(before, after)[0]
    assert (where.record, where.question) == ("run0", "reported_flop")


def test_that_records_are_new_gone_and_renamed() -> None:
    small, large = trained("2e25"), trained("2e25", "3e25")
    renamed = replace(
        small.casefile,
        records=tuple(
            replace(one, name="Other Model") if one.id == "model" else one
            for one in small.casefile.records
        ),
    )

    new = told(case(small.casefile), case(large.casefile))
    gone = told(case(large.casefile), case(small.casefile))

    assert ("records", "Test Model", "training run", "nothing → Run run1") in new
    assert ("answers", "Test Model › Run run1", "Purpose", "nothing → pre-training") in new
    assert ("records", "Test Model", "training run", "Run run1 → nothing") in gone
    assert ("answers", "Test Model › Run run1", "Purpose", "pre-training → nothing") in gone
    assert told(case(small.casefile), case(renamed)) == [
        ("records", "Other Model", "name", "Test Model → Other Model")
    ]


def test_that_the_mark_of_the_example_is_told() -> None:
    lab = Lab().casefile

    assert told(case(replace(lab, example=True)), case(lab)) == [
        ("records", "Test Lab", "mark", "example data → nothing")
    ]


def test_that_a_model_of_one_side_alone_brings_what_can_be_said_of_it() -> None:
    lab = trained("2e25")
    without = replace(lab.casefile, records=lab.casefile.records[:1])
    silent = book(
        rule(), rule("silent", kind=RuleKind.MONEY, metric="revenue", counting_rule="", unit="USD")
    )

    found = told(case(without, silent), case(lab.casefile, silent))
    lost = told(case(lab.casefile, silent), case(without, silent))

    assert ("findings", "Test Model", "Rule test-10e25", "nothing → tripped") in found
    assert ("findings", "Test Model", "Rule test-10e25", "tripped → nothing") in lost
    assert not [one for one in (*found, *lost) if one[2] == "Rule silent"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (NOT_ASKED, OPEN, [("weights", "nothing → open")]),
        (
            NOT_ASKED,
            replace(OPEN, note="n", unsure=True),
            [("weights", "nothing → open"), ("weights (note)", "nothing → n")],
        ),
        (OPEN, replace(OPEN, note="because"), [("weights (note)", "nothing → because")]),
        (OPEN, replace(OPEN, unsure=True), [("weights (unsure)", "nothing → marked unsure")]),
        (OPEN, replace(OPEN, said="Open"), [("weights", "open → Open")]),
        (
            OPEN,
            replace(OPEN, value="open!", provenance=Provenance(how=How.IMPORTED)),
            [("weights (exactly)", "open → open!"), ("weights (how)", "typed → imported")],
        ),
        (
            OPEN,
            replace(OPEN, provenance=Provenance(source="card.md", place="line 3", sha256="ab")),
            [
                ("weights (source)", "nothing → card.md · line 3"),
                ("weights (file read)", "nothing → ab"),
            ],
        ),
        (
            OPEN,
            replace(OPEN, provenance=Provenance(confidence=Confidence.SINGLE)),
            [("weights (how surely known)", "nothing → single source")],
        ),
        (
            replace(OPEN, evidence=("evidence-3",)),
            replace(OPEN, evidence=("evidence-1", "gone")),
            [("weights (files)", "log → card.md evidence-1 and gone")],
        ),
        (
            Answer(silence=Silence.WITHHELD),
            Answer(silence=Silence.WITHHELD, because="so advised"),
            [
                (
                    "weights",
                    "withheld on advice of counsel → withheld on advice of counsel: so advised",
                )
            ],
        ),
    ],
)
def test_that_what_was_said_around_an_answer_is_told_where_the_answer_is_the_same(
    before: Answer, after: Answer, expected: list[tuple[str, str]]
) -> None:
    assert said(before, after) == expected


def test_that_figures_that_read_alike_are_told_to_the_last_digit() -> None:
    before, after = (trained(flop("1e24", "2e24", high)) for high in ("3e24", "3.0001e24"))

    assert told(case(before.casefile), case(after.casefile)) == [
        (
            "answers",
            "Test Model › Run run0",
            "Operations (as typed)",
            f"{as_typed(before)} → {as_typed(after)}",
        ),
        (
            "answers",
            "Test Model › Run run0",
            "Operations (exactly)",
            "1E+24, 2E+24, 3E+24 FLOP → 1E+24, 2E+24, 3.0001E+24 FLOP",
        ),
    ]


def test_that_files_are_new_gone_and_described_otherwise() -> None:
    bare, held = Lab().casefile, replace(Lab().casefile, evidence=(CARD,))
    later = replace(held, evidence=(replace(CARD, obtained="by mail"),))
    seal = f"SHA-256 {CARD.sha256}"

    assert told(case(bare), case(held)) == [("evidence", "card.md", "file", f"nothing → {seal}")]
    assert told(case(held), case(bare)) == [("evidence", "card.md", "file", f"{seal} → nothing")]
    assert told(case(held), case(later)) == [
        ("evidence", "card.md", "obtained", "nothing → by mail")
    ]


def test_that_another_rulebook_is_told_rule_by_rule() -> None:
    pack = Pack(name="House rules", version="1", as_of=date(2026, 11, 1), sha256="0", files={})
    old, new = book(rule(), rule("goes")), book(rule(value="1e24"), rule("comes"))
    new = replace(new, version="1", pack=pack, metric={**METRICS, "new": METRICS["users"]})
    lab = trained("2e24").casefile

    rules = [one for one in told(case(lab, old), case(lab, new)) if one[0] == Part.RULEBOOK]

    assert rules == [
        ("rulebook", "Rulebook", "version", "0 of 21 Nov 2026 (Sat) → 1 of 21 Nov 2026 (Sat)"),
        ("rulebook", "Rulebook", "own rules", "nothing → House rules 1"),
        ("rulebook", "Rule comes", "rule", "nothing → new"),
        ("rulebook", "Rule goes", "rule", "there → nothing"),
        ("rulebook", "Rule test-10e25", "threshold", "1e25 → 1e24"),
        ("rulebook", "Rulebook", "The metric “new” is new.", "nothing → nothing"),
    ]


def test_that_dates_move_come_and_go() -> None:
    lab = Lab()
    lab.add(RecordKind.RELEASE, "release-1", "Launch")
    plans = [
        Lab.say(lab, "release-1", public_release=day).casefile
        for day in (date(2027, 3, 1), date(2027, 4, 1))
    ]

    moved = [one[2:] for one in told(*map(case, plans)) if one[0] == Part.DATES]
    alone = replace(plans[0], records=plans[0].records[:1])
    come = [one[2:] for one in told(case(alone), case(plans[0])) if one[0] == Part.DATES]

    assert ("Public release", "1 Mar 2027 (Mon) → 1 Apr 2027 (Thu)") in moved
    assert ("Public release", "nothing → 1 Mar 2027 (Mon)") in come


def test_that_an_hour_that_moves_is_told_as_an_instant() -> None:
    escape = Record(id="escape", kind=RecordKind.EVENT, name="Escape", parent="tuned")
    book = law.rulebook()

    def escaped(at: str) -> Case:
        casefile = sample_case.casefile(
            (sample_case.TUNING, "tokens", "60T"),
            (sample_case.LAB, "annual_gross_revenue", "USD 900M"),
        ).with_record(escape)
        for key, raw in (("event", "incident"), ("at", at)):
            casefile = casefile.with_answer(escape.id, key, sample_case.answer(escape, key, raw))
        return examine(casefile, book, shipped.interview(book), TODAY)

    before, after = (
        escaped(at)
        for at in ("2026-10-02 09:30 Europe/Brussels", "2026-10-02 10:30 Europe/Brussels")
    )
    moved = [one[3] for one in told(before, after) if one[0] == Part.DATES]

    assert any("09:30" in words and "10:30" in words for words in moved), moved


answers = st.builds(
    Answer,
    value=st.sampled_from(
        ["a", "b", True, date(2027, 1, 1), flop("1e24"), flop("1e24", "2e24", "3e24")]
    ),
    said=st.sampled_from(["a", "b"]),
    note=st.sampled_from(["", "n"]),
    unsure=st.booleans(),
    evidence=st.sampled_from([(), ("evidence-1",), ("evidence-2",), ("evidence-1", "evidence-2")]),
)


@settings(deadline=None, max_examples=60)
@given(answers, answers)
def test_that_two_answers_differ_in_nothing_exactly_where_they_are_the_same(
    one: Answer, other: Answer
) -> None:
    assert (said(one, other) == []) is (one == other)


def test_that_nothing_is_nothing_in_words() -> None:
    assert Difference(part=Part.DATES, about="a", what="b").words == "nothing → nothing"
