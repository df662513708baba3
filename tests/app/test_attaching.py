"""Files become evidence, are looked at again, and come out as they went in."""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import at_desk
import pytest

from limen.app.attaching import MOST_BYTES, AlteredContentError, extract, looked_at, specimen
from limen.app.desk import Desk
from limen.app.evidencing import UnansweredError
from limen.domain.errors import (
    ExistingFileError,
    StoppedError,
    UnknownNameError,
    UnreadableFileError,
)
from limen.domain.evidence import Described, Evidence, Keeping
from limen.domain.history import Action
from limen.store.vault import NoContentError

AT = "2026-11-24T12:00:00.000Z"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = at_desk.desk(tmp_path)
    at_desk.say(made, at_desk.model(made), "weights", "open")
    return made


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("It went well.\n" * 100_000)
    return path


def _attached(desk: Desk, source: Path, *, refer: bool = False) -> Evidence:
    found = specimen(desk.path, source, AT, refer=refer)
    return desk.attach(at_desk.model(desk).id, found, question="weights")


def test_that_an_attached_file_is_told_and_backs_the_answer(desk: Desk, report: Path) -> None:
    model = at_desk.model(desk)
    held = _attached(desk, report)

    assert (held.name, held.kind, held.keeping) == ("report.txt", "text", Keeping.HELD)
    assert held.sha256 == sha256(report.read_bytes()).hexdigest()
    assert desk.case.casefile.answer(model.id, "weights").evidence == (held.id,)
    assert looked_at(desk.path, (held,)) == {held.id: held.sha256}


def test_that_one_file_backs_many_answers_and_is_kept_once(desk: Desk, report: Path) -> None:
    run = at_desk.run(desk)
    at_desk.say(desk, run, "tokens", "15T")
    held = _attached(desk, report)

    again = desk.attach(run.id, specimen(desk.path, report, AT), question="tokens")

    assert again == held
    assert desk.case.casefile.evidence == (held,)
    assert desk.case.casefile.answer(run.id, "tokens").evidence == (held.id,)
    desk.unlink(run.id, "tokens", held.id)
    assert desk.case.casefile.answer(run.id, "tokens").evidence == ()


def test_that_what_is_said_of_a_file_can_be_said_otherwise_and_undone(
    desk: Desk, report: Path
) -> None:
    held = _attached(desk, report)
    said = Described(
        obtained="by mail",
        begins=date(2026, 7, 1),
        ends=date(2026, 7, 31),
        expires=date(2027, 7, 1),
        note="signed",
    )

    desk.describe(held.id, said)
    now = desk.evidence("report.txt")
    desk.undo()

    assert (now.obtained, now.begins, now.ends, now.expires, now.note) == (
        "by mail",
        date(2026, 7, 1),
        date(2026, 7, 31),
        date(2027, 7, 1),
        "signed",
    )
    assert desk.evidence(held.id) == held
    assert [one.action for one in desk.entries()][-2:] == [Action.DESCRIBE, Action.DESCRIBE]


def test_that_saying_the_same_of_a_file_logs_nothing(desk: Desk, report: Path) -> None:
    held = _attached(desk, report)
    before = len(desk.entries())

    desk.describe(held.id, Described())
    desk.link(at_desk.model(desk).id, "weights", held.id)

    assert len(desk.entries()) == before


def test_that_undoing_an_attachment_takes_the_link_back_and_redo_brings_both(
    desk: Desk, report: Path
) -> None:
    held = _attached(desk, report)

    desk.undo()
    gone = desk.case.casefile
    desk.redo()

    assert gone.evidence == ()
    assert gone.answer(at_desk.model(desk).id, "weights").evidence == ()
    assert desk.case.casefile.evidence == (held,)
    assert looked_at(desk.path, (held,)) == {held.id: held.sha256}


def test_that_a_question_without_an_answer_has_nothing_to_back(desk: Desk, report: Path) -> None:
    found = specimen(desk.path, report, AT)

    with pytest.raises(UnansweredError, match="answer it first"):
        desk.attach(at_desk.run(desk).id, found, question="tokens")

    assert desk.case.casefile.evidence == ()


def test_that_a_file_that_is_referred_to_is_found_beside_the_casefile(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "logs").mkdir()
    log = tmp_path / "logs" / "run.log"
    log.write_text("begun")
    one = _attached(desk, log, refer=True)

    assert (one.keeping, one.path) == (Keeping.REFERRED, "logs/run.log")
    assert looked_at(desk.path, (one,))[one.id] == one.sha256
    log.write_text("ended")
    assert looked_at(desk.path, (one,))[one.id] != one.sha256
    log.write_text("a longer one")
    assert looked_at(desk.path, (one,))[one.id] == "of another size"
    log.unlink()
    assert looked_at(desk.path, (one,))[one.id] == ""
    log.mkdir()
    assert looked_at(desk.path, (one,))[one.id] == ""


