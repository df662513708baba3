from dataclasses import replace

import pytest
from matters import blocks, case, composed, part, said

from limen.domain.dossier import Audience, Fact, Facts, Paragraph


def facts(audience: Audience, letter: str) -> dict[str, Fact]:
    """The facts of one part by their label."""
    return {
        fact.label: fact
        for block in blocks(part(composed(audience), letter))
        if isinstance(block, Facts)
        for fact in block.rows
    }


@pytest.mark.parametrize(
    ("letter", "label", "value"),
    [
        ("A", "What is its address?", "Not known to the submitter"),
        ("A", "Who is the security contact?", "Not answered yet"),
        ("B", "Under which licence is it released?", "To follow on 15 Jan 2027 (Fri)"),
        ("B", "Through which channels is it distributed?", "To follow"),
        ("B", "Where is the acceptable-use policy?", "Does not apply: No users."),
        ("B", "On which other models or components does it depend?", "Does not apply"),
    ],
)
def test_that_a_silence_is_printed_in_words(letter: str, label: str, value: str) -> None:
    fact = facts(Audience.GOVERNMENT, letter)[label]

    assert (fact.value, fact.silent) == (value, True)


def test_that_a_value_is_printed_as_it_reads() -> None:
    known = facts(Audience.GOVERNMENT, "A")["What is the organisation’s legal name?"]

    assert (known.value, known.silent) == ("Example Lab <b>Inc.</b>", False)


def test_that_why_something_is_withheld_and_notes_are_for_counsel_alone() -> None:
    label = "Who is to be told before anything is disclosed?"

    assert facts(Audience.COUNSEL, "K")[label].value == (
        "Withheld on advice of counsel: Privileged reason."
    )
    assert facts(Audience.GOVERNMENT, "K")[label].value == "Withheld on advice of counsel"
    assert "Note: Ask Ada first." in said(composed(Audience.COUNSEL))
    assert "Privileged reason." not in said(composed(Audience.GOVERNMENT))
    assert "Ask Ada first." not in said(composed(Audience.GOVERNMENT))


def test_that_an_answer_says_where_it_comes_from_and_what_it_rests_on() -> None:
    tokens = "How many tokens did this run process?"
    asides = [
        fact.asides
        for block in blocks(part(composed(Audience.COUNSEL), "C"))
        if isinstance(block, Facts)
        for fact in block.rows
        if fact.label == tokens
    ]

    assert asides[1] == (
        "Source: A report · p. 3 · 2026 · single source · https://example.org/report",
        "Evidence: config.json and gone",
        "As entered: 15T",
    )


def test_that_what_is_unsure_says_so() -> None:
    weights = facts(Audience.GOVERNMENT, "B")["Are the weights open or closed?"]

    assert weights.asides == ("The submitter marked this answer as unsure.",)


def test_that_a_kind_of_record_that_is_missing_is_named() -> None:
    assert "No evaluations recorded." in said(part(composed(Audience.COUNSEL), "F"))


def test_that_what_hangs_on_the_model_is_headed_by_its_name() -> None:
    titles = [section.title for section in part(composed(Audience.COUNSEL), "B").sections]

    assert "Identity" in titles
    assert any(title.startswith("Release: Winter release · ") for title in titles)


def test_that_a_page_named_like_its_part_needs_no_second_heading() -> None:
    assert part(composed(Audience.COUNSEL), "D").sections[0].title == ""


def test_that_a_part_that_no_question_belongs_to_says_that_nothing_is_recorded() -> None:
    made = case()
    forms = {
        kind: replace(form, page=tuple(one for one in form.page if one.section != "G"))
        for kind, form in made.interview.items()
    }
    risk = part(composed(Audience.COUNSEL, replace(made, interview=forms)), "G")

    assert risk.blocks[-1] == Paragraph(text="No risk assessment is recorded.")


def test_that_a_very_long_name_is_cut_where_it_stands_on_many_lines() -> None:
    made = case()
    records = tuple(replace(one, name="n" * 500) for one in made.casefile.records)
    casefile = replace(made.casefile, records=records)
    dossier = composed(Audience.COUNSEL, replace(made, casefile=casefile))

    titles = [section.title for section in part(dossier, "B").sections]
    assert f"Release: {'n' * 119}… · The dates that everything hangs on" in titles
