"""Two people at one question: whether somebody was quicker, and who it was."""

from limen.gui.interview.route import Stop
from limen.gui.presenter import Presenter


def met(presenter: Presenter, stop: Stop) -> bool:
    """Whether the last answer to the question at *stop* was not kept, as another one came before it."""
    meeting, key = presenter.met, stop.question.key if stop.question else ""
    return meeting is not None and (meeting.record, meeting.question) == (stop.part.record.id, key)


def answered_by(presenter: Presenter, stop: Stop) -> str:
    """Who gave the answer that counts now at *stop*, and when."""
    key = stop.question.key if stop.question else ""
    word = presenter.desk.last_word(stop.part.record.id, key)
    return f"{word.entry.who or 'somebody'} ({word.when})" if word else "somebody"
