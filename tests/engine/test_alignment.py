"""Copies that went their own ways: the same record has one identifier, and no other record has it."""

from dataclasses import replace

from limen.domain.answers import Answer
from limen.domain.evidence import Evidence
from limen.domain.forms import RecordKind
from limen.domain.records import Casefile, Record
from limen.engine.alignment import aligned

LAB = Record(id="organization-1", kind=RecordKind.ORGANIZATION, name="Lab")
OLMO = Record(id="model-1", kind=RecordKind.MODEL, name="Olmo", parent=LAB.id)
CARD = Evidence(id="evidence-1", name="card.md", sha256="ab" * 32, size=7, added="")
COMMON = frozenset({LAB.id, OLMO.id})


def model(number: int, name: str) -> Record:
    return Record(id=f"model-{number}", kind=RecordKind.MODEL, name=name, parent=LAB.id)


def run(number: int, name: str, parent: str) -> Record:
    return Record(
        id=f"training-run-{number}", kind=RecordKind.TRAINING_RUN, name=name, parent=parent
    )


def test_that_what_is_the_same_already_stays_as_it_is() -> None:
    casefile = Casefile(records=(LAB, OLMO), evidence=(CARD,))

    assert aligned(casefile, casefile, frozenset({LAB.id, OLMO.id, CARD.id})) is casefile


def test_that_one_number_for_two_records_is_told_apart_with_all_that_hangs_on_them() -> None:
    here = Casefile(records=(LAB, OLMO, model(2, "Hermes")), evidence=(CARD,))
    other = replace(CARD, sha256="cd" * 32)
    there = Casefile(
        records=(LAB, OLMO, model(2, "Pythia"), run(1, "Pre-training", "model-2")),
        answers={
            "model-2": {"weights": Answer(value="open", evidence=("evidence-1", "lost"))},
            "gone": {"weights": Answer(value="open")},
        },
        evidence=(other,),
    )

    found = aligned(there, here, COMMON)

    pythia = replace(model(2, "Pythia"), id="model-2-2")
    assert found.records == (LAB, OLMO, pythia, run(1, "Pre-training", pythia.id))
    assert found.evidence == (replace(other, id="evidence-1-2"),)
    assert found.answers == {
        pythia.id: {"weights": Answer(value="open", evidence=("evidence-1-2", "lost"))}
    }


def test_that_the_same_under_two_numbers_is_one() -> None:
    here = Casefile(
        records=(LAB, OLMO, model(2, "Hermes"), run(1, "Pre-training", "model-2")),
        evidence=(CARD,),
    )
    there = Casefile(
        records=(
            LAB,
            OLMO,
            model(2, "Pythia"),
            model(3, "Hermes"),
            run(1, "Pre-training", "model-3"),
        ),
        evidence=(replace(CARD, id="evidence-7"),),
    )

    found = aligned(there, here, COMMON)

    assert [one.id for one in found.records] == [
        "organization-1",
        "model-1",
        "model-2-2",
        "model-2",
        "training-run-1",
    ]
    assert found.evidence == (CARD,)


def test_that_of_files_without_a_common_past_names_and_places_count() -> None:
    lab = replace(LAB, name="Another lab")
    here = Casefile(records=(LAB, OLMO))
    there = Casefile(records=(lab, replace(OLMO, id="model-5")))

    assert aligned(there, here, frozenset()).records == (lab, OLMO)


def test_that_several_of_one_name_are_the_same_in_their_order() -> None:
    here = Casefile(records=(LAB, model(2, "Pythia"), model(3, "Pythia")))
    there = Casefile(records=(LAB, model(3, "Pythia"), model(4, "Pythia"), model(5, "Pythia")))

    found = aligned(there, here, frozenset({LAB.id}))

    assert [one.id for one in found.records] == [LAB.id, "model-2", "model-3", "model-5"]
