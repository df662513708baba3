from dataclasses import replace

from matters import case, composed, part, said

from limen.domain.dossier import Audience, Bullets, Section, Table
from limen.domain.screening import Screening


def rows(section: Section) -> tuple[tuple[object, ...], ...]:
    """The rows of the first table of *section*."""
    return next(block.rows for block in section.blocks if isinstance(block, Table))


def technical(title: str, screening: Screening | None = None) -> Section:
    """The section of part C with that title."""
    made = case()
    model = replace(made.models[0], screening=screening or made.models[0].screening)
    dossier = composed(Audience.GOVERNMENT, replace(made, models=(model,)))
    return next(one for one in part(dossier, "C").sections if one.title == title)


def test_that_each_run_is_listed_with_purpose_method_and_interval() -> None:
    runs = technical("Training compute, run by run")

    assert rows(runs) == (
        (
            "Base of Otherlab",
            "base model; somebody else’s base",
            "reported",
            "3.9 × 10²⁵ (3.5 × 10²⁵ to 4.3 × 10²⁵) FLOP",
        ),
        ("Tuning in March", "fine-tuning", "operations", "2 × 10²³ FLOP"),
        ("A run", "purpose not said", "not said", "Not counted; missing: tokens and chips"),
    )
    assert (
        Bullets(
            items=("Base of Otherlab: As reported.", "Tuning in March: Looks like a sparse peak.")
        )
        in runs.blocks
    )


def test_that_each_sum_says_what_it_counts_and_what_it_leaves_out() -> None:
    sums = rows(technical("Training compute, as each counting rule adds it up"))

    assert sums[0][2] == (
        "Counted: Base of Otherlab and Tuning in March.\nMissing: A run. The sum is a lower bound."
    )
    assert sums[1][2] == ("Counted: Base of Otherlab.\nUnclear whether counted: Tuning in March.")
    assert sums[2][1:] == ("not counted", "Left out: Base of Otherlab.")


def test_that_each_counting_rule_is_explained_with_its_source() -> None:
    explained = said(technical("Training compute, as each counting rule adds it up"))

    assert "EU: cumulative compute: Adds up everything" in explained
    assert " [" in explained


def test_that_a_counting_rule_without_a_source_is_explained_without_one() -> None:
    made = case()
    rule = replace(made.rulebook.counting["own-share"], source=())
    counting = {**made.rulebook.counting, "own-share": rule}
    dossier = composed(
        Audience.COUNSEL, replace(made, rulebook=replace(made.rulebook, counting=counting))
    )

    assert f"{rule.explanation}'" in said(part(dossier, "C")).replace('"', "'")


def test_that_nothing_counted_is_said() -> None:
    empty = replace(case().models[0].screening, runs=(), sums=())

    runs = technical("Training compute, run by run", empty)
    assert "No training run is recorded, so no compute is counted." in said(runs)
