"""The interview, driven by keyboard as a person would."""

import pytest
from gui.conftest import say
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from limen.app.desk import Desk
from limen.domain.answers import NOT_ASKED, Silence
from limen.domain.forms import RecordKind
from limen.domain.quantities import Quantity
from limen.domain.records import Record
from limen.gui.interview.route import parts
from limen.gui.pages.interview import InterviewPage
from limen.gui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace) -> InterviewPage:
    workspace.go("interview")
    assert isinstance(workspace.page, InterviewPage)
    return workspace.page


@pytest.fixture
def run(page: InterviewPage) -> Record:
    casefile = page.presenter.case.casefile
    return casefile.below(casefile.models[0].id, RecordKind.TRAINING_RUN)[0]


def _said(page: InterviewPage, record: Record, key: str) -> object:
    return page.presenter.case.casefile.answer(record.id, key)


def _asked(page: InterviewPage) -> str:
    return page.stop.question.key if page.stop and page.stop.question else ""


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _radio(page: InterviewPage, words: str) -> QRadioButton:
    radios = page.card.findChildren(QRadioButton)
    return next(radio for radio in radios if radio.text() == words and radio.isVisible())


def _press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.activePopupWidget() or _focused(), key)


def test_that_it_begins_with_the_first_open_question(page: InterviewPage) -> None:
    assert _asked(page) == "modifies_base"
    assert page.card.number.text().startswith("question 2 of ")


def test_that_a_figure_typed_and_entered_is_saved_and_the_next_question_comes(
    page: InterviewPage, run: Record, qtbot: QtBot
) -> None:
    page.go_to(run.id, "tokens")
    QTest.keyClicks(_focused(), "15T")
    with qtbot.waitSignal(page.presenter.changed):
        _press(Qt.Key.Key_Return)

    answer = page.presenter.case.casefile.answer(run.id, "tokens")
    assert answer.said == "15T"
    assert answer.known
    assert _asked(page) != "tokens"


def test_that_what_cannot_be_accepted_is_told_beside_the_field_and_the_good_answer_stays(
    page: InterviewPage, run: Record
) -> None:
    page.go_to(run.id, "parameters_total")
    field = _focused()
    assert isinstance(field, QLineEdit)
    assert field.text() == "405B"
    field.selectAll()
    QTest.keyClicks(field, "many")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert _asked(page) == "parameters_total"
    assert "“many”" in page.card.form.refusal.text()
    assert page.card.form.refusal.isVisible()
    assert field.accessibleDescription() == page.card.form.refusal.text()
    assert page.presenter.case.casefile.answer(run.id, "parameters_total").said == "405B"


def test_that_undo_drops_what_is_typed_first_and_then_the_last_answer(
    page: InterviewPage, run: Record, qtbot: QtBot
) -> None:
    page.go_to(run.id, "tokens")
    QTest.keyClicks(_focused(), "15T")
    _press(Qt.Key.Key_Return)
    page.go_to(run.id, "tokens")
    field = _focused()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "000")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "15T"

    with qtbot.waitSignal(page.presenter.changed):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _said(page, run, "tokens") == NOT_ASKED
    assert field.text() == ""

    with qtbot.waitSignal(page.presenter.changed):
        shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(field, Qt.Key.Key_Z, shift)
    assert field.text() == "15T"


def test_that_a_choice_is_saved_at_once(page: InterviewPage, qtbot: QtBot) -> None:
    model = page.presenter.case.casefile.models[0]
    page.go_to(model.id, "weights")
    with qtbot.waitSignal(page.presenter.changed):
        QTest.keyClick(_radio(page, "Closed: access is given, weights are not"), Qt.Key.Key_Space)

    assert page.presenter.case.casefile.answer(model.id, "weights").value == "closed"
    assert _asked(page) == "weights"


def test_that_not_knowing_is_an_answer(page: InterviewPage, run: Record) -> None:
    page.go_to(run.id, "tokens")
    QTest.keyClick(_radio(page, "I don't know"), Qt.Key.Key_Space)

    answer = page.presenter.case.casefile.answer(run.id, "tokens")
    assert answer.silence is Silence.DONT_KNOW


