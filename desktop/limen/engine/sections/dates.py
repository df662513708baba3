"""Annex: the calendar, each date with the sentence that computes it."""

from collections.abc import Iterator

from limen.domain.calendar import EventPlan, Milestone, ReleasePlan, Told
from limen.domain.dossier import Block, Bullets, Paragraph, Section, Table
from limen.engine import words
from limen.engine.calendar import duties
from limen.engine.sections.matter import Matter, short
from limen.engine.sections.plan_chart import chart


def section(matter: Matter) -> Section:
    """A drawing and a table for each planned release, a table for each event, and one for all."""
    part = matter.wording.part["calendar"]
    found = matter.agenda
    text = part.intro if found.plans or found.events else part.empty
    sections = (
        *(_plan(matter, plan) for plan in found.plans),
        *(_event(matter, after) for after in found.events),
        *_world(matter, found.world),
    )
    return matter.part("calendar", *sections, blocks=(Paragraph(text=text),))


def span(matter: Matter, milestone: Milestone) -> str:
    """The day of *milestone*, or its first and last day."""
    if milestone.on is None:
        return matter.say("calendar-no-date")
    if milestone.ends is None:
        return words.day(milestone.on)
    return f"{words.day(milestone.on)} – {words.day(milestone.ends)}"


def _plan(matter: Matter, plan: ReleasePlan) -> Section:
    drawn = chart(matter, plan)
    blocks: tuple[Block, ...] = (drawn,) if drawn else ()
    problems: tuple[Block, ...] = (Bullets(items=plan.problems),) if plan.problems else ()
    table = _table(matter, plan.milestones)
    return _part(plan.release.name, *problems, *blocks, table)


def _event(matter: Matter, after: EventPlan) -> Section:
    notes: tuple[Block, ...] = (Bullets(items=after.left_out),) if after.left_out else ()
    return _part(after.event.name, *notes, _table(matter, after.milestones))


def _world(matter: Matter, world: tuple[Milestone, ...]) -> Iterator[Section]:
    coming = tuple(one for one in world if one.on is None or one.on >= matter.case.today)
    if coming:
        yield _part(matter.say("calendar-world"), _table(matter, coming))


def _part(title: str, *blocks: Block) -> Section:
    return Section(letter="", title=short(title), blocks=blocks, minor=True)


def _table(matter: Matter, milestones: tuple[Milestone, ...]) -> Table:
    return Table(
        headings=tuple(matter.say(f"head-{one}") for one in ("date", "what", "computed")),
        widths=(22, 30, 48),
        rows=tuple(_row(matter, one) for one in milestones),
        empty=matter.wording.part["calendar"].empty,
    )


def _row(matter: Matter, milestone: Milestone) -> tuple[str, str, str]:
    numbers = ", ".join(str(number) for number in matter.cites(milestone.source))
    parts = (
        milestone.computed,
        _readings(matter, milestone),
        f"[{numbers}]" if numbers else "",
        *(_reported(matter, told) for told in milestone.remarks),
    )
    stands = duties.mark(milestone)
    what = f"{milestone.what} ({stands})" if stands else milestone.what
    return span(matter, milestone), what, " ".join(part for part in parts if part)


def _readings(matter: Matter, milestone: Milestone) -> str:
    strict, rolled = milestone.strict, milestone.rolled
    if strict is None or rolled is None or strict == rolled:
        return ""
    return matter.say("calendar-readings", strict=words.day(strict), rolled=words.day(rolled))


def _reported(matter: Matter, told: Told) -> str:
    numbers = ", ".join(str(number) for number in matter.cites(told.source))
    return matter.say("calendar-reported", text=told.text, numbers=numbers)
