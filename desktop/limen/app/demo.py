"""The whole job on the shipped example, and what came of it in a few sentences."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from limen.app.example import make_example
from limen.app.printing import calendar_file, dossier_file, written
from limen.app.reading import case_in, log_in
from limen.app.verifying import verified
from limen.domain.dossier import Audience, Edition
from limen.domain.errors import UnwritableFileError
from limen.domain.screening import State
from limen.engine.calendar.agenda import agenda
from limen.engine.calendar.coming import coming
from limen.engine.screening.phrases import STATES
from limen.engine.words import counted, day, listed
from limen.exporters.screening import screening

if TYPE_CHECKING:
    from limen.app.clock import Clock
    from limen.domain.case import Case, ModelCase

MADE = ("example.limen", "dossier.pdf", "calendar.ics", "screening.json")


def demonstrate(folder: Path, clock: "Clock") -> Iterator[str]:
    """Do the whole job into *folder* and say what came of it, a sentence at a time."""
    casefile, pdf, ics, findings = _places(folder)
    make_example(casefile, clock)
    case = case_in(casefile, clock.today())
    yield f"{case.casefile.organization.name} (EXAMPLE), as of {day(case.today)}."
    for model in case.models:
        yield f"  {_summary(case, model)}"
    subject = case.models[-1].model
    written(
        pdf, dossier_file(case, subject.id, Edition(audience=Audience.COUNSEL), log_in(casefile))
    )
    written(ics, calendar_file(case, clock, log_in(casefile)))
    document = screening(case)
    written(findings, json.dumps(document, ensure_ascii=False, indent=2).encode())
    for file in (casefile, pdf):
        found = verified(file)
        yield from (f"  {file.name}: {sentence}" for sentence in found.checked + found.problems)
    yield f"Written to {folder.name}/: {listed((*MADE, _pictures(casefile, folder)))}."
    yield f"Look at it: limen {folder.name}/example.limen"


def _places(folder: Path) -> tuple[Path, ...]:
    """Where everything goes; what an earlier demonstration left there makes room."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in (*(folder / name for name in MADE), *folder.glob("window-*.png")):
            old.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableFileError(folder.name, f"{error.strerror}.") from error
    return tuple(folder / name for name in MADE)


def _summary(case: "Case", model: "ModelCase") -> str:
    findings = model.screening.findings
    states = {state: sum(one.state is state for one in findings) for state in State}
    found = listed(tuple(f"{number} {STATES[state]}" for state, number in states.items() if number))
    ahead = [one.on for one, _name in coming(agenda(case, model), case.today) if one.on]
    dates = f"; next date {day(ahead[0])}" if ahead else ""
    return f"{model.model.name}: {counted(len(findings), 'proxy', 'proxies')}: {found}{dates}."


def _pictures(casefile: Path, folder: Path) -> str:
    """Pictures of the real window, taken by a process of its own: this one never imports Qt."""
    screenless = sys.platform.startswith("linux") and not os.environ.get("DISPLAY")
    platform = {"QT_QPA_PLATFORM": "offscreen"} if screenless else {}
    grabbed = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "limen.gui.grab", str(casefile), str(folder)],
        env={**os.environ, **platform},
        check=False,
        capture_output=True,
        text=True,
    )
    if grabbed.returncode:
        lines = grabbed.stderr.strip().splitlines() or ["it ended without saying why"]
        return f"no pictures of the window ({lines[-1]})"
    return f"{counted(len(grabbed.stdout.split()), 'picture')} of the window (window-*.png)"
