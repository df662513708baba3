"""The proposals of a file in the window: all ticked, but for what another figure stands against."""

import json
from pathlib import Path

import pytest
from gui.conftest import say
from places import FIXTURES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from limen.app.desk import Desk
from limen.engine.doubts import beside
from limen.gui.importing import ImportDialog
from limen.gui.workspace import Workspace
from limen.importers import read

RUN = "training-run-1"


def _config(folder: Path) -> Path:
    path = folder / "config.json"
    llama = json.loads((FIXTURES / "configs" / "llama.json").read_text())
    path.write_text(json.dumps(llama))
    return path


@pytest.fixture
def dialog(workspace: Workspace, tmp_path: Path) -> ImportDialog:
    reading = read(_config(tmp_path))
    made = ImportDialog(workspace, workspace.presenter, reading, "model-1", RUN)
    made.show()
    return made


def _rows(dialog: ImportDialog) -> dict[str, tuple[bool, str]]:
    """What each proposal is, whether it is ticked, and the remark beside it."""
    items = (
        dialog.proposals.topLevelItem(row) for row in range(dialog.proposals.topLevelItemCount())
    )
    return {
        item.text(0): (item.checkState(0) is Qt.CheckState.Checked, item.text(3))
        for item in items
        if item
    }


def test_that_a_count_from_a_config_is_not_ticked_against_a_figure_that_was_said(
    dialog: ImportDialog,
) -> None:
    rows = _rows(dialog)

    assert rows["Architecture"][0]
    assert rows["Parameters in total"] == (
        False,
        "Answered already, with 405B: ticked, this takes its place.",
    )
    assert rows["Active parameters"][0]


def test_that_both_figures_are_then_named_beside_the_question(
    dialog: ImportDialog, workspace: Workspace, desk: Desk
) -> None:
    run = desk.case.casefile.record(RUN)
    assert run is not None
    say(desk, run, "tokens", "15T")
    dialog.keep.setChecked(False)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    case = workspace.presenter.case
    assert case.casefile.answer(RUN, "config").known
    assert case.casefile.answer(RUN, "parameters_total").said == "405B"
    told = beside(case, run, "parameters_total")
    assert "164,160 parameters in total, not 4.05 × 10¹¹ as given" in told
