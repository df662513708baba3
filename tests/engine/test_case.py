from dataclasses import replace
from datetime import date, timedelta

from screened import TODAY, Lab, amount, book, flop, interview, rule

from limen.domain.case import Case
from limen.domain.forms import Interview, RecordKind
from limen.domain.records import Casefile, Record
from limen.domain.rules import RuleKind
from limen.domain.screening import Reason, State
from limen.engine.case import asked_of, examine
from limen.engine.sketches import found, known, sketch

BOOK = book(rule(), rule("money", kind=RuleKind.MONEY, metric="revenue", value="5e8", unit="USD"))
ASKED: Interview = interview(
    organization={"revenue": "Revenue?"},
    model={"weights": "Weights?", "modifies_base": "Base?"},
    training_run={"purpose": "Purpose?", "reported_flop": "Compute?"},
    release={"trusted_partner_release": "When?", "public_release": "When to all?"},
)


def two_models() -> Lab:
    lab = Lab().run("run1", flop("2e25"))
    lab.add(RecordKind.MODEL, "other", "Other Model", "org")
    lab.add(RecordKind.TRAINING_RUN, "run2", "Run of the other", "other")
    return lab.say("run2", purpose="pre-training", reported_flop=flop("1e24"))


def examined(casefile: Casefile, before: Case | None = None, today: date = TODAY) -> Case:
    return examine(casefile, BOOK, ASKED, today, before)


def looked_at(case: Case) -> Case:
    """The case, of which every model was examined."""
    assert len(tuple(case.models)) == len(case.casefile.models)
    return case


def seen(case: Case) -> set[str]:
    """The ids of the models that were examined and are kept."""
    return set(found(case))


def told(case: Case) -> list[tuple[str, Reason, str]]:
    """What is said of every finding, in words."""
    findings = (one for model in case.models for one in model.screening.findings)
    return [(one.margin, one.reasoning, one.change) for one in findings]


def test_that_every_model_is_screened_on_the_day() -> None:
    case = examined(two_models().casefile)

    assert [one.model.name for one in case.models] == ["Test Model", "Other Model"]
    states = [one.screening.findings[0].state for one in case.models]
    assert states == [State.TRIPPED, State.NOT_TRIPPED]
    assert (case.today, case.models[0].screening.today) == (TODAY, TODAY)


def test_that_findings_about_the_organisation_stand_under_each_model() -> None:
    case = examined(two_models().say("org", revenue=amount("6e8")).casefile)

    assert [one.screening.findings[1].state for one in case.models] == [State.TRIPPED] * 2


def test_that_the_questions_of_a_model_and_what_hangs_on_it_are_asked_in_order() -> None:
    lab = two_models()
    lab.add(RecordKind.RELEASE, "l1", "Spring")
    lab.add(RecordKind.PARTNER, "p1", "Partner", "l1")

    rows = [
        (row.record.id, row.question.key, row.open)
        for row in examined(lab.casefile).of("model").asked
    ]

    assert rows == [
        ("model", "weights", True),
        ("model", "modifies_base", True),
        ("run1", "purpose", False),
        ("run1", "reported_flop", False),
        ("l1", "trusted_partner_release", True),
        ("l1", "public_release", True),
    ]


def test_that_open_questions_are_counted() -> None:
    case = examined(two_models().casefile)

    assert [one.open_count for one in case.models] == [2, 2]


def test_that_the_organisations_questions_are_asked_of_it_alone() -> None:
    lab = two_models().say("org", revenue=amount("6e8"))

    (row,) = asked_of(lab.casefile, ASKED, lab.casefile.organization)

    assert (row.question.label, row.open) == ("Revenue?", False)
    assert asked_of(lab.casefile, {}, lab.casefile.organization) == ()


