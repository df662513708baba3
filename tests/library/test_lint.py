"""Linting: each mistake is found where it is, and nothing else is found."""

import pytest
from pydantic import TypeAdapter

from limen.library.lint import lint
from limen.library.reading import tables, value
from limen.library.rulebook import files, rulebook
from limen.library.shapes import SHAPES, Rules

QUESTIONS = frozenset(
    {
        "organization.annual_gross_revenue",
        "organization.exchange_currency",
        "organization.exchange_rate_usd",
        "organization.exchange_rate_krw",
        "organization.exchange_rate_on",
        "organization.exchange_rate_source",
        "model.compute_cost_rate",
        "model.compute_cost_rate_on",
        "model.compute_cost_rate_source",
        "organization.annual_gross_revenue_until",
        "organization.ai_spend_until",
        "organization.annual_revenue_krw_until",
        "organization.daily_users_kr_until",
        "organization.monthly_users",
        "organization.ai_spend_36_months",
        "organization.ai_annual_revenue",
        "organization.ai_research_spend",
        "organization.registered_business_users_eu",
        "organization.annual_revenue_krw",
        "organization.ai_service_revenue_krw",
        "organization.daily_users_kr",
        "organization.cluster_peak_rate",
        "model.training_compute_cost",
        "model.weights",
        "model.modifies_base",
        "model.generates_language_or_images",
        "model.biological_sequences",
        "model.base_compute_known",
        "model.base_is_systemic",
        "release.partner_use",
        "event.at",
        "event.involved_at",
        "event.harm",
        "event.resolved_at",
        *(f"release.{key}_{step}" for key in ("days", "done") for step in rulebook().almanac.step),
    }
)

RULE = """\
[[proxy]]
id = 'mine'
title = 'Mine'
jurisdiction = 'private'
instrument = 'a letter'
citation = 'p. 1'
kind = 'compute'
metric = 'training_compute'
operator = '>'
value = '1e24'
counting_rule = 'own-share'
status = 'information'
status_text = 'Agreed.'
summary = 'A line of our own.'

[[proxy.source]]
title = 'The letter'
date = '2026-10-01'
"""


def complaints(text: str, name: str = "mine.toml") -> list[tuple[int, str]]:
    return [(error.line, error.problem) for error in lint({name: text}, QUESTIONS)]


def changed(old: str, new: str, text: str = RULE) -> str:
    assert old in text
    return text.replace(old, new)


def test_that_what_ships_has_no_mistake() -> None:
    assert lint(files(), QUESTIONS) == ()


def test_that_a_sound_rule_of_one_s_own_has_no_mistake() -> None:
    assert complaints(RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("citation", "citaton", 6, "there is no key “citaton”; did you mean “citation”?"),
        ("citation", "citaton", 1, "“citation” is missing."),
        ("title = 'The letter'", "titel = 'x'", 17, "there is no key “titel”"),
        ("'training_compute'", "'training_computer'", 8, "there is no metric “training_computer”"),
        ("'own-share'", "'their-share'", 11, "there is no counting rule “their-share”"),
        ("counting_rule = 'own-share'\n", "", 8, "nothing can answer this: no counting rule"),
        ("'>'", "'qualitative'", 10, "“qualitative” compares no number, but the value is “1e24”"),
        ("'>'", "'qualitative'", 9, "a rule of the kind “compute” compares numbers"),
        ("'>'", "'>>'", 9, "operator: Input should be '>', '>='"),
        ("value = '1e24'\n", "", 9, "“>” needs a value."),
        ("'1e24'", "'10 to the 24'", 10, "“10 to the 24” is no number"),
        ("'1e24'", "'-1'", 10, "“-1” is not above zero."),
        ("'1e24'", "1e24", 10, "value: Input should be a valid string."),
        ("'compute'", "'questionnaire'", 1, "a questionnaire has to say its question."),
        ("'compute'", "'unpublished'", 9, "“unpublished” compares no number, but the operator"),
        ("'2026-10-01'", "'1 October'", 18, "date: “1 October” is no date"),
        ("'2026-10-01'", "'2026-02-30'", 18, "date: “2026-02-30” is no date"),
        ("'The letter'", "''", 17, "a source needs a title."),
        ("'information'", "'law'", 12, "status: Input should be 'in force'"),
        ("[[proxy.source]]\n", "[[proxy.sourc]]\n", 16, "there is no key “sourc”"),
        ("[[proxy.source]]\n", "[[proxy.sourc]]\n", 1, "“source” is missing: who says so?"),
    ],
)
def test_that_a_mistake_is_found_on_its_line(old: str, new: str, line: int, says: str) -> None:
    found = complaints(changed(old, new))

    assert any(at == line and says in problem for at, problem in found), found


