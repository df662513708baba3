"""What is worked out from a file gives way to a figure that was there."""

import pytest
from screened import Lab, amount

from limen.domain.answers import Answer, Silence
from limen.domain.evidence import Proposal
from limen.domain.records import Casefile
from limen.engine.proposals import giving_way

COUNTED = Proposal(
    question="tokens", raw="12", label="Tokens", place="line 1", note="Counted.", derived=True
)
READ = Proposal(question="tokens", raw="12", label="Tokens", place="line 1")


def _answered(answer: Answer) -> Casefile:
    return Lab().run("r", None).say("r", tokens=answer).casefile


@pytest.mark.parametrize(
    ("figure", "note", "gives_way"),
    [
        ("11", "", True),
        ("12", "", False),
        ("11", "Counted.", False),  # worked out from an earlier file of this sort
    ],
)
def test_that_a_derived_figure_gives_way_to_another_that_was_not_derived(
    figure: str, note: str, gives_way: bool
) -> None:
    casefile = _answered(Answer(value=amount(figure, "tokens"), said=figure, note=note))

    assert giving_way(casefile, "r", (COUNTED, READ)) == ((COUNTED,) if gives_way else ())


def test_that_a_silence_gives_way_itself() -> None:
    assert giving_way(_answered(Answer(silence=Silence.DONT_KNOW)), "r", (COUNTED,)) == ()
