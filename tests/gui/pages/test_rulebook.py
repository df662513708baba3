from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from at_desk import desk
from own_rules import HEAD, HOUSE, PACK
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from limen.app.clock import fixed
from limen.app.desk import Desk
from limen.gui import theme
from limen.gui.pages.rulebook import RulebookPage
from limen.gui.presenter import Presenter
from limen.gui.widgets.parts import Nothing


@pytest.fixture
def page(look: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[RulebookPage]:
    assert look is not None
    made = desk(tmp_path)
    shown = RulebookPage(Presenter(made))
    qtbot.addWidget(shown)
    shown.resize(1240, 800)
    shown.show()
    shown.show_case(made.case, "")
    yield shown
    made.close()


def column(view: QTableView, number: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_that_every_rule_is_listed_with_its_status_threshold_and_first_day(
    page: RulebookPage,
) -> None:
    titles = column(page.rules, 1)
    row = titles.index("California SB 53: frontier model")

    assert len(titles) == 51
    assert [page.rules.model().index(row, number).data() for number in (0, 2, 3, 4)] == [
        "In force",
        "> 10²⁶",
        "1 Jan 2026",
        "Primary text",
    ]


def test_that_a_rule_which_only_begins_later_is_not_called_in_force(page: RulebookPage) -> None:
    row = column(page.rules, 1).index("New York RAISE Act: frontier model")

    assert column(page.rules, 0)[row] == "Enacted"
    assert column(page.rules, 3)[row] == "1 Jan 2027"


def test_that_the_federal_order_comes_first_and_is_said_to_be_unpublished(
    page: RulebookPage,
) -> None:
    read = page.detail.toPlainText()

    assert column(page.rules, 2)[0] == "Not published"
    assert "The federal threshold is not published." in read
    assert "E.O. 14409 sec. 3(a) to (c)" in read


def test_that_the_head_names_version_day_and_newest_source(page: RulebookPage) -> None:
    assert page.version.text() == (
        "Version 1.0, put together on 21 Nov 2026 (Sat) from sources up to 10 Oct 2026 (Sat). "
        "51\u00a0rules."
    )
    assert page.as_of.text().startswith("Status as of 24 Nov 2026 (Tue).")


def test_that_typing_leaves_the_rules_that_hold_every_word(
    page: RulebookPage,
) -> None:
    QTest.keyClicks(page.filter, "korea revenue")

    assert column(page.rules, 1) == [
        "Korea AI Basic Act: domestic representative, by total revenue",
        "Korea AI Basic Act: domestic representative, by AI revenue",
    ]
    assert page.detail.toPlainText().startswith("Korea AI Basic Act: domestic representative")


def test_that_a_source_is_found_by_its_address(page: RulebookPage) -> None:
    QTest.keyClicks(page.filter, "govinfo.gov/content/pkg/FR-2026-06-05")

    assert column(page.rules, 1) == [
        "E.O. 14409: the unpublished “covered frontier model” threshold"
    ]


def test_that_a_search_without_a_match_says_so_and_offers_the_way_back(
    page: RulebookPage,
) -> None:
    QTest.keyClicks(page.filter, "nowhere")
    nothing = page.shown.currentWidget()
    assert isinstance(nothing, Nothing)
    assert nothing.what.text() == "No rule matches “nowhere”"
    assert page.detail.toPlainText() == ""

    QTest.keyClick(page.filter, Qt.Key.Key_Escape)

    assert page.shown.currentWidget() is page.rules
    assert len(column(page.rules, 1)) == 51


def test_that_the_chosen_rule_stays_chosen_through_sorting(page: RulebookPage) -> None:
    page.show_rule("eu-art51-10e25")

    page.rules.sortByColumn(1, Qt.SortOrder.DescendingOrder)

    assert page.detail.toPlainText().startswith("EU AI Act: systemic risk presumed")
    chosen = page.rules.selectionModel().selectedRows()[0].row()
    assert column(page.rules, 1)[chosen] == "EU AI Act: systemic risk presumed"


def test_that_thresholds_are_sorted_by_their_size_and_not_by_their_spelling(
    page: RulebookPage,
) -> None:
    QTest.keyClicks(page.filter, "EU guidelines: 10^2")
    page.rules.sortByColumn(2, Qt.SortOrder.AscendingOrder)

    assert column(page.rules, 2) == [
        "> 10²³/3",
        "> 10²³",
        "> 10²⁵/3",
        "> 1/3 of the original model’s training compute",
    ]


def test_that_the_text_tells_duties_sources_and_the_way_of_counting(page: RulebookPage) -> None:
    page.show_rule("eu-art51-10e25")
    read = page.detail.toPlainText()

    assert "14 days · calendar days (Reg. 1182/71)" in read
    assert "EU: cumulative compute" in read
    assert "more than 10²⁵ floating-point operations" in read
    assert "https://eur-lex.europa.eu/eli/reg/2024/1689/oj" in read


def test_that_control_f_goes_to_the_filter_from_anywhere_on_the_page(
    page: RulebookPage, qtbot: QtBot
) -> None:
    page.detail.setFocus()
    qtbot.waitUntil(page.detail.hasFocus)

    QTest.keyClick(page.detail, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert page.filter.hasFocus()


def test_that_narrow_lists_give_up_columns_before_titles(page: RulebookPage, qtbot: QtBot) -> None:
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: not page.rules.isColumnHidden(4))

    page.resize(560, 700)
    qtbot.waitUntil(lambda: page.rules.isColumnHidden(4))

    assert page.rules.columnWidth(1) >= 200


def test_that_the_text_follows_the_chosen_size(page: RulebookPage, look: QApplication) -> None:
    before = page.detail.document().size().height()

    theme.apply(look, theme.Scheme.DARK, 200)
    after = page.detail.document().size().height()
    theme.apply(look, theme.Scheme.LIGHT, 100)

    assert after > before * 1.5


@pytest.fixture
def owned(look: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[RulebookPage]:
    """The page on a casefile with own rules beside it."""
    assert look is not None
    desk(tmp_path).close()
    file = next(tmp_path.glob("*.limen"))
    place = file.with_suffix(".rules")
    place.mkdir()
    for name, text in PACK.items():
        (place / name).write_text(text, encoding="utf-8")
    with Desk.open(file, fixed(date(2026, 11, 24))) as made:
        shown = RulebookPage(Presenter(made))
        qtbot.addWidget(shown)
        shown.resize(1240, 800)
        shown.show()
        shown.show_case(made.case, "")
        yield shown


def test_that_without_own_rules_the_page_says_where_they_would_lie(page: RulebookPage) -> None:
    assert page.own_rules.own.text().startswith(
        "No own rules. A folder NAME.rules beside NAME.limen"
    )


def test_that_own_rules_are_marked_and_said_to_be_nobody_elses(owned: RulebookPage) -> None:
    assert owned.own_rules.own.text() == (
        "With own rules, which are not Limen’s: House rules 7, as of 20 Nov 2026 (Fri). 2 added, "
        "1 replaced and 1 switched off (ca-sb942-users)."
    )
    titles = column(owned.rules, 1)
    row = titles.index("House line: tell the board (own rule)")
    assert column(owned.rules, 4)[row] == "Own rule"

    owned.show_rule("eu-art51-10e25")

    read = owned.detail.toPlainText()
    assert "Not Limen’s: it comes from “House rules” 7." in read
    assert "It takes the place of “EU AI Act: systemic risk presumed”:" in read
    assert "threshold: 1e25 → 1e24" in read


def test_that_an_own_rule_with_a_mistake_says_which(owned: RulebookPage) -> None:
    owned.show_rule("house-bad")

    assert "house.toml:52: “plenty” is no number" in owned.detail.toPlainText()


def house(tmp_path: Path, texts: dict[str, str]) -> Path:
    place = tmp_path / "house"
    place.mkdir()
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def chosen(button: QPushButton, place: Path, qtbot: QtBot) -> None:
    """Press *button* by keyboard and choose the folder *place* in the dialog that opens."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    dialog = button.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(place))
    dialog.close()
    qtbot.wait_until(lambda: not dialog.isVisible())


def test_that_own_rules_are_taken_from_a_chosen_folder_and_switched_off_again(
    page: RulebookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.presenter.changed.connect(lambda case: page.show_case(case, ""))
    texts = {"rulebook.toml": HEAD, "house.toml": HOUSE}
    assert page.own_rules.off.isHidden()

    chosen(page.own_rules.use, house(tmp_path, texts), qtbot)

    assert page.own_rules.own.text().startswith(
        "With own rules, which are not Limen’s: House rules"
    )
    read = page.detail.toPlainText()
    assert "They lie in lab.rules beside the casefile: keep the two together." in read
    assert "House line: tell the board" in read
    assert page.presenter.case.models[0].screening.finding("house-24") is not None

    QTest.keyClick(page.own_rules.off, Qt.Key.Key_Return)

    assert "They lie in lab.rules-off beside the casefile" in page.detail.toPlainText()
    assert page.own_rules.own.text().startswith("No own rules.")
    assert page.own_rules.off.isHidden()
    assert page.presenter.case.models[0].screening.finding("house-24") is None
    assert not (tmp_path / "lab.rules").exists()


def test_that_own_rules_with_a_mistake_are_only_taken_when_it_is_agreed(
    page: RulebookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.presenter.changed.connect(lambda case: page.show_case(case, ""))
    place = house(tmp_path, PACK)

    chosen(page.own_rules.use, place, qtbot)

    assert "house.toml:52: “house-bad”: “plenty” is no number" in page.detail.toPlainText()
    assert not (tmp_path / "lab.rules").exists()
    box = page.window().findChild(QMessageBox)
    assert box is not None
    agree = next(one for one in box.buttons() if one.text() == "Use them")
    QTest.keyClick(agree, Qt.Key.Key_Return)
    assert (tmp_path / "lab.rules" / "house.toml").exists()
    assert "1 mistake" in page.detail.toPlainText()

    page.own_rules.take(str(tmp_path / "lab.rules"))  # read again where it lies
    boxes = [one for one in page.window().findChildren(QMessageBox) if one is not box]
    agree = next(one for one in boxes[-1].buttons() if one.text() == "Use them")
    QTest.keyClick(agree, Qt.Key.Key_Return)
    assert not (tmp_path / "lab.rules-off").exists()


def test_that_a_folder_that_cannot_be_laid_over_is_listed_and_changes_nothing(
    page: RulebookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    place = house(
        tmp_path,
        {"rulebook.toml": HEAD.replace("name = 'House rules'", "newest_source = 2026-11-20")},
    )

    with qtbot.waitSignal(page.presenter.refused) as refused:
        page.own_rules.take(str(place))

    (sentence,) = refused.args or ("",)
    assert sentence.endswith("and are laid over the one that ships. Nothing was changed.")
    assert "Nothing of it is used." in page.detail.toPlainText()
    assert "it is a whole rulebook" in page.detail.toPlainText()
    assert page.presenter.case.rulebook.pack is None


def test_that_a_folder_that_cannot_be_read_is_refused(
    page: RulebookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.presenter.refused) as refused:
        page.own_rules.take(str(tmp_path / "nothing"))

    (sentence,) = refused.args or ("",)
    assert sentence.startswith("nothing cannot be read: No such file or directory.")


def test_that_another_rulebook_is_compared_with_this_one(
    page: RulebookPage, tmp_path: Path
) -> None:
    place = tmp_path / "house"
    place.mkdir()
    for name, text in PACK.items():
        (place / name).write_text(text, encoding="utf-8")

    page.compare(str(place))

    read = page.detail.toPlainText()
    assert "From this rulebook to “house”" in read
    assert "California SB 942: provenance of generated media" in read
    assert "threshold: 1e25 → 1e24" in read


def test_that_a_folder_that_is_no_rulebook_is_refused_in_a_sentence(
    page: RulebookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.presenter.refused) as refused:
        page.compare(str(tmp_path / "nothing"))

    (sentence,) = refused.args or ("",)
    assert sentence.startswith("nothing cannot be read: No such file or directory. Name a folder")


def test_that_the_readings_of_a_rule_are_told(page: RulebookPage) -> None:
    page.show_rule("ct-sb5-frontier")

    read = page.detail.toPlainText()
    assert "Does a model at exactly 10^26 reach the line?" in read
    assert "At least 10^26. One law firm retells the test as “at least”." in read