def test_that_a_complaint_names_file_and_rule() -> None:
    (error,) = lint({"mine.toml": changed("'own-share'", "'x'")}, QUESTIONS)

    assert str(error) == "mine.toml:11: “mine”: there is no counting rule “x”."


def test_that_all_mistakes_are_found_at_once() -> None:
    text = changed("citation", "citaton", changed("'1e24'", "'many'", changed("'>'", "'='")))

    assert [line for line, _ in complaints(text)] == [1, 6, 9]
    assert [line for line, _ in complaints(changed("'='", "'>'", text))] == [1, 6, 10]


def test_that_a_condition_on_a_question_that_nobody_asks_is_found() -> None:
    text = changed("status = ", "applies = { 'model.colour' = ['blue'] }\nstatus = ")

    assert complaints(text) == [
        (12, "“mine”: nothing can answer this: no question is called “model.colour”.")
    ]


def test_that_a_rule_whose_metric_asks_nothing_is_found() -> None:
    text = changed("'compute'", "'money'", changed("counting_rule = 'own-share'\n", ""))

    assert complaints(text) == [
        (8, "“mine”: nothing can answer this: no counting rule adds it up, no question asks.")
    ]


def test_that_a_metric_that_asks_what_nobody_asks_is_found() -> None:
    text = "[[metric]]\nid = 'height'\ntitle = 'height'\nunit = 'm'\nasks = 'model.height'\n"

    assert complaints(text, "metrics.toml") == [
        (5, "“height”: nothing can answer its rules: no question is called “model.height”.")
    ]


def test_that_a_period_without_the_question_when_it_ended_is_found() -> None:
    text = (
        "[[metric]]\nid = 'height'\ntitle = 'height'\nunit = 'm'\n"
        "period = 'the preceding calendar year'\n"
    )

    assert complaints(text, "metrics.toml") == [
        (
            5,
            "“height”: a period needs “until”, the question on which day it ended, and it a period.",
        )
    ]


def test_that_further_tests_are_looked_at_as_well() -> None:
    text = (
        RULE
        + """
[[proxy.also]]
any = [
  { metric = 'annual_revenue', value = '5e8' },
  { metric = 'height', value = '3' },
]

[[proxy.also]]
metric = 'annual_revenue'
operator = '>='
value = 'much'
"""
    )

    assert complaints(text) == [
        (21, "“mine”: there is no metric “height”."),
        (29, "“mine”: “much” is no number: write 1e26, 1/3 or 1e25/3."),
    ]


def test_that_a_name_that_is_taken_is_found_in_the_same_file_and_in_another() -> None:
    found = lint({"a.toml": RULE, "b.toml": RULE + "\n" + RULE}, QUESTIONS)

    assert [str(error) for error in found] == [
        "b.toml:1: “mine”: the same name is in a.toml already.",
        "b.toml:20: “mine”: the same name is in b.toml already.",
    ]


def test_that_an_empty_list_of_sources_is_found() -> None:
    text = changed("[[proxy.source]]\ntitle = 'The letter'\ndate = '2026-10-01'\n", "source = []\n")

    assert complaints(text) == [(16, "“mine”: names no source.")]


