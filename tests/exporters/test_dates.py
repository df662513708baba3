from datetime import date

from screened import TODAY, Lab, book, rule

from limen.domain.forms import RecordKind
from limen.engine.case import examine
from limen.exporters.dates import calendar


def test_that_a_calendar_has_the_promised_shape() -> None:
    lab = Lab()
    lab.add(RecordKind.RELEASE, "l1", "Spring")
    lab.say("l1", trusted_partner_release=date(2027, 1, 15))

    shown = calendar(examine(lab.casefile, book(rule()), {}, TODAY))

    assert shown["as_of"] == "2026-11-24"
    (release,) = shown["releases"]
    assert release["name"] == "Spring"
    assert release["milestones"][0] == {
        "what": "Window of early access opens",
        "date": "2026-12-16",
        "strict": "2026-12-16",
        "rolled": None,
        "ends": None,
        "at": None,
        "uid": "l1-window-opens",
        "computed": release["milestones"][0]["computed"],
        "source": "Executive Order 14409, sec. 3(b)(ii)",
        "lane": "window",
        "late": False,
        "duty": None,
        "met": None,
    }
    assert release["milestones"][0]["computed"].startswith("30 calendar days back")
    undated = {one["what"]: one for one in release["milestones"] if one["date"] is None}
    assert set(undated) == {
        "Public release",
        "Input on trusted partners: the order sets no deadline",
        "Government determination: the order sets no deadline",
    }
    assert undated["Public release"]["strict"] is None
