import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from matters import ENTRIES, blocks, case, composed, part, said

from limen.domain.answers import Answer, Silence
from limen.domain.case import Case
from limen.domain.dossier import Audience, Code, Facts, Table
from limen.domain.forms import RecordKind
from limen.domain.overriding import override
from limen.domain.packs import Pack
from limen.domain.records import Casefile, Record
from limen.engine import hear
from limen.engine.case import examine
from limen.engine.compose import compose
from limen.library.wording import wording

LETTERS = tuple("ABCDEFGHIJKL")
EVERYBODY = tuple(Audience)


@pytest.mark.parametrize("audience", EVERYBODY)
def test_that_every_part_is_there_in_its_order(audience: Audience) -> None:
    letters = tuple(section.letter for section in composed(audience).sections)

    assert letters[:12] == LETTERS
    assert letters[12] == "Annex 1"
    assert all(section.title for section in composed(audience).sections)


def test_that_counsel_reads_every_annex() -> None:
    assert [section.title for section in composed(Audience.COUNSEL).sections[12:]] == [
        "What is not said",
        "Calendar",
        "Evidence",
        "Sources",
        "Method and limits",
        "Change log",
    ]


def test_that_every_question_that_counts_is_printed_with_its_answer_or_its_silence() -> None:
    made = case()
    facts = {
        fact.label
        for section in composed(Audience.COUNSEL, made).sections[:12]
        for block in blocks(section)
        if isinstance(block, Facts)
        for fact in block.rows
    }

    for record in made.casefile.records:
        form = made.interview[record.kind]
        above = hear.above(made.casefile, record)
        for question in hear.asked(form, made.casefile.said(record.id), above):
            assert question.label in facts


def test_that_no_word_is_used_as_a_verdict() -> None:
    words = said(wording()).lower()

    assert not re.findall(
        r"\b(covered|exempt|compliant|compliance|cleared|passe[sd]|safe)\b", words
    )


def test_that_the_mark_says_example_or_draft() -> None:
    made = case()
    example = replace(made, casefile=replace(made.casefile, example=True))

    assert composed(Audience.COUNSEL, made).mark == "DRAFT"
    assert composed(Audience.COUNSEL, example).mark == "EXAMPLE"
    assert "This is an example." in composed(Audience.COUNSEL, example).notices[0]
    assert "This is a draft." in composed(Audience.COUNSEL, made).notices[0]


def test_that_the_title_page_says_whose_and_as_of_when_and_leaves_the_recipient_blank() -> None:
    dossier = composed(Audience.GOVERNMENT)
    cover = {fact.label: fact.value for fact in dossier.cover}

    assert (dossier.title, dossier.organization) == ("Model One", "Example Lab")
    assert cover["As of"] == "21 Nov 2026 (Sat)"
    assert cover["Newest source in the rulebook"] == "10 Oct 2026 (Sat)"
    assert dossier.recipient is not None
    assert dossier.recipient.label == "Recipient"


def test_that_a_recipient_who_is_named_stands_on_the_title_page_in_place_of_the_blank() -> None:
    made = case()
    casefile = made.casefile
    for key, text in (("recipient", "Office of X"), ("page_mark", "Trade secrets of the Lab")):
        casefile = casefile.with_answer("m", key, Answer(value=text, said=text))
    made = replace(made, casefile=casefile)

    dossier, public = composed(Audience.GOVERNMENT, made), composed(Audience.PUBLIC, made)

    assert dossier.recipient is None
    assert [one.value for one in dossier.cover if one.label == "Recipient"] == ["Office of X"]
    assert dossier.own_mark == "Trade secrets of the Lab"
    assert public.recipient is not None
    assert public.own_mark == ""


def test_that_a_dossier_with_blanks_stays_a_draft_even_if_it_is_to_be_final() -> None:
    made = examined(case().casefile)
    dossier = compose(made, "m", Audience.COUNSEL, wording(), final=True)

    assert dossier.mark == "DRAFT"
    assert "This is a draft." in dossier.notices[0]


def test_that_a_final_dossier_carries_no_mark_once_nothing_is_missing() -> None:
    dossier = compose(finished(), "m", Audience.COUNSEL, wording(), final=True)

    assert dossier.mark == ""
    assert "Every question that counts has an answer" in dossier.notices[0]
    assert compose(finished(), "m", Audience.COUNSEL, wording()).mark == "DRAFT"


def test_that_an_example_is_never_final() -> None:
    made = finished()
    example = replace(made, casefile=replace(made.casefile, example=True))

    assert compose(example, "m", Audience.COUNSEL, wording(), final=True).mark == "EXAMPLE"


def finished() -> Case:
    """The case with every question answered, if only by saying that the answer is not known."""
    made = case()
    said = made.casefile
    for record in said.records:
        for question in made.interview[record.kind].questions:
            before = said.answer(record.id, question.key)
            silent = before.silence is Silence.NOT_ASKED
            answer = Answer(silence=Silence.DONT_KNOW) if silent else replace(before, unsure=False)
            said = said.with_answer(record.id, question.key, answer)
    read = Answer(value="Jo Miller, today", said="Jo Miller, today")
    return examined(said.with_answer("m", "findings_read", read))


def examined(casefile: Casefile) -> Case:
    made = case()
    return examine(casefile, made.rulebook, made.interview, made.today)