def test_that_a_counting_rule_that_forgets_a_purpose_is_found() -> None:
    text = """\
[[counting]]
id = 'all'
title = 'All'
explanation = 'Everything.'
[counting.counts]
'pre-training' = 'yes'
'walking' = 'no'
[[counting.source]]
title = 'Us'
"""
    found = complaints(text, "counting.toml")

    assert any(
        line == 5 and "fine-tuning, preference training, rl updates" in problem
        for line, problem in found
    )
    assert any(line == 7 and "Input should be 'pre-training'" in problem for line, problem in found)


def test_that_what_is_no_toml_is_one_complaint_among_others() -> None:
    found = lint({"a.toml": "id = \n", "b.toml": changed("'>'", "'='")}, QUESTIONS)

    assert [(error.file, error.line) for error in found] == [("a.toml", 1), ("b.toml", 9)]


def test_that_a_file_that_is_to_be_shown_first_has_to_exist() -> None:
    text = "version = '2'\nas_of = 2026-11-21\nnewest_source = 2026-10-10\norder = ['x.toml']\n"

    assert complaints(text, "rulebook.toml") == [(4, "there is no file “x.toml” to put in order.")]


def test_that_a_rule_that_own_rules_switch_off_has_to_exist() -> None:
    text = "name = 'Ours'\nversion = '2'\nas_of = 2026-11-21\noff = ['ca-sb942-users', 'gone']\n"

    assert complaints(text, "rulebook.toml") == [(4, "there is no rule “gone”.")]


@pytest.mark.parametrize(
    "text",
    [
        "proxy = 3\n",
        "proxy = [3, 'x']\n",
        "[proxy]\nid = 'x'\n",
        "[[proxy]]\nalso = 3\nsource = 3\napplies = 3\nid = 3\n",
        "[[proxy]]\nalso = [3]\nsource = ['x']\napplies = { a = 3 }\n",
        "[[proxy]]\nalso = [{ any = 3 }]\n",
        "",
    ],
)
def test_that_nonsense_is_refused_and_breaks_nothing(text: str) -> None:
    assert complaints(text)


@pytest.mark.parametrize("name", files())
def test_that_the_strict_reading_says_the_same_as_the_fast_one(name: str) -> None:
    shape = SHAPES.get(name, Rules)
    table = tables(name, files()[name])

    assert TypeAdapter(shape).validate_python(table) == value(shape, table, name)


READINGS = """
[[proxy.reading]]
id = 'more'
title = 'more'
text = 'More.'

[[proxy.reading.source]]
title = 'The letter'

[[proxy.reading]]
id = 'more'
title = 'at least'
text = 'At least.'
operator = '>='
value = 'much'
counting_rule = 'nobodys'
applies = { 'model.height' = ['tall'] }

[[proxy.reading.source]]
title = 'The letter'
"""


def test_that_readings_are_looked_at_with_what_they_change() -> None:
    assert [problem for _, problem in complaints(RULE + READINGS)] == [
        "“mine”: “contested” has to ask what the readings answer differently.",
        "“mine”: “more” is there twice.",
        "“mine”: “much” is no number: write 1e26, 1/3 or 1e25/3.",
        "“mine”: there is no counting rule “nobodys”.",
        "“mine”: nothing can answer this: no question is called “model.height”.",
    ]


def test_that_a_single_reading_is_no_choice() -> None:
    text = RULE.replace("summary =", "contested = 'Which?'\nsummary =")
    single = READINGS.partition("\n[[proxy.reading]]\nid = 'more'\ntitle = 'at least'")[0]

    assert complaints(text + single) == [
        (21, "“mine”: one reading is no choice: write down the others too.")
    ]


CLOCK = """\
[[clock]]
id = 'mine'
title = 'Tell them'
proxy = 'ca-sb53-frontier'
rule = 'california'
within = 'P15D'
event = 'incident'
starts = 'the incident was discovered'

[[clock.source]]
title = 'The letter'
"""


