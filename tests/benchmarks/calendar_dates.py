"""1,000 releases with 20 milestones each: replanned, beside a bare loop of additions, and scrolled.

Prints four figures: milliseconds of processor time for all plans, the ratio of that to as many
additions of days, the 95th percentile of a frame while the timeline scrolls, and milliseconds from
the choice of the calendar to its page on the screen, timeline, list and all.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from statistics import quantiles
from time import perf_counter, process_time
from types import SimpleNamespace

from limen.domain.answers import Answer
from limen.domain.calendar import Agenda, Partner, Release, ReleasePlan, Stage
from limen.domain.case import Case
from limen.domain.forms import RecordKind
from limen.domain.records import Casefile, Record
from limen.engine.calendar import plan
from limen.engine.case import examine
from limen.library.interview import interview
from limen.library.rulebook import rulebook

TODAY = date(2026, 11, 24)
RELEASES, MILESTONES, ROUNDS, FRAMES = 1_000, 20, 5, 60


def releases() -> list[Release]:
    """Releases whose anchors lie on different days, each with stages and partners of its own."""
    made = []
    for number in range(RELEASES):
        first = date(2027, 1, 15) + timedelta(days=number % 400)
        made.append(
            Release(
                id=f"r{number}",
                model="m",
                name=f"Release {number}",
                trusted_partners=first,
                public=first + timedelta(days=21),
                stages=tuple(
                    Stage(id=f"s{number}-{n}", name=f"Stage {n}", on=first + timedelta(days=n))
                    for n in range(4)
                ),
                partners=tuple(
                    Partner(id=f"p{number}-{n}", name=f"Partner {n}", starts=first)
                    for n in range(3)
                ),
            )
        )
    return made


def planned() -> tuple[ReleasePlan, ...]:
    """All of them, planned."""
    almanac = rulebook().almanac
    return tuple(plan(one, TODAY, almanac) for one in releases())


def least(work: Callable[[], object]) -> float:
    """The least processor time of a few rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        work()
        times.append((process_time() - begun) * 1e3)
    return min(times)


def main() -> None:
    made, almanac = releases(), rulebook().almanac
    counted = {len(plan(one, TODAY, almanac).milestones) for one in made}
    assert counted == {MILESTONES}, counted
    ours = least(lambda: [plan(one, TODAY, almanac) for one in made])
    day, days = TODAY, timedelta(days=30)
    bare = least(lambda: [day + days for _ in range(RELEASES * MILESTONES)])
    sys.stdout.write(f"{ours:.0f} {ours / bare:.0f} {frame():.1f} {opened():.0f}\n")


def frame() -> float:
    """The 95th percentile of painting what is in sight while all releases scroll by, in ms."""
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication

    from limen.gui import theme
    from limen.gui.charts.plans import planned as shown, tracks
    from limen.gui.charts.timeline import Timeline
    from limen.gui.widgets.parts import scrolled

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Scheme.LIGHT, 100)
    timeline = Timeline()
    area = scrolled(timeline)
    area.resize(1200, 500)
    agenda = Agenda(model="m", plans=planned())
    timeline.show_tracks(tracks(shown([("Model", agenda)]), models=False), TODAY)
    area.show()
    app.processEvents()
    bar, times = area.verticalScrollBar(), []
    for number in range(FRAMES):
        bar.setValue(bar.maximum() * number // FRAMES)
        begun = perf_counter()
        area.viewport().grab()
        times.append((perf_counter() - begun) * 1e3)
    assert timeline.mapTo(area, QPoint(0, 0)).y() < 0
    return quantiles(times, n=20)[-1]


def case() -> Case:
    """A case of one model with all of the releases, each said in a casefile."""
    lab = Record(id="lab", kind=RecordKind.ORGANIZATION, name="Lab")
    records = [lab, Record(id="m", kind=RecordKind.MODEL, name="Model", parent="lab")]
    answers: dict[str, dict[str, Answer]] = {}
    for one in releases():
        records.append(Record(id=one.id, kind=RecordKind.RELEASE, name=one.name, parent="m"))
        anchors = {"trusted_partner_release": one.trusted_partners, "public_release": one.public}
        answers[one.id] = {key: Answer(value=day, said=str(day)) for key, day in anchors.items()}
        for stage in one.stages:
            kind = RecordKind.STAGE
            records.append(Record(id=stage.id, kind=kind, name=stage.name, parent=one.id))
            answers[stage.id] = {"date": Answer(value=stage.on, said=str(stage.on))}
        for partner in one.partners:
            kind = RecordKind.PARTNER
            records.append(Record(id=partner.id, kind=kind, name=partner.name, parent=one.id))
            day = partner.starts
            answers[partner.id] = {"start_date": Answer(value=day, said=str(day))}
    book = rulebook()
    casefile = Casefile(records=tuple(records), answers=answers)
    return examine(casefile, book, interview(book), TODAY)


def opened() -> float:
    """How long it takes to show the calendar page, in ms."""
    from PySide6.QtWidgets import QApplication

    from limen.gui.pages.calendar import CalendarPage
    from limen.gui.presenter import Presenter

    made = case()
    page = CalendarPage(Presenter(SimpleNamespace(case=made)))  # type: ignore[arg-type]  # shown only
    page.resize(1280, 720)
    page.show()
    QApplication.processEvents()
    begun = perf_counter()
    page.show_case(made, "m")
    QApplication.processEvents()
    return (perf_counter() - begun) * 1e3


if __name__ == "__main__":
    main()
