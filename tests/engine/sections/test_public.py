from dataclasses import replace

from matters import ENTRIES, case, casefile, composed, part, said

from limen.domain.dossier import Audience, ComputeChart, ReasonTree
from limen.domain.forms import RecordKind
from limen.engine.compose import compose
from limen.library.wording import wording

PUBLIC = composed(Audience.PUBLIC)
CONFIDENTIAL = (
    "Secret Partner",
    "Winter release",
    "Base of Otherlab",
    "Tuning in March",
    "Parked words.",
    "Privileged reason.",
    "Ask Ada first.",
    "A decoder & more.",
    "config.json and gone",
    "A report",
    "3.9 times above",
    "2.6 times below",
    "3.9 × 10²⁵",
    "Why eu-art51-10e25.",
    "tokens of the run",
    "14 Jan 2027",
    "16 Dec 2026",
    "It would change with more tokens.",
    "cd34" * 16,
)


def test_that_a_public_version_does_not_hold_what_it_withholds() -> None:
    words = said(PUBLIC)

    for confidential in CONFIDENTIAL:
        assert confidential in said(composed(Audience.COUNSEL))
        assert confidential not in words


def test_that_no_answer_is_in_a_public_version_unless_it_is_listed_as_public() -> None:
    bare = replace(wording(), public=())
    words = said(compose(case(), "m", Audience.PUBLIC, bare, ENTRIES))

    for record in casefile().records:
        for answer in casefile().said(record.id).values():
            if len(answer.said) > 8:
                assert answer.said not in words


def test_that_a_public_version_prints_what_is_listed_as_public() -> None:
    open_name = replace(wording(), public=("organization.legal_name", "release.channels"))
    dossier = compose(case(), "m", Audience.PUBLIC, open_name)

    assert "Example Lab <b>Inc.</b>" in said(part(dossier, "A"))
    assert part(dossier, "B").sections[0].title.startswith("Release 1 · ")
    assert "Winter release" not in said(dossier)
    assert "What is the organisation’s legal name?" not in said(part(dossier, "Annex 2"))


def test_that_everything_withheld_is_listed_as_such() -> None:
    listed = said(part(PUBLIC, "Annex 2"))

    assert "What is its address?" in listed
    assert "How many tokens did this run process?" in listed
    assert "The calendar of planned releases" in listed
    for kind in RecordKind:
        for question in case().interview[kind].questions:
            if f"{kind}.{question.key}" not in wording().public:
                assert question.label in listed


def test_that_what_is_public_is_asked_about() -> None:
    interview = case().interview
    known = {f"{kind}.{q.key}" for kind in RecordKind for q in interview[kind].questions}

    assert set(wording().public) <= known


def test_that_a_public_version_shows_states_and_neither_chart_nor_reasons() -> None:
    words = said(part(PUBLIC, "E"))

    assert "State.TRIPPED" in words
    assert "withheld from this version" in words
    assert not any(isinstance(block, ComputeChart) for block in PUBLIC.summary.blocks)
    assert ReasonTree.__name__ not in said(PUBLIC)


def test_that_an_unused_file_is_no_exhibit() -> None:
    assert "unused.json" not in said(composed(Audience.COUNSEL))


def test_that_a_withheld_part_says_so_and_not_that_nothing_is_recorded() -> None:
    assert "All that stands here is withheld from this version." in said(part(PUBLIC, "I"))
    assert "What is not printed here is withheld from this version." in said(part(PUBLIC, "A"))
    for letter in "ABCDFGHIJK":
        assert "recorded" not in said(part(PUBLIC, letter))
