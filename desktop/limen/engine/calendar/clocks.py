"""Clocks of laws and codes, started by an event or hung on an anchor: what is due, and when."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from limen.domain.calendar import Event, EventPlan, Lane, Met, Milestone, Release
from limen.domain.clocks import Almanac, Clock, DaysOff, Span, TimeRule, Unit
from limen.domain.conditions import holds
from limen.domain.value import Value
from limen.engine import words
from limen.engine.calendar import spans
from limen.engine.calendar.closed import with_own
from limen.engine.calendar.counting import Counted, count, later
from limen.engine.calendar.duties import settled, unplaced
from limen.engine.calendar.release import by_date
from limen.engine.calendar.wording import days_sentence, hours_sentence

_QUESTIONS = {"partners": "trusted_partner_release", "public": "public_release"}
_PLAIN = TimeRule(id="", title="", source=())


@dataclass(frozen=True, kw_only=True)
class Laws(Value):
    """The clocks, the ids of the proxies that touch a model, and from when on each has effect.

    *own* are days off that the organisation adds to every list.  Without *today*, nothing is late.
    """

    almanac: Almanac
    touched: Collection[str]
    effective: Mapping[str, str]
    own: Collection[date] = ()
    today: date | None = None

    def off(self, rule: TimeRule) -> DaysOff:
        """What days off are called where *rule* counts, those of one's own list included."""
        return with_own(_off(rule, self.almanac.off), self.own)

    def touch(self, clock: Clock) -> bool:
        """Whether *clock* hangs on a proxy that touches the model, or on none."""
        return not clock.proxy or clock.proxy in self.touched

    def begins(self, clock: Clock, day: date) -> str:
        """A sentence where the act of *clock* has no effect yet on that *day*."""
        begins = self.effective.get(clock.proxy, "")
        if begins <= day.isoformat():
            return ""
        return f"The act takes effect only on {words.day(date.fromisoformat(begins))}, after that."

    def owed(self, clock: Clock, on: date | None) -> bool:
        """Whether what falls *on* that day can be met or late: not before the act has effect."""
        return not clock.earliest and (on is None or not self.begins(clock, on))


def after(event: Event, laws: Laws) -> EventPlan:
    """What is due after *event*, dated ones first by date, and which clocks do not count it."""
    due: list[Milestone] = []
    passed: list[str] = []
    for clock in laws.almanac.clock.values():
        if clock.event and clock.event == event.kind:
            if laws.touch(clock):
                due += _after(event, clock, laws)
            else:
                passed.append(clock.title)
    return EventPlan(
        event=event,
        milestones=by_date(settled(due, event.met, laws.today)),
        left_out=(*_left_out(passed), *unplaced(due, event.met)),
    )


def _left_out(titles: list[str]) -> tuple[str, ...]:
    sentence = (
        "Not counted, as the proxies that they hang on are not tripped by this model or do not "
        f"apply to it: {'; '.join(titles)}."
    )
    return (sentence,) if titles else ()


def _after(event: Event, clock: Clock, laws: Laws) -> Iterator[Milestone]:
    verdict = holds(clock.when, event.answers)
    if verdict is None:
        made = _undated(event.id, clock, "which clock runs hangs on an open answer about it")
        open_ = (key.partition(".")[2] for key in clock.when if key not in event.answers)
        yield _noted(made, (event.id, clock, laws), "", *open_)
    elif verdict:
        start = event.moments.get(clock.moment)
        note = laws.begins(clock, start.date()) if start else ""
        for made in _from_event(event, clock, laws):
            yield _noted(made, (event.id, clock, laws), note, clock.moment)


def at_anchor(release: Release, laws: Laws) -> Iterator[Milestone]:
    """What is due with an anchor of *release*."""
    anchors = {"partners": release.trusted_partners, "public": release.public}
    for clock in laws.almanac.clock.values():
        if clock.anchor and laws.touch(clock) and holds(clock.when, release.answers):
            on, hangs = anchors.get(clock.anchor), (release.id, clock)
            if on is None:
                made, note = _undated(*hangs, f"no day is given for {clock.starts}"), ""
            else:
                made, note = _from_day(*hangs, on, laws), laws.begins(clock, on)
            yield _noted(made, (*hangs, laws), note, _QUESTIONS[clock.anchor])


