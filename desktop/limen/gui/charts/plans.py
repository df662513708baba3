"""What the timeline shows: the lanes of every planned release, of events, and of the world."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from limen.domain.calendar import Agenda, Lane, Milestone, Standing
from limen.engine import instants, words
from limen.engine.calendar.duties import mark
from limen.gui.phrases import capital, short

_LANES: tuple[tuple[Lane, str], ...] = (
    (Lane.PREPARATION, "Preparation"),
    (Lane.WINDOW, "Early access"),
    (Lane.PARTNERS, "Other trusted partners"),
    (Lane.STAGES, "Stages of your own"),
    (Lane.PUBLIC, "Public release"),
    (Lane.SELECTION, "Input on partners"),
    (Lane.DETERMINATION, "Determination"),
    (Lane.CLOCKS, "Other clocks"),
    (Lane.WORLD, "Dates of the world"),
)
LANE_NAMES = dict(_LANES)
WORLD = "world"
_ENDLESS = {Lane.SELECTION, Lane.DETERMINATION}


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One milestone of a release, an event or the *world*: *owner* is the id of its record.

    *note* is what is to be known about all dates of that owner.
    """

    milestone: Milestone
    owner: str
    name: str
    model: str
    note: str = ""

    @property
    def uid(self) -> str:
        """What tells it from all others."""
        return self.milestone.uid

    @property
    def open_ended(self) -> bool:
        """Whether it has no day, and never will have one."""
        return self.milestone.lane in _ENDLESS

    @property
    def when(self) -> str:
        """Its day or days in words."""
        on, ends, at = self.milestone.on, self.milestone.ends, self.milestone.at
        if at is not None:
            return instants.said(at)
        if on is None:
            return "no deadline" if self.open_ended else "no day yet"
        return f"{short(on)} to {short(ends)}" if ends else words.day(on)

    @property
    def briefly(self) -> str:
        """The same in a line of a list: an instant without its zone."""
        on, at = self.milestone.on, self.milestone.at
        return f"{words.day(on)}, {at:%H:%M}" if at is not None and on is not None else self.when

    @property
    def place(self) -> str:
        """Whose it is: the release or event with its model."""
        return f"{self.name}, {self.model}" if self.model else self.name

    @property
    def said(self) -> str:
        """It in a few sentences that say it all."""
        what = f"{self.milestone.what}: {self.when}" if not self.open_ended else self.milestone.what
        marks = "".join(f" {one}" for one in _marks(self.milestone))
        return f"{what}. {self.place}.{marks} {capital(self.milestone.computed)}"


def _marks(milestone: Milestone) -> Iterator[str]:
    stands = mark(milestone)
    if stands:
        yield f"{capital(stands[2:])}."  # without the shape in front, which is for the eye
    elif milestone.standing is not Standing.PLANNED:
        yield f"{capital(milestone.standing)}."
    if milestone.critical:
        yield "On the critical chain."


@dataclass(frozen=True, kw_only=True)
class Track:
    """One line of the timeline: a lane with what lies in it, or the title of a release."""

    title: str
    planned: tuple[Planned, ...] = ()
    heads: bool = False


def planned(agendas: Iterable[tuple[str, Agenda]]) -> tuple[Planned, ...]:
    """Every milestone of the *agendas* (with the model's name), dated ones first by date."""
    found = {one.uid: one for model, agenda in agendas for one in _of(model, agenda)}
    return tuple(sorted(found.values(), key=_by_date))


def _of(model: str, agenda: Agenda) -> Iterator[Planned]:
    for plan in agenda.plans:
        yield from _each(plan.milestones, plan.release.id, plan.release.name, model)
    for after in agenda.events:
        note = " ".join(after.left_out)
        yield from _each(after.milestones, after.event.id, after.event.name, model, note)
    yield from _each(agenda.world, WORLD, "Dates of the world", "")


def _each(
    found: Iterable[Milestone], owner: str, name: str, model: str, note: str = ""
) -> Iterator[Planned]:
    for one in found:
        yield Planned(milestone=one, owner=owner, name=name, model=model, note=note)


def _by_date(one: Planned) -> tuple[bool, date, bool]:
    on = one.milestone.on
    return on is None, on or date.min, one.milestone.ends is not None


def tracks(everything: Iterable[Planned], *, models: bool) -> tuple[Track, ...]:
    """The lanes of every release in turn, under its title; with the model's name if *models*.

    Dates of the world come last.
    """
    by_owner: dict[str, list[Planned]] = {}
    for one in everything:
        by_owner.setdefault(one.owner, []).append(one)
    world = by_owner.pop(WORLD, [])
    lanes = [track for found in by_owner.values() for track in _lanes(found, models=models)]
    if world:
        lanes += [Track(title="For everybody", heads=True), *_filled(world)]
    return tuple(lanes)


def _lanes(found: list[Planned], *, models: bool) -> Iterator[Track]:
    first = found[0]
    title = f"{first.name} · {first.model}" if models else first.name
    yield Track(title=title, heads=True)
    yield from _filled(found)


def _filled(found: list[Planned]) -> Iterator[Track]:
    by_lane: dict[Lane, list[Planned]] = {}
    for one in found:
        by_lane.setdefault(one.milestone.lane, []).append(one)
    for lane, name in _LANES:
        if lane in by_lane:
            yield Track(title=name, planned=tuple(by_lane[lane]))