def test_that_a_sound_clock_is_fine() -> None:
    assert complaints(CLOCK, "clocks.toml") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("proxy = 'ca-sb53-frontier'", "proxy = 'ca-sb'", 4, "there is no proxy “ca-sb”."),
        ("'california'", "'texas'", 5, "there is no rule of counting “texas”."),
        ("'P15D'", "'15 days'", 6, "“15 days” is no span of time: write P14D, P2W, P3M, P1Y or PT72H."),
        ("'P15D'", "'P0D'", 6, "“P0D” is no time at all."),
        ("within = 'P15D'\n", "", 1, "a clock that an event starts needs a span, such as P15D or PT72H."),
        ("'P15D'", "'PT72H'", 5, "hours are counted in UTC and never roll: no rule of counting is taken."),
        ("rule = 'california'\nwithin = 'P15D'", "repeats = true\nwithin = 'PT72H'", 5, "only clocks that count days repeat."),
        ("'incident'", "'flood'", 7, "there is no kind of event “flood”."),
        ("event = 'incident'", "anchor = 'papers'", 7, "there is no anchor “papers”."),
        ("event = 'incident'", "event = 'incident'\nanchor = 'public'", 1, "a clock is started either by an event or by an anchor."),
        ("event = 'incident'", "event = 'incident'\nmoment = 'then'", 8, "nothing can answer this: no question is called “event.then”."),
        ("event = 'incident'", "event = 'incident'\nwhen = { 'event.size' = ['big'] }", 8, "nothing can answer this: no question is called “event.size”."),
        ("event = 'incident'", "event = 'incident'\nwithn = 'P3D'", 8, "there is no key “withn”; did you mean “within”?"),
    ],
)  # fmt: skip
def test_that_mistakes_in_clocks_are_named(old: str, new: str, line: int, problem: str) -> None:
    assert (line, f"“mine”: {problem}") in complaints(CLOCK.replace(old, new), "clocks.toml")


RULES_OF_TIME = """\
[[rule]]
id = 'mine'
title = 'Our own'
holidays = 'moon'
weekend = [0, 8]

[[rule.source]]
title = 'The letter'

[[rule]]
id = 'never'
title = 'Never'
weekend = [1, 2, 3, 4, 5, 6, 7]

[[rule.source]]
title = 'The letter'
"""
WORLD = """\
[[date]]
id = 'mine'
title = 'A day'
on = '2027-02-30'
summary = 'It comes.'
touches = ['nothing']

[[date.source]]
title = 'The letter'

[[remark]]
id = 'long'
lane = 'the fast lane'
text = 'It took long.'

[[remark.source]]
title = 'The letter'
"""


def test_that_rules_of_counting_need_days_that_are_off_and_days_that_are_not() -> None:
    assert complaints(RULES_OF_TIME, "clocks.toml") == [
        (4, "“mine”: there is no list of holidays “moon”."),
        (5, "“mine”: a weekend is given as days from 1 (Monday) to 7 (Sunday)."),
        (13, "“never”: a week without any working day cannot be counted."),
    ]


def test_that_dates_of_the_world_are_dates_and_remarks_have_a_lane() -> None:
    assert complaints(WORLD, "world.toml") == [
        (4, "“mine”: “2027-02-30” is no date: write 2026-10-01, 2026-10 or 2026."),
        (6, "“mine”: there is no proxy “nothing”."),
        (13, "“long”: there is no lane “the fast lane”."),
    ]


STEPS = """\
[[step]]
id = 'draft'
title = 'Dossier drafted'
days = 0
after = ['review']
ready = 'It is drafted.'

[[step]]
id = 'review'
title = 'Review'
days = 2
after = ['draft', 'review']
ready = 'It is read.'

[[step]]
id = 'party'
title = 'Party'
days = 1
ready = 'It was fun.'
"""


def test_that_steps_stand_after_those_that_they_wait_for_and_are_asked_about() -> None:
    assert complaints(STEPS, "preparation.toml") == [
        (4, "“draft”: a step takes one day at least."),
        (5, "“draft”: no step above it is called “review”."),
        (12, "“review”: no step above it is called “review”."),
        (15, "“party”: nothing can answer this: no question is called “release.days_party”."),
        (15, "“party”: nothing can answer this: no question is called “release.done_party”."),
    ]
