"""F: what was measured, where it stands among published scores, and what could still be run."""

from collections.abc import Iterator

from limen.domain.dossier import (
    Block,
    Bullets,
    Cell,
    Code,
    Paragraph,
    Section,
    StateCell,
    Table,
    Tone,
)
from limen.domain.placing import CapabilityView, Placement, PlannedRun
from limen.domain.value import Source
from limen.engine import words
from limen.engine.evaluating import placements
from limen.engine.evaluating.plans import views
from limen.engine.evaluating.scales import scale
from limen.engine.sections import answered
from limen.engine.sections.matter import Matter, short


def section(matter: Matter) -> Section:
    """The answers, then each capability that is publicly discussed, then the plan."""
    told = answered.section(matter, "F")
    found = () if matter.public else views(matter.case, matter.model.model.id)
    if not found:
        return told
    shown: dict[str, str] = {}
    parts = tuple(_capability(matter, view, shown) for view in found)
    rest = tuple(_unplaced(matter, shown))
    plan = (_plan(matter, found),) if any(view.plan for view in found) else ()
    return matter.part("F", *told.sections, *parts, *rest, *plan, blocks=told.blocks)


def _capability(matter: Matter, view: CapabilityView, shown: dict[str, str]) -> Section:
    cites = _cited(matter, view.capability.source)
    blocks = (
        Paragraph(text=f"{view.capability.lines}{cites}"),
        Paragraph(text=f"{view.capability.order}{cites}", tone=Tone.QUIET),
        *_results(matter, view, shown),
        *_levels(matter, view),
        *_others(matter, view),
    )
    return Section(letter="", title=view.capability.title, blocks=blocks)


def _results(matter: Matter, view: CapabilityView, shown: dict[str, str]) -> Iterator[Block]:
    """Each result once: where it bears on a second capability, it is only pointed to."""
    if not view.placements:
        yield Paragraph(text=matter.say("capability-none"))
    for one in view.placements:
        name, earlier = short(one.result.name), shown.get(one.result.id)
        if earlier:
            yield Paragraph(text=matter.say("capability-again", name=name, title=earlier))
            continue
        shown[one.result.id] = view.capability.title
        yield from _result(matter, one)


def _result(matter: Matter, one: Placement) -> Iterator[Block]:
    cites = _cited(matter, one.source)
    row: tuple[Cell, ...] = (
        StateCell(state=one.state),
        short(one.result.name),
        f"{one.text}{cites}",
    )
    yield Table(
        headings=tuple(matter.say(f"head-{name}") for name in ("state", "result", "says")),
        widths=(19, 25, 56),
        rows=(row,),
    )
    drawn = scale(one)
    if drawn:
        yield drawn
    if one.cautions:
        yield Bullets(items=one.cautions)


def _cited(matter: Matter, sources: tuple[Source, ...]) -> str:
    numbers = ", ".join(str(number) for number in matter.cites(sources))
    return f" [{numbers}]" if numbers else ""


def _levels(matter: Matter, view: CapabilityView) -> Iterator[Block]:
    """The levels of policies in words, as answered; they are never worked out from a score."""
    found = (matter.model.screening.finding(name) for name in view.capability.policies)
    rows = tuple((StateCell(state=one.state), one.proxy.title) for one in found if one)
    if rows:
        yield Table(
            headings=(matter.say("head-state"), matter.say("head-level")),
            widths=(25, 75),
            rows=rows,
            caption=matter.say("capability-levels"),
        )


def _others(matter: Matter, view: CapabilityView) -> Iterator[Block]:
    names = words.listed(tuple(one.name for one in view.others))
    if names:
        text = matter.say("capability-others", names=names)
        yield Paragraph(text=text, tone=Tone.QUIET)


def _unplaced(matter: Matter, shown: dict[str, str]) -> Iterator[Section]:
    rest = (
        one for one in placements(matter.case, matter.model.model.id) if one.result.id not in shown
    )
    blocks = tuple(block for one in rest for block in _result(matter, one))
    if blocks:
        yield Section(letter="", title=matter.say("capability-unplaced"), blocks=blocks)


def _plan(matter: Matter, found: tuple[CapabilityView, ...]) -> Section:
    settings = dict.fromkeys(line for view in found for line in view.settings if view.plan)
    tables = tuple(_runs(matter, view) for view in found if view.plan)
    blocks: tuple[Block, ...] = (
        Paragraph(text=matter.say("plan-intro")),
        Paragraph(text=found[0].warning, tone=Tone.NOTICE),
        *tables,
        Paragraph(text=f"{matter.say('plan-settings')}{_cited(matter, found[0].source)}"),
        Bullets(items=tuple(settings)),
    )
    return Section(letter="", title=matter.say("plan"), blocks=blocks)


def _runs(matter: Matter, view: CapabilityView) -> Table:
    return Table(
        headings=tuple(matter.say(f"head-{name}") for name in ("evaluation", "command")),
        widths=(48, 52),
        rows=tuple((_why(run), Code(text=run.command)) for run in view.plan),
        caption=view.capability.title,
    )


def _why(run: PlannedRun) -> str:
    parts = (f"{run.evaluation.name}: {run.why}", run.needs, run.lacking)
    return " ".join(part for part in parts if part)
