"""What the timeline shows: for every planned release the lanes of its calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from limen.domain.calendar import Lane, Milestone, Release, ReleasePlan
from limen.engine import words
from limen.gui.phrases import capital, short

_LANES: tuple[tuple[Lane, str], ...] = (
    (Lane.PREPARATION, "Preparation"),
    (Lane.WINDOW, "Early access"),
    (Lane.PARTNERS, "Other trusted partners"),
    (Lane.PUBLIC, "Public release"),
    (Lane.DETERMINATION, "Determination"),
    (Lane.CLOCKS, "Other clocks"),
)
LANE_NAMES = dict(_LANES)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One milestone of one release of a model."""

    milestone: Milestone
    release: Release
    model: str

    @property
    def uid(self) -> str:
        """What tells it from all others."""
        return self.milestone.uid

    @property
    def open_ended(self) -> bool:
        """Whether it has no day, and never will have one."""
        return self.milestone.lane is Lane.DETERMINATION

    @property
    def when(self) -> str:
        """Its day or days in words."""
        on, ends = self.milestone.on, self.milestone.ends
        if on is None:
            return "no deadline" if self.open_ended else "no day yet"
        return f"{short(on)} to {short(ends)}" if ends else words.day(on)

    @property
    def said(self) -> str:
        """It in a sentence."""
        what = f"{self.milestone.what}: {self.when}" if not self.open_ended else self.milestone.what
        return f"{what}. {self.release.name}, {self.model}. {capital(self.milestone.computed)}"


@dataclass(frozen=True, kw_only=True)
class Track:
    """One line of the timeline: a lane with what lies in it, or the title of a release."""

    title: str
    planned: tuple[Planned, ...] = ()
    heads: bool = False


def planned(plans: Iterable[tuple[str, ReleasePlan]]) -> tuple[Planned, ...]:
    """Every milestone of the *plans* (with the model's name), dated ones first by date."""
    found = [
        Planned(milestone=one, release=plan.release, model=model)
        for model, plan in plans
        for one in plan.milestones
    ]
    return tuple(sorted(found, key=_by_date))


def _by_date(one: Planned) -> tuple[bool, date, bool]:
    on = one.milestone.on
    return on is None, on or date.min, one.milestone.ends is not None


def tracks(everything: Iterable[Planned], *, models: bool) -> tuple[Track, ...]:
    """The lanes of every release in turn, under its title; with the model's name if *models*."""
    by_release: dict[str, list[Planned]] = {}
    for one in everything:
        by_release.setdefault(one.release.id, []).append(one)
    return tuple(track for found in by_release.values() for track in _release(found, models=models))


def _release(found: list[Planned], *, models: bool) -> Iterator[Track]:
    first = found[0]
    title = f"{first.release.name} · {first.model}" if models else first.release.name
    yield Track(title=title, heads=True)
    for lane, name in _LANES:
        inside = tuple(one for one in found if one.milestone.lane is lane)
        if inside:
            yield Track(title=name, planned=inside)
