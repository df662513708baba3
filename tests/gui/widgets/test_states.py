import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from limen.domain.screening import State
from limen.gui.tokens import LIGHT
from limen.gui.widgets.states import GRAVITY, WORDS, StateBadge, state_icon


def _colours(badge: StateBadge) -> set[str]:
    drawn = badge.grab().toImage()
    return {
        drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())
    }


def test_that_every_state_has_a_word_and_a_place_in_the_order() -> None:
    assert set(WORDS) == set(State)
    assert sorted(GRAVITY) == sorted(State)


@pytest.mark.parametrize("state", list(State))
def test_that_a_badge_says_its_state_to_a_screen_reader(
    look: QApplication, qtbot: QtBot, state: State
) -> None:
    badge = StateBadge(state)
    qtbot.addWidget(badge)

    assert look is not None
    assert badge.accessibleName() == WORDS[state]


def test_that_only_tripped_is_amber(look: QApplication, qtbot: QtBot) -> None:
    badges = {state: StateBadge(state) for state in State}
    for badge in badges.values():
        qtbot.addWidget(badge)
        badge.resize(badge.sizeHint())

    amber = {state for state, badge in badges.items() if LIGHT.amber in _colours(badge)}

    assert look is not None
    assert amber == {State.TRIPPED}


def test_that_every_state_has_another_shape(look: QApplication) -> None:
    drawings = [bytes(_shape(state)) for state in State]

    assert look is not None
    assert len(set(drawings)) == len(State)


def _shape(state: State) -> memoryview:
    drawn = state_icon(state).pixmap(16, 16).toImage()
    return memoryview(bytes(drawn.constBits()))
