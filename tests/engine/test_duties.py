import re

from limen.domain.rules import Duty
from limen.engine.duties import due
from limen.library.rulebook import rulebook


def test_that_a_duration_is_written_as_people_say_it() -> None:
    assert due(Duty(what="Report.", within="P14D")) == ("14 days",)
    assert due(Duty(what="Report.", within="PT24H")) == ("24 hours",)
    assert due(Duty(what="Keep.", within="P3M to P6M")) == ("3 months to 6 months",)
    assert due(Duty(what="Review.", within="P1Y")) == ("1 year",)


def test_that_the_way_of_counting_and_the_start_follow() -> None:
    duty = Duty(
        what="Report.", within="P15D", clock="CALENDAR (Reg. 1182/71)|start: awareness of it"
    )

    assert due(duty) == ("15 days", "calendar days (Reg. 1182/71)", "start: awareness of it")


def test_that_a_day_is_written_with_its_weekday() -> None:
    assert due(Duty(what="File.", within="by 2027-01-01", clock="DATE")) == ("by 1 Jan 2027 (Fri)",)


def test_that_a_phrase_stays_as_it_is() -> None:
    assert due(Duty(what="Publish.", within="ongoing", clock="penalty of USD 5,000 a day")) == (
        "ongoing",
        "penalty of USD 5,000 a day",
    )
    assert due(Duty(what="Be careful.")) == ()


def test_that_no_shipped_duty_shows_the_spelling_of_the_data() -> None:
    shown = [phrase for proxy in rulebook().proxy for duty in proxy.duty for phrase in due(duty)]

    assert len(shown) > 100
    assert [
        text for text in shown if re.search(r"\bPT?\d|CALENDAR|EVENT|\d{4}-\d\d-\d\d", text)
    ] == []
