"""The fault runs, short; each script says how to start the long one."""

import pytest
from reliability import disk, faults, kills, power, rivals


def _outcome(script: str, *words: str) -> tuple[int, str]:
    outcome = faults.run(*words, script=script)
    if outcome is None:
        pytest.skip("needs Linux and a C compiler")
    return outcome.returncode, outcome.stdout + outcome.stderr


def test_that_no_fault_of_the_disk_at_any_operation_loses_an_acknowledged_answer() -> None:
    status, said = _outcome(faults.__file__, "1")

    assert status == 0, said
    assert "kept in memory" in said
    assert "refused with a sentence" in said


def test_that_the_fault_run_can_find_something() -> None:
    status, said = _outcome(faults.__file__, "1", "careless")

    assert status == 1, said


def test_that_no_power_cut_loses_an_acknowledged_answer() -> None:
    status, said = _outcome(power.__file__, "1")

    assert status == 0, said


def test_that_the_power_run_finds_what_less_synchronization_would_lose() -> None:
    """The folder has to be synchronized as well: or a journal that was removed comes back."""
    status, said = _outcome(power.__file__, "1", "FULL")

    assert status == 1, said
    assert "is gone" in said


def test_that_no_kill_at_a_random_moment_loses_an_acknowledged_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = kills.main(20)

    said = capsys.readouterr().out
    assert status == 0, said
    assert " 0 answers" not in said


def test_that_programs_which_answer_at_the_same_time_overwrite_nothing_unseen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = rivals.main(12)

    said = capsys.readouterr().out
    assert status == 0, said
    assert "said 36 answers" in said
    assert ", 0 times another one was quicker" not in said


def test_that_a_full_a_locked_and_a_vanished_disk_lose_nothing() -> None:
    met = disk.problems()
    if met is None:
        pytest.skip("no disk can be mounted here")

    assert list(met) == []