def test_that_an_answer_about_one_model_leaves_the_others_as_they_are() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))

    after = examined(lab.say("run2", reported_flop=flop("3e25")).casefile, before)

    assert after.of("model") is before.of("model")
    assert after.of("other").screening.findings[0].state is State.TRIPPED
    assert after == examined(lab.casefile)
    assert told(after) == told(examined(lab.casefile))


def test_that_an_answer_about_the_organisation_reaches_every_model() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))

    after = examined(lab.say("org", revenue=amount("6e8")).casefile, before)

    assert [one.screening.findings[1].state for one in after.models] == [State.TRIPPED] * 2
    assert after == examined(lab.casefile)
    assert told(after) == told(examined(lab.casefile))


def test_that_sums_are_kept_while_the_runs_are_the_same() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))

    after = examined(lab.say("model", weights="open").casefile, before)

    assert after.of("model").screening.sums[0] is before.of("model").screening.sums[0]
    assert after.of("model") == examined(lab.casefile).of("model")
    assert after.of("other") is before.of("other")


def test_that_new_removed_and_renamed_records_are_noticed() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))
    with_run = lab.casefile.with_record(
        Record(id="run3", kind=RecordKind.TRAINING_RUN, name="New", parent="model")
    )
    renamed = Casefile(
        records=tuple(
            Record(id=one.id, kind=one.kind, name=f"{one.name}!", parent=one.parent)
            if one.id == "run2"
            else one
            for one in lab.casefile.records
        ),
        answers=lab.casefile.answers,
    )

    assert examined(with_run, before).of("model").screening.runs[-1].run.name == "New"
    assert examined(with_run, before).of("other") is before.of("other")
    runs = examined(renamed, before).of("other").screening.runs
    assert [count.run.name for count in runs] == ["Run of the other!"]


def test_that_a_new_model_joins_those_that_stay() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))
    lab.add(RecordKind.MODEL, "third", "Third", "org")

    after = examined(lab.casefile, before)

    assert [one.model.id for one in after.models] == ["model", "other", "third"]
    assert after.of("other") is before.of("other")


def test_that_another_day_rulebook_or_interview_begins_anew() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))
    tomorrow = TODAY + timedelta(days=1)

    assert examined(lab.casefile, before, tomorrow).models[0].screening.today == tomorrow
    assert (
        examine(lab.casefile, book(rule("x")), ASKED, TODAY, before)
        .models[0]
        .screening.finding("x")
    )
    assert examine(lab.casefile, BOOK, {}, TODAY, before).models[0].asked == ()


def test_that_the_same_casefile_is_taken_over_whole() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))

    after = examined(lab.casefile, before)

    assert all(one is other for one, other in zip(after.models, before.models, strict=True))


def test_that_an_answer_about_the_organisation_that_no_rule_reads_changes_no_model() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))

    after = examined(lab.say("org", website="https://example.org").casefile, before)

    assert all(one is other for one, other in zip(after.models, before.models, strict=True))
    assert after.casefile is lab.casefile


def test_that_an_answer_about_the_organisation_leaves_the_findings_that_do_not_read_it() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))

    after = examined(lab.say("org", revenue=amount("6e8")).casefile, before)

    now, then = after.of("model").screening, before.of("model").screening
    assert now.findings[0] is then.findings[0]
    assert now.findings[1] != then.findings[1]


def test_that_a_question_that_hangs_on_the_organisation_is_asked_anew() -> None:
    form = ASKED[RecordKind.MODEL]
    (page,) = form.page
    hanging = replace(page.question[0], relevant={"organization.frontier": ("yes",)})
    asked = {
        **ASKED,
        RecordKind.ORGANIZATION: interview(organization={"frontier": "Frontier?"})[
            RecordKind.ORGANIZATION
        ],
        RecordKind.MODEL: replace(form, page=(replace(page, question=(hanging,)),)),
    }
    lab = two_models()
    before = looked_at(examine(lab.casefile, BOOK, asked, TODAY))

    lab.say("org", frontier=True)
    after = examine(lab.casefile, BOOK, asked, TODAY, before)

    assert "weights" not in [row.question.key for row in before.of("other").asked]
    assert next(row.question.key for row in after.of("other").asked) == "weights"


