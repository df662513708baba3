from dataclasses import replace
from datetime import date

from matters import LAB, MODEL, case, composed, part, said

from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.case import Case
from limen.domain.clocks import Almanac
from limen.domain.dossier import Audience, ComputeChart, Paragraph, Section, StateCell, Table
from limen.domain.plan_charts import PlanChart
from limen.domain.screening import Finding, State
from limen.engine.sections.compute_chart import flop


def summary(
    made: Case | None = None, audience: Audience = Audience.GOVERNMENT
) -> tuple[object, ...]:
    """The blocks of the first page."""
    return composed(audience, made).summary.blocks


def tables(made: Case | None = None) -> dict[str, Table]:
    """The tables of the first page by caption."""
    return {block.caption: block for block in summary(made) if isinstance(block, Table)}


def drawn(made: Case | None = None) -> ComputeChart:
    """The chart of the first page."""
    return next(block for block in summary(made) if isinstance(block, ComputeChart))


def screened(findings: tuple[Finding, ...]) -> Case:
    """The case with those findings alone."""
    made = case()
    model = made.models[0]
    screening = replace(model.screening, findings=findings)
    return replace(made, models=(replace(model, screening=screening),))


def test_that_the_first_sentence_counts_the_findings() -> None:
    lead = summary()[0]

    assert isinstance(lead, Paragraph)
    assert lead.text == (
        "Of 51 published proxies on 21 Nov 2026 (Sat), 2 are tripped, 2 could be either,"
        " 5 are not tripped; about 39 nothing can be said. 2 do not concern this kind of model."
        " 1 could not be evaluated."
    )


def test_that_one_is_spoken_of_in_the_singular() -> None:
    findings = case().models[0].screening.findings
    one = next(finding for finding in findings if finding.state is State.TRIPPED)

    assert "Of 1 published proxy on 21 Nov 2026 (Sat), 1 is tripped, 0 could be either" in said(
        summary(screened((one,)))[0]
    )


def test_that_the_first_page_says_that_the_federal_threshold_is_not_published() -> None:
    for audience in Audience:
        assert "The federal threshold is not published." in said(summary(audience=audience))


def test_that_what_is_tripped_comes_first_and_what_binds_before_what_does_not() -> None:
    rows = tables()["What is tripped, and what could be either"].rows

    assert [row[0] for row in rows] == [
        StateCell(state=State.TRIPPED),
        StateCell(state=State.TRIPPED),
        StateCell(state=State.COULD_BE_EITHER),
        StateCell(state=State.COULD_BE_EITHER),
    ]
    assert [row[3] for row in rows] == ["in force", "proposed", "in force", "company policy"]


def test_that_what_cannot_be_said_names_what_would_decide_it() -> None:
    rows = tables()["What cannot be said, and what would decide it"].rows

    assert rows[0][1] == "no fact from the submitter would decide it"
    assert rows[1][1] == "tokens of the run"
    assert len(rows) == 3


def test_that_the_next_dates_are_those_of_all_regimes_and_of_the_world() -> None:
    rows = tables()["Next dates"].rows

    assert rows == (
        (
            "23 Nov 2026 (Mon) – 6 Dec 2026 (Sun)",
            "Begin at the latest: Access terms agreed",
            "Winter release",
        ),
        ("28 Nov 2026 (Sat)", "Legislative proposals under E.O. 14434", "for everybody"),
        ("16 Dec 2026 (Wed) – 14 Jan 2027 (Thu)", "Window of early access", "Winter release"),
        ("1 Jan 2027 (Fri)", "Notify the Commission", "Threshold met"),
    )


def test_that_a_span_that_has_begun_still_lies_ahead() -> None:
    made = replace(case(), today=date(2027, 1, 3))

    assert tables(made)["Next dates"].rows[0][1] == "Window of early access"


def test_that_steps_that_are_late_are_told_beneath_the_next_dates() -> None:
    late = "“Winter release”: 5 steps of the preparation are late"

    assert late in said(summary())
    assert late not in said(summary(audience=Audience.PUBLIC))


def test_that_without_dates_or_findings_the_first_page_says_so() -> None:
    made = screened(())
    casefile = replace(made.casefile, records=(LAB, MODEL))
    bare = replace(made, casefile=casefile, rulebook=replace(made.rulebook, almanac=Almanac()))

    words = said(summary(bare))
    assert "No dated milestone lies ahead." in words
    assert "No published proxy is tripped, and none could be either." in words
    assert "Something can be said about every published proxy." in words
    assert not any(isinstance(block, ComputeChart) for block in summary(bare))


def test_that_the_chart_has_one_bar_for_each_rule_that_a_binding_threshold_counts_by() -> None:
    bars = {bar.label: bar for bar in drawn().bars}

    assert set(bars) == {
        "EU: cumulative compute",
        "EU: compute that goes into parameter updates",
        "US States: original run and later modifications",
    }
    assert bars["EU: cumulative compute"].state is State.TRIPPED
    assert bars["US States: original run and later modifications"].margin == "2.6 times below"
    assert bars["EU: compute that goes into parameter updates"].flop is None


