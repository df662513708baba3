from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from limen.gui.widgets.banner import Banner
from limen.gui.widgets.notices import Notices


def shown(notices: Notices) -> list[str]:
    notices.frame.adjustSize()
    QApplication.processEvents()
    return [one.text() for one in notices.frame.findChildren(QLabel) if one.isVisible()]


def test_that_many_sentences_fold_into_the_first_one(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    notices = Notices()
    qtbot.addWidget(notices.frame)
    notices.tell(("One.", "Two.", "Three."))
    with qtbot.waitExposed(notices.frame):
        notices.frame.show()
    folded = shown(notices)
    more = next(one for one in notices.frame.findChildren(QPushButton) if one.isVisible())
    words = more.text()

    qtbot.keyClick(more, Qt.Key.Key_Space)

    assert (folded, words) == (["One."], "And 2 others")
    assert shown(notices) == ["One.", "Two.", "Three."]


def test_that_a_few_sentences_stand_as_they_are_and_none_take_no_room(
    look: QApplication, qtbot: QtBot
) -> None:
    assert look is not None
    notices = Notices()
    qtbot.addWidget(notices.frame)
    notices.tell(("One.", "Two."))
    with qtbot.waitExposed(notices.frame):
        notices.frame.show()
    few = shown(notices)
    notices.tell(())

    assert few == ["One.", "Two."]
    assert not notices.frame.isVisible()


def test_that_what_a_banner_offers_goes_beneath_where_it_is_narrow(
    look: QApplication, qtbot: QtBot
) -> None:
    assert look is not None
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(1400, 60)
    banner.say("A sentence.", (("Do it", lambda: None),))
    QApplication.processEvents()
    offer = next(one for one in banner.findChildren(QPushButton) if one.text() == "Do it")
    beside = offer.x() > banner.sentence.geometry().right()
    banner.resize(700, 200)
    QApplication.processEvents()

    assert beside
    assert offer.y() >= banner.sentence.geometry().bottom()
