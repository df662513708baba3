"""The drawing of one release: the way to the window, the window, the anchors, what has no deadline."""

from collections.abc import Iterator
from datetime import date, timedelta

from limen.domain.calendar import Lane, Milestone, ReleasePlan
from limen.domain.plan_charts import PlanBar, PlanChart
from limen.engine import words
from limen.engine.calendar.duties import mark
from limen.engine.sections.matter import Matter, short

_LANES = {
    Lane.PREPARATION: "Preparation",
    Lane.WINDOW: "Early access",
    Lane.PARTNERS: "Other trusted partners",
    Lane.STAGES: "Stages",
    Lane.PUBLIC: "Public release",
    Lane.SELECTION: "Input on partners",
    Lane.DETERMINATION: "Determination",
    Lane.CLOCKS: "Other clocks",
}
_ENDLESS = {Lane.SELECTION, Lane.DETERMINATION}
_FAR = timedelta(days=3 * 366)
_DAY = timedelta(days=1)


def chart(matter: Matter, plan: ReleasePlan) -> PlanChart | None:
    """The drawing of *plan*; none where nothing near today has a day."""
    today = matter.case.today
    shown = [one for one in plan.milestones if _drawn(one, today)]
    days = [day for one in shown for day in (one.on, one.ends) if day]
    if not days:
        return None
    bars = tuple(_bar(one) for lane in _LANES for one in shown if one.lane is lane)
    caption = matter.say("calendar-chart", release=short(plan.release.name))
    said = " ".join(f"{bar.label}: {_when(bar)}." for bar in bars)
    return PlanChart(
        first=min(*days, today).replace(day=1),
        last=_next_month(max(*days, today)),
        today=today,
        bars=bars,
        caption=caption,
        alternative=f"{caption} {said}",
    )


def _drawn(one: Milestone, today: date) -> bool:
    """Whether it is drawn: near today, or endless; the day on which a span begins is not told twice."""
    if one.on is None:
        return one.lane in _ENDLESS
    return abs(one.on - today) <= _FAR and (one.lane is not Lane.WINDOW or one.ends is not None)


def _bar(one: Milestone) -> PlanBar:
    return PlanBar(
        lane=_LANES[one.lane],
        label=short(f"{one.what} ({stands})" if (stands := mark(one)) else one.what),
        first=one.on,
        last=one.ends,
        late=one.late,
        critical=one.critical,
    )


def _when(bar: PlanBar) -> str:
    days: Iterator[str] = (words.day(day) for day in (bar.first, bar.last) if day)
    return " to ".join(days) or "no deadline"


def _next_month(day: date) -> date:
    """The first day of the month after that of *day*."""
    return (day.replace(day=28) + 4 * _DAY).replace(day=1)
