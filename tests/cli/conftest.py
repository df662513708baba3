"""The command line as scripts call it: words in; status, output and messages out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from limen.app.clock import fixed
from limen.cli import main

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the document is
        return json.loads(self.out)


Limen = Callable[..., Outcome]


@pytest.fixture
def limen(capsys: pytest.CaptureFixture[str]) -> Limen:
    def run(*words: str | Path, today: date = TODAY) -> Outcome:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words], fixed(today))
        except SystemExit as ended:
            status = int(ended.code or 0)
        printed = capsys.readouterr()
        return Outcome(status, printed.out, printed.err)

    return run


@pytest.fixture
def lab(limen: Limen, tmp_path: Path) -> Path:
    """A casefile with one model and one training run about which nothing is said."""
    file = tmp_path / "lab.limen"
    assert limen("new", file, "--organization", "Small Lab").status == 0
    assert limen("add", file, "model", "Small 8B").status == 0
    assert limen("add", file, "training-run", "Pre-training", "--to", "Small 8B").status == 0
    return file