def test_that_lines_are_solid_where_they_bind_and_name_who_says_so() -> None:
    assert [(line.label, line.solid) for line in drawn().lines] == [
        ("10²³/3 EU guidelines", True),
        ("10²³ EU guidelines", True),
        ("10²⁵ EU AI Act", True),
        ("10²⁶ California SB 53, Connecticut SB 5, Korea AI Basic Act", True),
    ]


def test_that_a_line_that_does_not_bind_is_not_solid() -> None:
    historic = tuple(
        finding
        for finding in case().models[0].screening.findings
        if finding.proxy.id in {"eu-art51-10e25", "us-eo14110-10e26"}
    )

    assert [(line.flop, line.solid) for line in drawn(screened(historic)).lines] == [
        (1e25, True),
        (1e26, False),
    ]


def test_that_the_chart_is_told_in_words_too() -> None:
    told = drawn().alternative

    assert "EU: cumulative compute: 3.9 × 10²⁵ (3.5 × 10²⁵ to 4.3 × 10²⁵) FLOP." in told
    assert "EU: compute that goes into parameter updates: not counted." in told


def test_that_a_quotient_is_a_figure() -> None:
    proxies = {one.proxy.id: one.proxy for one in case().models[0].screening.findings}

    assert round(flop(proxies["eu-modifier-third-unknown-sys"]) * 3 / 1e25, 12) == 1
    assert flop(proxies["ca-sb53-frontier"]) == 1e26


def rows_of(calendar: Section, number: int) -> dict[str, tuple[str, str]]:
    table = next(one for one in calendar.sections[number].blocks if isinstance(one, Table))
    return {str(what): (str(when), str(computed)) for when, what, computed in table.rows}


def test_that_the_calendar_gives_each_date_with_how_it_is_computed() -> None:
    calendar = part(composed(Audience.COUNSEL), "Annex 2")
    release, event = rows_of(calendar, 0), rows_of(calendar, 1)

    assert release["Window of early access"][0] == "16 Dec 2026 (Wed) – 14 Jan 2027 (Thu)"
    assert release["Window of early access"][1].startswith("30 calendar days back from")
    assert release["Government determination: the order sets no deadline"][0] == "no date"
    assert "Reported: One developer’s system card" in str(release)
    assert event["Notify the Commission"][0] == "1 Jan 2027 (Fri)"
    assert (
        "Strict reading 1 Jan 2027 (Fri), rolled 4 Jan 2027 (Mon)."
        in (event["Notify the Commission"][1])
    )


def test_that_dates_for_everybody_are_those_to_come() -> None:
    calendar = part(composed(Audience.COUNSEL), "Annex 2")

    assert calendar.sections[-1].title == "Dates that come for everybody"
    assert "The order’s 60-day tasks" not in rows_of(calendar, -1)
    assert "Legislative proposals under E.O. 14434" in rows_of(calendar, -1)


def test_that_the_calendar_draws_each_release_and_says_the_drawing_in_words() -> None:
    calendar = part(composed(Audience.COUNSEL), "Annex 2")
    (drawn,) = (one for one in calendar.sections[0].blocks if isinstance(one, PlanChart))

    assert (drawn.first, drawn.last) == (date(2026, 11, 1), date(2027, 2, 1))
    assert "Window of early access: 16 Dec 2026 (Wed) to 14 Jan 2027 (Thu)." in drawn.alternative
    assert "Input on trusted partners: the order sets no deadline: no deadline." in (
        drawn.alternative
    )
    assert [bar.lane for bar in drawn.bars][:7] == ["Preparation"] * 7


def test_that_a_release_without_days_is_not_drawn() -> None:
    made = case()
    undated = made.casefile.with_answer("rel", "trusted_partner_release", NOT_ASKED)
    calendar = part(composed(Audience.COUNSEL, replace(made, casefile=undated)), "Annex 2")

    assert "PlanChart" not in said(calendar)


def test_that_oddities_of_a_plan_and_clocks_that_do_not_count_are_listed() -> None:
    made = case()
    odd = made.casefile.with_answer("rel", "public_release", answered("2026-12-01")).with_answer(
        "met", "event", Answer(value="summary-sent", said="x")
    )
    calendar = part(composed(Audience.COUNSEL, replace(made, casefile=odd)), "Annex 2")

    assert "lies before the release to other trusted partners" in said(calendar)


def test_that_a_plan_without_problems_lists_none() -> None:
    assert "Bullets" not in said(part(composed(Audience.COUNSEL), "Annex 2"))


def answered(day: str) -> Answer:
    return Answer(value=date.fromisoformat(day), said=day)
