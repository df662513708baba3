import pytest
import sample_case
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from limen.gui import theme
from limen.gui.charts.compute_bar import ComputeBars
from limen.gui.charts.log_axis import LogAxis, flags
from limen.gui.charts.sums import SumLine, chart
from limen.gui.tokens import LIGHT


@pytest.fixture
def bars(qtbot: QtBot, look: QApplication) -> ComputeBars:
    assert look is not None
    made = ComputeBars()
    qtbot.addWidget(made)
    case = sample_case.case()
    made.show_chart(chart(case, case.of("tuned").screening))
    made.resize(900, made.heightForWidth(900))
    made.show()
    return made


def test_that_the_arrow_keys_read_out_one_bar_after_the_other(
    bars: ComputeBars, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([bars.read_out, bars.read_out], timeout=1000):
        qtbot.keyClick(bars, Qt.Key.Key_Down)
        qtbot.keyClick(bars, Qt.Key.Key_Down)

    assert bars.reading.startswith("EU: cumulative compute: 3.8 × 10²⁵")


def test_that_the_keys_go_on_to_the_thresholds_and_stop_at_the_last(
    bars: ComputeBars, qtbot: QtBot
) -> None:
    for _ in range(12):
        qtbot.keyClick(bars, Qt.Key.Key_Down)

    assert bars.reading.startswith("10²⁶ is the threshold of California SB 53")


def test_that_pointing_at_a_row_reads_out_its_numbers(bars: ComputeBars, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bars.read_out, timeout=1000) as told:
        qtbot.mouseMove(bars, QPoint(60, 60))

    assert bars.reading == (
        "EU: compute that goes into parameter updates: "
        "1.92 × 10²¹ (9.16 × 10²⁰ to 4.02 × 10²¹) FLOP, not tripped, 52 times below."
    )
    assert told.args == [bars.reading]


def test_that_a_screen_reader_gets_the_whole_chart(bars: ComputeBars) -> None:
    assert bars.accessibleName() == "Training compute against the thresholds"
    assert "Our own share: 1.92 × 10²¹" in bars.accessibleDescription()


def test_that_what_is_tripped_is_drawn_in_amber_and_nothing_else_is(bars: ComputeBars) -> None:
    drawn = bars.grab().toImage()
    amber = QColor(LIGHT.amber).name()
    rows = {
        y
        for y in range(drawn.height())
        for x in range(drawn.width() // 4, drawn.width())
        if drawn.pixelColor(x, y).name() == amber
    }

    assert 4 <= len(rows) <= 14


@pytest.mark.parametrize("width", [260, 500, 1300])
@pytest.mark.parametrize("percent", [100, 200])
def test_that_it_is_painted_at_any_width_and_text_size(
    bars: ComputeBars, look: QApplication, width: int, percent: int
) -> None:
    theme.apply(look, theme.Scheme.LIGHT, percent)
    bars.resize(width, bars.heightForWidth(width))
    drawn = bars.grab().toImage()
    theme.apply(look, theme.Scheme.LIGHT, 100)

    assert drawn.width() == width


def test_that_labels_of_neighbouring_thresholds_never_touch(look: QApplication) -> None:
    assert look is not None
    axis = LogAxis(low=22, high=27, left=0, right=300)
    lines = [
        SumLine(flop=10.0**power, label=f"10^{power} European Union", solid=True, said="")
        for power in (23, 24, 25, 26)
    ]

    placed = flags(lines, axis, (0, 300))

    for one in placed:
        for other in placed:
            apart = one.left + one.width <= other.left or other.left + other.width <= one.left
            assert one is other or one.tier != other.tier or apart
    assert all(flag.left >= 0 and flag.left + flag.width <= 300 for flag in placed)