def test_that_doesnt_apply_waits_for_its_reason(page: InterviewPage, run: Record) -> None:
    page.go_to(run.id, "tokens")
    QTest.keyClick(_radio(page, "Doesn't apply, because"), Qt.Key.Key_Space)
    assert _said(page, run, "tokens") == NOT_ASKED
    _press(Qt.Key.Key_Return)
    assert "say why" in page.card.form.refusal.text()

    QTest.keyClicks(_focused(), "it was merged, not trained")
    _press(Qt.Key.Key_Return)

    answer = page.presenter.case.casefile.answer(run.id, "tokens")
    assert answer.silence is Silence.DOESNT_APPLY
    assert answer.because == "it was merged, not trained"


def test_that_later_takes_a_day_and_refuses_what_is_none(page: InterviewPage, run: Record) -> None:
    page.go_to(run.id, "tokens")
    QTest.keyClick(_radio(page, "Later, on"), Qt.Key.Key_Space)
    QTest.keyClicks(_focused(), "soon")
    _press(Qt.Key.Key_Return)
    assert page.card.form.refusal.isVisible()

    field = _focused()
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, "15 Jan 2027")
    QTest.keyClick(field, Qt.Key.Key_Return)

    answer = page.presenter.case.casefile.answer(run.id, "tokens")
    assert answer.silence is Silence.LATER
    assert str(answer.until) == "2027-01-15"


def test_that_a_range_is_one_figure_with_a_width(page: InterviewPage, run: Record) -> None:
    page.go_to(run.id, "tokens")
    QTest.keyClick(_radio(page, "A range, from"), Qt.Key.Key_Space)
    QTest.keyClicks(_focused(), "14T")
    _press(Qt.Key.Key_Tab)
    QTest.keyClicks(_focused(), "16T")
    _press(Qt.Key.Key_Return)

    assert page.presenter.case.casefile.answer(run.id, "tokens").said == "14T to 16T"
    page.go_to(run.id, "tokens")
    assert _radio(page, "A range, from").isChecked()


def test_that_leaving_the_field_saves_too(page: InterviewPage, run: Record, qtbot: QtBot) -> None:
    page.go_to(run.id, "tokens")
    QTest.keyClicks(_focused(), "15T")
    with qtbot.waitSignal(page.presenter.changed):
        _press(Qt.Key.Key_Tab)

    assert page.presenter.case.casefile.answer(run.id, "tokens").said == "15T"
    assert _asked(page) == "tokens"


def test_that_it_says_what_the_answer_changes_while_it_is_typed(
    page: InterviewPage, run: Record, qtbot: QtBot
) -> None:
    page.go_to(run.id, "tokens")
    QTest.keyClicks(_focused(), "15T")
    box = page.card.changes.frame
    qtbot.waitUntil(lambda: "→ Tripped" in box.accessibleDescription())

    assert _said(page, run, "tokens") == NOT_ASKED


def test_that_doubt_and_note_are_kept_with_the_answer(page: InterviewPage, run: Record) -> None:
    page.go_to(run.id, "parameters_total")
    QTest.keyClick(page.card.unsure, Qt.Key.Key_Space)
    page.card.note.setFocus()
    QTest.keyClicks(_focused(), "ask the platform team")
    _press(Qt.Key.Key_Tab)

    answer = page.presenter.case.casefile.answer(run.id, "parameters_total")
    assert answer.unsure
    assert answer.note == "ask the platform team"
    assert answer.said == "405B"


def test_that_a_section_closes_with_its_answers_and_change_goes_back(
    page: InterviewPage, run: Record
) -> None:
    way = parts(page.presenter.case, page.root)
    part = next(part for part in way if part.record == run)
    page.go_to(run.id, part.asked[-1].key)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert _asked(page) == ""
    assert page.check.isVisible()

    change = page.check.findChildren(QWidget)
    first = next(b for b in change if b.accessibleName() == f"Change: {part.asked[0].label}")
    QTest.keyClick(first, Qt.Key.Key_Space)

    assert _asked(page) == part.asked[0].key


