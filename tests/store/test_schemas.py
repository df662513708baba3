"""Every schema that Limen ever wrote opens, with all that was said in it, and can be gone on with."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from places import FIXTURES

from limen.app.attaching import looked_at, specimen
from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.domain.answers import Answer
from limen.domain.evidence import Described
from limen.store import schema
from limen.store.casefile import CasefileStore

CASEFILES = FIXTURES / "casefiles"
VERSIONS = range(1, schema.VERSION + 1)


def test_that_there_is_a_file_of_every_schema() -> None:
    assert sorted(path.name for path in CASEFILES.glob("*.limen")) == [
        f"schema-{version}.limen" for version in VERSIONS
    ]


@pytest.fixture(params=VERSIONS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    copy = tmp_path / "lab.limen"
    shutil.copy(CASEFILES / f"schema-{request.param}.limen", copy)
    copy.chmod(0o600)
    return copy


def test_that_everything_in_it_is_there(path: Path) -> None:
    with CasefileStore(path) as store:
        casefile = store.casefile()
        assert (store.read_only, store.verify(), store.lost) == ("", (), ())
        who = [entry.who for entry in store.entries() if entry.who]

    assert casefile.organization.name == "Übungslabor"
    assert [model.name for model in casefile.models] == ["Olmo 3"]
    run = casefile.said("training-run-1")
    flop = run["reported_flop"].value
    assert getattr(flop, "central", None) == Decimal("1.30E+24")
    assert run["finished"].value == date(2026, 7, 1)
    assert [run[key].because for key in ("q0", "q1")] == ["so", "so"]
    assert run["parameters_total"].provenance.place == "line 3"
    assert run["parameters_total"].evidence == (casefile.evidence[0].id,)
    assert casefile.said("model-1").keys() == {"modifies_base"}
    assert casefile.answer("organization-1", "monthly_users").until == date(2026, 12, 1)
    assert who == ["R. Ivers", "R. Ivers"]


def test_that_the_content_of_evidence_is_there_since_schema_2() -> None:
    with CasefileStore(CASEFILES / "schema-2.limen") as store:
        report = store.casefile().evidence[1]

    found = looked_at(CASEFILES / "schema-2.limen", (report,))
    assert (report.note, report.begins, report.kind) == ("signed", date(2026, 7, 1), "text")
    assert found == {report.id: report.sha256}


def test_that_an_older_file_takes_evidence_in(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "log.txt"
    source.write_text("seen")
    with Desk.open(path, fixed(date(2026, 11, 24)), "R. Ivers") as desk:
        found = specimen(path, source, "2026-11-24T12:00:00.000Z")
        held = desk.attach("model-1", found, Described(note="kept"))

    with CasefileStore(path) as store:
        assert store.casefile().evidence[-1] == held
        assert (store.read_only, store.verify()) == ("", ())
    assert looked_at(path, (held,)) == {held.id: held.sha256}


def test_that_looking_at_it_changes_nothing(path: Path) -> None:
    before = path.read_bytes()

    with CasefileStore(path) as store:
        store.casefile()
        store.entries()

    assert path.read_bytes() == before


def test_that_it_can_be_gone_on_with(path: Path) -> None:
    with Desk.open(path, fixed(date(2026, 11, 24)), "R. Ivers") as desk:
        desk.say("model-1", "weights", Answer(value="closed", said="closed"))

    with CasefileStore(path) as store:
        assert store.casefile().answer("model-1", "weights").value == "closed"
        assert store.verify() == ()
