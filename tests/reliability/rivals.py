"""Several programs that answer the same question of one casefile at the same time: ``rivals.py ROUNDS``.

Each reads the answer, adds one, and says it; who was not seen is not overwritten, so that no
addition gets lost.  In the end the answer is the number of all additions, and the log has each once.
"""

import select
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from reliability import workload

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.domain.answers import Answer
from limen.domain.errors import BusyFileError, ChangedMeanwhileError
from limen.store.casefile import CasefileStore

_RIVALS = 3
_QUESTION = "versions"
_THINKING_SECONDS = 0.005
"""Between what one saw and what one says, so that others come in between."""


def adding(path: Path, name: str, rounds: int) -> Callable[[Callable[[str], None]], None]:
    """What one of the rivals does; it tells how often somebody else was quicker."""

    def talk(tell: Callable[[str], None]) -> None:
        met = 0
        with Desk.open(path, fixed(date(2026, 11, 24)), name) as desk:
            for _ in range(rounds):
                while not _added(desk):
                    met += 1
        tell(str(met))

    return talk


def _added(desk: Desk) -> bool:
    before = desk.case.casefile.answer("model-1", _QUESTION).said or "0"
    after = f"{int(before.split()[0]) + 1} by {desk.who}"  # the same from two would be no matter
    select.select([], [], [], _THINKING_SECONDS)
    try:
        desk.say("model-1", _QUESTION, Answer(value=after, said=after))
    except (ChangedMeanwhileError, BusyFileError):
        desk.look()
        return False
    return True


def main(rounds: int) -> int:
    """Let them all add so often; 1 where anything got lost."""
    begun = perf_counter()
    with TemporaryDirectory() as name:
        path = Path(name) / "lab.limen"
        workload.begin(path)
        hears = [workload.in_child(adding(path, f"Rival {n}", rounds)) for n in range(_RIVALS)]
        met = sum(int(word) for hear in hears for word in workload.heard(hear))
        with CasefileStore(path) as store:
            log = [one for one in store.entries() if one.question == _QUESTION]
            wrong = list(store.verify())
    said = [int(one.what["said"].split()[0]) for one in log]
    if said != list(range(1, _RIVALS * rounds + 1)):
        wrong.append(f"{_RIVALS * rounds} were added, and it came to {said[-1]}")
    sys.stdout.write(
        f"{_RIVALS} programs said {len(said)} answers to one question in "
        f"{perf_counter() - begun:.0f} s, {met} times another one was quicker; "
    )
    sys.stdout.write("\n".join([f"{len(wrong)} problems", *wrong[:20]]) + "\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