@pytest.mark.parametrize("mark", ["SECRET", "PCII", "Critical Infrastructure Information Act"])
def test_that_no_legend_is_printed_that_a_private_party_cannot_give(mark: str) -> None:
    for audience in EVERYBODY:
        assert mark not in said(composed(audience))


def test_that_every_standard_text_is_used() -> None:
    used: set[str] = set()

    class Noticed(dict[str, str]):
        @override
        def __getitem__(self, key: str) -> str:
            used.add(key)
            return super().__getitem__(key)

    texts = replace(wording(), text=Noticed(wording().text), public=("release.channels",))
    for made in _cases():
        for audience in EVERYBODY:
            compose(made, "m", audience, texts, ENTRIES, attached="ef")
            compose(made, "m", audience, texts)
    compose(finished(), "m", Audience.COUNSEL, texts, final=True)

    assert used == set(wording().text)


def _pinned(made: Case) -> Case:
    """The case after counsel pinned a reading."""
    answer = Answer(value="at-least", said="at least 10^26", note="as our firm has it")
    casefile = made.casefile.with_answer("lab", "reading-ct-sb5-frontier", answer)
    (one,) = made.models
    findings = tuple(
        replace(each, pinned="at-least") if each.proxy.id == "ct-sb5-frontier" else each
        for each in one.screening.findings
    )
    model = replace(one, screening=replace(one.screening, findings=findings))
    return replace(made, casefile=casefile, models=(model,))


def test_that_a_pinned_reading_is_marked_wherever_its_rule_stands() -> None:
    printed = said(part(composed(Audience.GOVERNMENT, _pinned(case())), "E"))

    assert "Connecticut SB 5: frontier developer, read as “at least 10^26” (pinned)" in printed
    assert "[pinned by counsel]" in printed
    assert "as our firm has it" not in printed


def _with_own_rules(made: Case) -> Case:
    """The case under somebody's own rules."""
    pack = Pack(
        name="House rules",
        version="7",
        as_of=date(2026, 11, 20),
        sha256="cd34" * 16,
        replaced=("eu-art51-10e25",),
        off=("uk-none",),
    )
    (one,) = made.models
    findings = tuple(
        replace(each, proxy=replace(each.proxy, own=each.proxy.id in pack.replaced))
        for each in one.screening.findings
    )
    model = replace(one, screening=replace(one.screening, findings=findings))
    return replace(made, rulebook=replace(made.rulebook, pack=pack), models=(model,))


def test_that_own_rules_are_printed_with_name_version_hash_and_what_they_do() -> None:
    made = composed(Audience.GOVERNMENT, _with_own_rules(case()))
    printed = said(part(made, "E"))

    assert made.rulebook.endswith(", with own rules")
    assert "House rules, 7" in printed
    assert "cd34" * 16 in printed
    assert "EU AI Act: systemic risk presumed (own rule)" in printed
    assert "uk-none" in printed
    assert "Rules added" in printed


def test_that_own_rules_stay_out_of_the_public_version() -> None:
    made = composed(Audience.PUBLIC, _with_own_rules(case()))
    printed = said(part(made, "E"))

    assert "what they say (1 finding) is withheld" in printed
    assert "EU AI Act: systemic risk presumed" not in said(made)
    assert "House rules" not in said(made)


def _tested(made: Case) -> Case:
    """The case with a result that bears on two capabilities, and one that bears on none."""
    said = made.casefile
    for name in ("cybench", "Title"):
        record = Record(id=name, kind=RecordKind.EVALUATION, name=name, parent="m")
        said = said.with_record(record)
        said = said.with_answer(name, "evaluation", Answer(value=name, said=name))
    return replace(made, casefile=said)


def _cases() -> Iterator[Case]:
    made = case()
    screening = replace(made.models[0].screening, findings=(), runs=(), sums=())
    yield made
    yield replace(made, casefile=replace(made.casefile, example=True))
    yield replace(made, models=(replace(made.models[0], screening=screening),))
    yield _pinned(made)
    yield _with_own_rules(made)
    yield _tested(made)
    yield from (_dated(made, expires=day) for day in (date(2026, 1, 31), date(2027, 1, 31)))


def _dated(made: Case, *, expires: date) -> Case:
    """The case with files that tell of a day and may be relied on for a while."""
    files = tuple(
        replace(one, begins=date(2026, 1, 1), expires=expires) for one in made.casefile.evidence
    )
    return replace(made, casefile=replace(made.casefile, evidence=files))


def test_that_the_same_case_is_composed_alike() -> None:
    assert composed(Audience.COUNSEL) == composed(Audience.COUNSEL)


def test_that_signature_states_voluntariness_and_the_checksum_of_the_case() -> None:
    signature = said(part(composed(Audience.GOVERNMENT), "L"))

    assert "I have read this dossier." in signature
    assert "submitted voluntarily" in signature
    assert Code(text="ef56" * 16) in [
        cell
        for block in blocks(part(composed(Audience.GOVERNMENT), "L"))
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    assert "Ada Example" in signature


def test_that_without_an_attachment_the_signature_says_so() -> None:
    bare = compose(case(), "m", Audience.COUNSEL, wording())

    assert "No machine-readable case is attached" in said(part(bare, "L"))
