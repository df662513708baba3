"""Annex: the calendar, each date with the sentence that computes it."""

from limen.domain.calendar import Milestone, ReleasePlan
from limen.domain.dossier import Block, Bullets, Paragraph, Section, Table
from limen.engine import words
from limen.engine.sections.matter import Matter, short


def section(matter: Matter) -> Section:
    """One table for each planned release."""
    part = matter.wording.part["calendar"]
    plans = () if matter.public else matter.model.plans
    text = part.intro if plans else part.empty
    sections = tuple(_plan(matter, plan) for plan in plans)
    return matter.part("calendar", *sections, blocks=(Paragraph(text=text),))


def span(matter: Matter, milestone: Milestone) -> str:
    """The day of *milestone*, or its first and last day."""
    if milestone.on is None:
        return matter.say("calendar-no-date")
    if milestone.ends is None:
        return words.day(milestone.on)
    return f"{words.day(milestone.on)} – {words.day(milestone.ends)}"


def _plan(matter: Matter, plan: ReleasePlan) -> Section:
    table = Table(
        headings=tuple(matter.say(f"head-{one}") for one in ("date", "what", "computed")),
        widths=(22, 30, 48),
        rows=tuple(_row(matter, one) for one in plan.milestones),
        empty=matter.wording.part["calendar"].empty,
    )
    problems: tuple[Block, ...] = (Bullets(items=plan.problems),) if plan.problems else ()
    return Section(letter="", title=short(plan.release.name), blocks=(*problems, table), minor=True)


def _row(matter: Matter, milestone: Milestone) -> tuple[str, str, str]:
    numbers = ", ".join(str(number) for number in matter.cites(milestone.source))
    parts = (milestone.computed, _readings(matter, milestone), f"[{numbers}]" if numbers else "")
    return span(matter, milestone), milestone.what, " ".join(part for part in parts if part)


def _readings(matter: Matter, milestone: Milestone) -> str:
    strict, rolled = milestone.strict, milestone.rolled
    if strict is None or rolled is None or strict == rolled:
        return ""
    return matter.say("calendar-readings", strict=words.day(strict), rolled=words.day(rolled))
