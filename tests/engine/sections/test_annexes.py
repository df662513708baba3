from dataclasses import replace
from datetime import date

import pytest
from matters import ENTRIES, case, composed, part, said

from limen.domain.clocks import Almanac
from limen.domain.dossier import Audience, Code, Register, Section, Table
from limen.domain.evaluations import EvaluationBook
from limen.domain.forms import RecordKind
from limen.domain.records import Casefile
from limen.engine.compose import compose
from limen.library.wording import wording


def tables(audience: Audience = Audience.COUNSEL) -> dict[str, tuple[tuple[object, ...], ...]]:
    """The rows of the first annex by title."""
    return {
        section.title: block.rows
        for section in part(composed(audience), "Annex 1").sections
        for block in section.blocks
        if isinstance(block, Table)
    }


def register(dossier_part: Section) -> Register:
    """The register of sources."""
    return next(block for block in dossier_part.blocks if isinstance(block, Register))


def test_that_each_kind_of_silence_has_its_table() -> None:
    found = tables()

    assert found["Not known to the submitter"] == (
        ("Example Lab · Who submits", "What is its address?"),
    )
    assert (
        "Model One",
        "Under which licence is it released?",
        "To follow on 15 Jan 2027 (Fri)",
    ) in (found["To follow"])
    assert found["Withheld on advice of counsel"][0][2] == (
        "Withheld on advice of counsel: Privileged reason."
    )
    assert found["Does not apply"][1][2] == "Does not apply: No users."
    assert any("Who is the security contact?" in str(row[1]) for row in found["Not answered yet"])


def test_that_unsure_and_parked_answers_are_listed() -> None:
    found = tables()

    assert [row[1] for row in found["Answered, but marked as unsure"]] == [
        "Are the weights open or closed?"
    ]
    assert [row[2] for row in found["Parked: answered earlier, no longer asked"]] == [
        "Parked words."
    ]


def test_that_the_government_learns_that_something_is_parked_and_not_what() -> None:
    found = tables(Audience.GOVERNMENT)

    assert [row[2] for row in found["Parked: answered earlier, no longer asked"]] == ["—"]


def test_that_sources_are_numbered_as_they_are_first_cited() -> None:
    sources = register(part(composed(Audience.COUNSEL), "Annex 4")).sources

    assert sources[0].title.startswith("Promoting Advanced Artificial Intelligence")
    assert len({(one.title, one.url, one.date, one.confidence) for one in sources}) == len(sources)
    assert any(one.title == "Extra source of a step" for one in sources)


TOP = {RecordKind.ORGANIZATION, RecordKind.MODEL}


def test_that_without_findings_nothing_is_cited() -> None:
    made = case()
    model = made.models[0]
    bare = replace(model, screening=replace(model.screening, findings=(), sums=()))
    few = tuple(one for one in made.casefile.records if one.kind in TOP)
    undated = replace(
        made,
        models=(bare,),
        casefile=replace(made.casefile, records=few),
        rulebook=replace(made.rulebook, almanac=Almanac(), book=EvaluationBook),
    )

    sources = part(composed(Audience.COUNSEL, undated), "Annex 4")
    assert register(sources).sources == ()
    assert "Nothing is cited." in said(sources)


def test_that_evidence_is_listed_with_its_checksum_and_what_it_is_for() -> None:
    rows = next(
        block.rows
        for block in part(composed(Audience.COUNSEL), "Annex 3").blocks
        if isinstance(block, Table)
    )

    assert rows == (
        (
            "config.json\nFor Training run: Tuning in March\nAdded 20 Nov 2026 (Fri), 10:00 UTC",
            Code(text="ab12" * 16),
            "1,536",
        ),
    )


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        (date(2027, 1, 1), "Not to be relied on after 1 Jan 2027 (Fri)"),
        (date(2026, 1, 1), "Expired: not to be relied on after 1 Jan 2026 (Thu)"),
    ],
)
def test_that_evidence_says_of_when_it_tells_and_what_is_noted_is_for_counsel(
    expires: date, told: str
) -> None:
    made = case()
    more = {"kind": "JSON", "begins": date(2026, 7, 1), "expires": expires, "note": "check again"}
    files = tuple(replace(one, **more) for one in made.casefile.evidence)  # type: ignore[arg-type]
    described = replace(made, casefile=replace(made.casefile, evidence=files))

    for audience in (Audience.COUNSEL, Audience.GOVERNMENT):
        text = said(part(composed(audience, described), "Annex 3"))
        assert "config.json\\nJSON\\nFor" in text
        assert "Of 1 Jul 2026 (Wed)" in text
        assert told in text
        assert ("check again" in text) is (audience is Audience.COUNSEL)


def test_that_a_casefile_without_answers_has_no_evidence_and_no_parked_answers() -> None:
    made = case()
    silent = Casefile(records=made.casefile.records)
    dossier = composed(Audience.COUNSEL, replace(made, casefile=silent))

    assert "No file is attached to any answer." in said(part(dossier, "Annex 3"))
    assert [section.title for section in part(dossier, "Annex 1").sections] == ["Not answered yet"]


def test_that_the_change_log_gives_the_number_of_entries_and_the_newest_seal() -> None:
    changes = said(part(composed(Audience.COUNSEL), "Annex 6"))

    assert "value='1'" in changes
    assert "20 Nov 2026 (Fri), 10:00 UTC" in changes
    assert ENTRIES[0].hash in changes
    assert "value='17'" in said(part(compose(case(), "m", Audience.COUNSEL, wording()), "Annex 6"))


def test_that_limits_say_what_the_dossier_cannot_do() -> None:
    limits = said(part(composed(Audience.GOVERNMENT), "Annex 5"))

    assert "This is not legal advice" in limits
    assert "Nothing newer than the newest source of the rulebook" in limits
    assert "That track is separate, it is not modelled here" in limits