def test_that_what_is_not_asked_any_more_is_parked_and_comes_back(page: InterviewPage) -> None:
    model = page.presenter.case.casefile.models[0]
    page.go_to(model.id, "modifies_base")
    QTest.keyClick(_radio(page, "Yes"), Qt.Key.Key_Space)
    page.go_to(model.id, "base")
    QTest.keyClicks(_focused(), "Llama 3.1 405B")
    _press(Qt.Key.Key_Return)
    page.go_to(model.id, "modifies_base")
    QTest.keyClick(_radio(page, "No"), Qt.Key.Key_Space)
    part = parts(page.presenter.case, model.id)[0]
    assert [question.key for question in part.parked] == ["base"]

    QTest.keyClick(_radio(page, "Yes"), Qt.Key.Key_Space)
    page.go_to(model.id, "base")
    assert isinstance(_focused(), QLineEdit)
    assert _focused().property("text") == "Llama 3.1 405B"


def test_that_skipping_goes_to_the_question_that_most_findings_wait_for(
    page: InterviewPage, run: Record
) -> None:
    QTest.keyClick(page.skip, Qt.Key.Key_Space)

    assert page.stop is not None
    waited = [
        (missing.record, missing.question)
        for finding in page.presenter.case.models[0].screening.findings
        for missing in finding.missing
    ]
    here = (page.stop.part.record.id, _asked(page))
    assert waited.count(here) > 0
    still = {
        (part.record.id, key) for part in parts(page.presenter.case, page.root) for key in part.open
    }
    assert waited.count(here) == max(waited.count(other) for other in still)
    assert run is not None


def test_that_the_organisation_is_asked_in_the_same_way(workspace: Workspace) -> None:
    QTest.keyClick(workspace.sidebar.places["organization"], Qt.Key.Key_Space)
    page = workspace.page
    assert isinstance(page, InterviewPage)
    assert _asked(page) == "annual_gross_revenue"

    page.go_to(page.root, "annual_gross_revenue")
    QTest.keyClicks(_focused(), "USD 600M")
    _press(Qt.Key.Key_Return)

    lab = page.presenter.case.casefile.organization
    assert page.presenter.case.casefile.answer(lab.id, "annual_gross_revenue").known


def test_that_money_may_name_its_currency_and_its_rate_is_asked_for(workspace: Workspace) -> None:
    QTest.keyClick(workspace.sidebar.places["organization"], Qt.Key.Key_Space)
    page = workspace.page
    assert isinstance(page, InterviewPage)
    page.go_to(page.root, "annual_gross_revenue")
    hints = [one.text() for one in page.card.findChildren(QLabel)]
    assert "USD, or name the currency" in hints

    QTest.keyClicks(_focused(), "EUR 480M")
    _press(Qt.Key.Key_Return)

    page.go_to(page.root, "exchange_rate_usd")
    assert _asked(page) == "exchange_rate_usd"
    QTest.keyClicks(_focused(), "1.0821")
    _press(Qt.Key.Key_Return)
    lab = page.presenter.case.casefile.organization
    said = page.presenter.case.casefile.said(lab.id)
    units = [said[key].value for key in ("annual_gross_revenue", "exchange_rate_usd")]
    assert [one.unit for one in units if isinstance(one, Quantity)] == ["EUR", "USD per unit"]


def test_that_every_way_of_answering_has_a_name_for_a_screen_reader(
    page: InterviewPage, qtbot: QtBot
) -> None:
    assert qtbot is not None
    nameless = []
    for part in parts(page.presenter.case, page.root):
        for question in part.asked:
            page.go_to(part.record.id, question.key)
            nameless += [
                (question.key, type(field).__name__)
                for field in page.card.form.findChildren(QLineEdit)
                if field.isVisible() and not field.accessibleName()
            ]
    assert nameless == []


