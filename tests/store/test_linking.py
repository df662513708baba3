"""A casefile that is attached to another one is never taken for its log."""

import re
from pathlib import Path

import pytest

from limen.domain.answers import Answer
from limen.domain.evidence import Described, Keeping, Specimen
from limen.domain.forms import RecordKind
from limen.store.casefile import CasefileStore
from limen.store.salvage import salvaged
from limen.store.vault import Vault

AT = "2026-08-02T12:00:00.000Z"


def _lab(path: Path, word: str, answers: int) -> bytes:
    with CasefileStore.create(path, f"The {word} lab", at=AT) as store:
        store.add(RecordKind.MODEL, word, "organization-1", at=AT)
        for number in range(answers):
            store.say("model-1", f"q{number}", Answer(value=word, said=word), at=AT)
    return path.read_bytes()


@pytest.fixture
def nested(tmp_path: Path) -> Path:
    """A casefile that holds a longer one as evidence."""
    inner = _lab(tmp_path / "inner.limen", "other", 60)
    path = tmp_path / "outer.limen"
    _lab(path, "own", 40)
    with Vault(path) as safe:
        digest, size = safe.put("inner.limen", [inner], AT)
    with CasefileStore(path) as store, store.step(at=AT) as step:
        found = Specimen(
            name="inner.limen", sha256=digest, size=size, kind="", keeping=Keeping.HELD
        )
        step.attach_specimen("model-1", found, Described())
    return path


def _without(content: bytes, *questions: str) -> bytes:
    """The file after the entries about *questions* of its own log were damaged."""
    for question in questions:
        mark = rf'model-1{question}{{"said":"own"'.encode()
        assert re.search(mark, content)
        content = re.sub(mark, lambda found: found[0][:-1] + b"?", content)
    return content


def test_that_a_lost_entry_is_not_taken_from_a_file_that_is_attached(nested: Path) -> None:
    found = salvaged(_without(nested.read_bytes(), "q20", "q21"))

    assert found is not None
    said = [entry.what for entry in found.entries if entry.question]
    assert len(said) >= 38
    assert all(what["said"] == "own" for what in said)
    assert found.entries[0].what["name"] == "The own lab"


def test_that_an_undamaged_file_is_read_without_the_one_in_it(nested: Path) -> None:
    found = salvaged(nested.read_bytes())

    assert found is not None
    assert len(found.entries) == 43
    assert found.lost == ("Entries that are whole: 43; the newest is number 43 of " + AT + ".",)