def _noted(
    milestone: Milestone, hangs: tuple[str, Clock, Laws], note: str, *keys: str
) -> Milestone:
    """The milestone with what it is counted from, and the name by which it can be met, if any."""
    owner, clock, laws = hangs
    owed = laws.owed(clock, milestone.on)
    return milestone._replace(
        computed=_joined(milestone.computed, note),
        duty=milestone.uid.removeprefix(f"{owner}-") if owed else "",
        rests_on=tuple((owner, key) for key in keys),
    )


def _undated(owner: str, clock: Clock, why: str) -> Milestone:
    return Milestone(
        uid=f"{owner}-{clock.id}",
        what=clock.title,
        on=None,
        computed=f"No date yet: {why}.",
        lane=Lane.CLOCKS,
        source=clock.source,
    )


def _from_event(event: Event, clock: Clock, laws: Laws) -> Iterator[Milestone]:
    start = event.moments.get(clock.moment)
    if start is None:
        yield _undated(event.id, clock, f"it counts from when {clock.starts}, and that is not told")
    elif clock.repeats:
        yield from _repeated(event, clock, start, laws)
    elif spans.read(clock.within).unit is Unit.HOUR:
        yield _in_hours(event.id, clock, start)
    else:
        yield _from_day(event.id, clock, start.date(), laws)


def _repeated(event: Event, clock: Clock, start: datetime, laws: Laws) -> Iterator[Milestone]:
    """Each time is counted from the beginning, so that short months leave no trace.

    It ends with what the question *until* tells, or with the next event of the same kind, which
    has then met what was due before.
    """
    span = spans.read(clock.within)
    ends = event.moments.get(clock.until) if clock.until else event.followed
    for number in range(1, clock.times + 1):
        times = replace(span, number=span.number * number)
        made = _dated(event.id, clock, start.date(), times, laws)
        over = ends is not None and made.on is not None and made.on > ends.date()
        if over and clock.until:
            return
        yield made._replace(
            uid=f"{made.uid}-{number}",
            what=f"{clock.title}, {number} of {clock.times} shown",
            met=Met(on=ends.date()) if ends and not clock.until else None,
        )
        if over:
            return


def _from_day(owner: str, clock: Clock, on: date, laws: Laws) -> Milestone:
    if clock.within:
        return _dated(owner, clock, on, spans.read(clock.within), laws)
    return Milestone(
        uid=f"{owner}-{clock.id}",
        what=clock.title,
        on=on,
        strict=on,
        computed=_joined(f"On the day of {clock.starts}, {words.day(on)}.", clock.caution),
        lane=Lane.CLOCKS,
        source=clock.source,
    )


def _dated(owner: str, clock: Clock, start: date, span: Span, laws: Laws) -> Milestone:
    rule = laws.almanac.rule.get(clock.rule, _PLAIN)
    counted = count(start, span, rule, laws.off(rule))
    if counted is None:
        return _undated(owner, clock, "it would end after the last year that can be counted")
    return Milestone(
        uid=f"{owner}-{clock.id}",
        what=clock.title,
        on=_planned(clock, counted),
        strict=counted.strict,
        rolled=counted.rolled,
        computed=_joined(
            days_sentence(clock, start, span, rule, counted), clock.caution, rule.caution
        ),
        lane=Lane.CLOCKS,
        source=clock.source,
    )


def _planned(clock: Clock, counted: Counted) -> date:
    """The earlier end; for what is only possible from then on, the later."""
    return max(counted.strict, counted.rolled) if clock.earliest else counted.on


def _off(rule: TimeRule, lists: Mapping[str, DaysOff]) -> DaysOff:
    return lists[rule.holidays] if rule.holidays else _never


def _never(_day: date) -> str:
    return ""


def _in_hours(owner: str, clock: Clock, start: datetime) -> Milestone:
    ends = later(start, spans.read(clock.within).number)
    if ends is None:
        return _undated(owner, clock, "it would end after the last year that can be counted")
    return Milestone(
        uid=f"{owner}-{clock.id}",
        what=clock.title,
        on=ends.date(),
        strict=ends.date(),
        at=ends,
        computed=_joined(hours_sentence(clock, start, ends), clock.caution),
        lane=Lane.CLOCKS,
        source=clock.source,
    )


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)