def test_that_what_contradicts_is_told_beside_the_question(
    page: InterviewPage, run: Record
) -> None:
    page.go_to(run.id, "parameters_active")
    assert not page.card.doubt.isVisible()
    QTest.keyClicks(_focused(), "500B")
    _press(Qt.Key.Key_Return)

    page.go_to(run.id, "parameters_active")
    assert page.card.doubt.isVisible()
    assert "More parameters are active" in page.card.doubt.text()
    page.go_to(run.id, "parameters_total")
    assert not page.card.doubt.isVisible()


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("tokens", "-5", "a figure cannot be negative here"),
        ("tokens", "NaN", "a figure such as 1e26"),
        ("tokens", "Infinity", "a figure such as 1e26"),
        ("utilization", "1.2", "100 % is the most that is possible"),
        ("chip_count", "0", "1 chip is the least that is possible"),
    ],
)
def test_that_what_cannot_be_is_refused_beside_the_question(  # noqa: PLR0913, PLR0917 - fixtures
    page: InterviewPage, desk: Desk, run: Record, key: str, typed: str, says: str
) -> None:
    say(desk, run, "method", "hardware")
    page.show_case(desk.case, "model-1")
    page.go_to(run.id, key)
    QTest.keyClicks(_focused(), typed)
    _press(Qt.Key.Key_Return)

    assert _asked(page) == key
    assert page.card.form.refusal.isVisible()
    assert says in page.card.form.refusal.text()
    assert not page.presenter.case.casefile.answer(run.id, key).known


@pytest.mark.parametrize(
    ("kind", "said", "key", "typed", "says"),
    [
        (
            RecordKind.TRAINING_RUN,
            {
                "method": "operations",
                "parameters_total": "8B",
                "tokens": "15T",
                "chips": "H100 SXM",
                "precision": "bf16",
            },
            "chip_hours",
            "10",
            "% of what the chips can do at peak in these hours",
        ),
        (RecordKind.EVALUATION, {}, "date", "2030-01-01", "is after today"),
        (
            RecordKind.EVALUATION,
            {"samples_total": "40"},
            "samples_used",
            "50",
            "50 tasks count in the score, but the evaluation has 40",
        ),
    ],
)
def test_that_facts_that_cannot_all_be_true_are_named_beside_the_question(  # noqa: PLR0913, PLR0917 - fixtures
    page: InterviewPage,
    desk: Desk,
    kind: RecordKind,
    said: dict[str, str],
    key: str,
    typed: str,
    says: str,
) -> None:
    record = desk.add(kind, "Another", "model-1")
    for question, raw in said.items():
        say(desk, record, question, raw)
    page.show_case(desk.case, "model-1")
    page.go_to(record.id, key)
    QTest.keyClicks(_focused(), typed)
    _press(Qt.Key.Key_Return)
    page.go_to(record.id, key)

    assert page.card.doubt.isVisible()
    assert says in page.card.doubt.text()


def test_that_enter_goes_on_from_a_radio_button_a_list_a_check_box_and_the_note(
    page: InterviewPage, run: Record
) -> None:
    model = page.presenter.case.casefile.models[0].id
    for record, key in ((model, "weights"), (run.id, "purpose")):
        page.go_to(record, key)
        _press(Qt.Key.Key_Return)
        assert _asked(page) != key
    for box in (page.card.unsure, page.card.note):
        page.go_to(model, "weights")
        box.setFocus()
        _press(Qt.Key.Key_Return)
        assert _asked(page) == "modifies_base"


def test_that_enter_presses_the_button_that_has_the_focus(page: InterviewPage) -> None:
    page.back.setFocus()
    _press(Qt.Key.Key_Return)

    assert _asked(page) == "weights"


def test_that_checking_answers_opens_no_window_of_its_own(page: InterviewPage) -> None:
    model = page.presenter.case.casefile.models[0].id
    page.go_to(model, "base_compute")
    while page.stop is not None and page.stop.question is not None:
        page.go_on()

    assert QApplication.activeWindow() is page.window()