def test_that_no_path_of_the_machine_is_kept(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("somebody") / "run.log"
    elsewhere.write_text("begun")

    one = _attached(desk, elsewhere, refer=True)

    assert one.path == "run.log"
    assert b"somebody" not in desk.path.read_bytes()


@pytest.mark.parametrize("way", ["../run.log", "/etc/hostname", "a/../../x", "C:\\x", "..\\x"])
def test_that_a_way_out_of_the_folder_is_never_followed(desk: Desk, way: str) -> None:
    (desk.path.parent.parent / "run.log").write_text("x")
    one = Evidence(
        id="evidence-1",
        name="run.log",
        sha256="ab" * 32,
        size=1,
        added=AT,
        keeping=Keeping.REFERRED,
        path=way,
    )

    assert looked_at(desk.path, (one,)) == {one.id: ""}


def test_that_a_file_comes_out_as_it_went_in(desk: Desk, report: Path, tmp_path: Path) -> None:
    held = _attached(desk, report)
    out = tmp_path / "out.txt"

    extract(desk.path, held, out)

    assert out.read_bytes() == report.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ExistingFileError):
        extract(desk.path, held, out)


def test_that_altered_content_does_not_come_out(desk: Desk, tmp_path: Path) -> None:
    log = tmp_path / "run.log"
    log.write_text("begun")
    one = _attached(desk, log, refer=True)
    log.write_text("ended")

    with pytest.raises(AlteredContentError, match="not the one that was attached"):
        extract(desk.path, one, tmp_path / "out.log")

    assert not (tmp_path / "out.log").exists()


def test_that_what_is_only_named_does_not_come_out(desk: Desk, tmp_path: Path) -> None:
    one = Evidence(id="evidence-1", name="x", sha256="ab" * 32, size=1, added=AT)

    with pytest.raises(NoContentError, match="only its name"):
        extract(desk.path, one, tmp_path / "out")


def _refused(desk: Desk, source: Path, match: str) -> None:
    for refer in (True, False):
        with pytest.raises(UnreadableFileError, match=match):
            specimen(desk.path, source, AT, refer=refer)
    assert desk.case.casefile.evidence == ()


def test_that_what_is_no_file_is_told(desk: Desk, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    _refused(desk, tmp_path, "it is a folder")
    _refused(desk, pipe, "a pipe or a device")
    _refused(desk, Path("/dev/zero"), "a pipe or a device")
    _refused(desk, tmp_path / "gone", "no such file")
    _refused(desk, desk.path, "the casefile itself")


def test_that_a_file_larger_than_two_gibibytes_is_told_before_it_is_read(
    desk: Desk, tmp_path: Path
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    _refused(desk, large, "2,147,483,648 are the most")


def test_that_a_file_that_grows_while_it_is_read_is_told(desk: Desk, report: Path) -> None:
    def grow(_done: int) -> None:
        with report.open("a") as file:
            file.write("more")

    with pytest.raises(UnreadableFileError, match="changed while it was being read"):
        specimen(desk.path, report, AT, tell=grow)
    with pytest.raises(UnreadableFileError, match="changed while it was being read"):
        specimen(desk.path, report, AT, refer=True, tell=grow)


def test_that_attaching_can_be_stopped_and_leaves_nothing(desk: Desk, report: Path) -> None:
    size = desk.path.stat().st_size

    def stop(_done: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        specimen(desk.path, report, AT, tell=stop)

    assert desk.path.stat().st_size <= size + (2 << 20)
    assert b"It went well." not in desk.path.read_bytes()


def test_that_files_are_known_by_id_or_by_a_name_that_only_one_has(
    desk: Desk, report: Path
) -> None:
    held = _attached(desk, report)
    assert desk.evidence(held.id) == desk.evidence("report.txt")

    _attached(desk, report, refer=True)
    with pytest.raises(UnknownNameError, match="evidence-2"):
        desk.evidence("report.txt")


def test_that_evidence_out_of_sight_keeps_its_content(desk: Desk, report: Path) -> None:
    held = _attached(desk, report)

    desk.put_evidence_away(held.id)
    assert desk.case.casefile.evidence == ()
    desk.undo()

    assert looked_at(desk.path, desk.case.casefile.evidence) == {held.id: held.sha256}