def test_that_a_renamed_organisation_reaches_every_model() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))
    renamed = replace(
        lab.casefile,
        records=(replace(lab.casefile.organization, name="New Lab"), *lab.casefile.records[1:]),
    )

    after = examined(renamed, before)

    assert after == examined(renamed)
    assert after.of("model") is not before.of("model")


def test_that_a_model_is_examined_when_somebody_looks_at_it() -> None:
    case = examined(two_models().casefile)
    before = seen(case)
    case.of("other")

    assert (before, seen(case)) == (set(), {"other"})
    assert case.of("other") is case.of("other")


def test_that_a_sketch_is_remembered_and_the_model_is_not() -> None:
    case = examined(two_models().casefile)
    missing = known(case, "model")
    made = sketch(case, "model")

    assert (missing, seen(case)) == (None, set())
    assert (made.standing, made.touched, made.open_count) == (
        State.TRIPPED,
        frozenset({"test-10e25", "money"}),
        2,
    )
    assert known(case, "model") is made
    assert sketch(examined(two_models().casefile), "model") == made


def test_that_sketches_last_until_an_answer_may_change_them() -> None:
    lab = two_models()
    before = examined(lab.casefile)
    kept = sketch(before, "model")
    sketch(before, "other")

    other = examined(lab.say("run2", reported_flop=flop("3e25")).casefile, before)
    everywhere = examined(lab.say("org", revenue=amount("6e8")).casefile, other)

    assert (known(other, "model"), known(other, "other")) == (kept, None)
    assert sketch(other, "other").standing is State.TRIPPED
    assert known(everywhere, "model") is None


def test_that_answers_that_nobody_looked_at_in_between_are_all_minded() -> None:
    lab = two_models()
    first = looked_at(examined(lab.casefile))
    money = examined(lab.say("org", revenue=amount("6e8")).casefile, first)
    idle = examined(lab.say("org", website="https://example.org").casefile, money)
    less = examined(lab.say("org", revenue=amount("1e8")).casefile, idle)
    weights = examined(lab.say("model", weights="open").casefile, less)
    last = examined(lab.say("org", revenue=amount("9e8")).casefile, weights)

    assert seen(money) == seen(last) == set()
    assert last == examined(lab.casefile)
    assert told(last) == told(examined(lab.casefile))
    assert last.of("model").screening.sums[0] is first.of("model").screening.sums[0]


def test_that_what_was_looked_at_before_and_not_since_is_carried_on() -> None:
    lab = two_models()
    first = looked_at(examined(lab.casefile))
    money = examined(lab.say("org", revenue=amount("6e8")).casefile, first)
    same = examined(lab.casefile, money)

    now, then = same.of("model").screening, first.of("model").screening
    assert now.findings[0] is then.findings[0]
    assert now.findings[1].state is State.TRIPPED


def test_that_models_are_a_sequence_like_any_other() -> None:
    case, other = examined(two_models().casefile), examined(two_models().casefile)
    plain = replace(case, models=tuple(case.models))

    assert [one.model.id for one in case.models[-1:]] == ["other"]
    assert case.models == other.models == plain.models
    assert case.models != object()
    assert hash(case.models) == hash(other.models)
    assert (known(plain, "model"), seen(plain)) == (sketch(case, "model"), {"model", "other"})
    assert examined(case.casefile, plain).of("model") is case.of("model")


def test_that_a_model_that_is_gone_is_forgotten() -> None:
    lab = two_models()
    before = looked_at(examined(lab.casefile))
    fewer = replace(lab.casefile, records=lab.casefile.records[:2])
    after = examined(fewer, before)
    again = examined(lab.casefile, after)

    assert [one.model.id for one in after.models] == ["model"]
    assert again == examined(lab.casefile)
